import pytest


def test_the_whole_answer(county):
    county.project("P1", signed="2025-01-01")
    county.event("P1", "started", "2025-03-11", planned="2025-03-01")
    county.event("P1", "completed", "2026-02-20", planned="2026-03-01")
    county.project("P2", signed="2025-01-01")
    county.event("P2", "started", "2025-02-27", planned="2025-03-01")
    county.event("P2", "completed", planned="2026-09-01")
    county.project("P3", signed="2025-01-01")
    county.event("P3", "started", planned="2027-03-01")
    county.project("P4", signed="2025-01-01", terminated="2025-09-01")
    county.event("P4", "started", planned="2025-03-01")
    assert county.ask("lifecycle/early") == [
        ("早开工", 3, 2, 1, 1, 0, 0.5, -2, 10),
        ("早建设", 2, 2, 1, 0, 1, 0.5, -19, -19),
        ("早竣工", 2, 2, 1, 0, 1, 0.5, -9, -9),
    ]


@pytest.mark.parametrize(("planned", "actual", "on_time"), [
    ("2025-03-01", "2025-03-15", 1),  # planned for March, started in March
    ("2025-03-01", "2025-04-01", 0),
])
def test_of_dates_of_a_month_only_the_months_are_compared(county, planned, actual, on_time):
    county.project("P1", signed="2025-01-01")
    county.event("P1", "started", actual, planned=planned, precision="month")
    assert county.ask("lifecycle/early", columns=("early", "on_time")) == [("早开工", on_time)]


def test_a_plan_that_is_met_after_the_month_is_overdue_in_it(county):
    county.project("P1", signed="2025-01-01")
    county.event("P1", "started", "2025-06-01", planned="2025-03-01")
    columns = ("due", "late", "overdue", "median_days")
    assert county.ask("lifecycle/early", as_of="2025-05", columns=columns) == [(1, 0, 1, None)]
    assert county.ask("lifecycle/early", as_of="2025-06", columns=columns) == [(1, 1, 0, 92)]
    assert county.ask("lifecycle/early", cohort=2024) == []
