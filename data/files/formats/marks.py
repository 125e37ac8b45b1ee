"""What a scan of a sheet finds before its cells are read."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from dataclasses import replace as changed

from data.files.formats import number_format
from data.files.formats.runs import Text
from data.files.sheet import UNCALCULATED, Cell, Merged, Place, Sheet, Shown

ERRORS = {  # codes of errors in the binary formats
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}  # fmt: skip
LARGEST_SHEET = 8_000_000  # cells; beyond it a sheet is a mistake, such as one stray cell in the last row
NUMBERS = (float, int)
ERROR = "#VALUE!"  # an error whose kind isn't told


@dataclass
class Marks:
    """What calamine doesn't tell of a sheet: how far it reaches, its errors, what is hidden, merges it doesn't know.

    `rows` and `columns` count up to the furthest filled cell (or further, where that is no concern). `formats` are the
    number formats that say something, `struck` cells in a struck-through font, `texts` those in several fonts.
    """

    rows: int = 0
    columns: int = 0
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: list[range] = field(default_factory=list)
    hidden_columns: list[range] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)
    formats: dict[Place, str] = field(default_factory=dict)
    struck: set[Place] = field(default_factory=set)
    texts: dict[Place, Text] = field(default_factory=dict)
    is_1904: bool = False

    @property
    def cells(self) -> int:
        """How many cells the sheet is laid out in."""
        return self.rows * self.columns

    def reach(self, row: int, column: int) -> None:
        """A filled cell stands here."""
        self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + 1)

    def on(self, sheet: Sheet) -> Sheet:
        """The sheet as read, with what was found of it."""
        _write(self.errors, sheet.rows)
        formats = _show(self.formats, sheet.rows)
        trimmed = {place: text for place, text in self.texts.items() if text.left_out and _at(sheet.rows, place)}
        for (row, column), text in trimmed.items():
            sheet.rows[row][column] = text.counts
        struck = self.struck | {place for place, text in self.texts.items() if text.is_struck}
        return changed(
            sheet,
            merged=sheet.merged or tuple(self.merged),
            hidden_rows=_within(self.hidden_rows, len(sheet.rows)),
            hidden_columns=_within(self.hidden_columns, max(map(len, sheet.rows), default=0)),
            uncalculated=sum(error == UNCALCULATED for error in self.errors.values()),
            struck=frozenset(place for place in struck if _at(sheet.rows, place) != ""),
            is_1904=self.is_1904,
            formats=formats,
            trimmed=tuple((place, text.left_out) for place, text in sorted(trimmed.items())),
        )


def _write(errors: dict[tuple[int, int], str], rows: list[list[Cell]]) -> None:
    if not errors:
        return
    width = max(max(map(len, rows), default=0), *(column + 1 for _, column in errors))
    rows += [[] for _ in range(max(row for row, _ in errors) + 1 - len(rows))]
    for cells in rows:
        cells += [""] * (width - len(cells))
    for (row, column), error in errors.items():
        rows[row][column] = error


def _show(formats: dict[Place, str], rows: list[list[Cell]]) -> frozenset[str]:
    """Write numbers whose format says something of them as it shows them; the formats of those."""
    known: dict[tuple[float, str], Cell] = {}
    for (row, column), code in formats.items():
        cells = rows[row] if row < len(rows) else []
        number = cells[column] if column < len(cells) else ""
        if number.__class__ in NUMBERS:
            key = (number, code)
            if key not in known:
                text = number_format.shown(number, code)
                known[key] = number if text is None else Shown.of(text, number, code)
            cells[column] = known[key]
    return frozenset(cell.code for cell in known.values() if isinstance(cell, Shown))


def _at(rows: list[list[Cell]], place: Place) -> Cell:
    row, column = place
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""


def _within(ranges: Iterable[range], end: int) -> frozenset[int]:
    return frozenset(index for each in ranges for index in range(each.start, min(each.stop, end)))
