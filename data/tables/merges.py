"""Cells merged over several rows of facts: one project over its arrivals, one unit over its projects."""

from data.cells.values import is_empty
from data.files.workbook import Cell, Sheet
from data.ledgers import MEASURED
from data.tables.layout import Header


def fill(sheet: Sheet, header: Header) -> dict[int, set[int]]:
    """Words in a cell merged over several rows of facts are said of each of them; its figures are the first row's.

    Returns by row number, from 1, the columns whose cells belong to a row above.
    """
    kinds = {condition.index: "text" for condition in header.conditions}
    kinds |= {index: column.field.type for index, column in header.placed}
    of_above: dict[int, set[int]] = {}
    for merge in sheet.merged:
        if merge.top <= header.last or merge.left != merge.right or merge.left not in kinds:
            continue
        for number, row in enumerate(sheet.rows[merge.top + 1 : merge.bottom + 1], start=merge.top + 2):
            of_above.setdefault(number, set()).add(merge.left)
            if kinds[merge.left] not in MEASURED and merge.left < len(row) and row[merge.left] == "":
                row[merge.left] = sheet.rows[merge.top][merge.left]
    return of_above


def spread(sheet: Sheet, header: Header) -> dict[int, dict[int, Cell]]:
    """By row number, from 1, what cells of columns without a field say that are merged over rows of facts."""
    mapped = {column.index for column in header.columns}
    found: dict[int, dict[int, Cell]] = {}
    for merge in sheet.merged:
        if merge.top > header.last and merge.left == merge.right and merge.left not in mapped:
            anchor = sheet.rows[merge.top][merge.left] if merge.left < len(sheet.rows[merge.top]) else ""
            for number in range(merge.top + 1, merge.bottom + 2):
                found.setdefault(number, {})[merge.left] = anchor
    return found


def carried_on(sheet: Sheet, header: Header, of_above: dict[int, set[int]]) -> set[int]:
    """The rows that only carry on a row above: its key is merged over them, and they say nothing of their own here."""
    keys = [field.name for field in header.form.fields if field.required and field.type == "id"]
    key = header.column(keys[0]) if keys else None
    places = {index for index, _ in header.placed}
    return {
        number
        for number, merged in of_above.items()
        if key and key.index in merged and not any(_filled(sheet.rows[number - 1], place) for place in places - merged)
    }


def _filled(cells: list[Cell], index: int) -> bool:
    return index < len(cells) and not is_empty(cells[index])
