"""An answer as a file: Chinese headers with units, numbers that stay numbers, texts that never run as formulas."""

import datetime as dt
import io
from decimal import Decimal

import openpyxl
import pandas as pd
import pytest

from tests.live_parts import live
from ui.downloads import as_book, as_csv, as_xlsx
from wording.cells import quoted, sheet

FRAME = pd.DataFrame(
    {
        "project": ["=cmd|'/c calc'!A1", "甲厂"],
        "arrived": pd.Series([Decimal("-12.5"), None], dtype="object"),
        "yoy": pd.Series([-0.0912, pd.NA], dtype="Float64"),
        "signed_at": pd.to_datetime(["2026-03-09", None]),
        "is_key": pd.Series([True, pd.NA], dtype="boolean"),
        "figures": [["reported", "arrived"], []],
    }
)


def test_headers_are_chinese_with_units_and_negative_amounts_stay_numbers():
    assert sheet(FRAME) == (
        ["项目", "到位资金（万元）", "同比（%）", "签约日期", "重点项目", "计入的数字"],
        [
            ["'=cmd|'/c calc'!A1", -12.5, -9.12, "2026-03-09", "是", "上报实施、到位资金"],
            ["甲厂", None, None, None, None, None],
        ],
    )


@pytest.mark.parametrize("text", ["=1+1", "+86 558", "-负责人", "@甲", "\t=1"])
def test_a_text_that_a_spreadsheet_would_run_is_quoted(text):
    assert quoted(text) == f"'{text}"


def test_an_ordinary_text_is_left_as_it_is():
    assert quoted("甲镇60%、乙镇40%") == "甲镇60%、乙镇40%"


def test_csv_opens_in_excel_with_its_chinese():
    frame = pd.DataFrame({"unit": ["甲镇"], "rank": pd.Series([3], dtype="Int64")})
    assert as_csv(frame) == b"\xef\xbb\xbf" + "单位,位次\r\n甲镇,3\r\n".encode()


def test_the_workbook_holds_the_same_cells_and_no_formula():
    cells = list(openpyxl.load_workbook(io.BytesIO(as_xlsx(FRAME, "明细"))).worksheets[0].iter_rows(values_only=True))
    assert cells[3] == ("'=cmd|'/c calc'!A1", -12.5, -9.12, "2026-03-09", "是", "上报实施、到位资金")


def test_a_table_is_printed_as_the_field_does_title_and_what_it_is_of_above_its_header():
    about = {"表": "明细", "截至": "2026-10", "范围": "甲镇", "版本": "2026-10-0001", "下载人": "乙"}
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(FRAME, "明细", about=about)))
    page = book.worksheets[0]
    assert [page["A1"].value, page["A2"].value, page["B3"].value] == [
        "明细", "截至：2026-10　范围：甲镇　版本：2026-10-0001", "到位资金（万元）",
    ]  # fmt: skip
    merged = sorted(str(each) for each in page.merged_cells.ranges)
    assert (merged, page.print_title_rows, page.page_setup.orientation) == (["A1:F1", "A2:F2"], "$3:$3", "landscape")
    assert (page["B4"].value, page["B4"].number_format, book.sheetnames) == (-12.5, "#,##0.00##", ["明细", "说明"])


def test_a_date_with_a_time_is_written_as_its_day():
    frame = pd.DataFrame({"planned": [dt.datetime(2026, 10, 31)]})
    assert sheet(frame) == (["计划日期"], [["2026-10-31"]])


@pytest.mark.parametrize("text", ["=1+1", "http://evil.example", "mailto:a@evil.example", "internal:甲!A1", "{=1}"])
def test_no_text_in_a_workbook_is_a_formula_or_a_link(text):
    content = as_book([("甲", [text, "数"], [[text, 1], [None, 2.5]])])
    assert live(content) == []
    rows = openpyxl.load_workbook(io.BytesIO(content))["甲"].iter_rows(values_only=True)
    assert list(rows) == [(text, "数"), (text, 1), (None, 2.5)]
