"""How punctually a unit reported online is frozen into a version, and who reports otherwise isn't judged."""

import datetime as dt

from data.reporting.calendar import Calendar
from data.reporting.punctuality import enter, rows_of
from records.deliveries import UnitDelivery

D, DATES = dt.date, Calendar(25, 5)


def sent(unit, month, on, returns=0, number=1):
    month = D(2026, month, 1)
    at = dt.datetime.combine(on, dt.time(9)) if on else None
    return UnitDelivery(f"{month:%Y-%m}-{unit}-{number}", unit, month, first_sent=at, returns=returns)


def test_a_unit_counts_from_its_first_month_online_on_and_for_every_month_whose_last_day_has_passed():
    made = [sent("A", 8, D(2026, 9, 5)), sent("A", 9, D(2026, 10, 6), returns=2), sent("B", 10, D(2026, 10, 28))]
    assert list(rows_of(made, DATES, D(2026, 11, 6))) == [
        ("A", D(2026, 8, 1), D(2026, 9, 5), D(2026, 9, 5), 0), ("A", D(2026, 9, 1), D(2026, 10, 5), D(2026, 10, 6), 2),
        ("A", D(2026, 10, 1), D(2026, 11, 5), None, 0), ("B", D(2026, 10, 1), D(2026, 11, 5), D(2026, 10, 28), 0),
    ]  # fmt: skip


def test_what_is_not_due_yet_counts_only_when_it_was_sent_and_a_later_correction_changes_nothing():
    made = [sent("A", 10, D(2026, 11, 1)), sent("A", 10, D(2026, 11, 20), number=2)]
    assert list(rows_of(made, DATES, D(2026, 11, 4))) == [("A", D(2026, 10, 1), D(2026, 11, 5), D(2026, 11, 1), 0)]


def test_nobody_is_judged_where_no_last_day_is_set():
    assert list(rows_of([sent("A", 8, D(2026, 9, 30))], Calendar(25, None), D(2026, 11, 6))) == []


def test_a_draft_holds_what_is_known_of_its_units_and_nothing_of_others(draft):
    draft.con.execute("update settings set value = '5' where setting = 'due_day'")
    draft.con.execute("insert into unit_deliveries values ('A', '2026-01-01', '2026-02-05', null, 0)")
    enter(draft.con, [], D(2026, 9, 6))
    assert draft.con.execute("select count(*) from unit_deliveries").fetchall() == [(1,)]
    enter(draft.con, [sent("A", 8, D(2026, 9, 5)), sent("Z", 8, D(2026, 9, 5)), sent("B", 8, None)], D(2026, 9, 6))
    [row] = draft.con.execute("from unit_deliveries").fetchall()
    assert row == ("A", D(2026, 8, 1), D(2026, 9, 5), D(2026, 9, 5), 0)
