"""A sheet with a known header and nothing under it."""

from tests.data.receipts import FUNDS_HEAD, PROJECT_HEAD, counts


def notes(receipt):
    return [sheet.note for sheet in receipt.sheets]


def test_a_sheet_with_nothing_under_its_header_says_so(send):
    receipt = send([PROJECT_HEAD])
    assert (counts(receipt), receipt.lines, notes(receipt)) == ((0, 0, 0, 0), (), ["表头下面没有数据"])


def test_it_says_which_columns_were_not_used_as_well(send):
    assert notes(send([[*PROJECT_HEAD, "备忘"]])) == ["表头下面没有数据；未用的列：备忘"]


def test_a_monthly_sheet_that_lists_projects_without_arrivals_is_not_empty(known, send):
    assert notes(send([FUNDS_HEAD, ["P1", "2026-10", "省外", ""]])) == [""]


def test_a_refused_sheet_says_that_it_was_refused(send):
    assert notes(send([["项目编号", "项目名称", "资金来源", "引资单位"]])) == ["整表未收，请看表头的问题说明"]
