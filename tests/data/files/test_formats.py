"""What the reader of cells leaves out: errors, formulas without a value, what is hidden, how far a sheet reaches."""

import struct
from datetime import date
from pathlib import Path

import pytest

from data.errors import UnreadableFile
from data.files import workbook
from data.files.sheet import UNCALCULATED, Merged, Sheet
from tests.data.packed import ods, record, words, xlsb, xlsx

FIXTURES = Path(__file__).parents[1] / "fixtures"
FORMULAS = [
    ["项目编号", "项目名称", "金额", "备注"],
    ["P001", "一号项目", 1200.5, date(2026, 3, 1)],
    ["P002", "二号项目", "#DIV/0!", "#N/A"],
    ["P003", "三号项目", 2401.0, ""],
    ["P004", "", "", "甲"],
]
FAR = "工作表“{}”的范围异常巨大。请删去数据区以外的行列后重新上传。"


def read(content):
    [sheet] = workbook.sheets(content, "台账")
    return sheet


def row(number, flags=0):
    return record(0, struct.pack("<IIHBB", number, 0, 300, 0, flags) + bytes(5))


def cell(column, kind, value):
    return record(kind, struct.pack("<II", column, 0) + value)


@pytest.mark.parametrize("suffix", ["xls", "ods"])  # written by LibreOffice
def test_other_formats_say_as_much_as_xlsx(suffix):
    assert workbook.sheets((FIXTURES / f"formulas.{suffix}").read_bytes(), "台账") == [
        Sheet("项目台账", FORMULAS, (Merged(3, 1, 4, 1),), frozenset({2}), frozenset({2})),
        Sheet("藏", [["旧数"]], is_hidden=True),
    ]


def test_a_binary_workbook_says_as_much_as_xlsx():
    formula = struct.pack("<d", 2401.0) + bytes(10)
    content = xlsb(
        record(129), record(148, struct.pack("<4I", 0, 2, 0, 2)), record(60, struct.pack("<IIIIH", 2, 2, 100, 0, 1)),
        record(145),
        row(0), cell(0, 6, words("项目编号")), cell(1, 6, words("金额")),
        row(1, 0x10), cell(0, 6, words("P001")), cell(1, 3, b"\x17"), cell(2, 11, b"\x2a" + bytes(10)),
        row(2), cell(0, 6, words("P003")), cell(1, 9, formula), cell(2, 1, b""),
        record(146), record(177, struct.pack("<I", 1)), record(176, struct.pack("<4I", 1, 2, 0, 0)), record(178),
        record(130),
    )  # fmt: skip
    rows = [["项目编号", "金额", ""], ["P001", "#REF!", "#N/A"], ["P003", 2401.0, ""]]
    assert read(content) == Sheet("表", rows, (Merged(1, 0, 2, 0),), frozenset({1}), frozenset({2}))


def test_what_is_hidden_in_xlsx_is_read_and_told():
    data = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    data += '<row r="2" hidden="true"><c r="A2"><v>3</v></c></row>'
    columns = '<cols><col min="1" max="1" hidden="0"/><col min="2" max="16384" hidden="1"/></cols>'
    assert read(xlsx(data, columns)) == Sheet("表", [[1, 2], [3, ""]], (), frozenset({1}), frozenset({1}))


@pytest.mark.parametrize(
    ("cells", "row"),
    [
        ('<c r="A1" t="e"><v>#REF!</v></c><c r="B1"><v>1</v></c>', ["#REF!", 1]),
        ("<c r='A1' t='e'><f>1/0</f><v>#DIV/0!</v></c><c r='B1'><v>1</v></c>", ["#DIV/0!", 1]),
        ('<c><v>1</v></c><c t="e"><v>#N/A</v></c>', [1, "#N/A"]),
        ('<c r="B1" t="e"/>', []),
        ('<c r="A1"><v>1</v></c><c r="D1" t="e"><v>#NAME?</v></c>', [1, "", "", "#NAME?"]),
    ],
)
def test_an_error_in_xlsx_is_its_text_and_no_empty_cell(cells, row):
    assert read(xlsx(f"<row>{cells}</row>")).rows == ([row] if row else [])


