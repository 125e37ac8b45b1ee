"""Units said beside the header: in lines among and under the rows, in the names of sheet and file."""

import pytest

from tests.data.receipts import counts, lines

pytestmark = pytest.mark.usefixtures("known")
HEAD = ["项目编号", "月份", "本月到位资金"]
ROWS = [["P1", "2026-03", 0.05], ["P2", "2026-03", 0.03]]
ASIDE = "与“本月到位资金”按 万元 读取不一致，看不出是什么单位"


@pytest.mark.parametrize(
    "line", ["单位：亿元", "注：以上金额单位为亿元", "以下单位：亿元", "二、外资项目（单位：万美元）"]
)
def test_a_line_among_or_under_the_rows_that_says_another_unit_refuses_the_amounts(send, line):
    told = [(1, "本月到位资金", None, f"“{line}”{ASIDE}")]
    for rows in ([*ROWS, [], [line]], [ROWS[0], [line], ROWS[1]]):
        receipt = send([HEAD, *rows])
        assert (counts(receipt)[1], lines(receipt)) == (0, told)


def test_a_line_under_the_rows_that_says_their_unit_once_more_says_nothing_new(send):
    assert counts(send([["项目编号", "月份", "本月到位资金（亿元）"], *ROWS, ["单位：亿元"]])) == (2, 2, 0, 0)


def test_the_second_row_of_a_header_that_stands_again_says_nothing_new(send):
    units = ["", "", "本月【单位：亿元】", "累计【单位：亿元】"]
    head = [["项目编号", "月份", "实际到位资金", ""], units]
    assert counts(send([*head, ["P1", "2026-03", 0.05, 0.05], *head, ["P2", "2026-03", 0.03, 0.03]])) == (2, 2, 0, 0)
    assert counts(send([*head, ["P1", "2026-03", 0.05, 0.05], units[:3]]))[2] == 1


@pytest.mark.parametrize(("sheet", "name"), [("资金月报（亿元）", "台账.xlsx"), ("表", "资金月报（单位亿元）.xlsx")])
def test_the_name_of_sheet_or_file_that_says_another_unit_refuses_amounts_without_one(send, sheet, name):
    receipt = send([HEAD, *ROWS], name=name, sheet=sheet)
    said = sheet if sheet != "表" else "资金月报（单位亿元）"
    assert (counts(receipt), lines(receipt)) == ((2, 0, 2, 0), [(1, "本月到位资金", None, f"“{said}”{ASIDE}")])
    assert counts(send([["项目编号", "月份", "本月到位资金（万元）"], *ROWS], name=name, sheet=sheet)) == (2, 2, 0, 0)


def test_amounts_reckoned_in_a_unit_by_a_line_above_are_read_in_it(known, send):
    assert counts(send([["注：本表金额以亿元计"], HEAD, ["P1", "2026-03", 0.05]])) == (1, 1, 0, 0)
    assert known.con.execute("select amount from monthly_funds").fetchall() == [(500,)]


@pytest.mark.parametrize(("head", "other", "own"), [("金额单位", "万美元", "万元"), ("币种", "美元", "人民币")])
def test_a_row_whose_own_column_says_another_unit_is_rejected(send, head, other, own):
    receipt = send([[*HEAD, head], ["P1", "2026-03", 500, other], ["P2", "2026-03", 300, own]])
    told = f"这一行另写着单位“{other}”，不能按 万元 读取"
    assert (counts(receipt), lines(receipt)) == ((2, 1, 1, 0), [(2, "本月到位资金", "500", told)])
