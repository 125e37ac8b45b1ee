"""How a sheet of the county's workbooks is laid out: title, narrative, merged headers, cells of mixed kinds.

Everything is written so that the same rows give the same bytes: fixed document properties, no clock.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

CREATED = dt.datetime(2026, 11, 3, 9, 0)
Cell = str | int | float | dt.date | None
Row = dict[str, Any]  # a cell by each field, and what the cells are made of


@dataclass(frozen=True)
class Column:
    """One column: its field, its header from the top row down ('' repeats what is to the left), and how it looks."""

    field: str
    headers: tuple[str, ...]
    width: float = 12
    hidden: bool = False
    number: str = "0.####"


class Book:
    """A workbook that is being written, with its few formats."""

    def __init__(self, path: Path, title: str) -> None:
        self.book = xlsxwriter.Workbook(str(path))
        self.book.set_properties(
            {"title": title, "author": "演示数据", "created": CREATED, "comments": "全部为虚构的演示数据"}
        )
        base = {"font_name": "宋体", "font_size": 10, "valign": "vcenter"}
        self.plain = self.book.add_format({**base, "border": 1})
        self.wrapped = self.book.add_format({**base, "border": 1, "text_wrap": True})
        self.bold = self.book.add_format({**base, "border": 1, "bold": True})
        self.header = self.book.add_format({**base, "border": 1, "bold": True, "align": "center", "text_wrap": True})
        self.title = self.book.add_format(
            {"font_name": "黑体", "font_size": 16, "align": "center", "valign": "vcenter"}
        )
        self.note = self.book.add_format(base)
        self.day = self.book.add_format({**base, "border": 1, "num_format": "yyyy-mm-dd"})
        self._numbers: dict[str, Format] = {}

    def number(self, pattern: str) -> Format:
        """The cell format of that number pattern."""
        if pattern not in self._numbers:
            self._numbers[pattern] = self.book.add_format(
                {"font_name": "宋体", "font_size": 10, "valign": "vcenter", "border": 1, "num_format": pattern}
            )
        return self._numbers[pattern]

    def sheet(self, name: str, columns: Sequence[Column]) -> Worksheet:
        """A new sheet with the columns' widths; hidden columns stay hidden."""
        sheet = self.book.add_worksheet(name)
        for at, column in enumerate(columns):
            sheet.set_column(at, at, column.width, None, {"hidden": column.hidden})
        return sheet

    def close(self) -> None:
        """Write the file."""
        self.book.close()


def write_title(book: Book, sheet: Worksheet, lines: Sequence[str], width: int) -> int:
    """A merged title and the lines below it, each merged across `width` columns; returns the next row."""
    for at, line in enumerate(lines):
        sheet.merge_range(at, 0, at, width - 1, line, book.note if at else book.title)
    sheet.set_row(0, 28)
    return len(lines)


def write_header(book: Book, sheet: Worksheet, columns: Sequence[Column], top: int) -> int:
    """The header rows: same texts side by side are merged, a column with fewer rows is merged downwards; next row."""
    depth = max(len(column.headers) for column in columns)
    for at, column in enumerate(columns):
        for level, text in enumerate(column.headers):
            if level < len(column.headers) - 1:
                _merge_across(book, sheet, columns, at, level, top)
            else:
                _put_header(book, sheet, (top + level, at, top + depth - 1, at), text)
    return top + depth


def _merge_across(book: Book, sheet: Worksheet, columns: Sequence[Column], at: int, level: int, top: int) -> None:
    """Merge a parent over the columns that share its path, once: at the first of them."""
    path = columns[at].headers[: level + 1]
    if at and columns[at - 1].headers[: level + 1] == path:
        return
    last = at
    while last + 1 < len(columns) and columns[last + 1].headers[: level + 1] == path:
        last += 1
    _put_header(book, sheet, (top + level, at, top + level, last), path[-1])


def _put_header(book: Book, sheet: Worksheet, area: tuple[int, int, int, int], text: str) -> None:
    if area[:2] == area[2:]:
        sheet.write_string(area[0], area[1], text, book.header)
    else:
        sheet.merge_range(*area, text, book.header)


def write_row(book: Book, sheet: Worksheet, columns: Sequence[Column], at: int, row: Row) -> int:
    """One row of cells by field, each as its kind: text, number or Excel date; returns the next row."""
    for place, column in enumerate(columns):
        write_cell(book, sheet, at, place, row.get(column.field), column.number)
    return at + 1


def write_cell(book: Book, sheet: Worksheet, at: int, place: int, value: Cell, pattern: str = "0.####") -> None:
    """A cell as its kind: text stays text even if it looks like a number, None is an empty bordered cell."""
    if value is None or value != value:  # NaN, as pandas has what is missing
        sheet.write_blank(at, place, None, book.plain)
    elif isinstance(value, str):
        sheet.write_string(at, place, value, book.plain)
    elif isinstance(value, dt.date):
        sheet.write_datetime(at, place, dt.datetime(value.year, value.month, value.day), book.day)
    else:
        sheet.write_number(at, place, value, book.number(pattern))


def write_plain(book: Book, name: str, title: str, columns: list[Column], rows: Iterable[Row]) -> None:
    """A sheet with a title, one header and its rows numbered."""
    sheet = book.sheet(name, columns)
    at = write_title(book, sheet, [title], len(columns))
    at = write_header(book, sheet, columns, at)
    sheet.freeze_panes(at, 0)
    for number, row in enumerate(rows, 1):
        at = write_row(book, sheet, columns, at, {"seq": number} | row)
