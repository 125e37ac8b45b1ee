"""Units that the lines above a header set for the whole sheet: all the usual ways to write them, and never a guess."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.cells.values import AREA, MONEY
from data.mapping.file import parse
from data.mapping.remembered import Mappings
from data.receive import receive
from data.tables.unit_lines import SheetUnits, unit_lines
from tests.data.receipts import FUNDS_HEAD, counts, lines

HEAD = [*FUNDS_HEAD[:3], "本月到位资金"]
FACT = ["P1", "2026-10", "省外", 0.5]


def units(*row):
    return unit_lines([list(row)])


@pytest.mark.parametrize(
    "row",
    [
        ["单位：亿元"], ["（单位: 亿元）"], ["金额单位：人民币亿元"], ["单位：人民币（亿元）"], ["金额：亿元"],
        ["金额单位为亿元"], ["单位均为亿元"], ["单位：億元"], ["单 位：亿 元"], ["2026年项目台账（亿元）"],
        ["单位：", "亿元"], ["", "填报单位：", "甲镇", "计量单位：", "", "亿元"], ["填报单位：甲镇 金额单位：亿元"],
        ["单位：亿元 制表日期：2026年3月"],
        ["单位：亿元2026年3月"], ["单位：个、亿元、%"], ["亿元"], ["单位：亿元人民币"],
        ["单位：亿元（外币按汇率折算）"],
    ],
)  # fmt: skip
def test_every_usual_way_to_write_the_unit_over_a_sheet_is_read(row):
    assert units(*row) == SheetUnits({"money": "亿元"})


def test_a_line_may_set_the_units_of_money_and_of_land():
    assert units("单位：亿元、亩") == SheetUnits({"money": "亿元", "area": "亩"})
    assert units("金额单位：元；土地单位：公顷") == SheetUnits({"money": "元", "area": "公顷"})


@pytest.mark.parametrize(
    "line",
    [
        "单位：甲镇", "填报单位：甲镇", "填报单位：庆元", "引资单位：三元", "某县项目台账", "台账（含外币）",
        "亿元以上项目台账", "台账（超亿元）", "台账（千万元以上）",
        "台账（亿元项目）", "共上报在谈项目 5 个，总投资金额为 3 亿元", "台账（2026年10月）",
        "各单位均已上报", "单位：公里镇",
    ],
)  # fmt: skip
def test_a_unit_that_reports_and_an_amount_in_a_narrative_are_no_unit_of_measure(line):
    assert units(line) == SheetUnits()


@pytest.mark.parametrize(
    "line", ["单位：万美元", "单位：亿美元", "单位：亿 美元", "单位：万元（美元）", "利用外资（万美元）", "金额为港元"]
)
def test_another_currency_over_a_sheet_is_kept_as_written(line):
    assert units(line) == SheetUnits(foreign=line)


@pytest.mark.parametrize("line", ["单位：亿圆", "单位：百亿元", "单位：亿元制表", "金额：万吨", "单位：加元"])
def test_what_looks_like_a_unit_and_is_none_that_is_known_is_kept_as_written(line):
    assert units(line) == SheetUnits(unclear={"money": line})


def test_two_lines_that_say_different_units_leave_it_open():
    assert unit_lines([["项目台账（万元）"], ["单位：亿元"]]).unclear == {"money": "单位：亿元"}


@given(
    st.sampled_from(sorted({*MONEY, *AREA} - {"万", "亿", "百万"})),
    st.sampled_from(["单位：{}", "（单位：{}）", "金额单位为{}", "计量单位：人民币{}", "台账（{}）", "单位:{} 制表"]),
    st.sampled_from(["", "美元", "圆"]),
)
def test_a_known_unit_is_known_in_every_line_and_with_more_of_a_unit_behind_it_never(unit, line, more):
    found = units(line.format(unit + more))
    kind = "money" if unit in MONEY else "area"
    assert found.known == ({} if more else {kind: unit})


@pytest.mark.parametrize("line", ["单位：亿美元", "单位：亿圆"])
def test_amounts_under_a_unit_that_is_foreign_or_unknown_refuse_the_sheet_and_quote_the_line(known, send, line):
    receipt = send([["项目台账"], [line], HEAD, FACT])
    assert counts(receipt) == (1, 0, 1, 0)
    assert [(row, column) for row, column, *_ in lines(receipt)] == [(3, "本月到位资金")]
    assert f"“{line}”" in receipt.lines[0].reason
    assert ("选定这一列的单位" in receipt.lines[0].remedy) is ("美元" not in line)  # a unit alone converts no currency
    assert receipt.sheets[0].balances == ()


@pytest.mark.parametrize(("line", "loaded"), [("单位：亿美元", 0), ("单位：亿圆", 1)])
def test_a_column_with_a_unit_of_its_own_heeds_no_unknown_line_and_a_bare_number_word_is_of_the_lines_currency(
    known, send, line, loaded
):
    assert send([[line], [*HEAD[:3], "本月到位资金（亿）"], FACT]).rows_loaded == loaded
    assert send([[line], [*HEAD[:3], "本月到位资金（万元）"], FACT], name="另.xlsx").rows_loaded == 1


def test_a_unit_that_stands_in_the_cell_beside_its_word_is_used(known, send):
    receipt = send([["", "", "单位：", "亿元"], HEAD, FACT])
    assert counts(receipt) == (1, 1, 0, 0)
    assert known.con.execute("select amount from monthly_funds").fetchall() == [(Decimal(5000),)]


def test_a_mapping_may_say_the_unit_that_a_line_leaves_open(known, write):
    text = (
        '[[table]]\nkind = "资金月报"\nheader = 2\n[table.fields]\n'
        '"项目编号" = "项目编号"\n"月份" = "月份"\n"本月到位资金" = {{ column = "D列"{} }}\n'
    )
    path = write(表=[["单位：亿圆"], HEAD, FACT])
    for told, loaded in (("", 0), (', unit = "亿元"', 1)):
        mappings = Mappings(parse(text.format(told), "对应.toml"))
        assert receive(path, known, "统计员甲", mappings=mappings).rows_loaded == loaded
