"""What a person left in the grid of 对应关系 becomes a mapping, or is objected to in words."""

import pandas as pd
import pytest

from data.files.sheet import Sheet
from data.ledgers import forms
from data.mapping.proposal import propose
from data.mapping.text import as_toml
from ui.intake.mapping_grid import corrected, objection

FUNDS = next(form for form in forms() if form.sheet == "资金月报")
SHEET = Sheet("甲镇", [["Code", "Month", "Origin", "Paid"], ["P1", "2026-10", "省外", 5]])


def left(labels, units=("按表头",) * 4):
    """The proposal for the sheet with those fields and units left in the grid."""
    return corrected(propose(SHEET, FUNDS, (1, 1)), pd.DataFrame({"对应字段": labels, "单位": units}))


def test_what_a_person_chose_is_said_to_be_theirs():
    chosen = left(["项目编号", "月份", "不用", "本月到位资金"], ["按表头"] * 3 + ["元"])
    assert as_toml(chosen) == (
        "[[table]]\n"
        'kind = "资金月报"\n'
        'sheet = "甲镇"\n'
        "header = 1\n"
        "\n"
        "[table.fields]\n"
        '"项目编号" = "Code"  # A 列，由人工指定；样例 P1\n'
        '"月份" = "Month"  # B 列，由人工指定；样例 2026-10\n'
        '"本月到位资金" = { column = "Paid", unit = "元" }  # D 列，由人工指定；样例 5\n'
    )
    assert objection(chosen) is None


@pytest.mark.parametrize(
    ("labels", "reason"),
    [
        (["不用"] * 4, "还没有指定任何一列。请在“对应字段”一栏选择。"),
        (
            ["项目编号", "月份", "本月到位资金", "本月到位资金"],
            "本月到位资金对应了不止一列，请只留一列，其余改为“不用”；月份横着排的，请在“月份”一栏写明各列是哪个月。",
        ),
        (
            ["不用", "月份", "不用", "本月到位资金"],
            "还缺必填字段：项目编号。请指定是哪一列，或填写所有行相同的值。",
        ),
        (["项目编号", "不用", "不用", "本月到位资金"], None),
    ],
)
def test_what_can_not_be_kept_yet_is_said_and_a_month_may_come_from_a_title(labels, reason):
    assert objection(left(labels)) == reason


ACROSS = Sheet("乙镇", [["Code", "State", "Paid in", "Paid before", "Total"], ["P1", "x", 5, 7, 12]])
AMOUNT, TOTAL = "本月到位资金", "累计到位资金"


def across(labels, months, units=("按表头",) * 5):
    """The proposal for the sheet with months across, and those fields, months and units left in the grid."""
    left = pd.DataFrame({"对应字段": labels, "月份": months, "单位": units})
    return corrected(propose(ACROSS, FUNDS, (1, 1)), left)


def test_several_columns_hold_one_field_in_the_months_that_a_person_wrote():
    chosen = across(["项目编号", "不用", AMOUNT, AMOUNT, TOTAL], ["", None, "2026年10月", "2026.9", "2026-10"])
    assert objection(chosen) is None
    assert as_toml(chosen).partition("[table.fields]")[2] == (
        "\n"
        '"项目编号" = "Code"  # A 列，由人工指定；样例 P1\n'
        "\n"
        '[table.fields."本月到位资金"]\n'
        '[table.fields."本月到位资金".months]\n'
        '2026-10 = "Paid in"  # C 列，由人工指定；样例 5\n'
        '2026-09 = "Paid before"  # D 列，由人工指定；样例 7\n'
        "\n"
        '[table.fields."累计到位资金"]\n'
        '[table.fields."累计到位资金".months]\n'
        '2026-10 = "Total"  # E 列，由人工指定；样例 12\n'
    )


@pytest.mark.parametrize(
    ("labels", "months", "units", "reason"),
    [
        (
            ["项目编号", "不用", AMOUNT, AMOUNT, "不用"], ["", "", "2026-10", "年初", ""], ["按表头"] * 5,
            "“年初”不是月份，请写成 2026-10 这样。",
        ),
        (
            ["项目编号", "不用", AMOUNT, AMOUNT, "不用"], ["", "", "2026-10", "2026-10", ""], ["按表头"] * 5,
            "本月到位资金（2026-10）对应了不止一列，请只留一列，其余改为“不用”；"
            "月份横着排的，请在“月份”一栏写明各列是哪个月。",
        ),
        (
            ["项目编号", "月份", AMOUNT, AMOUNT, "不用"], ["", "", "9月", "10月", ""], ["按表头"] * 5,
            "B 列对应了“月份”，其他列又各写了月份，请只留一种：把这一列改为“不用”，或清空“月份”一栏。",
        ),
        (
            ["项目编号", "不用", AMOUNT, AMOUNT, TOTAL], ["", "", "9月", "10月", ""], ["按表头"] * 5,
            "E 列（累计到位资金）没有写月份，而其他列写了，请写明是哪个月，或改为“不用”。",
        ),
        (
            ["项目编号", "不用", AMOUNT, AMOUNT, TOTAL], ["", "", "9月", "10月", "11月"], ["按表头"] * 5,
            "还缺必填字段：本月到位资金（11月）。请指定是哪一列，或填写所有行相同的值。",
        ),
        (
            ["项目编号", "不用", AMOUNT, AMOUNT, "不用"], ["", "", "9月", "10月", ""],
            ["按表头"] * 3 + ["元", "按表头"],
            "本月到位资金各月的单位不一致，请在“单位”一栏改成同一个。",
        ),
    ],
)
def test_months_that_do_not_fit_together_are_objected_to(labels, months, units, reason):
    assert objection(across(labels, months, units)) == reason
