"""What a sender is told of how a sheet was read, and what every reader says of an error in a cell."""

import pytest
import xlsxwriter

from data.cells import amounts, dates, values
from data.cells.values import BadValue
from data.errors import UnreadableFile
from data.files.sheet import UNCALCULATED, Sheet, legible
from data.receive import receive
from tests.data.receipts import PROJECT_HEAD

REMOVE = "如不应上报，请删去后重新上传；否则无需处理"


def test_a_sheet_that_hides_nothing_has_no_remarks():
    assert list(Sheet("表", [["项目编号"], ["P1"]]).remarks()) == []


def test_hidden_rows_and_columns_are_remarked_when_they_say_something():
    rows = [["项目编号", "", "备注"], ["P1", "", ""], ["", "", ""], *[[f"P{number}", "", ""] for number in range(2, 6)]]
    sheet = Sheet("表", rows, hidden_rows=frozenset({1, 2, 4, 5}), hidden_columns=frozenset({1, 2}))
    assert list(sheet.remarks()) == [("隐藏的第 2、5—6 行和C 列有内容，已照常读取", REMOVE)]


def test_what_is_hidden_and_empty_is_not_worth_a_remark():
    sheet = Sheet("表", [["项目编号", ""], ["", ""]], hidden_rows=frozenset({1}), hidden_columns=frozenset({1}))
    assert list(sheet.remarks()) == []


def test_a_long_list_of_hidden_columns_is_cut_short():
    sheet = Sheet("表", [["甲"] * 30], hidden_columns=frozenset(range(20, 32 - 2)))
    assert list(sheet.remarks()) == [("隐藏的U、V、W、X、Y、Z、AA、AB、AC、AD 列有内容，已照常读取", REMOVE)]


def test_a_hidden_sheet_and_formulas_without_a_value_are_remarked():
    assert list(Sheet("表", [[UNCALCULATED]], is_hidden=True, uncalculated=1).remarks()) == [
        ("这张工作表是隐藏的，已照常读取", REMOVE),
        ("有 1 个公式没有计算结果", "请用 Excel 或 WPS 打开文件，保存后再上传"),
    ]


READERS = [
    amounts.money, amounts.area, amounts.figure, amounts.count, amounts.rate, dates.date, dates.month, values.text,
    values.identifier, values.items, values.flag, values.origin, values.audit,
]  # fmt: skip


@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)
@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "Err:502"])
def test_an_error_is_refused_by_every_reader_and_is_no_placeholder(read, error):
    with pytest.raises(BadValue) as refused:
        read(error)
    assert refused.value.reason == f"公式出错（{error}），单元格里没有值"


@pytest.mark.parametrize("read", READERS, ids=lambda read: read.__name__)
def test_a_formula_without_a_value_is_refused_by_every_reader(read):
    with pytest.raises(BadValue) as refused:
        read(UNCALCULATED)
    assert (refused.value.reason, refused.value.remedy) == (
        "公式没有计算结果", "请用 Excel 或 WPS 打开文件，保存后再上传",
    )  # fmt: skip


def test_a_receipt_says_what_was_hidden_and_refuses_rows_whose_formula_has_no_result(draft, tmp_path):
    path = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("项目台账")
        page.write_row(0, 0, PROJECT_HEAD)
        page.write_row(1, 0, ["P1", "一号项目", "省外", "轻纺", "甲镇", 1000])
        page.write_row(2, 0, ["P2", "二号项目", "省外", "轻纺", "甲镇"])
        page.write_formula(2, 5, "=F2*2")
        page.set_row(1, None, None, {"hidden": True})
    receipt = receive(path, draft, "统计员甲")
    assert [(line.row_no, line.outcome, line.value, line.reason) for line in receipt.lines] == [
        (1, "warning", None, "隐藏的第 2 行有内容，已照常读取"),
        (1, "warning", None, "有 1 个公式没有计算结果"),
        (3, "rejected", "#未计算", "公式没有计算结果"),
    ]
    assert (receipt.rows_read, receipt.rows_loaded, receipt.rows_rejected) == (2, 1, 1)


def test_a_workbook_whose_header_is_formulas_without_a_result_is_told_what_is_missing(draft, tmp_path):
    path = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(path) as book:
        page = book.add_worksheet("项目台账")
        for column in range(6):
            page.write_formula(0, column, f"=Z{column + 1}")
    with pytest.raises(UnreadableFile, match="有公式没有计算结果：请先用 Excel 或 WPS 打开文件，保存后再上传。"):
        receive(path, draft, "统计员甲")


def test_characters_that_nobody_sees_are_taken_out_and_remarked(send):
    receipt = send([PROJECT_HEAD, ["P1", "一号\x0b项目\x07", *["某县"] * (len(PROJECT_HEAD) - 2)]])
    assert ("B2 共 1 个单元格里有看不见的控制字符，已去掉", "请核对这些单元格；如有缺字，请改正后重新上传") in [
        (line.reason, line.remedy) for line in receipt.lines
    ]


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1b", "\x7f", "\x85", "\ud800", "\udfff", "\ufffe", "\uffff"])
def test_what_no_text_can_hold_is_taken_out_of_cells_and_names(character):
    sheet = legible(Sheet(f"表{character}", [["甲", 1.5], ["乙\t丙\n丁", f"戊{character}己"]]))
    assert (sheet.name, sheet.rows, sheet.unseen) == ("表", [["甲", 1.5], ["乙\t丙\n丁", "戊己"]], ((1, 1),))


def test_a_long_list_of_such_cells_is_cut_short():
    (told, _), = legible(Sheet("表", [["\x0b"] for _ in range(12)])).remarks()
    assert told == "A1、A2、A3、A4、A5、A6、A7、A8、A9、A10 等 共 12 个单元格里有看不见的控制字符，已去掉"
