import datetime as dt

LOST = ("negotiation_id", "days_talked", "lost_reason", "negotiations", "lost_investment")


def test_the_reason_that_most_share_comes_first(county):
    county.talk("T1", "2026-01-01", planned=10, lost="2026-03-01")
    county.talk("T2", "2026-01-01", planned=90, lost="2026-03-02", lost_reason="市场")
    county.talk("T3", "2026-01-01", lost="2026-03-03")
    county.talk("T4", "2025-01-01", lost="2025-03-03")
    assert county.ask("negotiations/lost", columns=LOST) == [
        ("T3", 61, "土地", 2, 10), ("T1", 59, "土地", 2, 10), ("T2", 60, "市场", 1, 90),
    ]
    assert len(county.ask("negotiations/lost", all_years=True)) == 4


def test_what_was_lost_after_the_month_is_told_on_the_day_that_is_looked_at(county):
    county.talk("T1", lost="2026-11-05")
    assert county.ask("negotiations/lost", columns=("negotiation_id",)) == []
    given = {"columns": ("negotiation_id",), "day": dt.date(2026, 11, 9)}
    assert county.ask("negotiations/lost", **given) == [("T1",)]
