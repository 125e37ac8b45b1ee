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

A4 = 9
LINE = ("截至", "范围", "版本")  # of what a table is, under its title
TITLE = {"bold": True, "font_size": 16, "align": "center"}
FORMS: dict[type, str] = {str: "@", int: "#,##0", float: "#,##0.00##", type(None): "General"}
UNDER_TITLE = {"font_size": 9, "align": "left", "font_color": "#5A6675"}


def as_csv(frame: pd.DataFrame, columns: Sequence[str] | None = None) -> bytes:
    """The answer as UTF-8 CSV with a byte order mark, so that Excel reads its Chinese."""
    header, rows = sheet(frame, columns)
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([header, *rows])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(
    frame: pd.DataFrame, name: str, columns: Sequence[str] | None = None, about: Mapping[str, str] | None = None
) -> bytes:
    """The answer as a workbook of one sheet called `name`, as the field prints a table: the title over it, then what it
    is of (`about`), header with units and numbers with separators, on A4 across with its head on each
    page; behind it a sheet that says what `about` does.
    """
    header, rows = sheet(frame, columns)
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        _print_table(book, book.add_worksheet(name[:31]), (name, header, rows), about or {})
        if about:
            _fill(book, book.add_worksheet("说明"), ("项目", "内容"), [*about.items()])
    return content.getvalue()


def _print_table(
    book: xlsxwriter.Workbook,
    page: Any,
    table: tuple[str, Sequence[str], Sequence[Sequence[Cell]]],
    about: Mapping[str, str],
) -> None:
    title, header, rows = table
    last, line = max(len(header) - 1, 1), "　".join(f"{label}：{about[label]}" for label in LINE if about.get(label))
    page.merge_range(0, 0, 0, last, "", big := book.add_format(TITLE))
    page.write_string(0, 0, title, big)
    page.merge_range(1, 0, 1, last, "", small := book.add_format(UNDER_TITLE))
    page.write_string(1, 0, line, small)
    _fill(book, page, header, rows, top=2, cell={"border": 1})
    page.repeat_rows(2)
    page.set_landscape()
    page.set_paper(A4)
    page.fit_to_pages(1, 0)
    page.set_footer("&C第 &P 页，共 &N 页")


def as_book(pages: Iterable[tuple[str, Sequence[str], Sequence[Sequence[Cell]]]]) -> bytes:
    """A workbook of pages, each with its name, header and rows; the header frozen, columns wide enough to read.

    Every cell is written as what it is: no text in it is a formula or a link.
    """
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        for name, header, rows in pages:
            _fill(book, book.add_worksheet(name[:31]), header, rows)
    return content.getvalue()


def _fill(
    book: xlsxwriter.Workbook,
    page: Any,
    header: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    top: int = 0,
    cell: Mapping[str, Any] | None = None,
) -> None:
    """Header and rows from a row on, the header frozen, columns wide enough to read; `cell`: how each looks."""
    head = book.add_format({"bold": True, "bg_color": "#F4F6F9", "bottom": 1, **(cell or {}), "align": "center"})
    looks = {kind: book.add_format({**cell, "num_format": form}) for kind, form in FORMS.items()} if cell else {}
    for place, title in enumerate(header):
        page.write_string(top, place, title, head)
        page.set_column(place, place, _width(title, [row[place] for row in rows[:200]]))
    for number, row in enumerate(rows, start=top + 1):
        for place, value in enumerate(row):
            _write(page, number, place, value, looks.get(type(value)))
    page.freeze_panes(top + 1, 0)


def _write(page: Any, row: int, place: int, cell: Cell, look: Any = None) -> None:
    if isinstance(cell, str):
        page.write_string(row, place, cell, look)
    elif cell is not None:
        page.write_number(row, place, cell, look)
    elif look is not None:
        page.write_blank(row, place, None, look)


def _width(title: str, cells: Sequence[Cell]) -> int:
    longest = max((len(str(cell)) for cell in cells if cell is not None), default=0)
    return min(max(2 * len(title), longest + 2, 8), 48)
