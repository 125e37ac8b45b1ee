"""An item goes its way to 销号 by acts of the record, step by step, and nobody acts on what he hasn't seen."""

import datetime as dt

import pytest

from records.errors import DataError
from records.items import Item, Seen, StaleItem, history, items, raise_item, work

DAY = dt.date(2026, 11, 20)
RAISED = Item("", "问题", "P1", "A", "缺电", "水电气", dt.date(2026, 11, 2), "甲镇", due_at=dt.date(2026, 11, 30))


@pytest.fixture
def raised(records):
    with records.changing() as con:
        return raise_item(con, RAISED, "甲镇")


def seen(item):
    return Seen(item.item_id, item.unit_id or "A", item.status, item.raised_at or dt.date(2026, 3, 2), item.revision)


def act(records, item, step, by="甲镇", **told):
    with records.changing() as con:
        return work(con, seen(item), step, by, DAY, **told)


def test_an_item_goes_from_raising_to_closing_and_each_step_is_an_entry(record, records, raised):
    under_way = act(records, raised, "填写进展", progress="已勘察")
    applied = act(records, under_way, "申请销号", evidence="送电单")
    verified = act(records, applied, "核验通过", "统计员")
    act(records, verified, "确认销号", "副县长")
    kept = items(record)["SX2026-0001"]
    assert (kept.status, kept.closed_at, kept.evidence, kept.progress, kept.applied_by, kept.revision) == (
        "已销号", DAY, "送电单", "已勘察", "甲镇", 5
    )  # fmt: skip
    assert [(entry.who, entry.details.get("step", entry.what)) for entry in history(record, kept.item_id)] == [
        ("甲镇", "事项登记"), ("甲镇", "填写进展"), ("甲镇", "申请销号"), ("统计员", "核验通过"), ("副县长",
        "确认销号"),
    ]


def test_an_item_of_a_ledger_goes_on_under_its_own_number(record, records):
    act(records, Item("WT1", status="办理中", unit_id="A"), "改期", due_at=dt.date(2026, 12, 5), progress="设备迟到")
    kept = items(record)["WT1"]
    assert (kept.status, kept.due_at, kept.kind, kept.revision) == ("办理中", dt.date(2026, 12, 5), None, 1)


def test_of_two_who_close_at_once_the_second_is_refused(record, records, raised):
    applied = act(records, raised, "申请销号", evidence="送电单")
    verified = act(records, applied, "核验通过")
    act(records, verified, "确认销号", "副县长")
    with pytest.raises(StaleItem, match="SX2026-0001 已变为“已销号”"):
        act(records, verified, "确认销号", "县长")
    assert items(record)["SX2026-0001"].revision == 4


@pytest.mark.parametrize(("step", "told", "reason"), [
    ("申请销号", {}, "请填写销号依据"),
    ("确认销号", {}, "现在是“待办”，不能确认销号"),
    ("改期", {"due_at": dt.date(2026, 11, 1), "progress": "早"}, "完成时限（2026-11-01）早于提出时间（2026-11-02）"),
])
def test_a_step_that_lacks_something_or_comes_too_soon_is_refused(record, records, raised, step, told, reason):
    with pytest.raises(DataError, match=reason):
        act(records, raised, step, **told)
    assert items(record)["SX2026-0001"].revision == 1


def test_an_item_without_a_unit_or_due_before_it_was_raised_is_refused(records):
    with records.changing() as con, pytest.raises(DataError, match="请填写事项、牵头单位、完成时限"):
        raise_item(con, Item("", raised_at=DAY), "甲镇")
    with records.changing() as con, pytest.raises(DataError, match="完成时限（2026-11-19）早于提出时间（2026-11-20）"):
        raise_item(con, Item("", matter="缺电", unit_id="A", raised_at=DAY, due_at=dt.date(2026, 11, 19)), "甲镇")
