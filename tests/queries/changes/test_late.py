from decimal import Decimal

import pytest

GROWN = [2, 4, 6, 8, 10, 12]  # what was added of the months from January to June, on top of 100


@pytest.fixture
def half_a_year(county):
    county.project("P1", signed="2025-01-01")
    for number, more in enumerate(GROWN, 1):
        county.funds("P1", f"2026-{number:02}", 100 + more)
        county.first_report("A", f"2026-{number:02}", 100, f"2026-{number + 1:02}-03")
    return county


def test_the_whole_answer_of_a_month_that_can_be_told_from_six_others(half_a_year):
    half_a_year.funds("P1", "2026-09", 50)
    half_a_year.first_report("A", "2026-09", 50, "2026-10-30")
    *before, last = half_a_year.ask("changes/late", as_of="2026-09")
    assert before[0] == ("2026-01-01", 100, 102, 2, 0.02, 1, 0, 6, 0.07, None, None)
    assert last == (
        "2026-09-01", 50, 50, 0, 0.0, 1, 0, 6, 0.07, Decimal("53.5"), Decimal("3.5"),
    )  # fmt: skip


def test_of_fewer_months_nothing_is_expected_and_a_month_counts_only_when_it_is_settled(half_a_year):
    half_a_year.funds("P1", "2026-08", 50)
    half_a_year.first_report("A", "2026-08", 40, "2026-09-03")
    columns = ("months_known", "usual_growth", "expected_final", "expected_more")
    assert half_a_year.ask("changes/late", as_of="2026-08", columns=columns)[-1] == (5, None, None, None)


def test_what_came_after_the_term_is_late_whole_and_a_month_without_any_first_report_is_not_told(county):
    county.unit("B", "乙镇")
    for project, unit in (("P1", "A"), ("P2", "B")):
        county.project(project, unit, signed="2025-01-01")
        county.funds(project, "2026-08", 10)
        county.funds(project, "2026-09", 10)
    county.first_report("A", "2026-09", 12, "2026-10-30")
    county.first_report("B", "2026-09", 10, "2026-10-31")
    county.first_report("B", "2026-08", 10, "2026-10-01")
    columns = ("month", "first_reported", "arrived_now", "late_amount", "units_reported", "units_late")
    assert county.ask("changes/late", columns=columns) == [("2026-09-01", 12, 20, 8, 2, 1)]
    county.setting("late_least_months", "0")
    assert county.ask("changes/late", may_see=("B",), columns=(*columns, "expected_final")) == [
        ("2026-09-01", 0, 10, 10, 1, 1, None)
    ]  # fmt: skip


def test_a_shared_project_is_each_unit_s_part(county):
    county.unit("B", "乙镇")
    county.project("P1", shares={"A": "0.4", "B": "0.6"}, signed="2025-01-01")
    county.funds("P1", "2026-09", 10)
    county.first_report("B", "2026-09", 5, "2026-10-03")
    assert county.ask("changes/late", units=("B",), columns=("first_reported", "arrived_now")) == [(5, 6)]
