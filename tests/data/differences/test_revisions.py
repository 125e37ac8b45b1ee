"""Which funds of months that were reported before are other now, by what file and whom."""

import datetime as dt
from dataclasses import astuple
from decimal import Decimal

from data.differences.revisions import revisions
from tests.data.differences.built import funds, publish

SEPTEMBER, AUGUST, NOVEMBER = dt.date(2026, 9, 1), dt.date(2026, 8, 1), dt.date(2026, 11, 1)


def test_what_was_revised_and_added_of_months_reported_before_with_who_did_it(store, draft):
    before = store.current().path
    batch = draft.new_batch("funds", "补报.xlsx", "hash", "统计员乙")
    draft.con.execute("update monthly_funds set amount = 30, batch_id = ? where project_id = 'P2'", [batch])
    funds(draft, "P1", AUGUST, 5)
    funds(draft, "P1", NOVEMBER, 7)
    after = publish(store, draft).path
    today, first = dt.date.today(), dt.date(2026, 11, 1)
    told = [astuple(each) for each in revisions(before, after, ["P1", "P2"])]
    assert told == [
        ("P2", "项目P2", "甲镇", SEPTEMBER, 50, 30, -20, "补报.xlsx", "统计员乙", today, "统计员甲", today, 5, 20),
        ("P1", "项目P1", "甲镇", AUGUST, 0, 5, 5, "台账.xlsx", "统计员甲", first, "统计员甲", today, 5, 20),
    ]
    assert [each.increased_sum for each in revisions(before, after, ["P1"])] == [Decimal(5)]
