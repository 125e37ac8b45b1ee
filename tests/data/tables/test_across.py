"""What stands across the columns: origins of funds, months of several years, and months that don't run on."""

import datetime as dt
from decimal import Decimal

import pytest

from data.files.workbook import Sheet
from data.mapping.proposal import propose
from tests.data.receipts import counts, lines

TITLE = ["2026年10月到位资金（万元）", *[""] * 5]
ORIGINS = [["项目编号", "项目名称", "本月到位资金", "", "", "累计"], ["", "", "省外", "市外", "外资", ""]]
OVER = ["C2:E2", "A2:A3", "B2:B3", "F2:F3"]


def funds(draft):
    return draft.con.execute(
        "select project_id, month, origin, amount, ytd_value from monthly_funds order by all"
    ).fetchall()


@pytest.mark.parametrize("merge", [[], OVER, OVER[:1]])
def test_origins_across_the_columns_are_a_fact_each_and_their_common_total_is_named_as_unused(known, send, merge):
    receipt = send([TITLE, *ORIGINS, ["P1", "一号项目", 10, 5, "", 100], ["合计", "", 10, 5, "", 100]], merge=merge)
    assert (counts(receipt), receipt.rows_subtotal) == ((2, 2, 0, 0), 1)
    october = dt.date(2026, 10, 1)
    assert funds(known) == [
        ("P1", october, "out_city", Decimal(5), None), ("P1", october, "out_province", Decimal(10), None),
    ]
    assert receipt.sheets[0].note == "未用的列：累计"


def test_origins_may_stand_under_of_which_with_a_total_beside_them_and_units_of_their_own(known, send):
    head = [["项目编号", "本月到位资金", "", ""], ["", "合计", "其中：省外（万元）", "外资（亿元）"]]
    receipt = send([TITLE, *head, ["P1", 15, 10, 0.0005]], merge=["A2:A3", "B2:D2"])
    assert [(origin, amount) for _, _, origin, amount, _ in funds(known)] == [
        ("out_province", Decimal(10)), ("overseas", Decimal(5)),
    ]
    assert receipt.sheets[0].note == "未用的列：本月到位资金合计"


def test_figures_without_a_name_beside_an_amount_may_be_parts_of_it_and_refuse_the_sheet_with_both_named(known, send):
    head = [["项目编号", "项目名称", "本月到位资金", "", "", "累计"], ["", "", "工业", "农业", "旅游", ""]]
    receipt = send([TITLE, *head, ["P1", "一号项目", 10, 5, 2, 100]])
    assert receipt.rows_loaded == 0
    [line] = receipt.lines
    assert line.column_name == "本月到位资金"
    assert "“本月到位资金”右边的D 列没有列名却有数字" in line.reason
    assert "另设一列写明各行是哪一部分（如“资金来源”填 省外、市外、外资）" in line.remedy


def test_parts_under_one_merged_header_that_are_no_origins_are_not_to_be_dropped(known, send):
    head = [["项目编号", "项目名称", "本月到位资金", ""], ["", "", "工业", "农业"]]
    receipt = send([TITLE, *head, ["P1", "一号项目", 10, 5]], merge=["C2:D2"])
    assert receipt.rows_loaded == 0
    assert receipt.lines[0].reason == "“本月到位资金”下面分了几列（C 列和 D 列），无法判断用哪一列"
    assert "请并成一列，另设一列写明各行是哪一部分" in receipt.lines[0].remedy


YEARS = [
    ["项目编号", "2026年", "", "", "", "2025年", ""],
    ["", "12月", "", "11月", "", "12月", "11月"],
    ["", "当月", "累计", "当月", "累计", "当月", "当月"],
]
OVER_YEARS = ["A1:A3", "B1:E1", "F1:G1", "B2:C2", "D2:E2"]


@pytest.mark.parametrize("merge", [OVER_YEARS, []])
def test_years_over_months_over_this_month_and_the_running_total_are_a_fact_each_month(known, send, merge):
    receipt = send([*YEARS, ["P1", 10, 30, 20, 20, 7, 8]], merge=merge)
    assert counts(receipt) == (4, 4, 0, 0)
    assert [(month, amount, total) for _, month, _, amount, total in funds(known)] == [
        (dt.date(2025, 11, 1), 8, None), (dt.date(2025, 12, 1), 7, None),
        (dt.date(2026, 11, 1), 20, 20), (dt.date(2026, 12, 1), 10, 30),
    ]


@pytest.mark.parametrize(
    ("months", "before", "after"),
    [
        (["11月", "12月", "1月"], "12月", "1月"), (["1月", "2月", "4月"], "2月", "4月"),
        (["2026年1月", "2026年3月"], "2026年1月", "2026年3月"),
        (["2025年10月", "2026年10月", "2026年11月"], "2025年10月", "2026年10月"),
    ],
)
def test_months_across_that_do_not_run_on_are_refused_and_the_two_are_named(known, send, months, before, after):
    fact = ["P1", "一号项目", *range(len(months))]
    receipt = send([["2026年到位资金统计表"], ["项目编号", "项目名称", *months], fact])
    assert counts(receipt) == (1, 0, 1, 0)
    assert [(column, reason) for _, column, _, reason in lines(receipt)] == [
        (after, f"各月列不连续：“{before}”旁边是“{after}”，不能确定各是哪年哪月"),
    ]
    assert "“对应关系”里逐列确认月份" in receipt.lines[0].remedy


def test_months_that_do_not_run_on_are_proposed_each_for_a_person_to_confirm():
    proposal = propose(Sheet("表", [["项目编号", "11月", "12月", "1月"], ["P1", 10.0, 30.0, 50.0]]))
    assert (proposal.form.sheet, proposal.months) == ("资金月报", ("11月", "12月", "1月"))


def test_a_column_that_tells_the_month_is_heeded_whatever_other_months_stand_across(known, send):
    receipt = send([["项目编号", "月份", "本月到位资金", "3月", "6月"], ["P1", "2026-10", 5, 1, 2]])
    assert counts(receipt) == (1, 1, 0, 0)
    assert receipt.sheets[0].note == "未用的列：3月、6月"
