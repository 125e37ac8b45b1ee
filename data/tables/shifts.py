"""Values that may stand one column beside their header: a column without a name that is filled, and one that can't be.

A blank header cell alone is only a column that nobody named. It is a sign that values are shifted when another column
holds what its name can't mean, or when the figures beside it end in a column that is wholly empty.
"""

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from data.cells.dates import Context
from data.cells.values import BadValue, as_written, is_empty
from data.files.sheet import letters
from data.files.workbook import Cell, Sheet
from data.ledgers import MEASURED
from data.tables.header import paths, paths_over_all
from data.tables.header_depth import is_of_numbers
from data.tables.headings import words_of
from data.tables.layout import Column, Header
from data.tables.reading import Reader

LOOKED_AT = 200  # rows under the header
FILLED = 0.5  # share of them in which a column without a name must say something
WORDS = {"text", "list"}
NAMED = re.compile("(名称|分类|类别|类型|行业|产业|性质|方式|用途|来源|地址|位置)$")  # a header of words, in any form
NUMBERING = {"序号", "编号", "行号"}
PARTED = (
    "请并成一列，另设一列写明各行是哪一部分（如“资金来源”填 省外、市外、外资），一部分一行，再重新上传；"
    "或在“数据”页的“对应关系”里按列号选定"
)


@dataclass(frozen=True)
class Shift:
    """Why values may be shifted: the column that shows it, and what a sender is told and asked, in Chinese."""

    column: str
    reason: str
    remedy: str


def with_unused(sheet: Sheet, headers: list[Header]) -> list[Header]:
    """The headers with the columns that none of them uses, those without a name among them, said once a table."""
    told = []
    for _, group in itertools.groupby(headers, lambda header: header.first):
        table = list(group)
        unused = [each for each in table[0].unused if all(each in header.unused for header in table)]
        unused = [each for each in dict.fromkeys(unused) if words_of(each) not in NUMBERING]
        unused += [f"{letters(index)} 列（无列名）" for index in unnamed(sheet, table[0])]
        told += [replace(table[0], unused=tuple(unused)), *(replace(header, unused=()) for header in table[1:])]
    return told


def unnamed(sheet: Sheet, header: Header) -> list[int]:
    """The columns (from 0) that have no header and yet a value in most rows."""
    rows = _rows(sheet, header)
    named = paths(sheet, header.first, header.last - header.first + 1)
    width = max(map(len, rows), default=0)
    blank = (index for index in range(width) if index >= len(named) or not named[index])
    return [index for index in blank if len(_filled(rows, index)) > FILLED * len(rows)]


def shift(sheet: Sheet, header: Header, context: Context) -> Shift | None:
    """The sign that the sheet's values stand beside their header; None when there is none."""
    rows = _rows(sheet, header)
    for blank in unnamed(sheet, header):
        for column in header.columns:
            cells = _filled(rows, column.index)
            if cells and _contradict(column, cells, context):
                return _told(column, f"的内容与列名不符（如{_some(cells)}）", blank, rows)
        if (empty := _left_empty(header, rows, blank)) is not None:
            return _told(empty, "全是空的", blank, rows)
    return _parted(sheet, header, rows)


def _parted(sheet: Sheet, header: Header, rows: list[list[Cell]]) -> Shift | None:
    """An amount beside columns of figures without a name: its header may stand over all of them, each a part of it."""
    amounts = {column.index: column for column in header.columns if column.field.type == "money"}
    for blank in unnamed(sheet, header):
        cells = _filled(rows, blank)
        if blank - 1 in amounts and 2 * sum(map(_is_figure, cells)) >= len(cells):
            name, place = amounts[blank - 1].written, f"{letters(blank)} 列"
            reason = f"“{name}”右边的{place}没有列名却有数字（如{_some(cells)}），可能是“{name}”的一部分，不能丢下"
            return Shift(name, reason, f"请补上{place}的列名后重新上传；如是“{name}”分列的，{PARTED}")
    return None