@pytest.mark.parametrize(
    ("cells", "row"),
    [
        ('<c r="A1"><f>B1+1</f></c>', [UNCALCULATED]),
        ('<c r="A1"><f>B1+1</f><v></v></c>', [UNCALCULATED]),
        ('<c r="A1"><f>B1+1</f><v /></c>', [UNCALCULATED]),
        ('<c r="A1"><f t="shared" si="0"/><v/></c>', [UNCALCULATED]),
        ('<c r="A1" t="inlineStr"><f>B1+1</f><is><t></t></is></c>', [UNCALCULATED]),
        ('<c r="A1" t="inlineStr"><f>B1+1</f><is><t>甲</t></is></c>', ["甲"]),
        ('<c r="A1" t="str"><f>B1&amp;""</f><v></v></c>', [""]),
        ('<c r="A1"><f>B1+1</f><v>0</v></c>', [0]),
    ],
)
def test_a_formula_that_was_never_calculated_is_told_from_one_that_says_nothing(cells, row):
    sheet = read(xlsx(f'<row r="1">{cells}</row>'))
    assert (sheet.rows, sheet.uncalculated) == ([row], int(row == [UNCALCULATED]))


def test_a_zero_is_no_result_where_the_program_that_wrote_it_left_the_calculating_to_the_spreadsheet():
    data = '<row r="1"><c r="A1"><f>B1</f><v>0</v></c><c r="B1"><v>0</v></c><c r="C1"><f>B1+2</f><v>2</v></c></row>'
    assert read(xlsx(data, calculation='<calcPr fullCalcOnLoad="1"/>')).rows == [[UNCALCULATED, 0, 2]]


OLD_ERROR = 'table:formula="of:=1/0" office:value-type="float" office:value="0"'


@pytest.mark.parametrize(
    ("cells", "row"),
    [
        ('<table:table-cell table:formula="of:=[.B1]"/>', [UNCALCULATED]),
        ('<table:table-cell table:formula="of:=&quot;&quot;"><text:p/></table:table-cell>', []),
        (f"<table:table-cell {OLD_ERROR}><text:p>Err:502</text:p></table:table-cell>", ["Err:502"]),
    ],
)
def test_a_formula_in_ods_is_its_value_or_says_why_it_has_none(cells, row):
    assert read(ods(f"<table:table-row>{cells}</table:table-row>")).rows == ([row] if row else [])


@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_a_stray_cell_of_other_formats_is_refused_before_the_sheet_is_laid_out(suffix):
    with pytest.raises(UnreadableFile) as error:
        workbook.sheets((FIXTURES / f"stray.{suffix}").read_bytes(), "台账")
    assert str(error.value) == FAR.format("Sheet")


def line(cells, repeated=1):
    return f'<table:table-row table:number-rows-repeated="{repeated}">{cells}</table:table-row>'


def filled(repeated=1):
    return (
        f'<table:table-cell table:number-columns-repeated="{repeated}" office:value-type="float" office:value="1">'
        "<text:p>1</text:p></table:table-cell>"
    )


def empty(repeated):
    return f'<table:table-cell table:number-columns-repeated="{repeated}"/>'


@pytest.mark.parametrize(
    "content",
    [
        xlsx('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        xlsb(record(145), row(0), cell(0, 5, bytes(8)), row(1048575), cell(16383, 5, bytes(8)), record(146)),
        ods(line(empty(20), 1_000_000) + line(filled() * 20)),
        ods(line(empty(16_000) + filled()) * 600),
        ods(line(filled(1000), 9000)),
    ],
    ids=["xlsx", "xlsb", "ods, below", "ods, aside", "ods, repeated"],
)
def test_a_sheet_that_reaches_too_far_is_refused(content):
    with pytest.raises(UnreadableFile) as error:
        workbook.sheets(content, "台账")
    assert str(error.value) == FAR.format("表")


@pytest.mark.parametrize(
    "content",
    [
        xlsx('<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'),
        ods(line(filled()) + line(empty(16_384), 1_048_575)),
    ],
    ids=["xlsx", "ods"],
)
def test_cells_that_are_only_formatted_reach_nowhere(content):
    assert read(content).rows == [[1]]


def test_rows_and_cells_that_do_not_say_where_they_stand_follow_those_that_do():
    rows = '<row r="2"><c r="B2"/><c><v>1</v></c></row><row><c t="e"><v>#REF!</v></c><c r="C3"/></row>'
    sheet = read(xlsx(f'{rows}<row><c t="e"><v>#N/A</v></c></row>'))
    assert sheet.rows == [["", "", ""], ["", "", 1], ["#REF!", "", ""], ["#N/A", "", ""]]
