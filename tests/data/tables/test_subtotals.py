"""Rows of sums under a header: those that say less than 合计, and what a check of them says."""

import pytest

from data.delivery import deliver
from tests.data.receipts import counts, lines

pytestmark = pytest.mark.usefixtures("known")
TITLE = ["2026年11月到位资金月报"]
HEAD = ["序号", "项目编号", "项目名称", "本月到位资金（万元）"]
FACTS = [[1, "P1", "一号项目", 10], [2, "P2", "二号项目", 20]]


def received(send, *rows):
    receipt = send([TITLE, HEAD, *rows])
    return counts(receipt), receipt.rows_subtotal, lines(receipt), lines(receipt, "warning")


@pytest.mark.parametrize(
    "row",
    [
        ["", "其中：省外", "", 10],
        ["", "", "其中：外资", 20],
        ["其中", "", "", 20],
        ["", "", "（一）县经开区", 30],
        ["一、工业类（2个）", "", "", 30],
        ["二", "", "乡镇", 30],
        ["一", "园区", "", 30],
    ],
)
def test_a_row_whose_only_words_are_a_part_or_a_section_carries_sums_and_no_fact(send, row):
    assert received(send, *FACTS, row) == ((2, 2, 0, 0), 1, [], [])


def test_such_rows_among_text_cells_are_told_as_well(draft, tmp_path):
    path = tmp_path / "月报.csv"
    head = "序号,项目编号,项目名称,月份,本月到位资金（万元）"
    path.write_text("\n".join([head, "一,,乡镇,,30", "1,P1,一号项目,2026-11,30", ",其中：省外,,,30"]), encoding="utf-8")
    [receipt] = deliver([path], draft, "统计员甲").receipts
    assert (counts(receipt), receipt.rows_subtotal, receipt.lines) == ((1, 1, 0, 0), 2, ())


@pytest.mark.parametrize("row", [["", "", "县经开区", 30], ["", "P77", "其中一期", 30], ["3", "P77", "（二）期", 30]])
def test_a_row_that_may_be_a_project_is_never_taken_for_sums(send, row):
    (read, *_), subtotals, rejected, _ = received(send, *FACTS, row)
    assert (read, subtotals, len(rejected)) == (3, 0, 1)


def test_a_total_that_differs_says_how_much_of_the_rows_was_refused_or_is_held(send):
    rows = [*FACTS, [3, "P77", "", 50], ["", "合计", "", 30]]
    _, subtotals, _, warned = received(send, *rows)
    reason = "合计数与明细不符：表中为 30 万元，各行相加为 80 万元（其中退回、待确认 50 万元），相差 50 万元"
    assert (subtotals, warned) == (1, [(6, "本月到位资金（万元）", "30", reason)])


def test_rows_numbered_in_chinese_are_no_parts_where_rows_with_an_id_are_numbered_so_too(send):
    rows = [["一", "P1", "一号项目", 10], ["二", "", "乙食品厂", 20], ["三", "P2", "二号项目", 20]]
    reason = "没有项目编号，金额也不是相邻各行之和，不能当作分项合计丢下"
    assert received(send, *rows) == ((3, 2, 1, 0), 0, [(4, "项目编号", None, reason)], [])


def test_a_part_whose_amount_is_no_sum_of_rows_beside_it_is_rejected_with_its_money(send):
    receipt = send([TITLE, HEAD, ["二", "", "乡镇", 31], *FACTS])
    assert [(row, column) for row, column, *_ in lines(receipt)] == [(3, "项目编号")]
    assert receipt.sheets[0].balances[0].in_words == "读取 61 万元 = 入库 30 + 退回 31 + 重复 0"


@pytest.mark.parametrize(("month", "remark"), [("2026年11月", "设备款小计"), ("2026年1-11月累计", "")])
def test_a_row_with_a_name_is_no_subtotal_for_what_another_column_says(send, month, remark):
    head = ["项目名称", "月份", "备注", "本月到位资金（万元）"]
    receipt = send([head, ["一号项目", "2026年11月", "", 10], ["二号项目", month, remark, 20]])
    assert (receipt.rows_read, receipt.rows_subtotal) == (2, 0)


def test_a_total_under_another_column_is_one_where_the_row_has_neither_id_nor_name(send):
    receipt = send([["项目名称", "月份", "本月到位资金（万元）"], ["一号项目", "2026-11", 10], ["", "合计", 10]])
    assert (counts(receipt), receipt.rows_subtotal) == ((1, 1, 0, 0), 1)
