from decimal import Decimal

COLUMNS = (
    "unit", "arrived", "share_then", "forecast", "forecast_high", "target", "forecast_rate", "forecast_gap",
    "needed_monthly", "recent_monthly", "best_monthly", "is_out_of_reach",
)  # fmt: skip


def fill(county):
    """2025: half of all by June, 甲镇 all of its own; this year each has 100 by June."""
    county.unit("B", "乙镇")
    county.unit("C", "丙镇")
    for project, unit, months in (
        ("P1", "A", {"2025-01": 250, "2026-01": 60, "2026-05": 40}),
        ("P2", "B", {"2025-01": 250, "2025-12": 500, "2026-06": 100}),
    ):
        county.project(project, unit=unit, started="2020-01-01")
        for month, amount in months.items():
            county.funds(project, month, amount)
    for unit, target in (("A", 150), ("B", 3110), ("C", 10)):
        county.target(unit, target)


def test_each_unit_ends_by_its_own_way_and_the_county_s_and_some_tasks_are_out_of_reach(county):
    fill(county)
    county.setting("forecast_credibility", "0.25")  # 250 of money weigh as much as the county's way
    assert county.ask("forecast/units", "2026-06", COLUMNS) == [
        ("甲镇", 100, 0.75, Decimal("133.333333"), None, 150, 0.8889, Decimal("-16.666667"), Decimal("8.333333"),
         Decimal("13.333333"), 250, False),
        ("乙镇", 100, 0.375, Decimal("266.666667"), None, 3110, 0.0857, Decimal("-2843.333333"), Decimal("501.666667"),
         Decimal("33.333333"), 500, True),
        ("丙镇", 0, None, None, None, 10, None, None, Decimal("1.666667"), 0, None, True),
    ]  # fmt: skip


def test_a_unit_s_row_says_what_the_page_of_that_unit_says(county):
    fill(county)
    columns = ("forecast", "forecast_rate", "needed_monthly", "best_monthly")
    rows = county.ask("forecast/units", "2026-06", ("unit", *columns))
    assert {row[0]: row[1:] for row in rows if row[1] is not None} == {
        unit: county.ask("forecast/year", "2026-06", columns, units=(unit,))[0] for unit in ("甲镇", "乙镇")
    }


def test_how_good_the_units_would_have_been_at_this_month_stands_beside_the_pace(county):
    fill(county)
    county.setting("forecast_credibility", "0")
    for project, month, amount in (("P1", "2024-01", 100), ("P2", "2024-06", 50), ("P2", "2024-12", 50)):
        county.funds(project, month, amount)
    columns = ("unit", "is_chosen", "origins", "error", "pace_error", "is_better")
    tried = (4, 0.2083, 0.5833, True)  # 甲镇 1 and 1, 乙镇 1.5 and 0.67 of what came; the pace 2, 2, 1 and 0.67
    assert county.ask("forecast/units", "2026-06", columns, units=("甲镇",)) == [
        ("甲镇", True, *tried), ("乙镇", False, *tried), ("丙镇", False, *tried),
    ]  # fmt: skip


def test_under_a_filter_that_divides_no_task_units_have_an_end_and_no_task(county):
    fill(county)
    columns = ("unit", "forecast", "target", "needed_monthly", "is_out_of_reach")
    rows = county.ask("forecast/units", "2026-12", columns, industries=("电子信息",))
    assert sorted(rows) == [("丙镇", *[None] * 4), ("乙镇", 100, *[None] * 3), ("甲镇", 100, *[None] * 3)]
