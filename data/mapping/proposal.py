"""A mapping proposed for a sheet: which form it may be, where its header is, which column may hold which field and why.

A proposal is for a person to look at: it takes likenesses that reading on its own doesn't use (tables/similarity.py),
and finds something to begin with in sheets without any known header. text.py beside this writes it as a mapping file.
"""

import datetime as dt
import itertools
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from data.cells import amounts, dates
from data.cells.uncertain_amounts import FOREIGN
from data.cells.values import BadValue, Doubtful, as_written, is_empty, plain
from data.files.sheet import letters
from data.files.workbook import Cell, Sheet
from data.ledgers import MEASURED, Form, forms
from data.mapping.meaning import Meaning, meant, meant_of_month
from data.mapping.months import is_across, month_in_header, settled
from data.mapping.proposed import Proposal, ProposedColumn
from data.mapping.shift import shifted_back
from data.tables.header import find_header, paths_over_all
from data.tables.header_depth import DEEPEST, is_of_numbers, merged_depth, with_units
from data.tables.headings import Path, unit_of

READ: dict[str, Callable[[str], object]] = {"money": amounts.money, "area": amounts.area, "number": amounts.figure}
NO_FIELD: dict[str, Any] = {"field": None, "confidence": 0.0, "reason": "列名只写月份，下面没有数"}
FIGURE = {"money": "金额", "area": "面积", "number": "数"}
HINTS = {
    "资金月报": "到位",
    "重点项目进度表": "进度",
    "市通报": "通报",
    "招商活动": "活动",
}  # words in such sheets' titles
MAY_BE_A_YEAR = range(2000, 2100)
SAMPLES = 3
LEAFED = 200  # rows under a header that are leafed through for samples
WIDEST = 300  # columns; a wider sheet's mapping is written by hand
LOOKED_AT = 20  # rows in which a header is looked for where none is known


def propose(sheet: Sheet, form: Form | None = None, rows: tuple[int, int] | None = None) -> Proposal | None:
    """A mapping for the sheet, of that form and with the header in those rows (from 1) when they are told.

    Where values stand one column beside their headers, each header comes with the values one column over. None for a
    sheet without anything in it, or without anything in the rows told.
    """
    best = max(_tried(sheet, form, rows), key=lambda each: each[0], default=None)
    if best is None:
        return None
    _, proposal, as_named = best
    shifted = shifted_back(sheet, as_named)
    return proposal if shifted is as_named else shifted


def _tried(sheet: Sheet, form: Form | None, rows: tuple[int, int] | None) -> Iterator[tuple[float, Proposal, Proposal]]:
    """Every way to see the sheet that is left open, with what speaks for it; the upper first.

    Each by its columns' names and values, and by their names alone, as values may stand beside their header.
    """
    for first, last in [rows] if rows else _places(sheet):
        if last > len(sheet.rows):
            continue
        if not any(texts := paths_over_all(sheet, first - 1, last - first + 1)[:WIDEST]):
            continue
        for each in [form] if form else forms():
            as_named, proposal = (
                Proposal(sheet.name, each, (first, last), _columns(sheet, each, (first, last), texts, is_checked))
                for is_checked in (False, True)
            )
            yield _score(proposal) + _spoken_for(sheet, proposal), proposal, as_named


def _score(proposal: Proposal) -> float:
    """What speaks for a proposal, as tables/header.py weighs it; where nothing does, it is rather no configuration."""
    first, last = proposal.rows
    named = sum(-column.confidence if _is_of_words(column) else column.confidence for column in proposal.used)
    is_whole = all(field.type == "month" for field in proposal.lacking)
    is_named = proposal.form.sheet in proposal.sheet
    is_base = proposal.form.ledger == "base"
    return named + 0.5 * is_whole + 0.3 * is_named - 0.1 * (last - first) - is_base * (0.01 if is_whole else 0.5)


def _spoken_for(sheet: Sheet, proposal: Proposal) -> float:
    """What speaks for a proposal beside its columns: the words above the header; and that it has no figures in it."""
    first, last = proposal.rows
    above = plain("".join(str(cell) for row in sheet.rows[: first - 1] for cell in row if isinstance(cell, str)))
    filled = [cell for row in sheet.rows[first - 1 : last] for cell in row if _says(cell)]
    figures = sum(isinstance(cell, float) and not MAY_BE_A_YEAR.start <= cell < MAY_BE_A_YEAR.stop for cell in filled)
    return 0.2 * (HINTS.get(proposal.form.sheet, "\0") in above + sheet.name) - 0.5 * figures / max(len(filled), 1)


def _is_of_words(column: ProposedColumn) -> bool:
    """Whether a word stands where a figure is meant: it is then rather the lower row of the header."""
    is_measured = column.field is not None and column.field.type in MEASURED
    return is_measured and not any(map(str.isdigit, "".join(column.samples[:1]) or "0"))


