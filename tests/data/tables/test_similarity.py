"""Headers that only resemble a name: which are read all the same, which are asked about, which mean another thing."""

import pytest

from data.files.workbook import Sheet
from data.ledgers import forms
from data.tables.header import find_header
from data.tables.similarity import closest
from tests.data.receipts import FUNDS_HEAD, PROJECT_HEAD, counts, lines

FORMS = {form.sheet: form for form in forms()}
P1 = ["P1", "一号项目", "省外", "轻纺", "甲镇", 1000]


def like(form, *path):
    """The label, the name and the score that a column's texts resemble."""
    found = closest(FORMS[form], path)
    return found and (found.field.label, found.variant, round(found.score, 2))


@pytest.mark.parametrize(
    ("form", "written", "expected"),
    [
        ("项目台账", "协议投资金额", ("协议投资额", "协议投资额", 0.91)),
        ("项目台账", "合同投资总金额（亿元）", ("协议投资额", "合同投资总额", 0.92)),
        ("项目台账", "包保县级领导", ("包保县领导", "包保县领导", 0.91)),
        ("项目台账", "引资责任单位", ("引资单位", "引资单位", 0.8)),
        ("项目台账", "项目编号码", ("项目编号", "项目编号", 0.89)),
        ("资金月报", "当月到位资金数", ("本月到位资金", "当月到位资金", 0.92)),
        ("资金月报", "累积到位资金", ("累计到位资金", "累计到位资金", 0.83)),
    ],
)
def test_a_header_resembles_a_name_by_the_characters_that_they_share(form, written, expected):
    assert like(form, written) == expected


@pytest.mark.parametrize(
    ("form", "written"),
    [
        ("项目台账", "上年协议投资额"),
        ("项目台账", "协议投资额目标"),
        ("项目台账", "其中：协议投资额"),
        ("项目台账", "计划协议投资额"),
        ("项目台账", "二期投资额"),
        ("项目台账", "未开工时间"),
        ("项目台账", "协议投资金额（亩）"),
        ("资金月报", "本月应到位资金"),
        ("资金月报", "省外累计到位资金"),
        ("资金月报", "上年同期本月到位资金"),
        ("资金月报", "上月到位资金"),
        ("资金月报", "电话"),
    ],
)
def test_a_text_that_says_another_figure_resembles_nothing(form, written):
    assert like(form, written) is None


def test_a_parent_that_says_another_figure_counts_too():
    assert like("资金月报", "上年同期", "本月到位资金额") is None
    assert like("资金月报", "资金情况", "本月到位资金额") == ("本月到位资金", "本月到位资金", 0.92)


def test_a_column_that_resembles_a_missing_field_closely_is_read_and_said(draft, send):
    receipt = send([[*PROJECT_HEAD[:5], "协议投资金额（亿元）"], [*P1[:5], 0.1]])
    assert counts(receipt) == (1, 1, 0, 0)
    assert draft.con.execute("select agreed_investment::double from projects").fetchall() == [(1000.0,)]
    reason = "“协议投资金额（亿元）”与“协议投资额”相似 0.91，已按“协议投资额”读取"
    assert lines(receipt, "warning") == [(1, "协议投资金额（亿元）", None, reason)]
    assert receipt.lines[0].remedy == "请核对；如不是协议投资额，请改正列名，或用对应关系写明各列后重新上传"


def test_a_false_friend_is_not_read(draft, send):
    receipt = send([[*PROJECT_HEAD[:5], "上年协议投资额（万元）"], P1])
    assert (counts(receipt), receipt.lines) == ((1, 1, 0, 0), ())
    assert draft.con.execute("select agreed_investment from projects").fetchall() == [(None,)]


def test_a_column_that_has_the_name_leaves_no_room_for_one_that_resembles_it(draft, send):
    receipt = send([[*PROJECT_HEAD, "协议投资金额"], [*P1, 7]])
    assert (counts(receipt), receipt.lines) == ((1, 1, 0, 0), ())
    assert draft.con.execute("select agreed_investment::double from projects").fetchall() == [(1000.0,)]


def test_two_columns_that_closely_resemble_a_field_are_both_in_doubt():
    header = find_header(Sheet("表", [["项目编号", "所属产业", "协议投资金额", "协议投资数额"]]))
    assert header.guessed == ()
    assert [(doubt.column.written, round(doubt.confidence, 2)) for doubt in header.doubts] == [
        ("协议投资金额", 0.91),
        ("协议投资数额", 0.91),
    ]
    assert header.unused == ("协议投资金额", "协议投资数额")


def test_a_missing_needed_column_is_asked_about_and_not_taken(send):
    head = ["引资责任单位" if name == "引资单位" else name for name in PROJECT_HEAD]
    receipt = send([head, P1])
    assert counts(receipt) == (1, 0, 1, 0)
    doubt = "缺少必填列“引资单位”；“引资责任单位”与“引资单位”相似 0.80，把握不够，未采用"
    assert lines(receipt) == [(1, None, None, doubt)]
    assert receipt.lines[0].remedy == (
        "如果就是引资单位，请在“数据”页的“对应关系”里确认，或用对应关系文件（--mapping）写明；"
        "否则请补上这一列，列名可写：引资单位、填报单位、责任单位、项目引荐单位"
    )


def test_likeness_never_chooses_the_form():
    rows = [["项目编号", "月份", "协议投资金额", "固定资产投资额", "投资方注册地址"]]
    assert find_header(Sheet("表", rows)).form.sheet == find_header(Sheet("表", [rows[0][:2]])).form.sheet


def test_a_guessed_header_that_stands_again_on_the_next_page_is_no_row_of_facts(known, send):
    head = [*FUNDS_HEAD[:3], "本月到位资金额（万元）"]
    receipt = send([head, ["P1", "2026-09", "省外", 5], head, ["P2", "2026-09", "外资", 6]])
    assert (counts(receipt), receipt.rows_title) == ((2, 2, 0, 0), 1)
    reason = "“本月到位资金额（万元）”与“本月到位资金”相似 0.92，已按“本月到位资金”读取"
    assert lines(receipt, "warning") == [(1, "本月到位资金额（万元）", None, reason)]


def test_another_currency_is_never_guessed(draft, send):
    receipt = send([[*PROJECT_HEAD[:5], "协议投资金额（万美元）"], P1])
    assert (counts(receipt), lines(receipt, "warning")) == (
        (1, 1, 0, 0), [(1, "协议投资金额（万美元）", None, "“协议投资金额（万美元）”不是人民币，未采用")]
    )
