"""Two of a kind stand beside each other as the address names them, and never one beside itself."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.turning import turned_to

APP = str(Path(__file__).parents[3] / "ui" / "window.py")


@pytest.fixture
def compared(sample_warehouse, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(sample_warehouse))

    def compared(**address):
        app = turned_to(AppTest.from_file(APP, default_timeout=60), "rankings_compare")
        for name, value in address.items():
            app.query_params[name] = value
        return app.run()

    return compared


def test_two_units_of_the_address_stand_in_one_unit_of_money(compared):
    shown = compared(unit_0="澜口镇", unit_1="柏梁镇")
    assert shown.title[0].value.startswith("澜口镇到位资金 0.84 亿元（完成 120.3%），柏梁镇到位资金 1.75 亿元")
    first = shown.dataframe[0].value.iloc[0]
    assert list(first) == ["到位资金（亿元）", "0.84", "1.75", "120.3%", "98.8%", "+2.0%", "+255.2%"]


def test_the_same_months_of_two_years_are_told_apart(compared):
    shown = compared(kind="月份", month_0="2026-10", month_1="2025-10")
    heads = [name for name in shown.dataframe[0].value.columns if name.endswith("完成数")]
    assert heads == ["2026年1—10月 完成数", "2025年1—10月 完成数"]


@pytest.mark.parametrize(("address", "two"), [
    ({"unit": "荻浦镇"}, "荻浦镇到位资金 8,018 万元（完成 102.8%），青笺乡到位资金"),
    ({"unit": ["荻浦镇", "澜口镇"]}, "荻浦镇到位资金 8,018 万元（完成 102.8%），澜口镇到位资金 8,418 万元（"),
    ({"kind": "月份", "month": "2026-08"}, "2026年1—8月到位资金 47.41 亿元（完成 69.7%），2026年1—7月到位资金"),
])  # fmt: skip
def test_what_the_filters_choose_stands_on_the_left_and_the_next_beside_it(compared, address, two):
    assert compared(**address).title[0].value.startswith(two)


def test_one_is_not_compared_with_itself(compared):
    shown = compared(unit_0="澜口镇", unit_1="澜口镇")
    assert [each.value for each in shown.info] == [
        "请选两个不同的来比；没有两个可以比的，请换一种，或放宽筛选。"
    ]  # fmt: skip
