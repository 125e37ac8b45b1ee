"""An answer as a file to keep: .xlsx or .csv with Chinese headers, amounts in 万元, rates in %.

A text that begins with = + - @ would run as a formula where it is opened, so it is quoted; numbers stay numbers.
"""

import csv
import io
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import xlsxwriter

from charts.lettering import cells
from wording.cells import Cell, sheet
from wording.figures import MISSING
from wording.printed import Printed, printed
from wording.totals import NOTE, Rules

A4, LONGEST = 9, 31  # the paper; characters of a sheet's name
LEGIBLE = 210  # so many characters across a page of A4 are as small as is read
TOP = 3  # rows over a table's header: its title, what it is of, the unit
LINE = ("截至", "范围", "版本")  # of what a table is, under its title
TITLE = {"bold": True, "font_size": 16}
FORMS = {  # by the kind of a column, else by what a cell is
    "money": "#,##0.00", "rate": "#,##0.0", "gap": "+0.0;-0.0;0.0", "places": "+0;-0;0", "land": "#,##0.0",
    "score": "0.0", "rank": "0", str: "@", int: "#,##0", float: "#,##0.00##", type(None): "General",
}  # fmt: skip
UNDER_TITLE = {"font_size": 9, "align": "left", "font_color": "#5A6675"}
UNIT = {**UNDER_TITLE, "align": "right"}
HEAD = {"bold": True, "bg_color": "#F4F6F9", "bottom": 1, "align": "center", "valign": "vcenter"}


def as_csv(frame: pd.DataFrame, columns: Sequence[str] | None = None) -> bytes:
    """The answer as UTF-8 CSV with a byte order mark, so that Excel reads its Chinese."""
    header, rows = sheet(frame, columns)
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([header, *rows])
    return text.getvalue().encode("utf-8-sig")


@dataclass(frozen=True)
class Table:
    """An answer with its title, what it is of (截至, 范围, 版本), and how its 合计 is made (see wording.totals)."""

    title: str
    frame: pd.DataFrame
    about: Mapping[str, str] = field(default_factory=dict)
    totals: Rules = field(default_factory=dict)


def as_xlsx(tables: Sequence[Table], about: Mapping[str, str] | None = None) -> bytes:
    """The answers as a workbook, a sheet each, as the field prints a table: the title over it, what it is of, the unit
    of its amounts, the header with what columns share over them, numbers with separators, 合计 under them, on A4 across
    with its head on each page; behind them a sheet that says what `about` does.
    """
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        for table, name in zip(tables, sheet_names([each.title for each in tables]), strict=True):
            _print_table(book, book.add_worksheet(name), table)
        if about:
            _fill(book, book.add_worksheet("说明"), ("项目", "内容"), [*about.items()])
    return content.getvalue()


def sheet_names(titles: Sequence[str]) -> list[str]:
    """Names that sheets may bear: none twice, none too long, without signs that a name can't hold."""
    names: list[str] = []
    for title in titles:
        name = re.sub(r"[\[\]:*?/\\']", " ", title).strip()[:LONGEST] or "表"
        again = sum(each.casefold().startswith(name.casefold()) for each in names)
        names.append(f"{name[: LONGEST - 4]} ({again + 1})" if again else name)
    return names


def _print_table(book: xlsxwriter.Workbook, page: Any, table: Table) -> None:
    told = printed(table.frame, table.totals)
    last = max(len(told.header) - 1, 1)
    line = "　".join(f"{label}：{table.about[label]}" for label in LINE if table.about.get(label))
    across = math.ceil(sum(_widths(told.header, told.rows)) / LEGIBLE)  # pages
    title = {**TITLE, "align": "center" if across == 1 else "left"}
    for row, text, look in ((0, table.title, title), (1, line, UNDER_TITLE), (2, told.unit, UNIT)):
        page.merge_range(row, 0, row, last, "", format := book.add_format(look))
        page.write_string(row, 0, text, format)
    top = TOP + bool(any(told.heads))
    _fill(book, page, told.header, told.rows, top=top, looks=Looks(book, told.kinds, {}), total=told.total)
    if top > TOP:
        _write_heads(page, told, book.add_format({**HEAD, "border": 1}))
    if told.total:
        page.write_string(top + 2 + len(told.rows), 0, NOTE, book.add_format(UNDER_TITLE))
    page.repeat_rows(TOP, top)
    page.set_landscape()
    page.set_paper(A4)
    page.set_footer("&C第 &P 页，共 &N 页")
    page.fit_to_pages(across, 0)
    if across > 1:
        page.repeat_columns(0, 1)


