"""How a table lies in its sheet: its header, and for each field where its values stand and in which unit.

A layout is found by reading the header's words (header.py) or told by a mapping file (data/mapping/file.py); what reads
the rows (table.py) doesn't know which.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fnmatch import fnmatchcase

from data.cells.values import as_written, is_empty, plain
from data.files.workbook import Cell
from data.ledgers import Field, Form

ONE, PERIODS = Decimal(1), ("end", "start")
NUMBERING = re.compile(r"^\(?[一二三四五六七八九十]+[)、.]|\([^()]*\)$")


@dataclass(frozen=True)
class CellMeaning:
    """What a column's cells stand for besides what they say, by a mapping.

    `values` are texts, evened out, and what each is replaced by; `default` is what a blank cell is read as, None for
    blank. `period` says of dates whether a year, half-year or quarter is its last month (end), its first, or none ('').
    """

    values: Mapping[str, str] = field(default_factory=dict)
    default: Cell = None
    period: str = ""

    @property
    def changes(self) -> bool:
        """Whether any cell may stand for another one."""
        return bool(self.values) or self.default is not None

    def of(self, cell: Cell) -> Cell:
        """The cell that a cell stands for."""
        if self.values:
            cell = self.values.get(plain(as_written(cell) or ""), cell)
        return self.default if self.default is not None and is_empty(cell) else cell


AS_WRITTEN = CellMeaning()


@dataclass(frozen=True)
class Condition:
    """What a row has to say in a column (from 0) to be taken: one of some texts; or, if not `is_only`, none of them.

    '' among the texts is a blank cell, and * stands for any text.
    """

    index: int
    written: str
    texts: frozenset[str]
    is_only: bool

    def takes(self, cells: list[Cell]) -> bool:
        """Whether the condition takes a row."""
        cell = cells[self.index] if self.index < len(cells) else ""
        said = "" if is_empty(cell) else plain(as_written(cell) or "")
        return any(fnmatchcase(said, text) for text in self.texts) == self.is_only

    @property
    def in_words(self) -> str:
        """The condition as a person reads it: 只取“状态”为 在建 的行."""
        texts = "、".join(text or "空" for text in sorted(self.texts))
        return f"{'只取' if self.is_only else '不取'}“{self.written}”为 {texts} 的行"


@dataclass(frozen=True)
class Column:
    """Where the values of one field stand: the column's place (from 0), its header as written, its cells' unit.

    `unit` is '' when none is said. A mapping may also join further columns to the first (`more`, with `joint` between),
    multiply figures by a `factor`, or give one `constant` for all rows; the place is then None. The factor is for
    figures in one of the `currencies`. With `sections` the constant is what the title over a section of rows says
    (一、工业类), or what that stands for.
    """

    field: Field
    index: int | None
    written: str
    unit: str
    more: tuple[int, ...] = ()
    joint: str = "-"
    factor: Decimal = ONE
    currencies: frozenset[str] = frozenset()
    constant: str | None = None
    sections: Mapping[str, str] | None = None
    meaning: CellMeaning = AS_WRITTEN

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
        return self.meaning.of(self._cell(cells)) if self.meaning.changes else self._cell(cells)

    def _cell(self, cells: list[Cell]) -> Cell:
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
    `conditions` are a mapping's: a row has to meet all of them to be taken. `strange` are the texts of a header of
    which only the key is known, under a table whose columns it is given: its rows are to be refused.
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
    conditions: tuple[Condition, ...] = ()
    strange: str = ""

    @property
    def placed(self) -> list[tuple[int, Column]]:
        """The columns with their places; a constant stands nowhere."""
        return [(column.index, column) for column in self.columns if column.index is not None]

    def column(self, field: str) -> Column | None:
        """The column of that field, if the sheet has it."""
        return next((column for column in self.columns if column.field.name == field), None)
