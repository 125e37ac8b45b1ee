"""Where a sheet's headers are, which form each is, and which column holds which field in which unit.

Headers come in one to three rows, merged, with units, brackets and stray white space, under titles and narrative. The
texts of a column are joined from the top ("实际到位资金" over "本月") and looked up among the variants of each form.
A sheet may hold several tables, one under the other.
"""

import functools
import itertools
from collections.abc import Iterable
from dataclasses import replace

from data.cells import dates
from data.cells.values import is_empty
from data.errors import UnreadableFile
from data.files.workbook import Cell, Sheet
from data.ledgers import MEASURED, Form, forms
from data.tables.across import meanings, names, parts
from data.tables.header_depth import NAMED_ROWS, merged_depth, with_units
from data.tables.headings import Path, is_foreign, unit_of, words_of, written
from data.tables.layout import Column, Header
from data.tables.other_tables import lone_texts, nameless, titles_above
from data.tables.reading import unit_of as unit_of_cells
from data.tables.similarity import with_guesses
from data.tables.unit_lines import unit_lines

SEARCHED_ROWS = 40
MOST_CELLS = 200_000  # that are taken for a header's
TOO_MANY = "里像表头的行太多、太宽，找不出哪一行是表头。请删去无关的行列，或按模板整理后重新上传。"


def find_headers(sheet: Sheet) -> list[Header]:
    """The headers of every table in the sheet, from the top; one for each month or origin across the columns.

    A table's header is the one that names most fields of any form, the upper and shallower of equals; a field without a
    column may then get one that resembles its name (see similarity.py). A header that stands again under its own
    table, as on the next printed page, begins no table; one of which only the key is known begins one to be refused.
    """
    search = Search(sheet)
    found = _topmost(sheet, search.best(range(min(SEARCHED_ROWS, len(sheet.rows)))))
    tables = [found] if found else []
    at = found[0].last + 1 if found else len(sheet.rows)
    while (row := _next_candidate(sheet, at)) is not None:
        starts = range(max(tables[-1][0].last + 1, row - NAMED_ROWS + 1), min(row + NAMED_ROWS, len(sheet.rows)))
        below = search.best(starts)  # a row of texts over a header isn't its upper row if it stands better alone
        at = row + 1
        is_found = bool(below) and is_complete(below[0])
        other = nameless(sheet, row, below[0].first if is_found else len(sheet.rows), tables[-1][0])
        if other:
            tables[-1] = [replace(header, end=other.top) for header in tables[-1]]
            tables.append([other])
        if other or not is_found:
            continue
        top = titles_above(sheet, below[0].first, tables[-1][0].last + 1)
        below = [replace(header, top=top) for header in below]
        if _says_other(sheet, below, tables[-1]):
            tables[-1] = [replace(header, end=top) for header in tables[-1]]
            tables.append(below)
            at = below[0].last + 1
        else:
            again = frozenset(lone_texts(sheet, below[0].first, top))
            tables[-1] = [replace(header, again=header.again | again) for header in tables[-1]]
    return [header for table in tables for header in _guessing(sheet, table)]


def _topmost(sheet: Sheet, found: list[Header]) -> list[Header]:
    """The header of the first table, where tables stand above the one whose header names most."""
    while found:
        before = replace(sheet, rows=sheet.rows[: found[0].first])
        above = Search(before).best(range(len(before.rows)))
        if not (above and is_complete(above[0])):
            break
        found = above
    return found


def find_header(sheet: Sheet) -> Header | None:
    """The first header of the sheet; None when no rows name two fields of a form."""
    return next(iter(find_headers(sheet)), None)


def paths(sheet: Sheet, first: int, depth: int) -> list[Path]:
    """Per column the texts from the top row of a header to its lowest, a parent spread over all its children."""
    rows = [list(row) for row in sheet.rows[first : first + depth]]
    for merge in sheet.merged:
        if first <= merge.top < first + depth and merge.right < len(rows[merge.top - first]):
            row = rows[merge.top - first]
            row[merge.left : merge.right + 1] = [row[merge.left]] * (merge.right + 1 - merge.left)
    for upper, lower in reversed([*itertools.pairwise(rows)]):  # a parent's own parent is spread over all of them
        _spread(upper, lower)
    width = max(len(row) for row in rows)
    padded = [row + [""] * (width - len(row)) for row in rows]
    return [tuple(written(cell) for cell in column if not is_empty(cell)) for column in zip(*padded, strict=True)]


