"""How deep a header is: down to the end of each cell merged in it, with a row of units of its own under it.

A row that numbers the columns (甲 乙 1 2, or 栏次 1 2 3) belongs to the header too, though it says nothing of them.
"""

import re
from collections.abc import Sequence

from data.cells.values import is_empty, plain
from data.files.workbook import Cell, Sheet
from data.tables.headings import FOREIGN, UNITS, bare, without_unit, written

NAMED_ROWS = 3  # rows of a header that name its columns
DEEPEST = NAMED_ROWS + 1  # and one of units
STEMS = "甲乙丙丁戊己庚辛壬癸"
ROW_NAMES = {"栏次", "列次", "栏号", "列号", "序列"}
LAST = {*"镑D)]】〕}", *(unit[-1] for unit in UNITS)}  # what a unit, or its bracket, may end in
NUMBER = re.compile(r"[(\[<]?(\d{1,2})[)\]>]?(=.*)?")  # 3=1+2 says how the third column is reckoned
FIRST = {"甲", "1", "(1)", "[1]", "<1>", *ROW_NAMES}
NUMBERED = {*STEMS, *ROW_NAMES, *(mark.format(n) for mark in ("{}", "({})", "[{}]", "<{}>") for n in range(1, 10))}
# What the first cell of a row of units or numbers may end in, as written; no other row need be looked at.
BEGINNING = {*LAST, *"-甲1１）］】＞㎡²①", *(name[-1] for name in FIRST)}
FEWEST = 3  # columns that are numbered, one of them by a word; or one more


def belongs_to_header(row: Sequence[Cell]) -> bool:
    """Whether a row under a header is one of units or of numbers, which says nothing of its own. Asked of many rows."""
    first = next(filter(None, row), "")
    if not (first == 1 if first.__class__ is float else str(first).rstrip()[-1:] in BEGINNING):
        return False
    return is_of_units(row) or is_of_numbers(row)


def merged_depth(sheet: Sheet, first: int, depth: int) -> int:
    """The depth of a header that begins in row `first`, with the rows into which its cells are merged.

    A cell that is merged further than any header is, or over figures, is merged over facts and tells nothing of it.
    """
    last = first + depth - 1
    begun = (merge for merge in sheet.merged if first <= merge.top <= last < merge.bottom)
    bottoms = (merge.bottom for merge in begun if merge.bottom < merge.top + NAMED_ROWS)
    lowest = max((bottom for bottom in bottoms if _are_words(sheet.rows[last + 1 : bottom + 1])), default=last)
    return depth if lowest == last else merged_depth(sheet, first, lowest - first + 1)


def with_units(sheet: Sheet, first: int, depth: int) -> int:
    """The depth with the row under it, where that holds the units of some columns and nothing else."""
    below = sheet.rows[first + depth : first + depth + 1]
    return depth + 1 if any(map(is_of_units, below)) else depth


def is_of_units(row: Sequence[Cell]) -> bool:
    """Whether a row says nothing but units, bracketed or bare; another bracket, such as （年月）, is a remark."""
    if not all(is_empty(cell) or _may_be_a_unit(cell) for cell in row):  # most rows tell by their first cell
        return False
    return any(_is_a_unit(cell) for cell in row if not is_empty(cell))


def is_of_numbers(row: Sequence[Cell]) -> bool:
    """Whether a row numbers the columns: 甲 乙 1 2, (1) (2) (3) (4), 栏次 1 2 3=1+2."""
    first = next((cell for cell in row if not is_empty(cell)), "")
    if plain(written(first)) not in FIRST:
        return False
    texts = [plain(written(cell)) for cell in row if not is_empty(cell)]
    named = texts[0] in ROW_NAMES
    texts = texts[named:]
    stems = next((place for place, text in enumerate(texts) if len(text) > 1 or text not in STEMS), len(texts))
    numbers = [int(found[1]) if (found := NUMBER.fullmatch(text)) else 0 for text in texts[stems:]]
    begins = numbers[0] if numbers else 1
    is_enough = len(texts) >= (FEWEST if stems or named else FEWEST + 1)
    in_order = "".join(texts[:stems]) == STEMS[:stems] and numbers == [*range(begins, begins + len(numbers))]
    return is_enough and in_order and begins in (1, stems + 1)


def _are_words(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether rows hold no figures; a year is a word."""
    return not any(isinstance(cell, (int, float)) and not 2000 <= cell < 2100 for row in rows for cell in row)


def _may_be_a_unit(cell: Cell) -> bool:
    if not isinstance(cell, str) or plain(cell)[-1:] not in LAST:
        return False
    return not bare(plain(cell)) or _is_a_unit(cell)


def _is_a_unit(cell: Cell) -> bool:
    """Whether a text is a unit alone, as is （亿元）, 公顷 or 万美元."""
    said, unit = without_unit(str(cell))
    return not said and (unit in UNITS or FOREIGN.search(plain(str(cell))) is not None)