def displaced(sheet: Sheet, header: Header, context: Context) -> dict[int, int]:
    """Where the values of headers may stand that have them one column beside: by place of the header (from 0).

    For a person to confirm. Headers that mean no field are asked too, by what kind of word they are. Empty where no
    blank header shows a shift, or where the values would fit no better one column over.
    """
    rows, texts = _rows(sheet, header), paths_over_all(sheet, header.first, header.last - header.first + 1)
    columns = {column.index: column for column in header.columns}

    def fits(index: int, place: int) -> bool:
        cells, column = _filled(rows, place), columns.get(index)
        is_told = bool(cells) and all(map(_is_figure, cells)) and NAMED.search(words_of("".join(texts[index])))
        return not is_told and not (cells and column and _contradict(column, cells, context))

    misfits = [index for index in range(len(texts)) if not fits(index, index)]
    for blank in unnamed(sheet, header):
        end = _left_empty(header, rows, blank)
        off = sorted([*misfits, *([end.index] if end and end.index is not None else [])])
        left = range(off[0] if off else blank, blank)
        right = range(blank + 1, off[-1] + 1 if off else blank)
        for span, step in ((left, 1), (right, -1)):
            moved = {index: index + step for index in span if texts[index]}
            if moved and all(itertools.starmap(fits, moved.items())):
                return moved
    return {}


def _rows(sheet: Sheet, header: Header) -> list[list[Cell]]:
    """The first rows under the header that say more than a title, a numbering or a subtotal's few figures."""
    body = (row for row in itertools.islice(sheet.rows, header.last + 1, header.end) if not is_of_numbers(row))
    return list(itertools.islice((row for row in body if sum(not is_empty(cell) for cell in row) > 2), LOOKED_AT))


def _filled(rows: Iterable[list[Cell]], index: int | None) -> list[Cell]:
    return [] if index is None else [row[index] for row in rows if index < len(row) and not is_empty(row[index])]


def _contradict(column: Column, cells: list[Cell], context: Context) -> bool:
    """Whether no cell can be what the column's name says: none can be read, or all words are numbers."""
    if column.field.type in WORDS:
        return all(map(_is_figure, cells))
    read = Reader(column, {}, context)
    return not any(_reads(read, cell) for cell in cells)


def _reads(read: Reader, cell: Cell) -> bool:
    try:
        read(cell)
    except BadValue:
        return False
    return True


def _left_empty(header: Header, rows: list[list[Cell]], blank: int) -> Column | None:
    """Where figures stand in the blank column, the far end of the run of figures beside it if that is wholly empty."""
    if not all(map(_is_figure, _filled(rows, blank))):
        return None
    figures = {index: column for index, column in header.placed if column.field.type in MEASURED}
    for step in (1, -1):
        run = list(itertools.takewhile(figures.__contains__, itertools.count(blank + step, step)))
        if run and not _filled(rows, run[-1]) and all(_filled(rows, index) for index in run[:-1]):
            return figures[run[-1]]
    return None


def _is_figure(cell: Cell) -> bool:
    if isinstance(cell, bool) or not isinstance(cell, (int, float, str)):
        return False
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _told(column: Column, what: str, blank: int, rows: list[list[Cell]]) -> Shift:
    place = f"{letters(blank)} 列"
    other = f"{place}没有列名却有内容（如{_some(_filled(rows, blank))}）"
    remedy = f"请补上{place}的列名、核对各列后重新上传；或在“数据”页的“对应关系”里按列号逐列确认（也可用 --mapping）"
    return Shift(column.written, f"“{column.written}”一列{what}，{other}，数值可能错开了一列", remedy)


def _some(cells: list[Cell]) -> str:
    return "、".join(f"“{text}”" for text in dict.fromkeys(as_written(cell) or "" for cell in cells[:3]))