def paths_over_all(sheet: Sheet, first: int, depth: int) -> list[Path]:
    """The same for every column of the sheet: () for those beyond the header's last cell."""
    texts = paths(sheet, first, depth)
    return texts + [()] * (max(map(len, sheet.rows)) - len(texts))


def words_over(sheet: Sheet, first: int, depth: int, columns: Iterable[Column]) -> dict[int, frozenset[str]]:
    """By column the words of its header, by which the same header is known again on the next page."""
    rows, places = sheet.rows[first : first + depth], {column.index for column in columns}
    return {
        index: frozenset(words_of(row[index]) for row in rows if index < len(row)) - {""}
        for index in places
        if index is not None
    }


@functools.cache
def _every_name() -> frozenset[str]:
    """Every way to write any field of any form."""
    return frozenset(name for form in forms() for name in names(form))


def _next_candidate(sheet: Sheet, at: int) -> int | None:
    """The next row from `at` on that could be a header: texts alone, one of its first three the name of a field."""
    for number in range(at, len(sheet.rows)):
        if not {*map(type, sheet.rows[number])} <= {str}:  # asked of every row
            continue
        filled = [cell for cell in sheet.rows[number] if cell != ""]
        if len(filled) > 1 and any(words_of(cell) in _every_name() for cell in filled[:3]):
            return number
    return None


def is_complete(header: Header) -> bool:
    """Whether a header has every column that its form needs; a month may stand in a title."""
    named = {column.field.name for column in header.columns}
    return all(field.name in named for field in header.form.fields if field.required and field.type != "month")


def _says_other(sheet: Sheet, found: list[Header], before: list[Header]) -> bool:
    """Whether a header is no repetition: it has other columns, another unit, or is under the title of another time."""
    if before[0].strange or _placed(found) != _placed(before):
        return True
    told, was = (_titles(sheet, headers[0]) for headers in (found, before))
    time = dates.context(told)
    if time not in (dates.Context(), dates.context(was)):
        return True
    said, was_said = (unit_lines(sheet.rows[each[0].top : each[0].first]) for each in (found, before))
    if said.foreign or said.unclear:
        return True
    new, old = said.known, was_said.known
    units = {column.index: unit_of_cells(column, old) for header in before for column in header.columns}
    told_units = [
        (column.index, column.unit or new.get(column.field.type)) for each in found for column in each.columns
    ]
    return any(unit and unit != units[index] for index, unit in told_units)


def _placed(headers: list[Header]) -> set[tuple[str, object, str, int | None]]:
    """Which form a table is, with which field and month in which column."""
    return {
        (header.form.sheet, header.month, column.field.name, column.index)
        for header in headers
        for column in header.columns
    }


def _titles(sheet: Sheet, header: Header) -> list[str]:
    return [str(cell) for row in sheet.rows[header.top : header.first] for cell in row if not is_empty(cell)]


