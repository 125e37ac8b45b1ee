"""Subtotals in a sheet, held against the rows that they sum. They are never loaded."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import accumulate

from data.cells.values import plain
from data.tables.table import Row, Table
from wording.figures import full_money

TOLERANCE = Decimal("0.0001")  # 万元: one yuan
Span = tuple[int, int]


@dataclass(slots=True)
class Block:
    """The rows between two subtotals, or before the first or behind the last: how many, and their sums by field.

    `refused` are the sums of those that were rejected or wait for a person.
    """

    rows: int = 0
    sums: dict[str, Decimal] = field(default_factory=dict)
    refused: dict[str, Decimal] = field(default_factory=dict)

    def add(self, row: Row, names: Iterable[str]) -> None:
        """Count a row in."""
        self.rows += 1
        for name in names:
            if value := row.values.get(name):
                for sums in (self.sums, self.refused) if row.fate == "rejected" else (self.sums,):
                    sums[name] = sums.get(name, Decimal(0)) + value


def check(table: Table, blocks: Sequence[Block] | None = None) -> None:
    """Warn of every money column whose subtotal differs from the rows that it should sum.

    Which rows those are isn't written: a 小计 sums the block above it or, set on top, below it; a 合计 sums the sheet,
    all above it, or what lies between it and the next 合计 above or below. The reading under which most columns agree
    is taken. Rejected rows count, for the sender counted them, and are said; so do rows that leave this month's figures
    empty.
    `blocks`, one more than there are subtotals, are counted from the table's rows if they aren't given.
    """
    if not table.subtotals:
        return
    blocks = blocks or counted(table)
    sums = {name: _running(each.sums.get(name) for each in blocks) for name in money(table)}
    refused = {name: _running(each.refused.get(name) for each in blocks) for name in sums}
    for subtotal, spans in _spans(table, [0, *accumulate(block.rows for block in blocks)]):
        figures = {name: value for name, value in subtotal.values.items() if value is not None}
        if not spans:
            continue
        start, end = max(
            spans,
            key=lambda span: sum(_agree(_over(sums[name], *span), value) for name, value in figures.items()),
        )
        for name, value in figures.items():
            summed = _over(sums[name], start, end)
            if not _agree(summed, value):
                table.warn(subtotal, name, *_difference(value, summed, _over(refused[name], start, end)))


def _running(amounts: Iterable[Decimal | None]) -> list[Decimal]:
    return list(accumulate((amount or Decimal(0) for amount in amounts), initial=Decimal(0)))


def _over(running: list[Decimal], start: int, end: int) -> Decimal:
    return running[end] - running[start]


def money(table: Table) -> list[str]:
    """The fields of the table's money columns."""
    return [column.field.name for column in table.header.columns if column.field.type == "money"]


def counted(table: Table) -> list[Block]:
    """The table's rows in blocks, by the subtotals between them."""
    cuts, names = [subtotal.number for subtotal in table.subtotals], money(table)
    blocks = [Block() for _ in range(len(cuts) + 1)]
    for row in table.rows:
        blocks[bisect_left(cuts, row.number)].add(row, names)
    for number in table.silent:
        blocks[bisect_left(cuts, number)].rows += 1
    return blocks


def _spans(table: Table, rows: list[int]) -> list[tuple[Row, list[Span]]]:
    """Per subtotal the spans of blocks that it may mean, the likeliest first. `rows` are those before each block."""
    last = len(table.subtotals)
    totals = [place for place, subtotal in enumerate(table.subtotals) if not _is_part(subtotal)]
    spans = []
    for place, subtotal in enumerate(table.subtotals):
        above, below = (place, place + 1), (place + 1, place + 2)
        whole, before = (0, last + 1), (0, place + 1)
        since = (max((each + 1 for each in totals if each < place), default=0), place + 1)
        until = (place + 1, min((each + 1 for each in totals if each > place), default=last + 1))
        ordered = (above, below, before, whole) if _is_part(subtotal) else (whole, before, since, until, above, below)
        spans.append((subtotal, [span for span in ordered if rows[span[0]] < rows[span[1]]]))
    return spans


def _is_part(subtotal: Row) -> bool:
    return any("小计" in plain(cell) for cell in subtotal.cells if isinstance(cell, str))


def _agree(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= TOLERANCE


def _difference(written: Decimal, summed: Decimal, refused: Decimal) -> tuple[str, str]:
    table, rows, gap, aside = (full_money(number) for number in (written, summed, abs(written - summed), refused))
    included = f"（其中退回、待确认 {aside}）" if refused else ""
    reason = f"合计数与明细不符：表中为 {table}，各行相加为 {rows}{included}，相差 {gap}"
    return reason, "请核对明细有无漏填、重填，或合计公式的范围是否正确；系统以明细为准"
