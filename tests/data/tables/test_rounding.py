"""Money finer than 分: its rounding stands on the receipt, once a table, with what the sum loses."""

from decimal import Decimal

import pytest

from tests.data.receipts import lines

pytestmark = pytest.mark.usefixtures("known")
HOW = "“{}”有 {} 格的数比分还细，逐格四舍五入到分：这些格合计 {} 万元，入库合计 {} 万元"


def amounts(draft):
    return draft.con.execute("select amount from monthly_funds order by month").fetchall()


def test_what_rounding_leaves_out_of_a_column_is_said_once_with_both_sums(draft, send):
    head = ["项目编号", "月份", "本月到位资金（元）"]
    receipt = send([head, *(["P1", f"2026-0{month}", 100.004] for month in range(1, 6)), ["P1", "2026-06", 5.25]])
    assert amounts(draft) == [(Decimal("0.010000"),)] * 5 + [(Decimal("0.000525"),)]
    told = HOW.format("本月到位资金（元）", 5, "0.050002", "0.05")
    assert lines(receipt, "warning") == [(1, None, None, told)]


def test_a_third_of_a_sum_is_rounded_and_said_and_six_decimals_of_wan_are_exact(draft, send):
    head = ["项目编号", "月份", "本月到位资金（万元）"]
    receipt = send([head, ["P1", "2026-01", "33.33333333"], ["P1", "2026-02", "0.123456"]])
    assert amounts(draft) == [(Decimal("33.333333"),), (Decimal("0.123456"),)]
    told = HOW.format("本月到位资金（万元）", 1, "33.33333333", "33.333333")
    assert lines(receipt, "warning") == [(1, None, None, told)]


def test_land_and_rates_are_no_money(send):
    head = ["项目编号", "项目名称", "资金来源", "所属产业", "引资单位", "占地（平方米）"]
    assert lines(send([head, ["P7", "七号", "省外", "轻纺", "甲镇", 1000.001]]), "warning") == []