class Search:
    """The search for headers in one sheet: what begins in a row is found out once, and only so much is looked at."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.tried: dict[int, tuple[float, list[Header]]] = {}
        self.cells = 0

    def best(self, starts: range) -> list[Header]:
        """The header beginning in one of those rows that names most; none when no rows name two fields."""
        return max((self._from(first) for first in starts), key=lambda each: each[0], default=(0, []))[1]

    def _from(self, first: int) -> tuple[float, list[Header]]:
        if first not in self.tried:
            self.cells += sum(cell != "" for cell in self.sheet.rows[first])
            if self.cells > MOST_CELLS:
                raise UnreadableFile(f"工作表“{self.sheet.name}”{TOO_MANY}")
            self.tried[first] = _best(self.sheet, first)
        return self.tried[first]


def _best(sheet: Sheet, first: int) -> tuple[float, list[Header]]:
    """The header beginning in that row that names most, and what speaks for it; none when none names two fields."""
    best: tuple[float, list[Header]] = (0, [])
    if all(is_empty(cell) for cell in sheet.rows[first]):
        return best
    for named in range(1, min(NAMED_ROWS, len(sheet.rows) - first) + 1):
        if merged_depth(sheet, first, named) > named:
            continue
        depth = with_units(sheet, first, named)
        texts = paths(sheet, first, depth)
        meant = {form for path in texts if path for form in meanings(path)}
        for form in [each for each in forms() if each in meant or each.monthly_amount]:
            found = _read(form, first, depth, texts)
            if found and _score(found, sheet.name) > best[0]:
                best = (_score(found, sheet.name), found)
    return best


def _score(found: list[Header], sheet_name: str) -> float:
    """More fields win; then a form with nothing missing, then the sheet's own name, then the shallower header.

    Months with a gap speak against a form. Each origin across the columns counts as a field: it is what the upper row
    alone would take for nameless columns.
    """
    header = found[0]
    named = len({column.field.name for column in header.columns})
    origins = len(found) if header.figures and not header.month else 0
    speaks = 0.5 * is_complete(header) + 0.3 * (header.form.sheet in sheet_name) - 0.2 * bool(header.gap)
    return named + origins + speaks - 0.1 * (header.last - header.first)


def _spread(upper: list[Cell], lower: list[Cell]) -> None:
    """Without merge marks (.csv, some .xls): an empty parent cell over a child belongs to the parent on its left."""
    for index in range(1, min(len(upper), len(lower))):
        if is_empty(upper[index]) and not is_empty(lower[index]) and not is_empty(lower[index - 1]):
            upper[index] = upper[index - 1]


def _read(form: Form, first: int, depth: int, texts: list[Path]) -> list[Header]:
    """The rows as a header of the form, or one for each part that stands across; none when they name less than two."""
    across = parts(form, texts)
    taken = {column.index for part in across for column in part.columns}
    common = _columns(form, [((), path)[index not in taken] for index, path in enumerate(texts)])
    if not across:
        return [_header(form, first, depth, common)] if _names_two(common) else []
    common = [column for column in common if column.field.type not in MEASURED]
    return [
        replace(
            _header(form, first, depth, [*common, *part.columns]),
            month=part.month,
            gap=part.gap,
            figures=frozenset(column.index for column in part.columns if column.index is not None),
        )
        for part in across
        if _names_two([*common, *part.columns])
    ]


def _columns(form: Form, texts: list[Path]) -> list[Column]:
    """The columns that the texts name; one named by its lower texts alone gives way to one named in full."""
    strong: list[Column] = []
    weak: list[Column] = []
    for index, path in enumerate(texts):
        if path and (meant := meanings(path).get(form)):
            field, exact = meant
            (strong if exact else weak).append(Column(field, index, "".join(path), unit_of(path)))
    taken = {column.field.name for column in strong}
    return strong + [column for column in weak if column.field.name not in taken]


def _names_two(columns: list[Column]) -> bool:
    return len({column.field.name for column in columns}) >= 2


def _guessing(sheet: Sheet, headers: list[Header]) -> list[Header]:
    """One table's headers with the columns that only resemble a name of a field that has none; said with the first."""
    first, depth = headers[0].first, headers[0].last - headers[0].first + 1
    texts = paths(sheet, first, depth)
    found = [header if header.strange else with_guesses(header, texts) for header in headers]
    found = [replace(header, words=words_over(sheet, first, depth, header.columns)) for header in found]
    return [found[0], *(replace(header, guessed=()) for header in found[1:])]


def _header(form: Form, first: int, depth: int, columns: list[Column]) -> Header:
    by_field: dict[str, Column] = {}
    clashes = []
    columns = sorted(columns, key=lambda column: column.index or 0)
    for column in columns:
        other = by_field.setdefault(column.field.name, column)
        if other is not column:
            clashes.append((other, column))
    foreign = tuple(column for column in columns if column.field.type == "money" and is_foreign(column.written))
    return Header(form, first, first + depth - 1, tuple(columns), {}, tuple(clashes), foreign)
