"""What only formats and fonts of a workbook say: units, strokes through a text, raised marks, the beginning of days."""

import datetime as dt
import io
import struct
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from data.files import guarded, workbook
from data.files.formats.runs import PLAIN, Run, Text, read
from data.files.formats.runs import Font as Mark
from data.files.sheet import Shown
from tests.data.packed import ods, record, words, xlsb, xlsx

FIXTURES = Path(__file__).parents[2] / "fixtures"
STRIKE, RAISED = TextBlock(InlineFont(strike=True), "3000"), TextBlock(InlineFont(vertAlign="superscript"), "1")


def rich():
    """A workbook of number formats, struck and raised texts, as Excel's own programs write it."""
    book = openpyxl.Workbook()
    page = book.active
    page.append([2.5, 2.5, 0.5, "乙", 0])
    page.append([CellRichText(STRIKE, "3500"), CellRichText("1200", RAISED), CellRichText(STRIKE, STRIKE)])
    page["A1"].number_format, page["C1"].number_format = '0.00"亿元"', "0.0%"
    page["D1"].font = page["E1"].font = page["A3"].font = Font(strike=True)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize("reader", [workbook.sheets, guarded.sheets])
def test_formats_and_fonts_of_an_xlsx_are_read_here_and_in_the_process_of_its_own(reader):
    [sheet] = reader(rich(), "表")
    assert sheet.rows == [["2.5亿元", 2.5, "50%", "乙", 0], ["3500", "1200", "30003000", "", ""]]
    shown = sheet.rows[0][0]
    assert (type(shown), shown.number, shown.code) == (Shown, 2.5, '0.00"亿元"')
    assert (sheet.struck, sheet.formats) == ({(0, 3), (0, 4), (1, 2)}, {'0.00"亿元"', "0.0%"})
    assert list(sheet.remarks()) == [
        (
            "2 个单元格里带删除线的字或上标、下标没有读取（A2“3000”、B2“1”）",
            "请核对这些单元格；其中要作数的，请去掉删除线或上下标格式后重新上传",
        )
    ]


def test_a_text_that_stands_in_its_cell_is_read_by_its_own_fonts():
    runs = "<is><r><t>90</t></r><r><rPr><strike/></rPr><t>80</t></r></is>"
    content = xlsx(f'<row><c t="inlineStr">{runs}</c><c t="inlineStr"><is><t>7</t></is></c></row>')
    [sheet] = workbook.sheets(content, "表")
    assert (sheet.rows, sheet.trimmed, sheet.struck) == ([["90", "7"]], (((0, 0), "80"),), frozenset())


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ([Run("300", None), Run("2", Mark(raised=True))], Text("300", "2", False)),
        ([Run("500m", None), Run("2", Mark(raised=True))], Text("500m2", "", False)),
        ([Run("CO", None), Run("2", Mark(raised=True)), Run("项目", None)], Text("CO2项目", "", False)),
        ([Run("甲厂", None), Run("1", Mark(raised=True))], Text("甲厂", "1", False)),
        ([Run("1200", Mark(raised=True))], Text("1200", "", False)),
        ([Run("80", Mark(struck=True)), Run(" ", PLAIN)], Text("80 ", "", True)),
        ([Run("80", Mark(struck=True)), Run("9", PLAIN), Run("1", Mark(True, True))], Text("9", "80、1", False)),
    ],
)
def test_a_raised_mark_is_no_digit_and_a_stroke_takes_a_part_away(runs, text):
    assert read(runs) == text


def test_a_part_in_the_cells_own_font_is_struck_where_the_cell_is():
    assert read([Run("80", None), Run("90", PLAIN)], Mark(struck=True)) == Text("90", "80", False)


def test_days_counted_from_1904_are_the_days_that_people_see():
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"date_1904": True}) as book:
        page = book.add_worksheet()
        page.write_datetime(0, 0, dt.datetime(2026, 3, 5), book.add_format({"num_format": "yyyy-mm-dd"}))
    [sheet] = workbook.sheets(content.getvalue(), "表")
    assert (sheet.rows, sheet.is_1904) == ([[dt.date(2026, 3, 5)]], True)


LOOKS = [
    ["甲", "2.5", "日"],
    ["2.5亿元", "12000万元", dt.date(2026, 3, 5)],
    ["9.08%", "$250", 500],
    ["3500", "1200", "旧数"],
    ["12345", "9.08%", 1.5],
    ["乙", "丙", ""],
]


