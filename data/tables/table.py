"""The rows of one recognised sheet and what became of each. How they are read is in rows.py."""

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from data.cells import dates
from data.cells.named_months import Named
from data.cells.values import BadValue, as_written
from data.files.workbook import Cell
from data.ledgers import Field
from data.receipt import Balance, Outcome, ReceiptLine, SheetReceipt
from data.tables import confirmation_keys
from data.tables.headings import Path
from data.tables.layout import Column, Header
from data.tables.reading import Reading

REFUSED = "整表未收，请看表头的问题说明"
TOLD = 12  # columns that were left out and are named
Fate = Literal["loaded", "rejected", "duplicate"]


@dataclass(slots=True, eq=False)
class Row:
    """One row of facts: its number in the workbook, its raw cells, its values by field.

    `is_others`: it is refused as one of another unit than who sends it; nothing more is looked up or said of it.
    """

    number: int
    cells: list[Cell]
    values: dict[str, Any]
    rejected: bool = False
    held: bool = False
    duplicate: bool = False
    is_others: bool = False

    @property
    def fate(self) -> Fate:
        """What became of the row; a held one is rejected until somebody decides."""
        return "rejected" if self.rejected or self.held else "duplicate" if self.duplicate else "loaded"

    @property
    def is_good(self) -> bool:
        """Whether the row is still to be loaded."""
        return self.fate == "loaded"


