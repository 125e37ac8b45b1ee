import pytest


@pytest.fixture
def year(county):
    """One raised last year and overdue, four this year: settled late, settled in time, without a limit, overdue."""
    county.issue("W0", raised="2025-11-03", due="2026-01-05")
    county.issue("W1", due="2026-04-01", closed="2026-05-01")
    county.issue("W2", due="2026-12-01", closed="2026-03-12")
    county.issue("W3")
    county.issue("W4", due="2026-04-01")
    return county


def test_a_year_is_settled_by_what_was_raised_in_it(year):
    assert year.ask("dispatch/counts") == [(4, 2, 0.5, 3, 2, 0.6667, 35.0, 3, 2, 299, "W0问题", 0, 0)]


def test_nothing_raised_has_no_rate(county):
    assert county.ask("dispatch/counts") == [(0, 0, None, 0, 0, None, None, 0, 0, None, None, 0, 0)]


def test_what_is_settled_late_later_was_not_overdue_yet(year):
    assert year.ask("dispatch/counts", as_of="2026-03")[0][:6] == (4, 1, 0.25, 3, 0, 0.0)


def test_dispatches_of_the_year_are_counted_each_once_whatever_it_settled(county):
    weeks = ["2025-12-29", "2026-03-02", "2026-03-02", "2026-03-09"]
    for number, (held, level) in enumerate([*((held, "周调度") for held in weeks), ("2026-03-30", "月调度")]):
        county.matter(f"D{number}", held, level=level)
    assert county.ask("dispatch/counts", columns=("weekly", "monthly")) == [(2, 1)]
