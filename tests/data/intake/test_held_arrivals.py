"""What a receipt says of arrivals under whose project, month and origin the draft holds something already."""

import pytest

from data.delivery import deliver
from tests.data.receipts import FUNDS_HEAD, counts, lines

pytestmark = pytest.mark.usefixtures("known")
AUDITED_HEAD = [*FUNDS_HEAD, "审核状态"]


def funds(draft):
    return draft.con.execute(
        "select month::varchar, amount::double, audit_status from monthly_funds order by all"
    ).fetchall()


@pytest.fixture
def publish(draft):
    """Let what was received so far be what the draft began with."""
    return lambda: draft.con.execute("set variable last_batch = (select max(batch_id) from batches)")


def test_what_another_file_of_the_delivery_said_is_told_where_it_is_replaced(draft, write):
    one = write("甲.xlsx", **{"11月": [FUNDS_HEAD, ["P2", "2026-11", "外资", 100], ["P1", "2026-11", "省外", 5]]})
    two = write("乙.xlsx", 表=[FUNDS_HEAD, ["P1", "2026-11", "省外", 5], ["P2", "2026-11", "外资", 1200]])
    first, second = deliver([one, two], draft, "统计员甲").receipts
    assert lines(first, "warning") == []
    reason = "与本次上传的《甲.xlsx》“11月”表第 2 行同一项目同月同来源，以本文件为准：100 → 1,200 万元"
    assert lines(second, "warning") == [(3, "本月到位资金（万元）", "1200", reason)]
    assert lines(second, "duplicate") == [(2, None, None, "与已入库的内容完全相同")]
    assert funds(draft) == [("2026-11-01", 5, "审核通过"), ("2026-11-01", 1200, "审核通过")]


def test_several_arrivals_of_another_file_are_told_as_one_sum(send):
    send([FUNDS_HEAD, ["P1", "2026-11", "省外", 1], ["P1", "2026-11", "省外", 2]], "甲.xlsx")
    receipt = send([FUNDS_HEAD, ["P1", "2026-11", "省外", 4]], "乙.xlsx")
    reason = "与本次上传的《甲.xlsx》“表”表第 2 行等 2 笔同一项目同月同来源，以本文件为准：3 → 4 万元"
    assert lines(receipt, "warning") == [(2, "本月到位资金（万元）", "4", reason)]


def test_rows_that_replace_what_was_published_are_said_once_a_sheet(send, publish):
    months = [["P1", f"2026-0{month}", "省外", month] for month in range(1, 6)]
    send([FUNDS_HEAD, *months])
    publish()
    changed = [[*row[:3], row[3] + 1] for row in months[:2]]
    receipt = send([FUNDS_HEAD, *changed, months[2], ["P2", "2026-01", "外资", 9]])
    assert counts(receipt) == (4, 3, 0, 1)
    assert lines(receipt, "warning") == [(2, None, None, "更新 2 行（第 2—3 行），以本次为准，原值见变更对照")]


def test_rows_with_an_empty_audit_cell_are_said_once_with_the_money_that_does_not_count(send):
    rows = [["P1", "2026-09", "省外", 600, ""], ["P1", "2026-10", "省外", 2, "通过"], ["P2", "2026-10", "", 900, ""]]
    receipt = send([AUDITED_HEAD, *rows])
    reason = "第 2、4 行审核状态空着，按“已保存”，不计入到位资金（共 2 行、1,500 万元）"
    assert lines(receipt, "warning") == [(2, "审核状态", None, reason)]


def test_a_sheet_without_an_audit_column_says_nothing_of_it(send):
    assert lines(send([FUNDS_HEAD, ["P1", "2026-10", "省外", 1]]), "warning") == []


def test_an_empty_audit_cell_takes_nothing_from_the_same_arrival_held_as_audited(draft, send, publish):
    send([FUNDS_HEAD, ["P1", "2026-10", "省外", 502]])
    publish()
    receipt = send([AUDITED_HEAD, ["P1", "2026-10", "省外", 502, ""]])
    assert (counts(receipt), lines(receipt, "warning")) == ((1, 0, 0, 1), [])
    assert funds(draft) == [("2026-10-01", 502, "审核通过")]


def test_an_empty_audit_cell_beside_another_amount_is_only_saved(draft, send, publish):
    send([FUNDS_HEAD, ["P1", "2026-10", "省外", 502]])
    publish()
    receipt = send([AUDITED_HEAD, ["P1", "2026-10", "省外", 503, ""]])
    assert funds(draft) == [("2026-10-01", 503, "已保存")]
    assert [reason for *_, reason in lines(receipt, "warning")] == [
        "更新 1 行（第 2 行），以本次为准，原值见变更对照",
        "第 2 行审核状态空着，按“已保存”，不计入到位资金（共 1 行、503 万元）",
    ]


def test_one_audited_arrival_does_not_audit_two_of_the_same_amount(draft, send, publish):
    head = [*AUDITED_HEAD, "累计到位资金（万元）"]
    send([head, ["P1", "2026-10", "省外", 5, "通过", 5]])
    publish()
    send([head, ["P1", "2026-10", "省外", 5, "", 5], ["P1", "2026-10", "省外", 5, "", 10]])
    assert funds(draft) == [("2026-10-01", 5, "已保存"), ("2026-10-01", 5, "已保存")]


def test_a_sheet_without_audits_that_audits_what_was_not_says_so(draft, send, publish):
    send([AUDITED_HEAD, ["P1", "2026-10", "省外", 5, "审核中"], ["P2", "2026-10", "外资", 6, "通过"]])
    publish()
    receipt = send([FUNDS_HEAD, ["P1", "2026-10", "省外", 5], ["P2", "2026-10", "外资", 6]])
    told = "第 2 行已入库的是“审核中”，本次没有“审核状态”一栏，按“审核通过”入库，计入到位资金（共 1 行、5 万元）"
    updated = "更新 1 行（第 2 行），以本次为准，原值见变更对照"
    assert (counts(receipt), [reason for *_, reason in lines(receipt, "warning")]) == ((2, 1, 0, 1), [told, updated])
    assert funds(draft) == [("2026-10-01", 5, "审核通过"), ("2026-10-01", 6, "审核通过")]
