"""Rows under one project, month and origin: each a payment, but for those that repeat another in every cell."""

import pytest

from data.bulk import large_text
from data.receive import receive
from tests.data.receipts import FUNDS_HEAD, counts, lines

pytestmark = pytest.mark.usefixtures("known")
DETAILS = ["项目编号", "月份", "本月到位资金（万元）", "到账日期", "凭证号"]
EQUAL = "看不出是重复填写还是另有几笔"


def amounts(draft):
    return draft.con.execute("select entry, amount::double from monthly_funds order by all").fetchall()


def held(receipt):
    return [line for line in receipt.lines if line.outcome == "held"]


def test_rows_that_differ_in_a_column_nobody_asked_for_are_payments_of_their_own_and_said_once(draft, send):
    draft.con.execute("update projects set agreed_investment = null")
    rows = [["P1", "2026-03", 500, "03-05", "银001"], ["P1", "2026-03", 500, "03-25", "银014"]]
    receipt = send([DETAILS, *rows, ["P1", "2026-03", 300, "03-25", "银014"], ["P2", "2026-03", 1, "", ""]])
    assert (counts(receipt), amounts(draft)) == ((4, 4, 0, 0), [(1, 1), (1, 500), (2, 500), (3, 300)])
    differing = "“到账日期”“凭证号”“本月到位资金（万元）”不同，按各是一笔全部入库（共 2 笔、800 万元）"
    assert lines(receipt, "warning") == [
        (3, "本月到位资金（万元）", None, f"第 3—4 行与前面的行同一项目同月同来源，{differing}")
    ]


def test_rows_equal_in_every_cell_wait_together_for_one_word_that_loads_them_all(draft, send):
    draft.con.execute("update projects set agreed_investment = null")
    rows = [DETAILS, *[["P1", "2026-03", 500, "03-05", "银001"]] * 10, ["P2", "2026-03", 5, "", ""]]
    receipt = send(rows)
    assert (counts(receipt), receipt.rows_held, amounts(draft)) == ((11, 2, 9, 0), 9, [(1, 5), (1, 500)])
    [line] = held(receipt)
    assert (line.row_no, line.proposed, line.reason) == (
        3, "9 笔、4,500 万元", f"第 3—11 行与前面的行每一格都相同（共 9 笔、4,500 万元），{EQUAL}",
    )  # fmt: skip


def again(draft, path, *keys, word=True):
    return receive(path, draft, "统计员甲", decided=dict.fromkeys(keys, word))


def test_rows_said_to_be_meant_are_loaded_and_sent_again_they_are_duplicates_as_many_as_there_are(draft, write):
    path = write(表=[DETAILS, *[["P1", "2026-03", 5, "03-05", "银001"]] * 3])
    [line] = held(receive(path, draft, "统计员甲"))
    receipt = again(draft, path, line.decision_key)
    assert (counts(receipt), amounts(draft)) == ((3, 3, 0, 0), [(1, 5), (2, 5), (3, 5)])
    told = "每一格都相同，已由人工确认，按各是一笔全部入库（共 2 笔、10 万元）"
    assert lines(receipt, "warning")[-1][3] == f"第 3—4 行与前面的行同一项目同月同来源，{told}"
    for decided in ((line.decision_key,), ()):  # also for whoever doesn't know of the word
        receipt = again(draft, path, *decided)
        assert (counts(receipt), held(receipt), amounts(draft)) == ((3, 0, 0, 3), [], [(1, 5), (2, 5), (3, 5)])


def test_of_more_equal_rows_than_are_held_only_the_surplus_waits(draft, write):
    row = ["P1", "2026-03", 5, "03-05", "银001"]
    receive(write("一.xlsx", 表=[DETAILS, row]), draft, "统计员甲")
    receipt = receive(write("二.xlsx", 表=[DETAILS, row, row]), draft, "统计员甲")
    assert (counts(receipt), receipt.rows_held, amounts(draft)) == ((2, 0, 1, 1), 1, [(1, 5)])
    assert counts(again(draft, write("二.xlsx", 表=[DETAILS, row, row]), held(receipt)[0].decision_key)) == (2, 2, 0, 0)
    assert amounts(draft) == [(1, 5), (2, 5)]


