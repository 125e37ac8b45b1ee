"""What stands between the tables of a sheet: titles, and a header of which nothing but the key is known."""

import re
from collections.abc import Iterator
from dataclasses import replace

from data.cells.amounts import PLAIN_NUMBER
from data.cells.values import is_empty
from data.files.workbook import Cell, Sheet
from data.tables.across import names
from data.tables.headings import words_of
from data.tables.layout import Header

NO_FIGURE = re.compile(r"[-+¥￥]?[\d,，.\s]+(%|[千百]?[万亿]?元?)")  # a figure as a text; a header has none


def nameless(sheet: Sheet, row: int, end: int, above: Header) -> Header | None:
    """A header in that row, under the table of `above`, whose key is known and whose other columns aren't.

    What stands under it isn't the table's: next month's plan is no arrival. None when the row repeats the header, holds
    a figure, or no figures stand between it and row `end`.
    """
    cells = sheet.rows[row]
    filled = [cell for cell in cells if not is_empty(cell)]
    if any(NO_FIGURE.fullmatch(str(cell)) or str(cell).rstrip().endswith((":", "：")) for cell in filled):
        return None
    known = names(above.form)
    keys = [field for cell in filled[:3] if (field := known.get(words_of(cell)))]
    if len(filled) < 2 or not any(field.required or field.name == "project_name" for field in keys):
        return None
    if _repeats(cells, above) or not any(map(_has_figure, sheet.rows[row + 1 : end])):
        return None
    told = "、".join(" ".join(str(cell).split()) for cell in filled)
    top = titles_above(sheet, row, above.last + 1)
    return replace(
        above, first=row, last=row, top=top, end=None, strange=told, again=frozenset(), clashes=(), foreign=(), gap=()
    )


def _repeats(cells: list[Cell], above: Header) -> bool:
    """Whether every column of the header above has a name of its field, or nothing."""
    known = names(above.form)
    return all(
        is_empty(cell := column.cell(cells)) or known.get(words_of(cell)) == column.field
        for column in above.columns
        if column.index is not None
    )


def _has_figure(cells: list[Cell]) -> bool:
    return sum(not is_empty(cell) for cell in cells) > 1 and any(
        isinstance(cell, (int, float)) or (isinstance(cell, str) and PLAIN_NUMBER.fullmatch(cell)) for cell in cells
    )


def titles_above(sheet: Sheet, first: int, least: int) -> int:
    """Where the titles over a header begin: blank rows and rows of a text or two, after the table before."""
    top = first
    while top > least and _is_title(sheet.rows[top - 1]):
        top -= 1
    return top


def _is_title(row: list[Cell]) -> bool:
    """Whether a row may be a title: a project with one amount, or a sum, is none."""
    filled = [cell for cell in row if cell != ""]
    return len(filled) <= 2 and all(isinstance(cell, str) and not PLAIN_NUMBER.fullmatch(cell) for cell in filled)


def lone_texts(sheet: Sheet, first: int, least: int) -> Iterator[int]:
    """The rows above a header that hold one text and nothing else, up to the first other row that isn't blank."""
    for number in range(first - 1, least - 1, -1):
        filled = [cell for cell in sheet.rows[number] if cell != ""]
        if len(filled) > 1:
            return
        if filled:
            yield number
