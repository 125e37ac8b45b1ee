"""Where a sheet's headers are, which form each is, and which column holds which field in which unit.

Headers come in one to three rows, merged, with units, brackets and stray white space, under titles and narrative. The
texts of a column are joined from the top ("实际到位资金" over "本月") and looked up among the variants of each form.
A sheet may hold several tables, one under the other.
"""

import functools
import itertools

from data.headings import Path, candidates, is_foreign, unit_of, words_of, written
from data.layout import Column, Header
from data.ledgers import Field, Form, forms
from data.values import is_empty
from data.workbook import Sheet

SEARCHED_ROWS = 40
DEEPEST = 3


def find_header(sheet: Sheet) -> Header | None:
    """The header that names most fields of any form, the upper and shallower of equals; None when no rows name two."""
    return _best(sheet, range(min(SEARCHED_ROWS, len(sheet.rows))))


def paths(sheet: Sheet, first: int, depth: int) -> list[Path]:
    """Per column the texts from the top row of a header to its lowest, a parent spread over all its children."""
    rows = [list(row) for row in sheet.rows[first : first + depth]]
    for merge in sheet.merged:
        if first <= merge.top < first + depth and merge.right < len(rows[merge.top - first]):
            row = rows[merge.top - first]
            row[merge.left : merge.right + 1] = [row[merge.left]] * (merge.right + 1 - merge.left)
    for upper, lower in itertools.pairwise(rows):
        _spread(upper, lower)
    width = max(len(row) for row in rows)
    padded = [row + [""] * (width - len(row)) for row in rows]
    return [tuple(written(cell) for cell in column if not is_empty(cell)) for column in zip(*padded, strict=True)]


@functools.cache
def names(form: Form) -> dict[str, Field]:
    """Every way to write a field of the form -> the field; brackets that are part of a variant are optional."""
    known: dict[str, Field] = {}
    for field in form.fields:
        for variant in field.variants:
            known.setdefault(words_of(variant), field)
    return known


def _best(sheet: Sheet, starts: range) -> Header | None:
    best: tuple[float, Header | None] = (0, None)
    for first in starts:
        if all(is_empty(cell) for cell in sheet.rows[first]):
            continue
        for depth in range(1, min(DEEPEST, len(sheet.rows) - first) + 1):
            texts = paths(sheet, first, depth)
            for form in forms():
                found = _read(form, sheet, first, depth, texts)
                if found and _score(found, sheet.name) > best[0]:
                    best = (_score(found, sheet.name), found)
    return best[1]


def _score(header: Header, sheet_name: str) -> float:
    """More fields win; then a form with nothing missing, then the sheet's own name, then the shallower header."""
    named = {column.field.name for column in header.columns}
    complete = all(field.name in named for field in header.form.fields if field.required and field.type != "month")
    return len(named) + 0.5 * complete + 0.3 * (header.form.sheet in sheet_name) - 0.1 * (header.last - header.first)


def _spread(upper: list, lower: list) -> None:
    """Without merge marks (.csv, some .xls): an empty parent cell over a child belongs to the parent on its left."""
    for index in range(1, min(len(upper), len(lower))):
        if is_empty(upper[index]) and not is_empty(lower[index]) and not is_empty(lower[index - 1]):
            upper[index] = upper[index - 1]


def _read(form: Form, sheet: Sheet, first: int, depth: int, texts: list[Path]) -> Header | None:
    strong: list[Column] = []
    weak: list[Column] = []
    for index, path in enumerate(texts):
        field, exact = _look_up(names(form), path)
        if field:
            (strong if exact else weak).append(Column(field, index, "".join(path), unit_of(path)))
    taken = {column.field.name for column in strong}
    columns = strong + [column for column in weak if column.field.name not in taken]
    if len({column.field.name for column in columns}) < 2:
        return None
    return _header(form, sheet, first, depth, sorted(columns, key=lambda column: column.index or 0))


def _header(form: Form, sheet: Sheet, first: int, depth: int, columns: list[Column]) -> Header:
    by_field: dict[str, Column] = {}
    clashes = []
    for column in columns:
        other = by_field.setdefault(column.field.name, column)
        if other is not column:
            clashes.append((other, column))
    foreign = tuple(column for column in columns if column.field.type == "money" and is_foreign(column.written))
    rows = sheet.rows[first : first + depth]
    words = {
        column.index: frozenset(words_of(row[column.index]) for row in rows if column.index < len(row)) - {""}
        for column in columns
    }
    return Header(form, first, first + depth - 1, tuple(columns), words, tuple(clashes), foreign)


def _look_up(known: dict[str, Field], path: Path) -> tuple[Field | None, bool]:
    exact, partial = candidates(path)
    for name in exact:
        if name in known:
            return known[name], True
    return next((known[name] for name in partial if name in known), None), False
