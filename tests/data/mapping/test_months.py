"""Months across the columns of a sheet with its own words: proposed, written as a mapping, read back as proposed."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.files.sheet import letters
from data.files.workbook import Merged, Sheet
from data.ledgers import forms
from data.mapping.file import parse
from data.mapping.months import as_month, month_in_header
from data.mapping.proposal import propose
from data.mapping.remembered import Mappings
from data.mapping.text import as_toml
from data.receive import receive
from tests.data.receipts import counts, lines

FUNDS = next(form for form in forms() if form.sheet == "资金月报")
PROGRESS = next(form for form in forms() if form.sheet == "重点项目进度表")
ABROAD = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def told(proposal):
    """Per column its letters, the field's label, the month, the reason and how sure that is."""
    return [
        (each.letters, each.field and each.field.label, each.month, each.reason, round(each.confidence, 2))
        for each in proposal.columns
    ]


@pytest.mark.parametrize(
    ("path", "month", "rest"),
    [
        (("2026年10月", "到位数"), "2026-10", ("到位数",)),
        (("2026年", "10月"), "2026-10", ()),
        (("10月到位资金（万元）",), "10月", ("到位资金(万元)",)),
        (("1-10月",), "10月", ("累计",)),
        (("FundsJan",), "1月", ("Funds",)),
        (("Oct 2026", "Paid in"), "2026-10", ("Paid in",)),
        (("funds_sept",), "9月", ("funds",)),
        (("May",), "5月", ()),
    ],
)
def test_a_header_names_its_month_in_chinese_in_figures_or_in_english(path, month, rest):
    assert month_in_header(path) == (month, rest)


@pytest.mark.parametrize("text", ["Market", "SumMarket", "Maybe", "Decided", "到位资金", "2026年度计划", "13月"])
def test_words_that_only_begin_like_a_month_name_none(text):
    assert month_in_header((text,)) is None


@pytest.mark.parametrize(
    ("typed", "month"),
    [
        ("2026-10", "2026-10"), ("2026年10月", "2026-10"), ("2026.1", "2026-01"), ("202610", "2026-10"),
        ("10月", "10月"), ("10", "10月"), ("Oct 2026", "2026-10"), (" ", ""), ("十月份", "10月"),
        ("二〇二六年十月", "2026-10"), ("十月份的", None), ("2026", None),
        ("10月到位", None), ("13", None),
    ],
)  # fmt: skip
def test_a_month_may_be_typed_in_any_usual_way_and_nothing_else_is_one(typed, month):
    assert as_month(typed) == month


def test_months_over_figures_in_two_rows_newest_first_are_proposed_each_with_its_figure():
    rows = [
        ["工程编号", "2026年10月", "", "2026年9月", "", "情况说明"], ["", "到位数", "累计数", "到位数", "累计数", ""],
        ["P1", 5, 12, 7, 7, "甲"],
    ]  # fmt: skip
    merged = (Merged(0, 0, 1, 0), Merged(0, 1, 0, 2), Merged(0, 3, 0, 4), Merged(0, 5, 1, 5))
    assert told(propose(Sheet("甲镇", rows, merged), FUNDS, (1, 2))) == [
        ("A", None, "", "未识别", 0.0),
        ("B", "本月到位资金", "2026-10", "与“本月到位”相似 0.89", 0.89),
        ("C", None, "2026-10", "未识别", 0.0),
        ("D", "本月到位资金", "2026-09", "与“本月到位”相似 0.89", 0.89),
        ("E", None, "2026-09", "未识别", 0.0),
        ("F", None, "", "未识别", 0.0),
    ]


def test_foreign_columns_that_differ_in_nothing_but_the_month_may_be_the_needed_amount():
    sheet = Sheet("data", [["Code", "Agency", "FundsJan", "FundsFeb"], ["P1", "A", 1, 2]])
    assert told(propose(sheet, FUNDS, (1, 1)))[2:] == [
        ("C", "本月到位资金", "1月", "这几列只有月份不同", 0.5),
        ("D", "本月到位资金", "2月", "这几列只有月份不同", 0.5),
    ]
    both = Sheet("data", [["Code", "PlanJan", "PlanFeb", "FundsJan", "FundsFeb"], ["P1", 1, 2, 3, 4]])
    assert {column[1] for column in told(propose(both, FUNDS, (1, 1)))} == {None}


def test_a_month_without_its_amount_and_a_figure_without_a_month_are_left_to_a_person():
    head = ["项目编号", "1-8月", "9月", "1-9月", "10月", "累计到位资金"]
    assert told(propose(Sheet("表", [head, ["P1", 1, 2, 3, 4, 7]]), FUNDS, (1, 1)))[1:] == [
        ("B", None, "8月", "列名与“累计”一致，但8月 没有本月到位资金一列", 0.0),
        ("C", "本月到位资金", "9月", "列名只写月份", 1.0),
        ("D", "累计到位资金", "9月", "列名与“累计”一致", 1.0),
        ("E", "本月到位资金", "10月", "列名只写月份", 1.0),
        ("F", None, "", "列名与“累计到位资金”一致，但没有写明是哪个月的", 0.0),
    ]


