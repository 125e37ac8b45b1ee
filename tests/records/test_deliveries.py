"""A unit's delivery goes its way by acts of the record, and nobody changes what he hasn't seen."""

import datetime as dt
from dataclasses import replace

import pytest

from records.chain import faults
from records.deliveries import (
    CHECKED,
    DRAFT,
    MERGED,
    RETURNED,
    SENT,
    SentFile,
    StaleDelivery,
    UnitDelivery,
    all_deliveries,
    begin,
    merge,
    move,
)
from tests.records.tampering import tamper

OCTOBER = dt.date(2026, 10, 1)
AT = dt.datetime(2026, 11, 4, 9)
FILES = (SentFile("资金月报.xlsx", "a" * 64, ("funds", "projects")),)


@pytest.fixture
def begun(records):
    with records.changing() as con:
        return begin(con, "A", OCTOBER, FILES, "甲镇")


def change(records, seen, by="甲镇", **changes):
    with records.changing() as con:
        return move(con, seen, by, **changes)


def test_a_delivery_is_kept_as_it_went_and_each_change_is_an_entry(record, records, begun):
    sent = change(records, begun, state=SENT, sent=AT, first_sent=AT)
    back = change(records, sent, "统计员", state=RETURNED, reason="漏报", returns=1)
    again = change(records, change(records, back, state=DRAFT, files=()), state=SENT, sent=AT)
    checked = change(records, again, "统计员", state=CHECKED)
    record.append(*merge([checked], "2026-10-0002-abcdef01", "统计员"))
    assert all_deliveries(records) == [
        UnitDelivery("2026-10-A-1", "A", OCTOBER, (), MERGED, "漏报", AT, AT, 1, "2026-10-0002-abcdef01")
    ]
    told = [(entry.who, entry.what, entry.about) for entry in record.entries()]
    assert told == [
        (who, f"报送{what}", "2026-10-A-1")
        for who, what in (
            ("甲镇", "修改"), ("甲镇", "提交"), ("统计员", "退回"), ("甲镇", "修改"), ("甲镇", "提交"),
            ("统计员", "核收"), ("统计员", "并入"),
        )
    ]  # fmt: skip
    assert record.entries("报送退回")[0].details["reason"] == "漏报"
    assert faults(record) == []


def test_who_changes_something_else_than_what_he_saw_is_refused_and_nothing_is_entered(record, records, begun):
    sent = change(records, begun, state=SENT)
    before = record.last()
    with pytest.raises(StaleDelivery, match=r"没有执行：甲镇 .+ 已改为“已提交”"):
        change(records, begun, state=DRAFT)
    with pytest.raises(StaleDelivery):  # the statistician has checked it in the meantime
        record.append(*merge([sent], "v", "统计员"))
    assert (record.last(), all_deliveries(records)) == (before, [sent])


@pytest.mark.parametrize(("state", "after"), [
    (DRAFT, CHECKED), (DRAFT, RETURNED), (SENT, MERGED), (SENT, SENT), (CHECKED, DRAFT), (CHECKED, SENT),
    (RETURNED, CHECKED), (MERGED, DRAFT), (MERGED, RETURNED),
])  # fmt: skip
def test_a_state_is_reached_from_some_others_only(records, begun, state, after):
    for each in {DRAFT: (), SENT: (SENT,), CHECKED: (SENT, CHECKED), RETURNED: (SENT, RETURNED),
                 MERGED: (SENT, CHECKED, MERGED)}[state]:  # fmt: skip
        begun = change(records, begun, state=each)
    with pytest.raises(StaleDelivery):
        change(records, begun, state=after)


def test_a_unit_has_one_delivery_under_way_and_another_after_it_was_merged(records, begun):
    with records.changing() as con, pytest.raises(StaleDelivery):
        begin(con, "A", OCTOBER, FILES, "甲镇")
    for state in (SENT, CHECKED, MERGED):
        begun = change(records, begun, state=state)
    with records.changing() as con:
        assert begin(con, "A", OCTOBER, FILES, "甲镇").id == "2026-10-A-2"
        assert begin(con, "B", OCTOBER, FILES, "乙镇").id == "2026-10-B-1"
        assert begin(con, "A", dt.date(2026, 11, 1), FILES, "甲镇").id == "2026-11-A-1"
    assert [each.id for each in all_deliveries(records, OCTOBER)] == ["2026-10-A-1", "2026-10-A-2", "2026-10-B-1"]


def test_what_somebody_changed_by_hand_is_named_and_what_he_damaged_is_left_out(record, records, begun):
    tamper(records, "update delivery_files set hash = 'b'")
    assert [fault.text for fault in faults(record)] == ["报送 2026-10-A-1 被改动过：与第 1 条登记的不符"]
    tamper(records, "update deliveries set month = 'x'")
    assert all_deliveries(records) == []


def test_one_that_is_not_there_is_said(records, begun):
    with pytest.raises(Exception, match="没有编号为 x 的报送"):
        change(records, replace(begun, id="x"), state=SENT)
