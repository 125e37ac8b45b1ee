"""What a person left in the grid of 对应关系 becomes a mapping, or is objected to in words."""

import pandas as pd
import pytest

from data.ledgers import forms
from data.proposal import as_toml, propose
from data.sheet import Sheet
from ui.mapping import corrected, objection

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
            "本月到位资金对应了不止一列，请只留一列，其余改为“不用”。",
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
