FIGURES = (
    "arrived", "arrived_out_province", "industrial_arrived", "signed", "signed_large", "started", "produced",
    "fixed_assets", "reported", "industrial",
)  # fmt: skip
MONTHS = [*(f"2025-{month:02}-01" for month in range(4, 13)), *(f"2026-{month:02}-01" for month in range(1, 4))]


def answer(county, *figures, **scope):
    """The twelve months to March of some figures."""
    rows = county.ask("overview/months", "2026-03", **scope)
    return [[value for name, _, value in rows if name == figure] for figure in figures]


def test_a_month_is_what_the_years_running_total_grew_by_and_a_month_that_nobody_reported_is_missing(county):
    county.project("P1", started="2025-05-06", signed="2025-05-02", agreed=20000)
    county.project("P2", signed="2026-01-09", industry="乡村旅游", started="2026-03-01", producing="2026-03-09")
    for project, month, amount, origin in (
        ("P1", "2025-03", 9, "out_province"), ("P1", "2025-05", 5, "out_province"), ("P1", "2025-12", 7, "out_city"),
        ("P1", "2026-01", 4, "out_province"), ("P2", "2026-01", 2, "out_city"), ("P1", "2026-03", -1, "out_province"),
        ("P2", "2026-03", 3, "overseas"),
    ):  # fmt: skip
        county.funds(project, month, amount, origin=origin)
    county.progress("P1", "2026-01", fixed=30)
    county.progress("P1", "2026-03", fixed=50)
    told = {
        "2025-05-01": (5, 5, 5, 1, 1, 1, 0, None, 1, 1), "2025-12-01": (7, 0, 7, 0, 0, 0, 0, None, 1, 1),
        "2026-01-01": (6, 4, 4, 1, 0, 0, 0, 30, 1, 1), "2026-03-01": (2, -1, -1, 0, 0, 1, 1, 20, 1, 0),
    }  # fmt: skip
    nothing = (None,) * len(FIGURES)
    assert county.ask("overview/months", "2026-03") == [
        (figure, month, told.get(month, nothing)[place]) for place, figure in enumerate(FIGURES) for month in MONTHS
    ]


def test_a_month_that_others_reported_is_nothing_and_not_missing(county):
    county.unit("B", "乙镇")
    county.project("P1", "B")
    county.funds("P1", "2026-02", 8)
    assert answer(county, "arrived", "signed", "reported", units=("甲镇",)) == [[*[None] * 10, 0, None]] * 3


def test_money_is_the_units_part_and_what_awaits_its_audit_is_not_counted(county):
    county.unit("B", "乙镇")
    county.project("P1", shares={"A": "0.25", "B": "0.75"})
    county.project("P2", audit="审核中")
    county.funds("P1", "2026-02", 8)
    county.funds("P1", "2026-03", 8, audit="审核中")
    county.funds("P2", "2026-02", 50)
    assert answer(county, "arrived", units=("甲镇",)) == [[*[None] * 10, 2, None]]
    assert answer(county, "arrived", industries=("乡村旅游",)) == [[*[None] * 10, 0, None]]
    assert answer(county, "arrived", may_see=("B",)) == [[*[None] * 10, 6, None]]


def test_the_months_of_a_year_add_up_to_its_total(county):
    county.project("P1")
    for month, amount in (("2025-11", 40), ("2026-01", 1), ("2026-02", 2), ("2026-03", 4)):
        county.funds("P1", month, amount)
    (arrived,) = answer(county, "arrived")
    assert sum(arrived[-3:]) == county.ask("overview/totals", "2026-03", columns=("arrived",))[0][0] == 7
