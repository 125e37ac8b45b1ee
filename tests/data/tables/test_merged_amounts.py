"""One amount in a cell merged over several projects, months or columns waits; words merged so are said of each row."""

import pytest

from tests.data.receipts import FUNDS_HEAD, PROJECT_HEAD, counts, lines

pytestmark = pytest.mark.usefixtures("known")
TOLD = "“{}”的 {} 是 {} 合并成的一格，看不出各行、各列各是多少"
MONEY = "本月到位资金（万元）"


def held(receipt):
    return [(line.row_no, line.proposed, line.reason) for line in receipt.lines if line.outcome == "held"]


def test_an_amount_merged_over_two_projects_is_held_and_nobody_is_silent(send):
    rows = [["P1", "2026-03", "省外", 1000], ["P2", "2026-03", "外资", ""], ["P2", "2026-02", "外资", 50]]
    receipt = send([FUNDS_HEAD, *rows], merge=["D2:D3"])
    assert (counts(receipt), receipt.rows_held, receipt.rows_note) == ((2, 1, 1, 0), 1, 1)
    assert held(receipt) == [(2, "1000", TOLD.format(MONEY, 1000, "D2:D3"))]
    assert lines(receipt, "warning") == []


def test_an_amount_merged_over_two_months_of_one_project_is_held(send):
    rows = [["P1", "2026-03", "省外", 1000], ["", "2026-02", "", ""]]
    receipt = send([FUNDS_HEAD, *rows], merge=["A2:A3", "C2:C3", "D2:D3"])
    assert held(receipt) == [(2, "1000", TOLD.format(MONEY, 1000, "D2:D3"))]


def test_every_row_of_a_ledger_of_projects_that_shares_an_amount_is_held(send):
    rows = [["P7", "七号", "省外", "轻纺", "甲镇", 900], ["P8", "八号", "省外", "轻纺", "甲镇", ""]]
    receipt = send([PROJECT_HEAD, *rows], merge=["F2:F3"])
    told = TOLD.format("协议投资额（万元）", 900, "F2:F3")
    assert held(receipt) == [(2, "900", told), (3, "空", told)]


def test_an_amount_merged_over_two_columns_of_figures_is_held(send):
    rows = [["P1", "2026-03", 30, ""], ["P2", "2026-03", 5, 8]]
    receipt = send([["项目编号", "月份", MONEY, "累计到位资金（万元）"], *rows], merge=["C2:D2"])
    assert held(receipt) == [(2, "30", TOLD.format(MONEY, 30, "C2:D2"))]


def test_a_wide_column_and_words_merged_over_rows_are_as_ever(send):
    rows = [["P1", "2026-03", "外资", 30, ""], ["P2", "2026-03", "", 8, ""]]
    receipt = send([[*FUNDS_HEAD, ""], *rows], merge=["D1:E1", "D2:E2", "D3:E3", "C2:C3"])
    assert (counts(receipt), held(receipt)) == ((2, 2, 0, 0), [])
