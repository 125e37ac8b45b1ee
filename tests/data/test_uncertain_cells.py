"""Cells that can be read, though not for certain: asked about or remarked on, and kept as they were written."""

import pytest

from data.receive import receive
from tests.data.receipts import PROJECT_HEAD, counts, lines

HEAD = [*PROJECT_HEAD, "占地（亩）", "签约时间", "开工时间"]


def row(amount="1000", land="", signed="", started=""):
    return ["P1", "一号项目", "省外", "轻纺", "甲镇", amount, land, signed, started]


def kept(draft):
    return draft.con.execute(
        "select row_no, label, written, unit, value, precision, confidence, doubt from readings"
    ).fetchall()


def project(draft):
    return draft.con.execute("select agreed_investment::double, land_mu::double from projects").fetchall()


def test_an_amount_that_is_nearly_sure_is_loaded_with_a_remark_and_kept_as_written(draft, send):
    receipt = send([HEAD, row("约3亿")])
    assert lines(receipt, "warning") == [(2, "协议投资额（万元）", "约3亿", "写的是约数，按 30,000 万元 读取")]
    assert (counts(receipt), project(draft)) == ((1, 1, 0, 0), [(30000, None)])
    assert kept(draft) == [(2, "协议投资额", "约3亿", "万元", "30000", None, 0.8, "写的是约数")]


def test_an_amount_that_is_less_sure_waits_for_a_person_with_the_value_that_would_be_loaded(draft, send):
    receipt = send([HEAD, row("3-5亿")])
    assert [(line.outcome, line.proposed, line.confidence, line.reason) for line in receipt.lines] == [
        ("held", "30,000 万元", 0.5, "写的是范围，按下限读")
    ]
    assert (counts(receipt), project(draft), kept(draft)) == ((1, 0, 1, 0), [], [])


@pytest.mark.parametrize(
    ("written", "loaded", "value"), [("3-5亿", 30000, "30000"), ("数千万", None, None), ("500以上", 500, "500")]
)
def test_a_confirmed_reading_is_loaded_as_proposed_and_its_text_stays_known(draft, write, written, loaded, value):
    path = write(表=[HEAD, row(written)])
    [line] = receive(path, draft, "统计员甲").lines
    receipt = receive(path, draft, "统计员甲", decided={line.decision_key: True})
    assert (counts(receipt), project(draft)) == ((1, 1, 0, 0), [(loaded, None)])
    assert [(written, value) for _, _, written, _, value, *_ in kept(draft)] == [(written, value)]


def test_an_amount_that_nobody_said_is_never_made_up(draft, send):
    [line] = send([HEAD, row("数千万")]).lines
    assert (line.outcome, line.proposed) == ("held", "缺（原文保留）")
    assert line.reason == "“数千万”没有写明是多少，不能当作数字；确认后按缺数入库，原文保留"


@pytest.mark.usefixtures("known")
def test_where_a_figure_is_needed_one_that_nobody_said_is_refused(send):
    receipt = send([["项目编号", "月份", "资金来源", "本月到位资金（万元）"], ["P1", "2026-10", "省外", "数千万"]])
    assert [(line.outcome, line.value) for line in receipt.lines] == [("rejected", "数千万")]


def test_the_county_decides_how_sure_a_reading_must_be(draft, send):
    draft.con.execute("update settings set value = '0.5' where setting = 'least_confidence'")
    assert counts(send([HEAD, row("3-5亿")])) == (1, 1, 0, 0)
    draft.con.execute("update settings set value = '0.9' where setting = 'least_confidence'")
    assert counts(send([HEAD, row("约6亿")])) == (1, 0, 1, 0)


def test_a_plan_is_no_date_on_which_something_happened(send):
    [line] = send([["2026年项目台账"], HEAD, row(started="预计6月")]).lines
    assert (line.outcome, line.value, line.proposed) == ("held", "预计6月", "缺（原文保留）")


def test_texts_that_say_more_than_their_value_are_kept_and_plain_ones_are_not(draft, send):
    send([HEAD, row("1.2亿元", "５００", "2024年3月", "2024-09-01"), ["P2", *row(1.5, 30, "-", "2024.9.1")[1:]]])
    assert kept(draft) == [
        (2, "协议投资额", "1.2亿元", "万元", "12000", None, 1.0, None),
        (2, "占地面积", "５００", "亩", "500", None, 1.0, None),
        (2, "签约时间", "2024年3月", None, "2024-03-01", "month", 1.0, None),
    ]


def test_a_columns_unit_is_kept_with_its_batch(draft, send):
    send([["单位：公顷"], ["项目编号", "项目名称", "资金来源", "所属产业", "引资单位", "总投资[亿元]", "占地"],
          ["P1", "一号项目", "省外", "轻纺", "甲镇", 1.2, 2]])  # fmt: skip
    assert project(draft) == [(12000, 30)]
    assert draft.con.execute("select column_no, field, written, unit from batch_columns offset 5").fetchall() == [
        (6, "agreed_investment", "总投资[亿元]", "亿元"),
        (7, "land_mu", "占地", "公顷"),
    ]


@pytest.mark.parametrize("column", range(len(HEAD)))
def test_a_formulas_error_is_read_in_no_column_and_refuses_the_row_that_cannot_do_without(draft, send, column):
    cells = row()
    cells[column] = "#REF!"
    receipt = send([HEAD, cells])
    is_dispensable, told = column >= 6, "公式出错（#REF!），单元格里没有值"
    [found] = lines(receipt, "warning" if is_dispensable else "rejected")[:1]
    assert found[2:] == ("#REF!", told + "，这一格没有采用" * is_dispensable)
    assert len(project(draft)) == is_dispensable
