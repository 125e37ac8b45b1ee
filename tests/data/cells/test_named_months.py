import datetime as dt

import pytest

from data.cells.named_months import clash, last_of

TITLE = "2026年11月到位资金月报"


@pytest.mark.parametrize(
    ("titles", "sheet", "file", "told"),
    [
        ([TITLE], "12月", "月报", "标题写 11 月、工作表名写 12 月"),
        ([TITLE], "十二月", "11月", "标题写 11 月、工作表名写 12 月"),
        ([TITLE], "Sheet1", "2026年12月资金月报", "标题写 11 月、文件名写 12 月"),
        (["资金月报（11月）", "单位：万元"], "202612", "月报", "标题写 11 月、工作表名写 12 月"),
        ([TITLE], "2025年11月", "月报", "标题写 2026 年 11 月、工作表名写 2025 年 11 月"),
        ([TITLE], "12月资金", "12月资金", "标题写 11 月、文件名写 12 月"),
    ],
)
def test_a_title_that_names_another_month_than_the_sheet_or_else_the_file_clashes(titles, sheet, file, told):
    assert clash(titles, sheet, file) == told


@pytest.mark.parametrize(
    ("titles", "sheet", "file"),
    [
        ([TITLE], "11月", "12月报送"),  # the sheet is nearer than the file
        ([TITLE], "十一月", "月报"),
        ([TITLE], "Sheet1", "2026年1-12月资金月报"),
        ([TITLE], "Sheet1", "资金月报（12月5日报送）"),
        ([TITLE], "Sheet1", "资金月报20261205"),
        ([TITLE], "Sheet1", "11月资金月报（12月报）"),
        (["2026年1—11月到位资金"], "11月", "月报"),
        ([TITLE, "填报时间：2026年12月3日"], "11月", "月报"),
        ([TITLE, "2026年12月3日"], "2026.11", "月报"),
        (["到位资金月报"], "9月", "2026年10月"),
        (["2026年资金月报", "其中9月新增3个"], "10月", "月报"),
        ([], "9月", "2026年10月"),
    ],
)
def test_names_that_may_mean_one_month_do_not_clash(titles, sheet, file):
    assert clash(titles, sheet, file) == ""


@pytest.mark.parametrize(
    ("line", "month"),
    [
        ("2026年1—3月资金月报", 3), ("二〇二六年一至三月", 3), ("2026年一季度到位资金", 3), ("2026年前三季度", 9),
        ("2026年上半年", 6), ("截至2026年3月31日", 3), ("资金月报202603", 3), ("2025年12月—2026年3月", 3),
    ],
)  # fmt: skip
def test_the_last_month_that_a_line_names_of_its_year(line, month):
    assert last_of(["填报时间：2026年12月3日", "某县", line], 2026) == dt.date(2026, month, 1)


@pytest.mark.parametrize("line", ["2026年招商引资", "2025年1—3月", "3月", "2026年度资金（4月15日报送）"])
def test_a_line_that_names_no_month_of_the_year_ends_none(line):
    assert last_of([line], 2026) is None