@pytest.mark.parametrize("suffix", ["xls", "ods"])  # written by LibreOffice
def test_other_formats_say_of_numbers_and_fonts_what_xlsx_says(suffix):
    [sheet] = workbook.sheets((FIXTURES / f"fonts.{suffix}").read_bytes(), "表")
    assert sheet.rows == LOOKS
    assert sheet.struck == {(2, 2), (3, 2), (5, 1)}
    assert sheet.trimmed == (((3, 0), "3000"), ((3, 1), "1"))


def priced(cell, symbol, settings=""):
    """An .ods with one cell of 1500 in the style of a currency."""
    style = f"<number:currency-style style:name='N1'>{symbol}<number:number number:min-integer-digits='1'/>"
    return ods(
        f"<table:table-row><table:table-cell{cell} table:style-name='c' office:value-type='currency'"
        " office:value='1500'><text:p>$1,500</text:p></table:table-cell></table:table-row>",
        styles=f"<office:automatic-styles>{style}</number:currency-style><style:style style:name='c'"
        " style:family='table-cell' style:data-style-name='N1'/></office:automatic-styles>",
        settings=settings,
    )


@pytest.mark.parametrize(("cell", "symbol", "shown"), [
    ("", "<number:currency-symbol/>", "$1500"),
    (" office:currency='EUR'", "<number:currency-symbol/>", "EUR1500"),
    ("", "<number:currency-symbol number:language='ja' number:country='JP'>¥</number:currency-symbol>", "JPY1500"),
    ("", "<number:currency-symbol number:country='CN'>¥</number:currency-symbol>", "¥1500"),
])  # fmt: skip
def test_a_currency_that_an_ods_names_anywhere_is_seen(cell, symbol, shown):
    [sheet] = workbook.sheets(priced(cell, symbol), "表")
    assert sheet.rows == [[shown]]


def test_an_ods_may_count_its_days_from_1904():
    days = "<table:calculation-settings><table:null-date table:date-value=\"1904-01-01\"/></table:calculation-settings>"
    [sheet] = workbook.sheets(priced("", "<number:currency-symbol/>", days), "表")
    assert sheet.is_1904


def test_a_binary_workbook_says_of_numbers_fonts_and_days_what_xlsx_says():
    fonts = [(0, 0), (8, 0), (0, 1)]  # plain, struck through, raised
    records = [record(615, struct.pack("<I", 1)), record(44, struct.pack("<H", 164) + words('0.00"亿元"'))]
    records += [record(43, struct.pack("<HHHH", 220, flags, 400, raised) + bytes(20)) for flags, raised in fonts]
    records += [record(616), record(626), record(47, struct.pack("<HHH", 0, 0, 1) + bytes(10)), record(627)]
    records += [record(617, struct.pack("<I", 4))]
    cells = [(0, 0), (164, 0), (0, 1), (14, 0)]  # number format and font
    records += [record(47, struct.pack("<HHH", 0, *each) + bytes(10)) for each in cells]
    text = b"\x01" + words("300012") + struct.pack("<IHHHHHH", 3, 0, 1, 3, 0, 5, 2)
    sheet = [record(129), record(148, struct.pack("<4I", 0, 0, 0, 3)), record(145)]
    sheet += [record(0, struct.pack("<IIHBB", 0, 0, 300, 0, 0) + bytes(5))]
    sheet += [
        record(kind, struct.pack("<II", column, style) + value)
        for column, (kind, style, value) in enumerate(
            [
                (5, 1, struct.pack("<d", 2.5)),
                (5, 2, struct.pack("<d", 500)),
                (7, 0, struct.pack("<I", 0)),
                (5, 3, struct.pack("<d", 44624)),
            ]
        )
    ]
    content = xlsb(
        *sheet, record(146), record(130),
        properties=record(153, struct.pack("<III", 1, 0, 0)),
        **{"xl/styles.bin": b"".join(records) + record(618), "xl/sharedStrings.bin":
        record(159, struct.pack("<II", 1, 1)) + record(19, text) + record(160)},
    )  # fmt: skip
    [read_back] = workbook.sheets(content, "表")
    assert read_back.rows == [["2.5亿元", 500, "01", dt.date(2026, 3, 5)]]
    assert (read_back.struck, read_back.trimmed) == ({(0, 1)}, (((0, 2), "300、2"),))
    assert read_back.is_1904
