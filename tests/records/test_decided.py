"""What meetings decided, as it stood at an entry of the record: a later change is nothing to who froze that entry."""

import datetime as dt
from dataclasses import replace

import pytest

from records.decided import Decided, decided
from records.meetings import Decision, Meeting, begin, put, save

DAY, DUE = dt.date(2026, 10, 20), dt.date(2026, 11, 1)
LAND = Decision("解决用地指标", "县自然资源和规划局", DUE)
POWER = Decision("专线送电", "县供电公司", DUE, "办理中", "P1")


@pytest.fixture
def held(records):
    with records.changing() as con:
        return begin(con, Meeting("", "月度调度会", DAY, "2026-10-0001", DAY.replace(day=1)), "统计员甲")


def keep(records, meeting, *decisions):
    """Save the decisions; the meeting as it stands then, and the number of the record's last entry."""
    with records.changing() as con:
        saved = save(con, replace(meeting, decisions=decisions), "统计员甲")
    return saved


def told(record, until=None):
    return [(each.place, each.decision) for each in decided(record, until)]


def test_decisions_are_what_the_last_entry_until_then_told(record, records, held):
    before = record.last()[0]
    first = keep(records, held, LAND, POWER)
    then = record.last()[0]
    keep(records, first, replace(LAND, state="已办结"))
    assert told(record, before) == []
    assert told(record, then) == [(1, LAND), (2, POWER)]
    assert told(record) == [(1, replace(LAND, state="已办结"))]


def test_a_meeting_that_was_prepared_later_had_decided_nothing(record, records, held):
    keep(records, held, LAND)
    assert told(record, held.record[0]) == []


def test_done_since_the_first_entry_that_says_so_whatever_is_saved_after_it(record, records, held):
    done = keep(records, held, replace(LAND, state="已办结"), POWER)
    [_, written] = record.entries("会议准备", "会议修改")
    with records.changing() as con:
        done = save(con, replace(done, words={"overview": "说法"}), "统计员甲")
    keep(records, done, *done.decisions, LAND)
    first = decided(record)[0]
    assert first.changed_at == dt.datetime.fromisoformat(written.at).replace(tzinfo=None)
    assert (first.revision, first.is_done, first.done_on) == (2, True, max(first.changed_at.date(), DAY))


def test_what_0_1_decided_stands_as_it_does_as_no_entry_tells_of_it(record, records):
    old = Meeting("20260920-001", "月度调度会", DAY, "v", DAY, decisions=(replace(LAND, state="已办结"),))
    with records.changing() as con:
        put(con, old)
    assert [(each.decision, each.done_on) for each in decided(record, 0)] == [(old.decisions[0], DAY)]


@pytest.mark.parametrize(("day", "state", "over"), [("2026-11-01", "未办", None), ("2026-11-20", "未办", 19),
                                                    ("2026-11-20", "已办结", None)])  # fmt: skip
def test_a_decision_is_late_from_the_day_after_its_limit_until_it_is_done(held, day, state, over):
    assert Decided(held, 1, replace(LAND, state=state)).days_over(dt.date.fromisoformat(day)) == over
