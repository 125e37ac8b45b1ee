"""The receipt that goes back to a sender, as a workbook."""

import io

import openpyxl
import pytest

from data.files.workbook import Merged, Sheet
from data.receipt import Receipt, ReceiptLine, SheetReceipt
from data.receipt_book import receipt_book
from data.receive import read, receive
from tests.data.receipts import PROJECT_HEAD
from tests.live_parts import live

ROWS = [
    ["2026年招商引资项目台账"],
    PROJECT_HEAD,
    ["P1", "一号项目", "省外", "轻纺", "甲镇", 1000],
    ["P2", "二号项目", "省外", "轻纺", "无名镇", "一大笔"],
]


@pytest.fixture
def returned(draft, write):
    """The workbook that the sender of ROWS gets back."""
    path = write("台账.xlsx", ["A1:F1"], 台账=ROWS)
    receipt = receive(path, draft, "统计员甲")
    return openpyxl.load_workbook(io.BytesIO(receipt_book(receipt, read(path).sheets)))


def test_the_senders_own_cells_stand_where_they_stood(returned):
    page = returned["台账"]
    assert [[cell.value for cell in row] for row in page.iter_rows(max_col=6)] == [ROWS[0] + [None] * 5, *ROWS[1:]]
    assert [str(merged) for merged in page.merged_cells.ranges] == ["A1:F1"]


def test_a_cell_in_question_is_coloured_and_says_why_and_what_to_do(returned):
    page = returned["台账"]
    coloured = [cell.coordinate for row in page.iter_rows() for cell in row if cell.fill.fgColor.rgb == "FFF4B6A6"]
    assert coloured == ["E4", "F4"]
    assert page["E4"].comment.text.startswith("【退回】不认识的单位“无名镇”")
    assert page["F4"].comment.text == (
        "【退回】不认识的金额单位“大笔”。请用 亿元、万元、元 填写，说明文字请写到备注栏"
    )


def test_the_first_sheet_has_the_balance_and_every_remark(returned):
    rows = [[cell.value for cell in row if cell.value is not None] for row in returned["回执"].iter_rows()]
    assert rows[:3] == [
        ["《台账.xlsx》接收回执"],
        ["台账：读取 2 行 = 入库 1 + 退回 1 + 重复 0；另有合计 0 行、标题 0 行、备注 0 行"],
        ["　协议投资额（万元）：读取 1,000 万元 = 入库 1,000 + 退回 0 + 重复 0"],
    ]
    assert [row[:5] for row in rows[5:]] == [
        ["退回", "台账", 4, "协议投资额（万元）", "一大笔"],
        ["退回", "台账", 4, "引资单位", "无名镇"],
    ]


def test_a_receipt_carries_the_last_entry_of_the_record():
    receipt = Receipt("表.csv", "", "funds", (SheetReceipt("表", None, note="空表"),), ())
    book = openpyxl.load_workbook(io.BytesIO(receipt_book(receipt, [], (1_234, "ab" * 32))))
    assert [cell.value for cell in book["回执"]["A"][1:3]] == [
        "表：空表", f"开具时操作记录第 1,234 条，校验值 {'ab' * 32}",
    ]  # fmt: skip


def test_a_text_that_begins_like_a_formula_stays_a_text_and_odd_sheet_names_are_made_to_fit():
    sheets = [Sheet("a/b", [["=1+1", "@SUM(A1)"]], (Merged(0, 0, 0, 0),)), Sheet("a:b", [["甲"]])]
    receipt = Receipt("表.csv", "", "funds", (SheetReceipt("a/b", None, note="空表"),), ())
    book = openpyxl.load_workbook(io.BytesIO(receipt_book(receipt, sheets)))
    assert book.sheetnames == ["回执", "a_b", "a_b_2"]
    assert [(cell.value, cell.data_type) for cell in book["a_b"][1]] == [("=1+1", "s"), ("@SUM(A1)", "s")]


def test_a_remark_on_a_whole_row_colours_the_row_and_the_gravest_remark_gives_the_colour():
    lines = (
        ReceiptLine("表", 1, None, None, "duplicate", "与第 3 行完全相同", "无需处理"),
        ReceiptLine("表", 1, "乙", "2", "held", "疑似以元为单位", "请核对", 2, "abc", "2 万元", 0.4),
    )
    book = openpyxl.load_workbook(
        io.BytesIO(receipt_book(Receipt("表.csv", "", "funds", (), lines), [Sheet("表", [["1", "2", "3"]])]))
    )
    assert [cell.fill.fgColor.rgb for cell in book["表"][1]] == ["FFDDE3EA", "FFFFD98A", "FFDDE3EA"]
    assert book["表"]["B1"].comment.text == "【待确认】疑似以元为单位。请核对"


def test_what_a_sender_wrote_goes_back_as_words(draft, write):
    row = ["P1", "http://evil.example", "省外", "轻纺", "@甲镇", 1]
    path = write("台账.xlsx", 台账=[["+1+1 项目"], PROJECT_HEAD, row])
    content = receipt_book(receive(path, draft, "统计员甲"), read(path).sheets)
    assert live(content) == []
    cells = openpyxl.load_workbook(io.BytesIO(content))["台账"].iter_rows(values_only=True)
    assert [cells_of[0] for cells_of in cells] == ["+1+1 项目", PROJECT_HEAD[0], "P1"]
