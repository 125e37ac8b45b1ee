"""Whose a project is, by month."""

import datetime as dt
from decimal import Decimal

import pytest

from tests.data.receipts import FUNDS_HEAD, PROJECT_HEAD, counts, lines

P1 = ["P1", "一号项目", "省外", "轻纺", "甲镇", 1000]
MOVED = ["P1", "一号项目", "省外", "轻纺", "乙镇", 1000]


def now(draft):
    return draft.con.execute("select unit_id, ratio from project_shares order by 1").fetchall()


def earlier(draft):
    return draft.con.execute("select until::varchar, unit_id, ratio from former_shares order by all").fetchall()


def warnings(receipt):
    return [reason for *_, reason in lines(receipt, "warning") if reason.startswith("引资单位")]


@pytest.fixture
def january(draft, send):
    """P1 of 甲镇 as reported in January 2026, with 300 万元 of February and 80 of July."""
    draft.received_on = dt.date(2026, 1, 20)
    send([PROJECT_HEAD, P1])
    draft.received_on = dt.date(2026, 8, 5)
    send([FUNDS_HEAD, ["P1", "2026-02", "", 300], ["P1", "2026-07", "", 80]], name="资金.xlsx")
    return draft


def test_a_transfer_holds_from_the_month_of_receipt_and_names_the_money_that_stays(january, send):
    january.received_on = dt.date(2026, 6, 10)
    receipt = send([PROJECT_HEAD, MOVED])
    assert counts(receipt) == (1, 1, 0, 0)
    assert warnings(receipt) == [
        "引资单位有变，自 2026-06 起归新单位，此前各月（已到位 300 万元）的报表不变：一号项目（甲镇→乙镇）"
    ]
    assert now(january) == [("B", Decimal(1))]
    assert earlier(january) == [("2026-06-01", "A", Decimal(1))]


def test_the_month_that_the_title_names_comes_before_that_of_receipt(january, send):
    january.received_on = dt.date(2026, 9, 10)
    send([["项目台账（2026年3月）"], PROJECT_HEAD, MOVED])
    assert earlier(january) == [("2026-03-01", "A", Decimal(1))]


def test_the_month_that_the_row_gives_comes_before_all(january, send):
    january.received_on = dt.date(2026, 9, 10)
    send([["项目台账（2026年3月）"], [*PROJECT_HEAD, "生效月份"], [*MOVED, "2026年5月"]])
    assert earlier(january) == [("2026-05-01", "A", Decimal(1))]


def test_what_was_told_first_in_the_same_month_is_corrected_for_all_months(january, send):
    january.received_on = dt.date(2026, 1, 25)
    receipt = send([PROJECT_HEAD, MOVED])
    assert warnings(receipt) == ["引资单位按更正处理，以前各月的到位资金 380 万元一并改归：一号项目（甲镇→乙镇）"]
    assert (now(january), earlier(january)) == ([("B", Decimal(1))], [])


def test_the_same_once_more_is_a_duplicate_and_moves_nothing(january, send):
    january.received_on = dt.date(2026, 6, 10)
    send([PROJECT_HEAD, MOVED])
    january.received_on = dt.date(2026, 7, 10)
    assert counts(send([PROJECT_HEAD, MOVED])) == (1, 0, 0, 1)
    assert earlier(january) == [("2026-06-01", "A", Decimal(1))]


def test_a_given_month_moves_that_of_a_transfer_told_before(january, send):
    january.received_on = dt.date(2026, 6, 10)
    send([PROJECT_HEAD, MOVED])
    receipt = send([[*PROJECT_HEAD, "生效月份"], [*MOVED, "2026-04"]])
    assert counts(receipt) == (1, 1, 0, 0)
    assert earlier(january) == [("2026-04-01", "A", Decimal(1))]


def test_shares_that_change_are_a_transfer_like_any(january, send):
    january.received_on = dt.date(2026, 6, 10)
    send([PROJECT_HEAD, [*P1[:4], "甲镇60%、乙镇40%", 1000]])
    assert now(january) == [("A", Decimal("0.6")), ("B", Decimal("0.4"))]
    assert earlier(january) == [("2026-06-01", "A", Decimal(1))]
