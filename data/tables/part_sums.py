"""Rows that look like the sum of a part of a table (二, 县经开区, 300): whether they sum rows beside them."""

import itertools
from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

from data.cells.values import is_empty, plain
from data.tables.row_kinds import PART, SECTION_NUMBER
from data.tables.subtotals import TOLERANCE
from data.tables.table import Row, Table

Sums = dict[str, Decimal]  # by field
REASON = "没有项目编号，金额也不是相邻各行之和，不能当作分项合计丢下"
HOW = "是项目的请补填项目编号；是分项合计的请核对金额，改正后重新上传"


def settle(table: Table, between: Sequence[Sums] | None = None) -> None:
    """Reject the table's parts that sum nothing: they state money of their own, which must not go without a word.

    A part's sum is that of the rows between it and another part, or an end of the table. 其中：省外 says of a total
    above it, and is never a fact. Where rows with a key are numbered 一, 二 too, such a number begins no part.
    `between` are the sums of the rows before, between and after the parts, if not all of them are in the table.
    """
    asked = [row for row in table.parts if not any(PART.fullmatch(text) for text in _texts(row)[:2])]
    between = between or (summed(table) if asked else ())
    is_numbered = any(SECTION_NUMBER.fullmatch(text) for row in table.rows for text in _texts(row)[:1])
    for row in asked:
        is_number = is_numbered and SECTION_NUMBER.fullmatch(_texts(row)[0])
        if is_number or not _is_sum(row, table.parts.index(row), between):
            _reject(table, row)
    table.rows.sort(key=lambda row: row.number)


def summed(table: Table) -> list[Sums]:
    """The sums of the table's rows before, between and after its parts."""
    cuts = [row.number for row in table.parts]
    found: list[Sums] = [{} for _ in range(len(cuts) + 1)]
    names = {name for row in table.parts for name in row.values}
    for row in table.rows:
        sums = found[bisect_left(cuts, row.number)]
        for name in names:
            sums[name] = sums.get(name, Decimal(0)) + (row.values.get(name) or Decimal(0))
    return found


def _is_sum(row: Row, place: int, between: Sequence[Sums]) -> bool:
    """Whether one of its figures is the sum of the rows from it on to a later part, or back to an earlier one."""
    for name, value in row.values.items():
        amounts = [sums.get(name, Decimal(0)) for sums in between]
        spans = (itertools.accumulate(amounts[place + 1 :]), itertools.accumulate(amounts[place::-1]))
        if value is not None and any(abs(each - value) <= TOLERANCE for each in itertools.chain(*spans)):
            return True
    return False


def _reject(table: Table, row: Row) -> None:
    fact = Row(row.number, row.cells, {column.field.name: None for column in table.header.columns} | row.values)
    table.rows.append(fact)
    table.asides["subtotal"] -= 1
    table.reject(fact, table.header.form.fields[0].name, REASON, HOW)


def _texts(row: Row) -> list[str]:
    return [plain(cell) for cell in row.cells if isinstance(cell, str) and not is_empty(cell)]
