"""An answer as a file to keep: .xlsx or .csv with Chinese headers, amounts in 万元, rates in %.

A text that begins with = + - @ would run as a formula where it is opened, so it is quoted; numbers stay numbers.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
import xlsxwriter

from wording.cells import Cell, sheet


def as_csv(frame: pd.DataFrame, columns: Sequence[str] | None = None) -> bytes:
    """The answer as UTF-8 CSV with a byte order mark, so that Excel reads its Chinese."""
    header, rows = sheet(frame, columns)
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([header, *rows])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(
    frame: pd.DataFrame, name: str, columns: Sequence[str] | None = None, about: Mapping[str, str] | None = None
) -> bytes:
    """The answer as a workbook of one sheet called `name`, header frozen, columns wide enough to read; behind it a
    sheet that says what it is, where `about` does.
    """
    told = [("说明", ("项目", "内容"), [*about.items()])] if about else []
    return as_book([(name, *sheet(frame, columns)), *told])


def as_book(pages: Iterable[tuple[str, Sequence[str], Sequence[Sequence[Cell]]]]) -> bytes:
    """A workbook of pages, each with its name, header and rows; the header frozen, columns wide enough to read.

    Every cell is written as what it is: no text in it is a formula or a link.
    """
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        bold = book.add_format({"bold": True, "bg_color": "#F4F6F9", "bottom": 1})
        for name, header, rows in pages:
            page = book.add_worksheet(name[:31])
            for place, title in enumerate(header):
                page.write_string(0, place, title, bold)
                page.set_column(place, place, _width(title, [row[place] for row in rows[:200]]))
            for number, row in enumerate(rows, start=1):
                for place, cell in enumerate(row):
                    _write(page, number, place, cell)
            page.freeze_panes(1, 0)
    return content.getvalue()


def _write(page: Any, row: int, place: int, cell: Cell) -> None:
    if isinstance(cell, str):
        page.write_string(row, place, cell)
    elif cell is not None:
        page.write_number(row, place, cell)


def _width(title: str, cells: Sequence[Cell]) -> int:
    longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
    return min(max(2 * len(title), longest + 2, 8), 48)
