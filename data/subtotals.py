"""Subtotals in a sheet, held against the rows that they sum. They are never loaded."""

from bisect import bisect_left
from decimal import Decimal
from itertools import accumulate

from data.table import Row, Table
from data.values import plain

TOLERANCE = Decimal("0.0001")  # 万元: one yuan
Span = tuple[int, int]


def check(table: Table) -> None:
    """Warn of every money column whose subtotal differs from the rows that it should sum.

    Which rows those are isn't written: a 小计 sums the block above it or, set on top, below it; a 合计 sums the sheet,
    or all above it. The reading under which most columns agree is taken. Rejected rows count: the sender counted them.
    """
    sums = _running_sums(table)
    for subtotal, spans in _spans(table):
        figures = {name: value for name, value in subtotal.values.items() if value is not None}
        expected = [{name: sums[name][end] - sums[name][start] for name in figures} for start, end in spans]
        if not expected:
            continue
        best = max(expected, key=lambda each: sum(_agree(each[name], figures[name]) for name in figures))
        for name, value in figures.items():
            if not _agree(best[name], value):
                table.warn(subtotal, name, *_difference(value, best[name]))


def _running_sums(table: Table) -> dict[str, list[Decimal]]:
    """By money field: the sum of the first n rows, for every n."""
    names = [column.field.name for column in table.header.columns if column.field.type == "money"]
    return {
        name: list(accumulate((row.values.get(name) or Decimal(0) for row in table.rows), initial=Decimal(0)))
        for name in names
    }


def _spans(table: Table) -> list[tuple[Row, list[Span]]]:
    """Per subtotal the spans of rows that it may mean, the likeliest first."""
    numbers = [row.number for row in table.rows]
    marks = [bisect_left(numbers, subtotal.number) for subtotal in table.subtotals]
    spans = []
    for position, (subtotal, at) in enumerate(zip(table.subtotals, marks, strict=True)):
        above = (marks[position - 1] if position else 0, at)
        below = (at, marks[position + 1] if position + 1 < len(marks) else len(numbers))
        whole, before = (0, len(numbers)), (0, at)
        is_part = any("小计" in plain(cell) for cell in subtotal.cells if isinstance(cell, str))
        ordered = (above, below, before, whole) if is_part else (whole, before, above, below)
        spans.append((subtotal, [span for span in ordered if span[0] < span[1]]))
    return spans


def _agree(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= TOLERANCE


def _difference(written: Decimal, summed: Decimal) -> tuple[str, str]:
    table, rows, gap = (f"{number.normalize():f} 万元" for number in (written, summed, abs(written - summed)))
    reason = f"合计数与明细不符：表中为 {table}，各行相加为 {rows}，相差 {gap}"
    return reason, "请核对明细有无漏填、重填，或合计公式的范围是否正确；系统以明细为准"
