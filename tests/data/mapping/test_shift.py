"""Values that stand one column beside their header: each header is proposed with the values one column over."""

from dataclasses import replace
from decimal import Decimal

import pytest

from data.files.workbook import Sheet
from data.ledgers import forms
from data.mapping.file import parse
from data.mapping.proposal import propose
from data.mapping.remembered import Mappings
from data.mapping.text import as_toml
from data.receive import receive
from tests.data.receipts import FUNDS_HEAD, PROJECT_HEAD, counts

FUNDS = next(form for form in forms() if form.sheet == "资金月报")
RIGHT, LEFT = "表头比数值错开一列，按右移一列对应", "表头比数值错开一列，按左移一列对应"
# A blank header whose values are those of the header on its left, and so on until 建设内容.
PROJECTS = [
    [*PROJECT_HEAD[:4], "建设地点", *PROJECT_HEAD[4:5], "协议投资额", "占地面积（亩）", "建设内容", ""],
    ["P1", "一号", "省外", "轻纺", "经开区", "甲镇", 1000, 20, 50, "食品制造业"],
    ["P2", "二号", "外资", "轻纺", "经开区", "乙镇", 500, 30, 40, "零售业"],
]


def shifted(proposal):
    """The columns whose values stand beside their header: letters, header, samples, label, reason, confidence."""
    return [
        (each.letters, each.header, each.samples, each.field and each.field.label, each.reason, each.confidence)
        for each in proposal.columns
        if each.is_shifted
    ]


def received(draft, write, rows, proposal):
    return receive(write(表=rows), draft, "统计员甲", mappings=Mappings(parse(as_toml(proposal), "对应.toml")))


def test_a_header_beside_a_blank_one_gets_the_values_that_it_can_mean_and_leaves_the_others():
    proposal = propose(Sheet("表", PROJECTS))
    assert shifted(proposal) == [
        ("J", "建设内容", ("食品制造业", "零售业"), "建设内容", f"{RIGHT}；列名与“建设内容”一致", 0.6),
    ]
    [nameless] = [column for column in proposal.columns if column.letters == "I"]
    assert (nameless.header, nameless.samples, nameless.field, nameless.reason) == ("", ("50", "40"), None, "没有列名")


def test_a_confirmed_shift_is_read_where_the_values_stand(draft, write):
    receipt = received(draft, write, PROJECTS, propose(Sheet("表", PROJECTS)))
    assert counts(receipt) == (2, 2, 0, 0)
    assert draft.con.execute("select content, land_mu from projects order by all").fetchall() == [
        ("零售业", Decimal(30)), ("食品制造业", Decimal(20)),
    ]  # fmt: skip


def test_without_a_confirmation_nothing_is_read(draft, write):
    assert counts(receive(write(表=PROJECTS), draft, "统计员甲")) == (2, 0, 2, 0)


def test_each_figure_keeps_the_unit_of_its_own_header_when_it_stands_under_another(known, write):
    rows = [["项目编号", "月份", "", "本月到位（元）", "累计到位"], ["P1", "2026-10", 50_000, 20, ""]]
    proposal = propose(Sheet("表", rows))
    assert shifted(proposal) == [
        ("C", "本月到位（元）", ("50000",), "本月到位资金", f"{LEFT}；列名与“本月到位”一致", 0.6),
        ("D", "累计到位", ("20",), "累计到位资金", f"{LEFT}；列名与“累计到位”一致", 0.6),
    ]
    assert as_toml(proposal).splitlines()[-2:] == [
        f'"本月到位资金" = {{ column = "C列", unit = "元" }}  # C 列，{LEFT}；列名与“本月到位”一致；样例 50000',
        f'"累计到位资金" = {{ column = "D列", unit = "" }}  # D 列，{LEFT}；列名与“累计到位”一致；样例 20',
    ]
    assert counts(received(known, write, rows, proposal)) == (1, 1, 0, 0)
    assert known.con.execute("select amount, ytd_value from monthly_funds").fetchall() == [(Decimal(5), Decimal(20))]


def test_a_header_that_is_one_cell_short_is_read_beyond_its_last_cell(draft, write):
    rows = [
        ["项目编号", "投资方", "资金来源", "所属产业", "引资单位", "协议投资额（万元）"],
        ["P1", "甲公司", "一号", "省外", "轻纺", "甲镇", 1000],
    ]
    assert [(each[0], each[3]) for each in shifted(propose(Sheet("表", rows)))] == [
        ("D", "资金来源"), ("E", "所属产业"), ("F", "引资单位"), ("G", "协议投资额"),
    ]  # fmt: skip
    proposal = replace(propose(Sheet("表", rows)), constants={"项目名称": "一号"})
    assert counts(received(draft, write, rows, proposal)) == (1, 1, 0, 0)
    assert draft.con.execute("select report_unit, agreed_investment from projects").fetchall() == [("A", 1000)]


@pytest.mark.parametrize(
    "rows",
    [
        [[*FUNDS_HEAD, ""], ["P1", "2026-10", "省外", 5, "已核"], ["P2", "2026-10", "外资", 7, "已核"]],
        [["项目编号", "月份", "", "资金来源", "本月到位资金（万元）"], ["P1", "2026-10", "一号项目", 5, "省外"]],
    ],
)
def test_a_column_that_nobody_named_or_values_that_fit_nowhere_are_no_shift(rows):
    assert shifted(propose(Sheet("表", rows), FUNDS)) == []
