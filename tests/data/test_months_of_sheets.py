"""Which month a monthly sheet is of, when it has no column that says so."""

import pytest

from tests.data.receipts import FUNDS_HEAD, counts, lines

pytestmark = pytest.mark.usefixtures("known")
HEAD = ["项目编号", "本月到位资金（万元）"]
TITLE = ["2026年11月到位资金月报"]


def test_a_sheet_whose_title_and_name_name_different_months_is_refused(draft, send):
    receipt = send([TITLE, HEAD, ["P1", 10]], sheet="12月")
    assert (counts(receipt), draft.con.execute("from monthly_funds").fetchall()) == ((1, 0, 1, 0), [])
    assert lines(receipt) == [(2, None, None, "标题写 11 月、工作表名写 12 月，看不出是哪个月")]


def test_a_sheet_whose_title_and_file_name_different_months_is_refused(send):
    receipt = send([TITLE, HEAD, ["P1", 10]], "2026年12月月报.xlsx")
    assert lines(receipt) == [(2, None, None, "标题写 11 月、文件名写 12 月，看不出是哪个月")]


def test_a_sheet_with_a_month_column_is_of_the_months_that_stand_there(draft, send):
    send([TITLE, FUNDS_HEAD, ["P1", "2026-10", "省外", 5]], "2026年12月月报.xlsx", sheet="12月")
    assert draft.con.execute("select month::varchar from monthly_funds").fetchall() == [("2026-10-01",)]


def test_months_across_the_columns_have_their_own(draft, send):
    send([["2026年12月到位资金月报"], ["项目编号", "10月", "11月"], ["P1", 5, 6]], sheet="11月")
    assert draft.con.execute("select month::varchar from monthly_funds order by 1").fetchall() == [
        ("2026-10-01",), ("2026-11-01",),
    ]  # fmt: skip
