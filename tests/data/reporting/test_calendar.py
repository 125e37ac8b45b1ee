"""When a month is to be reported: the county's days, other ones of single months, and none where it sets none."""

import datetime as dt

import pytest

from data.reporting.calendar import Calendar, Span, calendar

D = dt.date
HEAD = ["月份", "开放填报", "报送截止", "说明"]


@pytest.mark.parametrize(
    ("cutoff", "due", "month", "span"),
    [
        (25, 28, D(2026, 10, 1), Span(D(2026, 10, 25), D(2026, 10, 28))),  # in the month itself
        (25, 5, D(2026, 12, 1), Span(D(2026, 12, 25), D(2027, 1, 5))),  # of December in January
        (25, 25, D(2026, 10, 1), Span(D(2026, 10, 25), D(2026, 10, 25))),
        (31, 3, D(2026, 2, 1), Span(D(2026, 2, 28), D(2026, 3, 3))),  # a month has no 31st
        (31, 30, D(2026, 1, 1), Span(D(2026, 1, 31), D(2026, 2, 28))),
        (25, None, D(2026, 10, 1), Span(D(2026, 10, 25), None)),
    ],
)
def test_a_month_opens_on_its_cutoff_day_and_is_due_on_the_next_day_of_that_number(cutoff, due, month, span):
    assert Calendar(cutoff, due).span(month) == span


@pytest.mark.parametrize(
    ("today", "month"),
    [
        (D(2026, 11, 24), D(2026, 10, 1)),
        (D(2026, 11, 25), D(2026, 11, 1)),
        (D(2027, 1, 3), D(2026, 12, 1)),
        (D(2026, 3, 1), D(2026, 2, 1)),
    ],
)
def test_the_month_to_report_is_the_last_that_was_opened(today, month):
    assert Calendar(25, 5).latest(today) == month


def test_a_single_month_may_have_days_of_its_own(draft, send):
    send([["参数", "取值"], ["统计截止日", "20日"], ["报送截止日", "3"]], sheet="参数")
    receipt = send([HEAD, ["2027-01", "2027-01-28", "2027-02-10", "春节顺延"], ["2027-02", None, "2027-03-08", ""]])
    assert (receipt.rows_loaded, receipt.lines) == (2, ())
    found = calendar(draft.con)
    assert [found.span(D(2027, month, 1)) for month in (1, 2, 3)] == [
        Span(D(2027, 1, 28), D(2027, 2, 10)), Span(D(2027, 2, 20), D(2027, 3, 8)), Span(D(2027, 3, 20), D(2027, 4, 3)),
    ]  # fmt: skip


def test_days_in_disorder_are_refused(send):
    receipt = send([HEAD, ["2027-01", "2027-02-11", "2027-02-10", ""], ["2027-03", None, "2027-02-10", ""]])
    assert [line.reason for line in receipt.lines] == ["报送截止早于开放填报", "报送截止早于所报的月份"]


def test_a_county_may_set_no_last_day(draft, send):
    assert (calendar(draft.con).cutoff, calendar(draft.con).due) == (25, None)
    send([["参数", "取值"], ["报送截止日", "5号"]], sheet="参数")
    assert calendar(draft.con).due == 5
    send([["参数", "取值"], ["报送截止日", "不设"]], sheet="参数")
    assert calendar(draft.con).due is None
    [line] = send([["参数", "取值"], ["报送截止日", "35"]], sheet="参数").lines
    assert line.reason == "这个参数应当是每月的几日"
