"""When two rows of a sheet are the same: what their cells say beyond the fields that are compared by value.

A row's running number (序号) says where it stands, not what it states, so it makes no difference.
"""

import re
from collections.abc import Iterator

from data.cells.values import as_written, plain
from data.files.sheet import letters
from data.tables.table import Row, Table

# By their values, however they are written; every other cell is compared as it stands.
BY_VALUE = ("project_id", "month", "origin", "amount", "ytd_value", "audit_status")
STATED = ("amount", "ytd_value", "audit_status")  # those of them that may differ under one project, month and origin
RUNNING = {"序号", "顺序号", "行号", "行次", "编次", "no.", "no", "№"}
NUMBER = re.compile(r"[0-9]+(\.0+)?")
BLANKS, MARK = " \t\r\n\xa0\u3000", "\x1f"


def rest(table: Table, row: Row) -> str:
    """A row's cells beside the fields compared by value, as one text."""
    passed_over, bare = places(table, len(row.cells))
    above = table.spread.get(row.number, {})
    told = ((as_written(above.get(index, cell)) or "").strip(BLANKS) for index, cell in enumerate(row.cells))
    cells = (
        "" if index in passed_over or (index in bare and NUMBER.fullmatch(cell)) else cell
        for index, cell in enumerate(told)
    )
    return MARK.join(cells).rstrip(MARK)


def places(table: Table, width: int) -> tuple[set[int], set[int]]:
    """The columns that make no difference, from 0, and those without a header, of which a bare number makes none."""
    columns = [column for column in table.header.columns if column.field.name in BY_VALUE]
    by_value = {place for column in columns for place in (column.index, *column.more) if place is not None}
    heads = [_words(table, index) for index in range(width)]
    return (
        by_value | {index for index, head in enumerate(heads) if not RUNNING.isdisjoint(head)},
        {index for index, head in enumerate(heads) if not head},
    )


def unasked(table: Table) -> dict[int, str]:
    """The columns with a header that means no field, from 0: what they say of a row is its own, not of its month's.

    None where months or origins stand across: there the row is of all of them.
    """
    header = table.header
    if header.month or header.figures or table.refused:
        return {}
    taken = {place for column in header.columns for place in (column.index, *column.more)}
    heads = {index: " ".join("".join(head).split()) for index, head in enumerate(table.heads) if index not in taken}
    return {index: head for index, head in heads.items() if head and RUNNING.isdisjoint(_words(table, index))}


def _words(table: Table, index: int) -> set[str]:
    return {plain(text).lower() for text in table.heads[index]} if index < len(table.heads) else set()


def differences(table: Table, row: Row, other: Row) -> Iterator[str]:
    """The headers of the columns in which two rows of a table differ, from the left; both are of one key."""
    width = max(len(row.cells), len(other.cells))
    stated = {column.index: column.field.name for column in table.header.columns if column.field.name in STATED}
    one, two = (rest(table, each).split(MARK) + [""] * width for each in (row, other))
    for index in range(width):
        name = stated.get(index)
        if one[index] != two[index] or (name and _said(row, name) != _said(other, name)):
            head = "".join(table.heads[index]) if index < len(table.heads) else ""
            yield " ".join(head.split()) or f"{letters(index)}列"


def _said(row: Row, name: str) -> object:
    said = row.values.get(name)
    return None if said == "" else said
