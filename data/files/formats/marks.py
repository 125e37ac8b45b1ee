"""What a scan of a sheet finds before its cells are read."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from dataclasses import replace as changed

from data.files.sheet import UNCALCULATED, Cell, Merged, Sheet

ERRORS = {  # codes of errors in the binary formats
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
    0x2B: "#GETTING_DATA",
}  # fmt: skip
LARGEST_SHEET = 8_000_000  # cells; beyond it a sheet is a mistake, such as one stray cell in the last row
ERROR = "#VALUE!"  # an error whose kind isn't told


@dataclass
class Marks:
    """What calamine doesn't tell of a sheet: how far it reaches, its errors, what is hidden, merges it doesn't know.

    `rows` and `columns` count up to the furthest filled cell (or further, where that is no concern).
    """

    rows: int = 0
    columns: int = 0
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden_rows: list[range] = field(default_factory=list)
    hidden_columns: list[range] = field(default_factory=list)
    merged: list[Merged] = field(default_factory=list)

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
        return changed(
            sheet,
            merged=sheet.merged or tuple(self.merged),
            hidden_rows=_within(self.hidden_rows, len(sheet.rows)),
            hidden_columns=_within(self.hidden_columns, max(map(len, sheet.rows), default=0)),
            uncalculated=sum(error == UNCALCULATED for error in self.errors.values()),
        )


def _write(errors: dict[tuple[int, int], str], rows: list[list[Cell]]) -> None:
    if not errors:
        return
    width = max(max(map(len, rows), default=0), *(column + 1 for _, column in errors))
    rows += [[] for _ in range(max(row for row, _ in errors) + 1 - len(rows))]
    for row in rows:
        row += [""] * (width - len(row))
    for (row, column), error in errors.items():
        rows[row][column] = error


def _within(ranges: Iterable[range], end: int) -> frozenset[int]:
    return frozenset(index for each in ranges for index in range(each.start, min(each.stop, end)))
