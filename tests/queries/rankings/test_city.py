from decimal import Decimal

import pytest


@pytest.fixture
def city(county):
    """Two bulletins of three counties; ours moves from third to first."""
    for place, (name, value) in enumerate([("东县", 90), ("西县", 80), ("本县", 70)], 1):
        county.bulletin("2026-08", name, place, value, own=name == "本县")
    for place, (name, value) in enumerate([("本县", 200), ("东县", "150.5"), ("西县", 100)], 1):
        county.bulletin("2026-09", name, place, value, yoy=0.0908, own=name == "本县")
    return county


def test_the_latest_bulletin_with_the_places_gained_and_the_gap_to_the_next(city):
    assert city.ask("rankings/city") == [
        ("2026-09-01", "本县", "到位资金", 200, 0.0908, 1, 2, None, None, True),
        ("2026-09-01", "东县", "到位资金", Decimal("150.5"), 0.0908, 2, -1, Decimal("49.5"), "本县", False),
        ("2026-09-01", "西县", "到位资金", 100, 0.0908, 3, -1, Decimal("50.5"), "东县", False),
    ]


def test_a_bulletin_after_the_as_of_month_is_ignored(city):
    assert city.ask("rankings/city", "2026-08", columns=("month", "county", "rank", "rank_change", "gap_to_next")) == [
        ("2026-08-01", "东县", 1, None, None), ("2026-08-01", "西县", 2, None, 10), ("2026-08-01", "本县", 3, None, 10),
    ]


def test_last_year_s_bulletin_is_no_answer_in_a_new_year(city):
    assert city.ask("rankings/city", "2027-01") == []


def test_each_metric_has_its_own_latest_bulletin(city):
    city.bulletin("2026-10", "本县", 2, 5, metric="签约亿元项目", own=True)
    assert city.ask("rankings/city", columns=("month", "county", "metric", "rank")) == [
        ("2026-09-01", "本县", "到位资金", 1),
        ("2026-09-01", "东县", "到位资金", 2),
        ("2026-09-01", "西县", "到位资金", 3),
        ("2026-10-01", "本县", "签约亿元项目", 2),
    ]


def test_of_tied_counties_none_is_next_to_the_other(county):
    for name, place, value in (("东县", 1, 9), ("西县", 2, 7), ("南县", 2, 7), ("北县", 4, 1)):
        county.bulletin("2026-09", name, place, value)
    assert county.ask("rankings/city", columns=("county", "rank", "gap_to_next", "next_county")) == [
        ("东县", 1, None, None), ("南县", 2, 2, "东县"), ("西县", 2, 2, "东县"), ("北县", 4, 6, "南县"),
    ]


def test_a_county_without_a_place_comes_last_and_has_no_next(county):
    county.bulletin("2026-09", "东县", 1, 9)
    county.bulletin("2026-09", "西县", None, None)
    columns = ("county", "value", "rank", "rank_change", "gap_to_next", "next_county")
    assert county.ask("rankings/city", columns=columns) == [
        ("东县", 9, 1, None, None, None), ("西县", None, None, None, None, None),
    ]