def _write_heads(page: Any, told: Printed, look: Any) -> None:
    """What neighbours share stands once over them; whoever shares nothing has both rows to itself."""
    for place, (head, own) in enumerate(zip(told.heads, told.header, strict=True)):
        if not head:
            page.merge_range(TOP, place, TOP + 1, place, "", look)
            page.write_string(TOP, place, own, look)
        elif place == 0 or told.heads[place - 1] != head:
            last = next((k for k in range(place, len(told.heads)) if told.heads[k] != head), len(told.heads)) - 1
            page.merge_range(TOP, place, TOP, last, "", look)
            page.write_string(TOP, place, head, look)


class Looks:
    """How the cells of a printed table look: by the kind of their column, a number, a text, or that one is missing."""

    def __init__(self, book: xlsxwriter.Workbook, kinds: Sequence[str], base: Mapping[str, Any]) -> None:
        self.kinds = kinds
        self._known = {
            kind: book.add_format({"border": 1, "valign": "vcenter", **base, "num_format": form})
            for kind, form in FORMS.items()
        }
        self._known[str].set_text_wrap()
        self._missing = book.add_format({"border": 1, "valign": "vcenter", **base, "align": "right"})

    def of(self, place: int, cell: Cell) -> Any:
        """The look of a cell in that column."""
        if cell == MISSING:
            return self._missing
        kind: Any = type(cell) if isinstance(cell, str) else self.kinds[place]
        return self._known.get(kind, self._known[type(cell)])


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
    looks: Looks | None = None,
    total: Sequence[Cell] = (),
) -> None:
    """Header, rows and total from a row on, the header frozen, columns wide enough to read; `looks`: if printed."""
    head = book.add_format({**HEAD, "border": 1} if looks else HEAD)
    for place, title in enumerate(header):
        page.write_string(top, place, title, head)
    widths = _widths(header, [*rows[:200], *([total] if total else [])])
    for place, width in enumerate(widths):
        page.set_column(place, place, width)
    for number, row in enumerate(rows, start=top + 1):
        _write_row(page, number, row, looks)
        lines = max((_wide(cell) / width for cell, width in zip(row, widths, strict=True)), default=1)
        if looks and lines > 1:  # a program that opens the file doesn't measure wrapped text by itself
            page.set_row(number, 4 + 13.5 * math.ceil(lines))
    if total and looks:
        _write_row(page, top + 1 + len(rows), total, Looks(book, looks.kinds, {"bold": True, "bg_color": "#F4F6F9"}))
    page.freeze_panes(top + 1, 0)


def _write_row(page: Any, row: int, written: Sequence[Cell], looks: Looks | None) -> None:
    for place, cell in enumerate(written):
        look = None if looks is None else looks.of(place, cell)
        if isinstance(cell, str):
            page.write_string(row, place, cell, look)
        elif cell is not None:
            page.write_number(row, place, cell, look)
        elif look is not None:
            page.write_blank(row, place, None, look)


def _widths(header: Sequence[str], rows: Sequence[Sequence[Cell]]) -> list[float]:
    """Characters in which the widest cell of each column can be read."""
    return [
        min(max(2 * cells(title) + 1, *(_wide(row[place]) for row in rows), 8), 48)
        for place, title in enumerate(header)
    ]


def _wide(cell: Cell) -> float:
    """A full-width character is as wide as two; a number is written with separators and two decimals at most."""
    return 0 if cell is None else 2 + (2 * cells(cell) if isinstance(cell, str) else len(f"{cell:,.2f}"))