@dataclass(slots=True, eq=False)
class Table:
    """One recognised sheet while it is received.

    `decided` is what persons said of rows held earlier, by decision key: True, as proposed; False, not to be loaded.
    `parts` are rows that look like the sum of a part, with their money: see part_sums.py.
    `units` are the sheet's own by type of field; `readings` the cells whose text says more than their value; `silent`
    the numbers of the rows of a monthly ledger that state no figure: nothing came that month; `not_taken` rows that a
    mapping's conditions leave out, with the money that can be read in them. `unmeasured` are the headers of amounts
    whose unit is not clear: nothing can be summed under them. `heads` are the texts over every column of the sheet;
    `spread` what merged cells of columns without a field say of a row, by its number and the column. `until` is the
    last month that the text named which gives the sheet its year; None when it names none. `named` are the months that
    its title, its name or the file's says. `settled` counts facts that a person's word changed without a row that
    says so. `followed` says for which
    other sheet's sake this one was refused. `own` are the units whose rows alone its sender may send: what it doesn't
    say of others says nothing; None where it is the whole county's.
    """

    sheet: str
    header: Header
    context: dates.Context
    decided: Mapping[str, bool] = field(default_factory=dict)
    rows: list[Row] = field(default_factory=list)
    subtotals: list[Row] = field(default_factory=list)
    parts: list[Row] = field(default_factory=list)
    not_taken: list[Row] = field(default_factory=list)
    silent: list[int] = field(default_factory=list)
    asides: Counter[str] = field(default_factory=Counter)
    refused: bool = False
    lines: list[ReceiptLine] = field(default_factory=list)
    units: dict[str, str] = field(default_factory=dict)
    readings: list[tuple[Row, Field, Reading]] = field(default_factory=list)
    unmeasured: set[str] = field(default_factory=set)
    heads: tuple[Path, ...] = ()
    spread: dict[int, dict[int, Cell]] = field(default_factory=dict)
    until: dt.date | None = None
    named: tuple[Named, ...] = ()
    settled: int = 0
    followed: str = ""
    own: frozenset[str] | None = None

    def all(self) -> Iterator[Row]:
        """Every row, rejected ones too, so that a sender learns of all problems at once; none of a refused sheet, nor
        those of others.
        """
        return iter(() if self.refused else [row for row in self.rows if not row.is_others])

    def good(self) -> Iterator[Row]:
        """The rows that are neither rejected nor duplicate so far."""
        return (row for row in self.rows if row.is_good)

    @property
    def silences(self) -> int:
        """How many rows state no figure of their month."""
        return len(self.silent)

    @property
    def noted_silences(self) -> int:
        """How many of those count as notes: not those that may state something under another month or origin."""
        return 0 if self.header.figures else self.silences

    def has(self, name: str) -> bool:
        """Whether the sheet has a column for the field."""
        return self.header.column(name) is not None

    def place_of(self, sheet: str, row_no: int) -> str:
        """Where another row of the file stands, as it is told of one of this table's rows."""
        return f"第 {row_no} 行" if sheet == self.sheet else f"“{sheet}”表第 {row_no} 行"

    def reject(self, row: Row, name: str | None, reason: str, remedy: str) -> None:
        """Refuse a row because of one of its fields (None: because of the row as a whole)."""
        row.rejected = True
        self._note(row, name, "rejected", reason, remedy)

    def refuse_cell(self, row: Row, field: Field, error: BadValue) -> None:
        """Refuse a row because of a cell that can't be read; where it can do without, only the cell."""
        if not field.is_dispensable:
            self.reject(row, field.name, error.reason, error.remedy)
            return
        row.values[field.name] = None
        self.warn(row, field.name, f"{error.reason}，这一格没有采用", f"{error.remedy}；改正后重新上传即可补上")

    def hold(self, row: Row, name: str, proposed: str, confidence: float, reason: str, remedy: str, rule: str) -> None:
        """Keep a row back until a person says that `proposed` is meant; once said, it is loaded, or refused.

        `rule` names the doubt, so that accepting one reading of a cell doesn't settle another doubt about it.
        """
        key = self._decision_key(row, name, rule, proposed)
        if key not in self.decided:
            row.held = True
            self._note(row, name, "held", reason, remedy, (key, proposed, confidence))
        elif not self.decided[key]:
            self.reject(row, name, f"{reason}；已由人工退回", remedy)

    def repeat(self, row: Row, name: str | None, reason: str) -> None:
        """Set a row aside that says nothing new."""
        row.duplicate = True
        self._note(row, name, "duplicate", reason, "无需处理")

    def warn(self, row: Row, name: str | None, reason: str, remedy: str) -> None:
        """Remark on a row that is loaded all the same."""
        self._note(row, name, "warning", reason, remedy)

    def point_out(self, column: Column | None, reason: str, remedy: str) -> None:
        """Say something of one of the header's columns, or of the sheet as such."""
        heading, place = (column.written, column.number) if column else (None, None)
        self.lines.append(
            ReceiptLine(self.sheet, self.header.last + 1, heading, None, "warning", reason, remedy, place)
        )

    def refuse(self, column: str | None, reason: str, remedy: str) -> None:
        """Refuse the whole sheet because of its header."""
        if not self.refused:
            self.lines.clear()  # what was said of cells depended on the header
        self.refused = True
        for row in self.rows:
            row.rejected = True
        place = next((each.number for each in self.header.columns if each.written == column), None)
        self.lines.append(
            ReceiptLine(self.sheet, self.header.last + 1, column, None, "rejected", reason, remedy, place)
        )

    def give_up(self, reason: str, remedy: str = "请改正后重新上传") -> None:
        """Refuse the whole sheet for something that is wrong with most of its rows; not one without any."""
        if self.rows and not self.refused:
            self.refuse(None, reason, remedy)

    def follow(self, reason: str) -> None:
        """Refuse the whole sheet because another one was, for a reason that is said there."""
        self.lines.clear()
        self.refused, self.followed = True, f"{reason}，这张表也没有收"
        for row in self.rows:
            row.rejected = True

    def receipt(self) -> SheetReceipt:
        """The count of the rows as they stand."""
        fates: dict[Fate, list[Row]] = {"loaded": [], "rejected": [], "duplicate": []}
        for row in self.rows:
            fates[row.fate].append(row)
        return SheetReceipt(
            self.sheet,
            self.header.form.ledger,
            rows_read=len(self.rows),
            rows_loaded=len(fates["loaded"]),
            rows_rejected=len(fates["rejected"]),
            rows_duplicate=len(fates["duplicate"]),
            rows_subtotal=self.asides["subtotal"],
            rows_held=sum(row.held and not row.rejected for row in self.rows),
            note=(self.followed or REFUSED) if self.refused else left_out(self.header.unused),
            balances=self._balances(fates),
            rows_title=self.asides["title"],
            rows_note=self.asides["note"] + self.noted_silences,
            settled=self.settled,
        )

    def _balances(self, fates: dict[Fate, list[Row]]) -> tuple[Balance, ...]:
        if self.refused:  # nothing was read, and two columns may claim one field
            return ()
        balances = []
        for column in self.header.columns:
            if column.field.type == "money" and column.written not in self.unmeasured:
                sums = [_sum(rows, column.field.name) for rows in fates.values()]
                balances.append(Balance(column.written, sum(sums, Decimal(0)), *sums))
        return tuple(balances)

    def _decision_key(self, row: Row, name: str, rule: str, proposed: str) -> str:
        """Made of what the row says and means, not of where it stands: another unit makes a text another amount."""
        said: list[str | None] = [self.header.form.sheet, rule, proposed, str(self.context.month)]
        for each in (name, *(every.name for every in self.header.form.fields if every.required)):
            said += [each, self._written(row, each), confirmation_keys.meant(row.values.get(each))]
        return confirmation_keys.key(said)

    def _written(self, row: Row, name: str | None) -> str | None:
        column = self.header.column(name) if name else None
        return as_written(column.cell(row.cells)) if column else None

    def _note(
        self,
        row: Row,
        name: str | None,
        outcome: Outcome,
        reason: str,
        remedy: str,
        doubt: tuple[str | None, str | None, float | None] = (None, None, None),
    ) -> None:
        column = self.header.column(name) if name else None
        heading, written = column.written if column else None, self._written(row, name)
        place = column.number if column else None
        self.lines.append(ReceiptLine(self.sheet, row.number, heading, written, outcome, reason, remedy, place, *doubt))


def left_out(unused: Sequence[str]) -> str:
    """Which columns mean no field, as a receipt notes it; '' when there are none."""
    return f"未用的列：{'、'.join(unused[:TOLD])}{' 等' if unused[TOLD:] else ''}" if unused else ""


def _sum(rows: list[Row], name: str) -> Decimal:
    return sum((row.values.get(name) or Decimal(0) for row in rows), Decimal(0))
