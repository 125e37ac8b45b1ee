"""Projects and arrivals that a ledger sent again no longer has."""

import datetime as dt

import pytest

from data.receive import receive
from tests.data.receipts import FUNDS_HEAD, PROJECT_HEAD, lines

P1, P2, P3 = ([f"P{number}", f"{number}号项目", "省外", "轻纺", "甲镇", 1000] for number in (1, 2, 3))
FEBRUARY = [["P1", "2026-02", "", 100], ["P2", "2026-02", "", 200], ["P3", "2026-02", "", 300]]


def held(receipt):
    return [(line.reason, line.proposed) for line in receipt.lines if line.outcome == "held"]


def key(receipt):
    return next(line.decision_key for line in receipt.lines if line.outcome == "held")


@pytest.fixture
def three(draft, send):
    """P1, P2 and P3 with an arrival each in February, as told in March."""
    draft.received_on = dt.date(2026, 3, 5)
    send([PROJECT_HEAD, P1, P2, P3], name="三月.xlsx")
    send([FUNDS_HEAD, *FEBRUARY], name="资金.xlsx")
    draft.received_on = dt.date(2026, 6, 5)
    return draft


@pytest.fixture
def decide(draft, write):
    def decide(rows, words, name="台账.xlsx"):
        return receive(write(name, **{"表": rows}), draft, "统计员甲", decided=words)

    return decide


def withdrawn(draft):
    return draft.con.execute(
        "select project_id, actual::varchar, date_precision, evidence from stage_events where stage = 'withdrawn'"
    ).fetchall()


def amounts(draft):
    return draft.con.execute("select project_id, amount from monthly_funds order by all").fetchall()


def test_a_project_that_the_ledger_no_longer_lists_is_named_with_its_money(three, send):
    receipt = send([PROJECT_HEAD, P1, P2])
    assert held(receipt) == [
        (
            "上次的《三月.xlsx》有、这次没有再列的项目 1 个，已到位合计 300 万元，目前仍然保留："
            "3号项目（P3，已到位 300 万元）",
            "自 2026-06 起退出",
        )
    ]
    assert (withdrawn(three), receipt.is_news) == ([], False)


def test_accepted_it_has_gone_from_that_month_on(three, send, decide):
    rows = [PROJECT_HEAD, P1, P2]
    receipt = decide(rows, {key(send(rows)): True})
    assert withdrawn(three) == [("P3", "2026-06-01", "month", "未再列入项目台账")]
    assert (receipt.is_news, held(receipt)) == (True, [])
    assert [reason for *_, reason in lines(receipt, "warning")] == [
        "1 个项目自 2026-06 起退出（已由人工确认）：3号项目（P3，已到位 300 万元）"
    ]


def test_declined_it_stays_and_isnt_asked_about_again(three, send, decide):
    rows = [PROJECT_HEAD, P1, P2]
    receipt = decide(rows, {key(send(rows)): False})
    assert [reason[-9:] for *_, reason in lines(receipt, "warning")] == ["；已由人工确认保留"]
    assert (withdrawn(three), held(send(rows))) == ([], [])


def test_undecided_it_is_asked_about_with_the_next_ledger_too(three, send):
    send([PROJECT_HEAD, P1, P2], name="六月.xlsx")
    assert held(send([PROJECT_HEAD, P1, P2], name="七月.xlsx"))[0][0].startswith("上次的《六月.xlsx》有、这次没有再列")


def test_listed_again_it_stands_again(three, send, decide):
    rows = [PROJECT_HEAD, P1, P2]
    decide(rows, {key(send(rows)): True})
    receipt = send([PROJECT_HEAD, P1, P2, P3])
    assert (withdrawn(three), receipt.is_news) == ([], True)
    assert [reason for *_, reason in lines(receipt, "warning")] == ["P3 又列入台账，不再按退出处理"]


@pytest.mark.parametrize("rows", [[P1], [["P4", "4号项目", "省外", "轻纺", "乙镇", 500]]])
def test_a_file_that_lists_less_than_half_is_no_ledger_sent_again(three, send, rows):
    assert held(send([PROJECT_HEAD, *rows])) == []


def test_a_project_that_has_ended_isnt_missed(three, send):
    send([[*PROJECT_HEAD, "终止时间"], [*P3, "2026-04-01"]])
    assert held(send([PROJECT_HEAD, P1, P2])) == []


def test_an_arrival_that_the_months_report_no_longer_states_is_named_and_stays(three, send):
    receipt = send([FUNDS_HEAD, *FEBRUARY[:2]], name="资金.xlsx")
    assert held(receipt) == [
        (
            "以前报过、这次没有再报的 2026-02 的到位资金 1 笔、300 万元，目前仍然计入："
            "3号项目（P3，2026-02，300 万元）",
            "去掉 1 笔、300 万元",
        )
    ]
    assert amounts(three) == [("P1", 100), ("P2", 200), ("P3", 300)]


@pytest.mark.parametrize("last", [[], [["P3", "2026-02", "", ""]]])
def test_accepted_the_arrival_is_taken_out_left_blank_or_not_stated(three, send, decide, last):
    rows = [FUNDS_HEAD, *FEBRUARY[:2], *last]
    receipt = decide(rows, {key(send(rows, name="资金.xlsx")): True}, name="资金.xlsx")
    assert amounts(three) == [("P1", 100), ("P2", 200)]
    assert receipt.is_news


def test_declined_the_arrival_counts_on(three, send, decide):
    rows = [FUNDS_HEAD, *FEBRUARY[:2]]
    receipt = decide(rows, {key(send(rows, name="资金.xlsx")): False}, name="资金.xlsx")
    assert amounts(three) == [("P1", 100), ("P2", 200), ("P3", 300)]
    assert held(receipt) == []


@pytest.mark.parametrize("rows", [[["P1", "2026-02", "", 110]], [["P1", "2026-03", "", 5]]])
def test_a_correction_of_a_row_and_another_month_ask_nothing(three, send, rows):
    assert held(send([FUNDS_HEAD, *rows], name="资金.xlsx")) == []


def test_of_many_arrivals_the_first_are_named_and_all_counted(three, send):
    ids = [f"P{number}" for number in range(4, 16)]
    send([PROJECT_HEAD, P1, P2, P3, *([each, f"{each}项目", "省外", "轻纺", "乙镇", 500] for each in ids)])
    send([FUNDS_HEAD, *([each, "2026-04", "", 1] for each in ids)], name="四月.xlsx")
    [(reason, proposed)] = held(send([FUNDS_HEAD, *([each, "2026-04", "", 1] for each in ids[:6])], name="四月.xlsx"))
    named = "；".join(f"{each}项目（{each}，2026-04，1 万元）" for each in ids[6:11])
    assert (reason.partition("：")[2], proposed) == (f"{named}等 6 处", "去掉 6 笔、6 万元")


def test_what_corrections_have_left_of_a_report_is_asked_about_by_the_month(three, send):
    corrected = [["P1", "2026-02", "", 110], ["P2", "2026-02", "", 210]]
    told = "以前报过、这次没有再报的 2026-02 的到位资金 1 笔、300 万元，目前仍然计入：3号项目（P3，2026-02，300 万元）"
    for name, more in (("更正.xlsx", 0), ("再更正.xlsx", 5)):
        rows = [[*row[:3], row[3] + more] for row in corrected]
        receipt = send([FUNDS_HEAD, *rows], name=name)
        assert held(receipt) == [(told, "去掉 1 笔、300 万元")], name
