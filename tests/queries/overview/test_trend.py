from decimal import Decimal

import pytest


@pytest.fixture
def built(county):
    county.project("P1", started="2025-03-01")
    return county


def _ahead(so_far, last_year, pace):
    return (None, None) if so_far is None else (so_far - last_year, so_far - pace)


def test_a_year_month_by_month_beside_last_year_and_the_pace(built):
    built.target("R", 1200)
    for month, amount in (("2025-01", 5), ("2025-12", 7), ("2026-01", 100), ("2026-03", -20), ("2026-04", 9)):
        built.funds("P1", month, amount)
    this_year = [(100, 100), (0, 100), (-20, 80)] + [(None, None)] * 9
    last_year = [(5, 5), *[(0, 5)] * 10, (7, 12)]
    assert built.ask("overview/trend", "2026-03") == [
        (f"2026-{month:02}-01", *this, *last, last[1], "按原报数", 100 * month, *_ahead(this[1], last[1], 100 * month))
        for month, (this, last) in enumerate(zip(this_year, last_year, strict=True), 1)
    ]


def test_a_last_year_without_funds_and_a_county_without_a_task_are_missing(built):
    built.funds("P1", "2026-01", 100)
    assert built.ask("overview/trend", "2026-01") == [
        ("2026-01-01", 100, 100, *[None] * 7),
        *[(f"2026-{month:02}-01", *[None] * 9) for month in range(2, 13)],
    ]


def test_a_year_without_funds_is_missing_not_zero(built):
    built.funds("P1", "2025-01", 100)
    assert built.ask("overview/trend", "2026-02", columns=("arrived", "arrived_ytd"))[:2] == [(None, None)] * 2


def test_a_shared_project_s_months_are_divided_by_the_ratio(county):
    county.unit("B", "乙镇")
    county.project("P1", shares={"A": "0.33333333", "B": "0.66666667"})
    county.funds("P1", "2026-01", 3)
    assert county.ask("overview/trend", "2026-01", units=("A",), columns=("arrived",))[0] == (Decimal("1.000000"),)
    assert county.ask("overview/trend", "2026-01", units=("B",), columns=("arrived",))[0] == (Decimal("2.000000"),)


def test_the_pace_target_is_missing_under_an_industry_filter(built):
    built.target("R", 1200)
    built.funds("P1", "2026-01", 1)
    columns = ("arrived", "pace_target")
    assert built.ask("overview/trend", "2026-01", industries=("电子信息",), columns=columns)[0] == (1, None)


def test_only_audited_funds_of_audited_projects_count(built):
    built.project("P2", audit="审核中")
    built.funds("P2", "2026-01", 50)
    built.funds("P1", "2026-01", 7, audit="未通过")
    built.funds("P1", "2026-01", 1)
    assert built.ask("overview/trend", "2026-01", columns=("arrived",))[0] == (1,)


def test_a_project_whose_first_funds_come_after_january_counts_from_then_on(built):
    built.funds("P1", "2026-04", 10)
    built.funds("P1", "2026-06", 5)
    built.project("P2")
    built.funds("P2", "2025-02", 100)
    built.funds("P2", "2026-01", 1)
    assert built.ask("overview/trend", "2026-06", columns=("arrived", "arrived_ytd"))[:6] == [
        (1, 1), (0, 1), (0, 1), (10, 11), (0, 11), (5, 16),
    ]
