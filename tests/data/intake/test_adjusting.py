"""Tasks that change within their year."""

import datetime as dt

import pytest

from tests.data.receipts import counts, lines

HEAD = ["年度", "单位", "到位资金任务（万元）"]


def earlier(draft):
    return draft.con.execute("select year, unit_id, until::varchar, value from former_targets order by all").fetchall()


def warnings(receipt):
    return [reason for *_, reason in lines(receipt, "warning") if reason.startswith("任务")]


@pytest.fixture
def january(draft, send):
    """甲镇 has a task of 60 万元 for 2026, told in January."""
    draft.received_on = dt.date(2026, 1, 20)
    send([HEAD, [2026, "甲镇", 60]], sheet="目标任务")
    return draft


def test_an_adjusted_task_holds_from_the_month_of_receipt_and_earlier_months_stay(january, send):
    january.received_on = dt.date(2026, 6, 10)
    receipt = send([HEAD, [2026, "甲镇", 90]], sheet="目标任务")
    assert counts(receipt) == (1, 1, 0, 0)
    assert warnings(receipt) == [
        "任务有调整，自 2026-06 起按新任务，此前各月的完成率不变：甲镇 2026 年到位资金任务 60→90 万元"
    ]
    assert earlier(january) == [(2026, "A", "2026-06-01", 60)]


def test_the_month_that_a_row_gives_is_the_one_and_may_be_moved(january, send):
    january.received_on = dt.date(2026, 6, 10)
    send([[*HEAD, "生效月份"], [2026, "甲镇", 90, "2026-04"]], sheet="目标任务")
    assert earlier(january) == [(2026, "A", "2026-04-01", 60)]
    receipt = send([[*HEAD, "生效月份"], [2026, "甲镇", 90, "2026-05"]], sheet="目标任务")
    assert counts(receipt) == (1, 1, 0, 0)
    assert earlier(january) == [(2026, "A", "2026-05-01", 60)]


@pytest.mark.parametrize("day", [dt.date(2026, 1, 28), dt.date(2027, 2, 1)])
def test_a_task_corrected_in_its_first_month_or_after_its_year_is_another_one_all_year(january, send, day):
    january.received_on = day
    receipt = send([HEAD, [2026, "甲镇", 90]], sheet="目标任务")
    assert warnings(receipt) == ["任务按更正处理，全年各月都按新任务：甲镇 2026 年到位资金任务 60→90 万元"]
    assert earlier(january) == []


def test_the_same_task_once_more_is_a_duplicate(january, send):
    january.received_on = dt.date(2026, 6, 10)
    assert counts(send([HEAD, [2026, "甲镇", 60]], sheet="目标任务")) == (1, 0, 0, 1)
