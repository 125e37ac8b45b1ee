import datetime as dt

import pytest

from tests.queries.dispatch.test_items import acted

MEETING = {"meeting": dt.date(2026, 11, 20), "since": dt.date(2026, 10, 20)}
ASKED = ("item_id", "asked_for", "comment_due", "commented_at", "is_owed", "days_past")


def on(day):
    return MEETING | {"today": dt.date(2026, 11, day), "day": dt.date(2026, 11, day)}


@pytest.fixture
def waiting(county):
    """Four of the ledger of 1 November: told of, untouched, closed, and a matter that a dispatch settled."""
    county.issue("W1", progress="已勘察")
    county.issue("W2", status="待办")
    county.issue("W3", closed="2026-05-02")
    county.matter("D1")
    return county


def test_three_days_before_a_meeting_is_said_whose_open_items_have_no_word_since_the_last_one(waiting):
    assert waiting.ask("dispatch/comments", columns=ASKED, **on(16)) == [
        ("D1", "意见", "2026-11-17", None, True, None), ("W2", "意见", "2026-11-17", None, True, None),
        ("W1", "意见", "2026-11-17", "2026-11-01", False, None),
    ]  # fmt: skip


def test_a_word_before_the_last_meeting_is_none_for_this_one_and_is_late_after_its_day(waiting):
    asked = on(19) | {"since": dt.date(2026, 11, 1)}
    assert [row[4:] for row in waiting.ask("dispatch/comments", columns=ASKED, **asked)] == [(True, 2)] * 3


def test_what_is_done_here_is_a_word_and_raising_is_none(waiting):
    raised = acted("SX1", kind="问题", unit_id="A", matter="缺电", raised_at=dt.date(2026, 11, 3), status="待办")
    live = [raised, acted("W2", status="申请销号", evidence="照片")]
    owed = [row[0] for row in waiting.ask("dispatch/comments", columns=ASKED, live=live, **on(16)) if row[4]]
    assert owed == ["D1", "SX1"]


def test_after_the_meeting_each_of_its_items_is_reviewed_the_day_after(waiting):
    spoken = acted("W1", status="办理中", progress="已签合同", changed_at=dt.datetime(2026, 11, 21, 9))
    late = acted("SX1", kind="问题", unit_id="A", matter="缺电", raised_at=dt.date(2026, 11, 21), status="待办")
    assert waiting.ask("dispatch/comments", columns=ASKED, live=[spoken, late], **on(23)) == [
        ("D1", "复核", "2026-11-21", None, True, 2), ("W2", "复核", "2026-11-21", None, True, 2),
        ("W1", "复核", "2026-11-21", "2026-11-21", False, None),
    ]  # fmt: skip


def test_the_days_are_settings_and_a_meetings_decision_is_said_at_the_meeting(waiting):
    waiting.setting("comment_days", "5")
    decided = acted("20261020-001-1", kind="会议决定", unit_id="甲镇", matter="开工", status="待办",
                    raised_at=dt.date(2026, 10, 20))  # fmt: skip
    rows = waiting.ask("dispatch/comments", columns=ASKED, live=[decided], **on(14))
    assert [row[:3] for row in rows] == [(item, "意见", "2026-11-15") for item in ("D1", "W2", "W1")]


def test_without_a_meeting_nothing_is_asked_for(waiting):
    assert waiting.ask("dispatch/comments") == []
