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
ROW_NAMES = {"栏次", "列次", "栏号", "列号", "序列", "栏目"}
NUMBER = re.compile(r"[(\[<]?(\d{1,2})[)\]>]?(=.*)?")  # 3=1+2 says how the third column is reckoned
FIRST = {"甲", "1", "(1)", "[1]", "<1>", *ROW_NAMES}
NUMBERED = {*STEMS, *ROW_NAMES, *(mark.format(n) for mark in ("{}", "({})", "[{}]", "<{}>") for n in range(1, 10))}
FEWEST = 3  # columns that are numbered, one of them by a word; or one more


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
    filled = [cell for cell in row if not is_empty(cell)]
    return bool(filled) and all(map(_may_be_a_unit, filled)) and any(map(_is_a_unit, filled))


def is_of_numbers(row: Sequence[Cell]) -> bool:
    """Whether a row numbers the columns: 甲 乙 1 2, (1) (2) (3) (4), 栏次 1 2 3=1+2."""
    first = next((cell for cell in row if not is_empty(cell)), "")
    if plain(written(first)) not in FIRST:
        return False
    told = [plain(written(cell)) for cell in row if not is_empty(cell)]
    named = told[0] in ROW_NAMES
    told = told[named:]
    stems = next((place for place, text in enumerate(told) if len(text) > 1 or text not in STEMS), len(told))
    numbers = [int(found[1]) if (found := NUMBER.fullmatch(text)) else 0 for text in told[stems:]]
    begins = numbers[0] if numbers else 1
    is_enough = len(told) >= (FEWEST if stems or named else FEWEST + 1)
    in_order = "".join(told[:stems]) == STEMS[:stems] and numbers == [*range(begins, begins + len(numbers))]
    return is_enough and in_order and begins in (1, stems + 1)


def _are_words(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether rows hold no figures; a year is a word."""
    return not any(isinstance(cell, (int, float)) and not 2000 <= cell < 2100 for row in rows for cell in row)


def _may_be_a_unit(cell: Cell) -> bool:
    return isinstance(cell, str) and (not bare(plain(cell)) or _is_a_unit(cell))


def _is_a_unit(cell: Cell) -> bool:
    """Whether a text is a unit alone, as is （亿元）, 公顷 or 万美元."""
    said, unit = without_unit(str(cell))
    return not said and (unit in UNITS or FOREIGN.search(plain(str(cell))) is not None)
