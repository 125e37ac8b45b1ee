"""Units in the brackets of a header: a known one is used, a remark is left alone, an unknown one refuses the sheet."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.cells.values import AREA, MONEY
from data.mapping.file import parse
from data.mapping.remembered import Mappings
from data.receive import receive
from data.tables.headings import UNITS, unit_of, unknown_unit
from tests.data.receipts import FUNDS_HEAD, PROJECT_HEAD, counts, lines

REMARKS = [
    "含续建", "必填", "个", "不含税", "2026年", "10月", "其中：工业用地", "按单元", "人民币", "含外币", "净地",
    "填报单位", "含入股", "注明园区",
]  # fmt: skip


@pytest.mark.parametrize(
    ("header", "unit"),
    [
        ("本月到位资金（万吨）", "万吨"), ("占地面积（万公顷）", "万公顷"), ("占地面积(km²)", "km2"),
        ("固定资产投资（万元/亩）", "万元/亩"), ("本月到位资金（单位：户）", "户"), ("到位资金[港币]", "港币"),
        ("到位资金（含税，百万圆）", "百万圆"), ("到位资金（加元）", "加元"), ("到位资金（亿元）（万吨）", "万吨"),
        ("到位资金（万吨）（亿元）", ""), ("到位资金（万美元）", ""), ("到位资金万元", ""),
    ],
)  # fmt: skip
def test_what_looks_like_a_unit_and_is_none_that_is_known_is_named(header, unit):
    assert unknown_unit(header) == unit


@pytest.mark.parametrize("remark", REMARKS)
def test_a_remark_in_brackets_is_no_unit(remark):
    assert (unknown_unit(f"到位资金（{remark}）"), unit_of((f"到位资金（{remark}）",))) == ("", "")


@given(
    st.sampled_from(sorted({*MONEY, *AREA})),
    st.sampled_from(["（{}）", "[{}]", "【{}】", "（单位：{}）", "（人民币{}）", "（以{}计）", "（{}，不含税）"]),
    st.sampled_from(["", *(f"（{remark}）" for remark in REMARKS)]),
)
def test_every_known_unit_is_known_in_every_kind_of_bracket_and_beside_any_remark(unit, bracket, remark):
    header = f"到位资金{bracket.format(unit)}{remark}"
    assert (unit_of((header,)), unknown_unit(header)) == (unit, "")


@given(
    st.text("一二三四五六七八九十百千万亿新", max_size=3),
    st.sampled_from(["元", "亩", "公顷", "平方米", "㎡", "吨", "圆"]),
)
def test_a_unit_noun_with_any_words_before_it_is_either_known_or_refused_never_passed_over(before, noun):
    header = f"到位资金（{before}{noun}）"
    said = f"{before}{noun}".replace("㎡", "m2")
    assert (unit_of((header,)), unknown_unit(header)) == ((said, "") if said in UNITS else ("", said))


def test_an_amount_in_an_unknown_unit_refuses_the_sheet_and_names_header_unit_and_what_to_do(known, send):
    receipt = send([[*FUNDS_HEAD[:3], "本月到位资金（万吨）"], ["P1", "2026-10", "省外", 5]])
    assert counts(receipt) == (1, 0, 1, 0)
    assert lines(receipt) == [
        (1, "本月到位资金（万吨）", None, "“本月到位资金（万吨）”的单位“万吨”不认识，不能当作万元"),
    ]
    assert receipt.sheets[0].balances == ()
    assert receipt.lines[0].remedy == (
        "请换算成认识的单位（如 元、千元、万元、亿元）并改正列名后重新上传；或在“数据”页的“对应关系”里选定这一列的单位"
    )


def test_land_in_an_unknown_unit_is_refused_too(draft, send):
    receipt = send([[*PROJECT_HEAD, "占地面积（万公顷）"], ["P1", "一号", "省外", "轻纺", "甲镇", 1000, 3]])
    assert counts(receipt) == (1, 0, 1, 0)
    assert lines(receipt)[0][3] == "“占地面积（万公顷）”的单位“万公顷”不认识，不能当作亩"


@pytest.mark.parametrize(
    ("unit", "amount"), [("十万元", 50), ("百万元", 500), ("千万元", 5000), ("人民币元", Decimal("0.0005"))]
)
def test_tens_hundreds_and_thousands_of_ten_thousand_are_units_and_the_currency_may_be_named(known, send, unit, amount):
    receipt = send([[*FUNDS_HEAD[:3], f"本月到位资金（{unit}）"], ["P1", "2026-10", "省外", 5]])
    assert counts(receipt) == (1, 1, 0, 0)
    assert known.con.execute("select amount from monthly_funds").fetchall() == [(amount,)]


@pytest.mark.parametrize(("spec", "loaded"), [('"D列"', 0), ('{ column = "D列", unit = "亿元" }', 1)])
def test_a_mapping_may_say_which_unit_is_meant(known, write, spec, loaded):
    text = (
        '[[table]]\nkind = "资金月报"\nheader = 1\n[table.fields]\n'
        f'"项目编号" = "项目编号"\n"月份" = "月份"\n"本月到位资金" = {spec}\n'
    )
    path = write(表=[[*FUNDS_HEAD[:3], "到位（亿圆）"], ["P1", "2026-10", "省外", "0.05"]])
    receipt = receive(path, known, "统计员甲", mappings=Mappings(parse(text, "对应.toml")))
    assert counts(receipt) == (1, loaded, 1 - loaded, 0)
