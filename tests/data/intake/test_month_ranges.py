"""A sheet of a range of months beside sheets of its months waits, as its rows would count a second time."""

import pytest

from data.receive import receive
from tests.data.receipts import counts

pytestmark = pytest.mark.usefixtures("known")
HEAD = ["项目编号", "本月到位资金（万元）"]


def sheet(title, amount):
    return [[title], HEAD, ["P1", amount]]


def held(receipt):
    return [(line.sheet, line.row_no, line.proposed, line.reason) for line in receipt.lines if line.decision_key]


def total(draft):
    return draft.con.execute("select month::varchar, amount::double from monthly_funds order by all").fetchall()


def test_a_sheet_of_1_to_3_beside_january_and_february_is_held(draft, write):
    sheets = {
        "1月": sheet("2026年1月到位资金", 100),
        "2月": sheet("2026年2月到位资金", 230),
        "1-3月": sheet("2026年1-3月到位资金", 660),
    }
    path = write(**sheets)
    receipt = receive(path, draft, "统计员甲")
    assert (counts(receipt), total(draft)) == ((3, 2, 1, 0), [("2026-01-01", 100), ("2026-02-01", 230)])
    reason = (
        "第 3 行（共 1 笔、660 万元）所在的表写的是 2026-01 至 2026-03，入库会全部记在 2026-03，"
        "而同样的项目 2026-01、2026-02 已另有到位资金：像是几个月的合计，会重复计算"
    )
    assert held(receipt) == [("1-3月", 3, "1 笔、660 万元", reason)]
    [key] = [line.decision_key for line in receipt.lines if line.decision_key]
    assert counts(receive(path, draft, "统计员甲", decided={key: True})) == (3, 1, 0, 2)


def test_a_range_in_another_file_is_held_beside_the_months_that_are_in_store(draft, write):
    receive(write("一.xlsx", **{"1月": sheet("2026年1月到位资金", 100)}), draft, "统计员甲")
    assert len(held(receive(write("二.xlsx", 表=sheet("2026年1至3月到位资金", 660)), draft, "统计员甲"))) == 1


@pytest.mark.parametrize("title", ["2026年1-3月到位资金", "2026年3月到位资金"])
def test_a_range_or_a_month_alone_is_taken(draft, write, title):
    assert counts(receive(write(表=sheet(title, 660)), draft, "统计员甲")) == (1, 1, 0, 0)


def test_months_of_their_own_under_a_title_of_a_range_are_no_range(draft, write):
    rows = [["项目编号", "月份", "本月到位资金（万元）"], ["P1", "2026-01", 1], ["P1", "2026-03", 2]]
    receive(write("一.xlsx", **{"1月": sheet("2026年1月到位资金", 1)}), draft, "统计员甲")
    assert held(receive(write("二.xlsx", **{"1-3月": [["2026年1-3月到位资金"], *rows]}), draft, "统计员甲")) == []
