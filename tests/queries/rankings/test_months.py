MONTHS = [*(f"2025-{month:02}-01" for month in range(4, 13)), *(f"2026-{month:02}-01" for month in range(1, 4))]


def answer(county, **scope):
    """The twelve months to March of each unit."""
    found = {}
    for _, unit, _, arrived in county.ask("rankings/months", "2026-03", **scope):
        found.setdefault(unit, []).append(arrived)
    return found


def test_each_units_months_are_what_its_running_total_grew_by(county):
    county.unit("B", "乙镇")
    county.unit("X", "招商局", group=None)
    county.project("P1", shares={"A": "0.25", "B": "0.75"})
    county.project("P2", "B", audit="审核中")
    for project, month, amount in (
        ("P1", "2025-03", 100), ("P1", "2025-05", 40), ("P1", "2026-01", 8), ("P2", "2026-02", 50),
        ("P1", "2026-03", -4),
    ):  # fmt: skip
        county.funds(project, month, amount)
    told = {"2025-05-01": 40, "2026-01-01": 8, "2026-02-01": 0, "2026-03-01": -4}
    assert county.ask("rankings/months", "2026-03") == [
        (unit_id, unit, month, told[month] * part if month in told else None)
        for unit_id, unit, part in (("A", "甲镇", 0.25), ("B", "乙镇", 0.75))
        for month in MONTHS
    ]


def test_a_month_without_its_own_money_is_nothing_where_others_reported_and_missing_where_nobody_did(county):
    county.unit("B", "乙镇")
    county.project("P1", "B")
    county.funds("P1", "2026-02", 8)
    assert answer(county) == {"甲镇": [*[None] * 10, 0, None], "乙镇": [*[None] * 10, 8, None]}
    assert answer(county, may_see=("A",)) == {"甲镇": [*[None] * 10, 0, None]}
    assert answer(county, industries=("乡村旅游",)) == {
        unit: [*[None] * 10, 0, None] for unit in ("甲镇", "乙镇")
    }


def test_a_merged_units_money_is_its_successors(county):
    county.unit("M", "丙镇")
    county.con.execute("update units set merged_into = 'A', merged_since = date '2026-02-01' where unit_id = 'M'")
    county.project("P1", "M")
    county.funds("P1", "2026-01", 8)
    assert answer(county) == {"甲镇": [*[None] * 9, 8, None, None]}