def test_rows_that_a_person_declined_are_rejected_and_the_first_one_stays(draft, write):
    path = write(表=[DETAILS, *[["P1", "2026-03", 5, "", ""]] * 2])
    [line] = held(receive(path, draft, "统计员甲"))
    receipt = again(draft, path, line.decision_key, word=False)
    assert (receipt.rows_held, lines(receipt)[0][3]) == (0, f"{line.reason}；已由人工退回")
    assert (counts(receipt), amounts(draft)) == ((2, 0, 1, 1), [(1, 5)])


def test_the_word_on_some_equal_rows_is_not_one_on_more_of_them(draft, write):
    row = ["P1", "2026-03", 5, "", ""]
    [line] = held(receive(write(表=[DETAILS, row, row]), draft, "统计员甲"))
    receipt = again(draft, write(表=[DETAILS, row, row, row]), line.decision_key)
    assert [each.decision_key == line.decision_key for each in held(receipt)] == [False]


@pytest.mark.parametrize("head", ["序号", "", "No."])
def test_a_running_number_tells_no_payments_apart(send, head):
    rows = [[1, "P1", "2026-03", 5], [2, "P1", "2026-03", 5]]
    receipt = send([[head, "项目编号", "月份", "本月到位资金（万元）"], *rows])
    assert (counts(receipt), len(held(receipt))) == ((2, 1, 1, 0), 1)


def test_another_writing_of_the_same_month_and_amount_is_no_difference(send):
    receipt = send([FUNDS_HEAD, ["P1", "2026-10", "省外", 5], ["P1", "2026年10月", "省外", "5.0万元"]])
    assert [line.row_no for line in held(receipt)] == [3]


def test_a_cell_merged_over_rows_says_the_same_of_each(draft, send):
    rows = [["甲镇", "P1", "2026-10", 5], ["", "P1", "2026-10", 5]]
    receipt = send([["填报单位", "项目编号", "月份", "本月到位资金（万元）"], *rows], merge=["A2:A3"])
    assert len(held(receipt)) == 1


def test_where_months_stand_across_the_whole_row_is_compared_and_asked_about_once(draft, send):
    head = ["项目编号", "2026年1月", "2026年2月", "备注"]
    equal = send([head, ["P1", 1, 2, ""], ["P1", 1, 2, ""]])
    assert (counts(equal), [line.proposed for line in held(equal)]) == ((4, 2, 2, 0), ["2 笔、3 万元"])
    apart = send([head, ["P2", 1, 2, ""], ["P2", 1, 3, ""]])
    assert (counts(apart), held(apart)) == ((4, 4, 0, 0), [])
    assert [reason for *_, reason in lines(apart, "warning")] == [
        "第 3 行与前面的行同一项目同月同来源，“2026年2月”不同，按各是一笔全部入库（共 2 笔、4 万元）"
    ]


def test_an_audit_that_is_held_is_kept_by_equal_rows_as_often_as_it_was_given(draft, write):
    head, row = ["项目编号", "月份", "本月到位资金（万元）", "审核状态"], ["P1", "2026-03", 5]
    receive(write("一.xlsx", 表=[head, [*row, "通过"]]), draft, "统计员甲")
    receipt = receive(write("二.xlsx", 表=[head, [*row, ""], [*row, ""]]), draft, "统计员甲")
    assert (counts(receipt), receipt.rows_held) == ((2, 0, 1, 1), 1)
    assert draft.con.execute("select audit_status from monthly_funds").fetchall() == [("审核通过",)]


def test_a_large_file_holds_the_same_rows_under_the_same_key(known, tmp_path, monkeypatch):
    path, rows = tmp_path / "月报.csv", ["P1,2026-03,500,03-05"] * 3
    path.write_text("\n".join([",".join(DETAILS[:4]), *rows, "P1,2026-03,500, 03-06", "P2,2026-03,1,", ""]))
    small = receive(path, known, "统计员甲")
    known.con.execute("delete from monthly_funds")
    monkeypatch.setattr(large_text, "LARGE", 1)
    large = receive(path, known, "统计员甲")
    assert (counts(large), large.rows_held) == ((5, 3, 2, 0), 2)
    assert large.lines == small.lines
    assert counts(again(known, path, held(large)[0].decision_key)) == (5, 4, 0, 1)
