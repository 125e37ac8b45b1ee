import pytest


@pytest.fixture
def three(county):
    """Three past years of which 40, 50 and 60 of 100 came in January, the rest in December."""
    county.project("P1", started="2020-01-01")
    for year, first in ((2023, 40), (2024, 50), (2025, 60)):
        county.funds("P1", f"{year}-01", first)
        county.funds("P1", f"{year}-12", 100 - first)
    return county


def test_each_month_of_each_year_is_foretold_by_the_others_with_a_range_that_knows_nothing_of_it(three):
    """2023 by the others' 0.55: 72.7; 2024 by 0.5: 100; 2025 by 0.45: 133.3. The others' own misses: for 2023 ln 1.2
    each way, so 100 lies outside of it; for 2024 ln 1.5; for 2025 ln 1.25, outside as well.
    """
    rows = three.ask("forecast/backtest")
    error = round((0.4 / 0.55 - 1) * -1 / 3 + (0.6 / 0.45 - 1) / 3, 4)
    june = (6, 3, 3, 0.3333, error, 0.1333)
    assert [row[0] for row in rows] == list(range(1, 12))
    assert rows[5][:6] == june
    assert {row[6:10] for row in rows} == {(33, 33, 0.3333, error)}
    assert {row[12:] for row in rows} == {(True, False)}


def test_two_years_can_be_foretold_and_have_no_range(three):
    three.con.execute("delete from monthly_funds where month < date '2024-01-01'")
    columns = ("month", "origins", "ranged", "coverage", "all_coverage", "is_covering")
    rows = three.ask("forecast/backtest", columns=columns)
    assert rows == [(month, 2, 0, None, None, None) for month in range(1, 12)]


def test_one_year_foretells_no_other(three):
    assert three.ask("forecast/backtest", "2024-06") == []


def test_a_way_as_straight_as_the_pace_is_foretold_no_better_than_by_it(county):
    county.project("P1", started="2020-01-01")
    for year in (2024, 2025):
        for month in range(1, 13):
            county.funds("P1", f"{year}-{month:02}", 10)
    columns = ("all_origins", "all_error", "all_pace_error", "is_better")
    assert set(county.ask("forecast/backtest", columns=columns)) == {(22, 0.0, 0.0, False)}
