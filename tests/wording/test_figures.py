from decimal import Decimal

import pandas as pd
import pytest

from wording import figures


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (Decimal("1005136"), "100.51 亿元"),
        (Decimal("9999.4"), "9,999 万元"),
        (Decimal("-12000"), "-1.20 亿元"),
        (Decimal("0"), "0 万元"),
        (None, "—"),
        (pd.NA, "—"),
        (float("nan"), "—"),
    ],
)
def test_money_is_written_in_yi_from_one_yi_and_a_missing_figure_as_a_dash(value, written):
    assert figures.money(value) == written


def test_a_column_has_one_unit_chosen_by_its_largest_amount():
    assert figures.money_unit([Decimal(300), Decimal("12000"), None]) == "亿元"
    assert figures.money_unit([Decimal(300), None]) == "万元"
    assert figures.money_in(Decimal(300), "亿元") == "0.03"


def test_columns_that_are_compared_have_one_unit_in_which_no_amount_reads_zero():
    agreed, arrived, little = [Decimal(61_700), None], [Decimal(381), Decimal(0)], [Decimal(30)]
    assert [figures.shared_unit(columns) for columns in ([agreed, arrived], [agreed, little], [arrived], [])] == [
        "亿元", "万元", "万元", "万元",
    ]  # fmt: skip


def test_places_moved_are_written_with_their_direction_and_none_as_平():
    assert [figures.moved(value) for value in (2, -1, 0, pd.NA)] == ["▲2", "▼1", "平", "—"]


def test_beside_a_picture_an_amount_has_its_unit_and_one_of_a_single_digit_there_is_written_in_wan():
    assert [figures.beside(value, "亿元") for value in (Decimal(8312), Decimal(1000), Decimal(999), None)] == [
        "0.83 亿元", "0.10 亿元", "999 万元", "—",
    ]  # fmt: skip
    assert figures.beside(Decimal(20_000), "万元") == "20,000 万元"


def test_published_completion_and_pace_gap_of_panzhihua_october():
    completion = Decimal(1005136) / Decimal(800000)
    gap = completion - Decimal(10) / Decimal(12)
    assert figures.rate(completion, 2) == "125.64%"
    assert figures.points(gap, 2) == "+42.31 个百分点"
    assert figures.pace(gap, 2) == "快于序时进度 42.31 个百分点"
    assert figures.pace(Decimal("0.7041") - Decimal(10) / Decimal(12), 2) == "慢于序时进度 12.92 个百分点"


def test_growth_names_its_direction_instead_of_a_negative_sign():
    assert [figures.growth(v) for v in (0.0908, -0.032, 0.0001, None)] == [
        "同比增长 9.1%",
        "同比下降 3.2%",
        "同比持平",
        "同比 —",
    ]


def test_a_change_of_a_count_is_in_its_measure_and_not_in_percent():
    assert [figures.change(12), figures.change(-2, "家"), figures.change(0), figures.change(pd.NA)] == [
        "同比增加 12 个",
        "同比减少 2 家",
        "同比持平",
        "同比 —",
    ]


def test_rounding_is_half_up_and_never_prints_a_negative_zero():
    assert figures.rate(0.0125, 1) == "1.3%"
    assert figures.rate(-0.0001) == "0.0%"
    assert figures.points(0) == "0.0 个百分点"


def test_a_count_stands_alone_where_its_measure_word_stands_elsewhere():
    assert [figures.whole(v) for v in (1204, 0, Decimal("12"), pd.NA)] == ["1,204", "0", "12", "—"]


def test_a_figure_in_a_unit_is_an_amount_in_yi_or_wan_and_else_a_count():
    assert [figures.number_in(12345, unit) for unit in ("亿元", "万元", "个")] == ["1.23", "12,345", "12,345"]


def test_a_growth_in_a_column_of_its_own_carries_its_sign():
    assert [figures.signed_rate(v) for v in (0.0908, -0.032, 0.0001, 6.12, None)] == [
        "+9.1%", "-3.2%", "0.0%", "+612.0%（基数小）", "—",
    ]  # fmt: skip


@pytest.mark.parametrize(("value", "basis", "written"), [
    (0.105, "按原报数", "同比增长 10.5%"),
    (0.105, None, "同比增长 10.5%"),
    (None, None, "同比 —"),
    (-0.02, "按重述口径（2027版）", "同比下降 2.0%（按重述口径）"),
    (None, "口径已变，无可比数", "同比 —（口径已变）"),
    (pd.NA, "按重述口径（2027版）", "同比 —（口径已变）"),
])
def test_a_growth_says_when_last_year_s_figure_is_a_restated_one_or_none_is_comparable(value, basis, written):
    assert figures.compared(value, basis) == written


def test_an_amount_to_be_checked_keeps_its_digits_and_is_in_亿元_from_one_on():
    amounts = ("0.35", "8560.00", "3200.5", "-1200", "9999.999", "125000")
    assert [figures.exact(Decimal(each)) for each in amounts] == [
        "0.35", "8,560", "3,200.5", "-1,200", "9,999.999", "125,000",
    ]
    assert [figures.exact_money(Decimal(each)) for each in amounts] == [
        "0.35 万元", "8,560 万元", "3,200.5 万元", "-1,200 万元", "10,000 万元", "12.50 亿元",
    ]