def test_where_a_column_names_the_month_none_stand_across():
    sheet = Sheet("表", [["项目编号", "月份", "10月到位资金"], ["P1", "2026-10", 5]])
    assert told(propose(sheet, FUNDS, (1, 1)))[1:] == [
        ("B", "月份", "", "列名与“月份”一致", 1.0),
        ("C", "本月到位资金", "", "列名与“本月到位资金”一致", 1.0),
    ]


def test_a_form_that_needs_no_amount_takes_the_figures_of_each_month_and_keeps_what_is_of_the_year():
    head = ["项目编号", "年度计划投资", "9月完成投资", "10月完成投资"]
    assert told(propose(Sheet("表", [head, ["P1", 90, 2, 3]]), PROGRESS, (1, 1)))[1:] == [
        ("B", "年度计划投资", "", "列名与“年度计划投资”一致", 1.0),
        ("C", "本月完成投资", "9月", "列名与“本月完成投资”一致", 1.0),
        ("D", "本月完成投资", "10月", "列名与“本月完成投资”一致", 1.0),
    ]


def test_months_across_are_written_as_a_table_of_their_field():
    sheet = Sheet("data", [["项目编号", "Feb 2026 (千元)", "Jan 2026 (千元)"], ["P1", 10, ""]])
    assert as_toml(propose(sheet, FUNDS, (1, 1))) == (
        "[[table]]\n"
        'kind = "资金月报"\n'
        'sheet = "data"\n'
        "header = 1\n"
        "\n"
        "[table.fields]\n"
        '"项目编号" = "项目编号"  # A 列，列名与“项目编号”一致；样例 P1\n'
        "\n"
        '[table.fields."本月到位资金"]\n'
        'unit = "千元"\n'
        '[table.fields."本月到位资金".months]\n'
        '2026-02 = "Feb 2026 (千元)"  # B 列，列名只写月份；样例 10\n'
        '2026-01 = "Jan 2026 (千元)"  # C 列，列名只写月份\n'
    )


def test_a_month_without_a_year_is_of_the_year_that_the_title_names(known, write):
    rows = [["2026年到位资金"], ["编号", "FundsSep", "FundsOct"], ["P1", 3, 4], ["P2", "", 5]]
    text = as_toml(propose(Sheet("表", rows), FUNDS, (2, 2)))
    receipt = receive(write(表=rows), known, "统计员甲", mappings=Mappings(parse(text, "对应.toml")))
    assert counts(receipt) == (3, 3, 0, 0)
    assert known.con.execute("select project_id, month, amount from monthly_funds order by all").fetchall() == [
        ("P1", dt.date(2026, 9, 1), Decimal(3)), ("P1", dt.date(2026, 10, 1), Decimal(4)),
        ("P2", dt.date(2026, 10, 1), Decimal(5)),
    ]  # fmt: skip


def heads(month, way):
    """A month's header in the sender's own way."""
    year, number = month
    abroad = ABROAD[number - 1]
    return (f"{year}年{number}月", f"{year}-{number:02}", f"{abroad} {year}", f"Paid{abroad}_{year}")[way]


@given(
    st.lists(st.tuples(st.integers(2020, 2029), st.integers(1, 12)), min_size=2, max_size=8, unique=True),
    st.integers(0, 3),
    st.lists(st.sampled_from(["Name", "备注栏", "No."]), max_size=2, unique=True),
)
def test_any_months_across_are_written_and_read_back_as_the_same_columns(months, way, others):
    head = ["项目编号", *others, *(heads(month, way) for month in months)]
    sheet = Sheet("data", [head, ["P1", *others, *range(len(months))]])
    proposal = propose(sheet, FUNDS, (1, 1))
    [table] = parse(as_toml(proposal), "对应.toml")
    assert [
        (header.month, [(column.field.label, letters(column.index)) for column in header.columns])
        for header in table.headers(sheet)
    ] == [
        (month, [("项目编号", "A"), ("本月到位资金", letters(1 + len(others) + place))])
        for place, month in enumerate(months)
    ]


def test_a_year_that_only_the_mapping_names_is_remarked_on_when_the_title_is_of_another(known, write):
    text = (
        '[[table]]\nkind = "资金月报"\nheader = 2\n[table.fields]\n"项目编号" = "Code"\n'
        '[table.fields."本月到位资金".months]\n2026-09 = "FundsSep"\n2026-10 = "2026年10月"\n'
    )
    rows = [["2027年到位资金"], ["Code", "FundsSep", "2026年10月"], ["P1", 3, 4]]
    receipt = receive(write(表=rows), known, "统计员甲", mappings=Mappings(parse(text, "对应.toml")))
    assert counts(receipt) == (2, 2, 0, 0)
    assert lines(receipt, "warning")[1:] == [
        (2, "FundsSep", None, "按对应关系记入2026年9月，而标题写的是2027年"),
    ]
