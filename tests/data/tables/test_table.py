"""Rows that wait for a person's word."""

from decimal import Decimal

import pytest

from data.cells import dates
from data.files.workbook import Sheet
from data.receipt import Balance
from data.tables.header import find_header
from data.tables.rows import read_table
from tests.data.receipts import FUNDS_HEAD

ROWS = [FUNDS_HEAD, ["P1", "2026-10", "省外", 3_000_000]]


def held(decided=None, rows=ROWS, name="月报"):
    """The table after its last row was held for its amount."""
    sheet = Sheet(name, [list(row) for row in rows])
    table = read_table(sheet, find_header(sheet), dates.context([], name, "月报"), decided or {})
    table.hold(table.rows[-1], "amount", "300 万元", 0.4, "金额疑似以元为单位", "请核对计量单位", "DQ03")
    return table


def told(table):
    return [
        (line.row_no, line.column_name, line.value, line.outcome, line.proposed, line.confidence)
        for line in table.lines
    ]


def counts(table):
    receipt = table.receipt()
    return (receipt.rows_read, receipt.rows_loaded, receipt.rows_rejected, receipt.rows_held)


def test_a_held_row_counts_among_the_rejected_until_somebody_decides():
    table = held()
    assert counts(table) == (1, 0, 1, 1)
    assert told(table) == [(2, "本月到位资金（万元）", "3000000", "held", "300 万元", 0.4)]


@pytest.mark.parametrize(("word", "expected"), [(True, (1, 1, 0, 0)), (False, (1, 0, 1, 0))])
def test_an_accepted_row_is_loaded_and_a_declined_one_is_refused(word, expected):
    key = held().lines[0].decision_key
    assert counts(held({key: word})) == expected


def test_the_word_holds_for_the_same_statement_elsewhere_and_for_no_other():
    key = held().lines[0].decision_key
    below = [*ROWS[:1], ["P9", "2026-10", "省外", 5], *ROWS[1:]]
    assert held(rows=below, name="另一张表").lines[0].decision_key == key
    assert held(rows=[FUNDS_HEAD, ["P1", "2026-10", "省外", 3_000_001]]).lines[0].decision_key != key
    assert held(rows=[FUNDS_HEAD, ["P2", "2026-10", "省外", 3_000_000]]).lines[0].decision_key != key


@pytest.mark.parametrize(
    ("head", "title", "is_same"),
    [
        ("本月到位资金（万元）", "2026年", True),
        ("本月到位资金（亿元）", "2026年", False),
        ("本月到位资金（万元）", "2025年", False),
    ],
)
def test_a_word_answers_no_question_about_the_same_text_under_another_unit_or_year(head, title, is_same):
    def key(amount, year):
        rows = [[year], [*FUNDS_HEAD[:3], amount], ["P1", "10月", "省外", "70000"]]
        sheet = Sheet("月报", rows)
        table = read_table(sheet, find_header(sheet), dates.context([year], "月报", "月报"), {})
        table.hold(table.rows[-1], "amount", "70,000", 0.4, "金额疑似写错单位", "请核对", "DQ03")
        return table.lines[0].decision_key

    assert (key(head, title) == key(FUNDS_HEAD[3], "2026年")) is is_same


def test_the_money_of_every_column_is_accounted_for_as_the_rows_are():
    rows = [[project, "2026-10", "省外", amount] for project, amount in (("P1", 1.5), ("P2", 2), ("P3", 4))]
    table = held(rows=[FUNDS_HEAD, *rows])
    table.repeat(table.rows[1], None, "重复")
    [balance] = table.receipt().balances
    assert balance == Balance("本月到位资金（万元）", Decimal("7.5"), Decimal("1.5"), Decimal(4), Decimal(2))
