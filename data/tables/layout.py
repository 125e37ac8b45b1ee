"""How a table lies in its sheet: its header, and for each field where its values stand and in which unit.

A layout is found by reading the header's words (header.py) or told by a mapping file (data/mapping/file.py); what reads
the rows (table.py) doesn't know which.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from data.cells.values import as_written, plain
from data.files.workbook import Cell
from data.ledgers import Field, Form

ONE = Decimal(1)
NUMBERING = re.compile(r"^\(?[一二三四五六七八九十]+[)、.]|\([^()]*\)$")


@dataclass(frozen=True)
class Column:
    """Where the values of one field stand: the column's place (from 0), its header as written, its cells' unit.

    `unit` is '' when none is said. A mapping may also join further columns to the first (`more`, with `joint` between),
    multiply figures by a `factor`, or give one `constant` for all rows; the place is then None. With `sections` the
    constant is what the title over a section of rows says (一、工业类), or what that stands for.
    """

    field: Field
    index: int | None
    written: str
    unit: str
    more: tuple[int, ...] = ()
    joint: str = "-"
    factor: Decimal = ONE
    constant: str | None = None
    sections: Mapping[str, str] | None = None

    def under(self, title: str) -> "Column":
        """The column for the rows under a section's title; itself where titles say nothing of its field."""
        if self.sections is None:
            return self
        said = NUMBERING.sub("", NUMBERING.sub("", plain(title)))
        return replace(self, constant=self.sections.get(said, said))

    @property
    def number(self) -> int | None:
        """The column as a spreadsheet counts, from 1; None for a constant."""
        return None if self.index is None else self.index + 1

    def cell(self, cells: list[Cell]) -> Cell:
        """The field's cell in a row, '' beyond the row's end; joined columns give one text, '' without the first."""
        if self.index is None:
            return self.constant
        first = cells[self.index] if self.index < len(cells) else ""
        if not self.more or first == "":
            return first
        rest = (as_written(cells[index]) or "" for index in self.more if index < len(cells))
        return self.joint.join((as_written(first) or "", *rest))


@dataclass(frozen=True)
class Guess:
    """A column that resembles one of a field's names: `variant`, by `confidence` from 0 to 1."""

    column: Column
    variant: str
    confidence: float


@dataclass(frozen=True)
class Header:
    """A header found: rows first..last (from 0), its form, its columns, and per column index the words in it.

    `clashes` are pairs of columns that claim the same field; `foreign` columns whose unit is another currency.
    `guessed` columns are used though their header only resembles a name; `doubts` resemble one too little for that.
    `source` says where the layout comes from when a mapping gave it.
    `unused` are the headers that mean no field. The table's titles begin at row `top`, its rows end before `end`;
    `again` are the rows of titles over a header that stands again within it.
    Where months stand across the columns there is a header for each: `month` is its year (None: the sheet's) and month,
    `figures` the columns of that month alone; a row that is empty there states nothing of it. So it is with origins,
    without a month. `gap` are the headers of two months beside each other of which the second doesn't follow.
    """

    form: Form
    first: int
    last: int
    columns: tuple[Column, ...]
    words: dict[int, frozenset[str]]
    clashes: tuple[tuple[Column, Column], ...] = ()
    foreign: tuple[Column, ...] = ()
    guessed: tuple[Guess, ...] = ()
    doubts: tuple[Guess, ...] = ()
    unused: tuple[str, ...] = ()
    month: tuple[int | None, int] | None = None
    figures: frozenset[int] = frozenset()
    gap: tuple[str, ...] = ()
    source: str = ""
    top: int = 0
    end: int | None = None
    again: frozenset[int] = frozenset()

    def column(self, field: str) -> Column | None:
        """The column of that field, if the sheet has it."""
        return next((column for column in self.columns if column.field.name == field), None)
