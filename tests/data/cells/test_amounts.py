from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.cells import amounts
from data.cells.values import BadValue

AMOUNTS = st.decimals(0, 10**8, places=4)
YUAN = {"元": 10000, "千元": 10, "万元": 1, "百万元": Decimal("0.01"), "亿元": Decimal("0.0001")}


@pytest.mark.parametrize(
    ("cell", "unit", "expected"),
    [
        (1200.5, "万元", "1200.500000"),
        ("１２．５", "万元", "12.500000"),
        ("1,234,567.89", "元", "123.456789"),
        ("1.2亿元", "万元", "12000.000000"),
        ("3500万", "亿元", "3500.000000"),
        ("¥ 80", "元", "0.008000"),
        ("−8.5", "万元", "-8.500000"),
        (0.1 + 0.2, "亿元", "3000.000000"),
        (1, "元", "0.000100"),
    ],
)
def test_money_becomes_exact_wan_yuan(cell, unit, expected):
    assert str(amounts.money(cell, unit)) == expected


@pytest.mark.parametrize(
    "cell", ["约3亿", "3-5亿", "1.2亿元（一期0.5）", "12，5", "1,23", "待定", True, "500以上", "5亩"]
)
def test_what_is_not_one_certain_amount_is_refused(cell):
    with pytest.raises(BadValue):
        amounts.money(cell)


def test_an_amount_beyond_all_sense_is_refused():
    with pytest.raises(BadValue, match="不合常理"):
        amounts.money(10**9, "亿元")


@pytest.mark.parametrize(
    ("cell", "unit", "expected"),
    [
        (343.764162, "公顷", "5156.462430"),
        ("666.6667㎡", "亩", "1.000000"),
        (10000, "平方米", "15.000000"),
        ("12亩", "公顷", "12.000000"),
    ],
)
def test_land_becomes_mu(cell, unit, expected):
    assert str(amounts.area(cell, unit)) == expected


@pytest.mark.parametrize(
    ("cell", "unit", "expected"),
    [
        ("9.08%", "", 0.0908),
        ("同比增长-8.92%", "", -0.0892),
        ("下降3%", "", -0.03),
        (9.08, "%", 0.0908),
        (0.0908, "", 0.0908),
        ("持平", "", 0),
    ],
)
def test_a_rate_becomes_a_fraction(cell, unit, expected):
    assert amounts.rate(cell, unit) == pytest.approx(expected)


def test_a_plain_number_that_may_be_per_cent_or_times_is_refused():
    with pytest.raises(BadValue, match="看不出"):
        amounts.rate(9.08)


@pytest.mark.parametrize(("cell", "expected"), [("12个", 12), (12.0, 12), ("第3位", 3), ("2026年", 2026)])
def test_a_count_is_read_with_its_measure_word(cell, expected):
    assert amounts.count(cell) == expected


def test_points_are_read_with_their_measure_word():
    assert amounts.figure("30分") == 30


@pytest.mark.parametrize(
    ("unit", "remedy"),
    [("", "请只填写数字，说明文字请写到备注栏"), ("万元", "请用 表头所写的单位 填写，说明文字请写到备注栏")],
)
def test_the_unit_of_the_header_is_asked_for_only_where_the_header_names_one(unit, remedy):
    with pytest.raises(BadValue) as error:
        amounts.figure("30磅", unit)
    assert (error.value.reason, error.value.remedy) == ("不认识的计量单位“磅”", remedy)


@pytest.mark.parametrize("cell", ["1万", "约1万", "占地约1万"])
def test_of_an_area_in_ten_thousands_of_nothing_the_missing_unit_is_said(cell):
    with pytest.raises(BadValue) as error:
        amounts.area(cell, "平方米")
    assert (error.value.reason, error.value.remedy) == (
        "“1万”没有写明面积单位", "请写明单位，如 1万亩 或 1万平方米",
    )  # fmt: skip


def test_half_a_project_is_refused():
    with pytest.raises(BadValue, match="整数"):
        amounts.count(2.5)


@given(AMOUNTS, st.sampled_from(sorted(YUAN)), st.booleans(), st.booleans())
def test_money_written_in_any_unit_reads_back_exactly(amount, unit, in_cell, separated):
    in_unit = amount * YUAN[unit]
    written = f"{in_unit:,f}" if separated else f"{in_unit:f}"
    read = amounts.money(written + unit, "元") if in_cell else amounts.money(written, unit)
    assert read == amount.quantize(Decimal("0.000001"))


@given(st.decimals(0, 10**6, places=6), st.sampled_from(["亩", "公顷", "平方米"]))
def test_land_written_in_any_unit_reads_back_to_six_decimals(mu, unit):
    per_mu = {"亩": Decimal(1), "公顷": 1 / Decimal(15), "平方米": Decimal(10000) / 15}[unit]
    written = (mu * per_mu).quantize(Decimal("1e-10"), ROUND_HALF_UP)
    assert abs(amounts.area(f"{written:f}", unit) - mu) <= Decimal("0.000001")


@given(st.floats(0, 10**9).map(lambda x: round(x, 2)))
def test_a_float_is_the_decimal_that_the_spreadsheet_shows(number):
    assert amounts.money(number) == Decimal(str(number)).quantize(Decimal("0.000001"))
