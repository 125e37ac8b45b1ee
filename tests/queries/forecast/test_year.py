from decimal import Decimal
from math import exp, log

import pytest

COLUMNS = ("arrived", "past_years", "share_then", "forecast", "forecast_low", "forecast_high")


def years(county, ways, project="P1", **columns):
    """What arrived of a project, year by year and month by month."""
    county.project(project, started="2020-01-01", **columns)
    for year, months in ways.items():
        for month, amount in months.items():
            county.funds(project, f"{year}-{month:02}", amount)


@pytest.fixture
def three(county):
    """Three past years of which 40, 50 and 60 of 100 came in January, the rest in December."""
    years(county, {2023: {1: 40, 12: 60}, 2024: {1: 50, 12: 50}, 2025: {1: 60, 12: 40}, 2026: {1: 50}})
    return county


def test_two_past_years_give_an_end_without_a_range_beside_the_pace_and_last_year_s_way(county):
    years(county, {2024: {3: 40, 12: 60}, 2025: {1: 90, 12: 110}, 2026: {2: 35, 5: 30}})
    county.target("R", 200)
    (row,) = county.ask("forecast/year", "2026-06")
    assert row == (
        "2026-06-01", 6, 65, 2, 2024, 2025, round(130 / 300, 4), 150, None, None, 130, Decimal("144.444444"), 200, 0.75,
        -50, Decimal("22.5"), 10, Decimal("14.166667"), 110, False, 200, 2025, None,
    )  # fmt: skip


def test_a_range_goes_as_far_as_eight_of_nine_misses_of_the_other_years_went(three):
    (row,) = three.ask("forecast/year", "2026-06", COLUMNS)
    miss = log(100 * 0.55 / 40)  # 2023 by the two others: they say 0.55 by June, it was 0.4
    assert row[:4] == (50, 3, 0.5, 100)
    assert [float(value) for value in row[4:]] == pytest.approx([100 * exp(-miss), 100 * exp(miss)])


def test_a_range_never_ends_below_what_has_arrived(three):
    three.con.execute("update monthly_funds set amount = 400 where month = date '2025-01-01'")
    (row,) = three.ask("forecast/year", "2026-06", COLUMNS)
    assert (row[0], row[4]) == (50, 50)


def test_december_is_the_year_s_end_and_a_record_is_above_every_year(three):
    three.funds("P1", "2026-12", 60)
    columns = ("months_left", "forecast", "forecast_high", "needed_monthly", "record", "is_record")
    assert three.ask("forecast/year", "2026-12", columns) == [(0, 110, None, None, 100, True)]


@pytest.mark.parametrize(("arrived", "low", "is_record"), [(69, "100.363636", True), (68, "98.909091", False)])
def test_a_record_needs_the_lower_end_of_the_range_above_every_past_year(three, arrived, low, is_record):
    three.con.execute("update monthly_funds set amount = ? where month = date '2026-01-01'", [arrived])
    (row,) = three.ask("forecast/year", "2026-06", ("forecast_low", "record", "is_record"))
    assert row == (Decimal(low), 100, is_record)


def test_without_a_whole_past_year_there_is_the_pace_alone(county):
    years(county, {2025: {5: 10, 12: 10}, 2026: {3: 30}})  # 2025 began in May: nobody knows what it came to
    columns = (*COLUMNS, "pace_forecast", "record", "is_record")
    assert county.ask("forecast/year", "2026-06", columns) == [(30, 0, None, None, None, None, 60, None, None)]


def test_nothing_yet_has_no_end_and_no_funds_at_all_have_no_arrived(three):
    three.con.execute("delete from monthly_funds where month >= date '2026-01-01'")
    assert three.ask("forecast/year", "2026-06", COLUMNS) == [(None, 3, None, None, None, None)]
    three.project("P2", started="2026-01-01", industry="乡村旅游")
    three.funds("P2", "2026-03", 7)
    (row,) = three.ask("forecast/year", "2026-06", COLUMNS, industries=("电子信息",))
    assert row == (0, 3, 0.5, None, None, None)


def test_a_task_is_out_of_reach_that_needs_more_a_month_than_the_best_ever_brought(three):
    columns = ("needed_monthly", "best_monthly", "is_out_of_reach")
    three.target("R", 410)
    assert three.ask("forecast/year", "2026-06", columns) == [(60, 60, True)]  # the range ends below 410, too
    three.con.execute("delete from monthly_funds where month < date '2025-01-01'")
    assert three.ask("forecast/year", "2026-06", columns) == [(60, 60, False)]
    three.con.execute("update targets set value = 411")
    assert three.ask("forecast/year", "2026-06", columns) == [(Decimal("60.166667"), 60, True)]


def test_a_part_with_little_money_goes_by_the_county_s_way(county):
    """2025: the county 1000, of which 500 by June; the unit 250 of 250. Half of what one year brings weighs ..."""
    county.unit("B", "乙镇")
    years(county, {2025: {1: 250}, 2026: {1: 90}})
    years(county, {2025: {1: 250, 12: 500}, 2026: {1: 100}}, "P2", unit="B")
    (row,) = county.ask("forecast/year", "2026-06", COLUMNS, units=("甲镇",))
    share = (250 + 1000 * 0.5) / (250 + 1000)  # its own 250 beside the county's way at the weight of one year
    assert row == (90, 1, share, 150, None, None)
    county.setting("forecast_credibility", "0")
    assert county.ask("forecast/year", "2026-06", ("forecast",), units=("甲镇",)) == [(90,)]
