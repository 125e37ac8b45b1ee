"""Who may take which step: a unit on its own items, the bureau verifies, another than who applied confirms."""

import datetime as dt

import pytest

from data.dispatching import items, live
from data.people.actor import NotAllowed, united
from data.warehouse import meetings
from data.warehouse.store import Store
from records.items import Item, Seen
from records.meetings import Decision, Meeting, put

DAY = dt.date(2026, 11, 20)
ITEM = Item("", "问题", None, "A", "缺电", "水电气", dt.date(2026, 11, 2), due_at=dt.date(2026, 12, 31))


def hands(store, name, role, unit=None):
    return Store(store.root, actor=united(name, [(role, (unit,) if unit else None)]))


def seen(item):
    return Seen(item.item_id, item.unit_id, item.status, item.raised_at, item.revision)


def test_a_unit_applies_the_bureau_verifies_and_a_leader_confirms(store):
    unit, bureau, leader = hands(store, "甲", "unit", "A"), hands(store, "乙", "statistician"), hands(store, "丙",
    "leader")
    raised = items.raise_item(unit, ITEM)
    applied = items.work(unit, seen(raised), "申请销号", DAY, evidence="送电单")
    with pytest.raises(NotAllowed, match="甲没有“核验销号”权限"):
        items.work(unit, seen(applied), "核验通过", DAY)
    verified = items.work(bureau, seen(applied), "核验通过", DAY)
    assert items.work(leader, seen(verified), "确认销号", DAY).closed_at == DAY
    assert [(row["item_id"], row["status"]) for row in live.rows(store)] == [("SX2026-0001", "已销号")]


def test_who_applied_does_not_confirm_it_himself(store):
    bureau = hands(store, "乙", "statistician")
    applied = items.work(bureau, seen(items.raise_item(bureau, ITEM)), "申请销号", DAY, evidence="单")
    verified = items.work(bureau, seen(applied), "核验通过", DAY)
    with pytest.raises(NotAllowed, match="申请销号的是乙本人，请由他人确认"):
        items.work(bureau, seen(verified), "确认销号", DAY)


def test_a_unit_raises_none_for_another(store):
    with pytest.raises(NotAllowed, match="没有这个单位的“登记和办理事项”权限"):
        items.raise_item(hands(store, "甲", "unit", "A"), Item("", "问题", None, "B", "缺水", raised_at=DAY))


def test_what_a_meeting_decided_is_an_item_until_it_is_done(store):
    held = meetings.prepare(store, "例会", DAY, dt.date(2026, 10, 1), {}, ("overview",))
    decided = (Decision("限期开工", "甲镇", DAY, project_id="P1"), Decision("已通车", "甲镇", DAY, "已办结"))
    meetings.keep(store, held.__class__(**(vars(held) | {"decisions": decided})))
    told = [
        (row["item_id"], row["kind"], row["project_id"], row["status"], row["closed_at"] is None)
        for row in live.rows(store)
    ]
    assert told == [
        (f"{held.id}-1", "会议决定", "P1", "待办", True), (f"{held.id}-2", "会议决定", None, "已销号", False),
    ]  # fmt: skip


def test_what_a_meeting_taken_over_from_0_1_decided_was_done_on_its_day(store):
    done = (Decision("已通车", "甲镇", DAY, "已办结"),)
    with store.records.changing() as con:
        put(con, Meeting("20260105-001", "例会", dt.date(2026, 1, 5), "v", dt.date(2025, 12, 1), decisions=done))
    assert [(row["item_id"], row["closed_at"]) for row in live.rows(store)] == [
        ("20260105-001-1", dt.date(2026, 1, 5)),
    ]  # fmt: skip
