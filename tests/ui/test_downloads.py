"""An answer as a file: Chinese headers with units, numbers that stay numbers, texts that never run as formulas."""

import datetime as dt
import io
from decimal import Decimal

import openpyxl
import pandas as pd
import pytest

from tests.live_parts import live
from ui.downloads import Table, as_book, as_csv, as_xlsx, sheet_names
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


ABOUT = {"截至": "2026-10", "范围": "甲镇", "版本": "2026-10-0001"}


def opened(*tables, about=None):
    return openpyxl.load_workbook(io.BytesIO(as_xlsx(tables, about)))


def test_the_workbook_holds_the_same_cells_and_no_formula():
    cells = list(opened(Table("明细", FRAME)).worksheets[0].iter_rows(values_only=True))
    assert cells[4] == ("'=cmd|'/c calc'!A1", -12.5, -9.12, "2026-03-09", "是", "上报实施、到位资金")


def test_a_table_is_printed_as_the_field_does_title_what_it_is_of_and_unit_above_its_header():
    book = opened(Table("明细", FRAME, ABOUT), about={**ABOUT, "下载人": "乙"})
    page = book.worksheets[0]
    assert [page[cell].value for cell in ("A1", "A2", "A3", "B4")] == [
        "明细", "截至：2026-10　范围：甲镇　版本：2026-10-0001", "单位：万元", "到位资金",
    ]  # fmt: skip
    merged = sorted(str(each) for each in page.merged_cells.ranges)
    assert (merged, page.print_title_rows, page.page_setup.orientation) == (
        ["A1:F1", "A2:F2", "A3:F3"], "$4:$4", "landscape",
    )  # fmt: skip
    assert (page["B5"].value, page["B5"].number_format, book.sheetnames) == (-12.5, "#,##0.00", ["明细", "说明"])
    assert list(book["说明"].values)[-1] == ("下载人", "乙")


def test_what_columns_share_stands_once_over_them_and_the_total_under_all():
    ranking = pd.DataFrame({
        "unit": ["甲镇", "乙镇"], "arrived": [Decimal("90.5"), Decimal("9.5")], "target": [Decimal(100), Decimal(100)],
        "completion": pd.Series([0.905, 0.095], dtype="Float64"), "rank": pd.Series([1, 2], dtype="Int64"),
    })  # fmt: skip
    rules = {"arrived": "", "target": "", "completion": "arrived / target"}
    page = opened(Table("排名", ranking, ABOUT, rules)).worksheets[0]
    assert list(page.iter_rows(min_row=4, values_only=True)) == [
        ("单位", "到位资金", "任务完成", None, "位次"),
        (None, None, "年度任务", "完成率（%）", None),
        ("甲镇", 90.5, 100, 90.5, 1),
        ("乙镇", 9.5, 100, 9.5, 2),
        ("合计", 100, 200, 50, "—"),
        ("注：合计为表中各行相加，比率为合计之比，不能相加的为“—”。", None, None, None, None),
    ]
    merged = sorted(str(each) for each in page.merged_cells.ranges)
    assert merged == ["A1:E1", "A2:E2", "A3:E3", "A4:A5", "B4:B5", "C4:D4", "E4:E5"]
    assert (page.print_title_rows, page.freeze_panes, page["B8"].number_format) == ("$4:$5", "A6", "#,##0.00")


def test_several_tables_have_a_sheet_each():
    book = opened(Table("明细", FRAME), Table("明细", FRAME), about={"表": "两张"})
    assert book.sheetnames == ["明细", "明细 (2)", "说明"]


def test_a_sheets_name_is_one_that_a_workbook_may_hold():
    assert sheet_names(["甲/乙[1]?", "长" * 40, "长" * 40, "", "A", "a"]) == [
        "甲 乙 1", "长" * 31, f"{'长' * 27} (2)", "表", "A", "a (2)",
    ]  # fmt: skip


def test_a_date_with_a_time_is_written_as_its_day():
    frame = pd.DataFrame({"planned": [dt.datetime(2026, 10, 31)]})
    assert sheet(frame) == (["计划日期"], [["2026-10-31"]])


@pytest.mark.parametrize("text", ["=1+1", "http://evil.example", "mailto:a@evil.example", "internal:甲!A1", "{=1}"])
def test_no_text_in_a_workbook_is_a_formula_or_a_link(text):
    content = as_book([("甲", [text, "数"], [[text, 1], [None, 2.5]])])
    assert live(content) == []
    rows = openpyxl.load_workbook(io.BytesIO(content))["甲"].iter_rows(values_only=True)
    assert list(rows) == [(text, "数"), (text, 1), (None, 2.5)]