def _places(sheet: Sheet) -> list[tuple[int, int]]:
    """Where a header may be: the known one, rows with three texts, alone or with the next; else the first row."""
    header = find_header(sheet)
    known = [(header.first + 1, header.last + 1)] if header else []
    filled = [number for number, row in enumerate(sheet.rows[:LOOKED_AT], 1) if _texts(row) >= 3]
    if not filled:
        return [(number, number) for number, row in enumerate(sheet.rows, 1) if any(map(_says, row))][:1]
    pairs = [(first, 2) for first in filled if any(_texts(row) >= 2 for row in sheet.rows[first : first + 1])]
    return known + [_whole(sheet, first, depth) for first, depth in [*((number, 1) for number in filled), *pairs]]


def _whole(sheet: Sheet, first: int, depth: int) -> tuple[int, int]:
    """The rows of a header, from 1, with what is merged into it and the units under it."""
    deep = with_units(sheet, first - 1, merged_depth(sheet, first - 1, depth))
    return first, first + (deep if deep <= DEEPEST else depth) - 1  # deeper are facts, merged one into the other


def _texts(row: list[Cell]) -> int:
    """How many cells could be a header's: words, and dates that stand for their month."""
    return sum(isinstance(cell, str | dt.date) and _says(cell) for cell in row)


def _says(cell: Any) -> bool:
    return not is_empty(cell)


def _columns(
    sheet: Sheet, form: Form, rows: tuple[int, int], texts: list[Path], is_checked: bool
) -> tuple[ProposedColumn, ...]:
    """The columns that say anything; a field goes to the column that is most surely meant, in each month.

    `is_checked`: figures are only where there are some among the first values.
    """
    below = [row for row in sheet.rows[rows[1] : rows[1] + LEAFED] if not is_of_numbers(row)]
    found = _by_month(form, texts) or [(meant(form, path), "") for path in texts]
    columns = [
        ProposedColumn(letters(index), "".join(path), _samples(below, index), *meaning, unit=unit_of(path), month=month)
        for index, (path, (meaning, month)) in enumerate(zip(texts, found, strict=True))
    ]
    if is_checked:
        columns = [_checked(column) for column in columns]
    if is_checked and len({column.month for column in columns if column.field and column.month}) == 1:
        columns = [column if column.samples or not column.month else replace(column, **NO_FIELD) for column in columns]
    if any(month for _, month in found):
        columns = settled(columns, [told[1] if (told := month_in_header(path)) else path for path in texts], form)
    taken: dict[tuple[str, str], ProposedColumn] = {}
    for column in sorted(columns, key=lambda each: -each.confidence):
        if column.field:
            taken.setdefault((column.field.name, column.month), column)
    kept = [_given_way(column, taken) for column in columns]
    return tuple(column for column in kept if column.header or column.samples)


def _checked(column: ProposedColumn) -> ProposedColumn:
    """The column without its field, where that holds figures and none of the values under the header is one."""
    if not column.field or column.field.type not in READ or not column.samples:
        return column
    if any(_is_figure(sample, column.field.type) for sample in column.samples):
        return column
    return replace(
        column, field=None, confidence=0.0, reason=f"{column.reason}，但下面的不是{FIGURE[column.field.type]}"
    )


def _is_figure(sample: str, kind: str) -> bool:
    """Whether a value can be read in a field of that type, be it doubtfully; a date's digits are no amount."""
    if dates.WITHIN.search(plain(sample)):
        return False
    try:
        READ[kind](sample)
    except Doubtful:
        return True
    except BadValue as error:
        return bool(FOREIGN.search(sample)) or error.reason.startswith("看不出是倍数")
    return True


def _by_month(form: Form, texts: list[Path]) -> list[tuple[Meaning, str]]:
    """What each column may mean and in which month, where months may stand across the columns; else nothing."""
    plainly = [meant(form, path) for path in texts]
    months = [month_in_header(path) for path in texts]
    if not any(months) or not is_across(form, [meaning.field for meaning in plainly]):
        return []
    return [
        (meant_of_month(form, dated[1]), dated[0]) if dated else (meaning, "")
        for meaning, dated in zip(plainly, months, strict=True)
    ]


def _given_way(column: ProposedColumn, taken: dict[tuple[str, str], ProposedColumn]) -> ProposedColumn:
    if not column.field or (first := taken[column.field.name, column.month]) is column:
        return column
    return replace(column, field=None, confidence=0.0, reason=f"{column.reason}，但已用 {first.letters} 列")


def _samples(below: list[list[Cell]], index: int) -> tuple[str, ...]:
    """The first values of a column in the rows below a header."""
    cells = (row[index] for row in below if index < len(row) and _says(row[index]))
    return tuple(as_written(cell) or "" for cell in itertools.islice(cells, SAMPLES))
