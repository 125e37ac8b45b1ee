"""A receipt: what became of every row of a received file.

Nothing is lost: in each sheet rows read = loaded + rejected + duplicate.
"""

from dataclasses import asdict, dataclass
from decimal import Decimal
from typing import Any, Literal

from wording.figures import exact

Outcome = Literal["rejected", "held", "duplicate", "warning"]
LEFT_ASIDE = 3  # sheets left aside for one reason that are listed one by one
# The gravest first.
OUTCOMES: dict[Outcome, str] = {
    "rejected": "退回",
    "held": "待确认",
    "warning": "提醒",
    "duplicate": "重复",
}


@dataclass(frozen=True)
class ReceiptLine:
    """One remark on one place in a workbook, in words that the sender can act on.

    `row_no` and `column_no` count as the workbook does, from 1; `column_name` is the header as written; column and
    number are None when the whole row is meant. `value` is the cell as written.
    A held line waits for a person's word on `proposed`, the value that would be loaded; `decision_key` is what that
    word is remembered by, `confidence` (0 to 1) how sure the reading is.
    """

    sheet: str
    row_no: int
    column_name: str | None
    value: str | None
    outcome: Outcome
    reason: str
    remedy: str
    column_no: int | None = None
    decision_key: str | None = None
    proposed: str | None = None
    confidence: float | None = None


@dataclass(frozen=True)
class Balance:
    """The money of one column, 万元: read = loaded + rejected + duplicate. A cell that can't be read adds nothing."""

    column_name: str
    read: Decimal
    loaded: Decimal
    rejected: Decimal
    duplicate: Decimal

    @property
    def in_words(self) -> str:
        """The balance in words: 读取 3 万元 = 入库 1 + 退回 2 + 重复 0."""
        parts = (exact(amount) for amount in (self.read, self.loaded, self.rejected, self.duplicate))
        return "读取 {} 万元 = 入库 {} + 退回 {} + 重复 {}".format(*parts)


@dataclass(frozen=True)
class SheetReceipt:
    """The count of one sheet's rows. `rows_held` are those of the rejected that a person's word would let in.

    `rows_subtotal`, `rows_title` (titles, sections, repeated headers) and `rows_note` count the rows under the header
    that carry no fact of their own; they are not among the rows read. `ledger` is None when the sheet was left aside;
    `note` says why. `settled` counts facts that a person's word changed without a row that says so.
    """

    sheet: str
    ledger: str | None
    rows_read: int = 0
    rows_loaded: int = 0
    rows_rejected: int = 0
    rows_duplicate: int = 0
    rows_subtotal: int = 0
    rows_held: int = 0
    note: str = ""
    balances: tuple[Balance, ...] = ()
    rows_title: int = 0
    rows_note: int = 0
    settled: int = 0

    @property
    def in_words(self) -> str:
        """The balance of the rows in words."""
        return _told(self)


@dataclass(frozen=True)
class Receipt:
    """What became of one file: a count for each sheet in the file's order, and every remark."""

    file_name: str
    file_hash: str
    ledger: str
    sheets: tuple[SheetReceipt, ...]
    lines: tuple[ReceiptLine, ...]

    @property
    def sheets_in_short(self) -> list[SheetReceipt]:
        """The sheets in the file's order; many that were left aside for the same reason as one."""
        aside: dict[str, list[str]] = {}
        for sheet in self.sheets:
            if sheet.ledger is None:
                aside.setdefault(sheet.note, []).append(sheet.sheet)
        many = {note: names for note, names in aside.items() if len(names) > LEFT_ASIDE}
        told = [sheet for sheet in self.sheets if sheet.ledger is not None or sheet.note not in many]
        told += [
            SheetReceipt(f"{'、'.join(names[:LEFT_ASIDE])} 等 {len(names)} 张", None, note=note)
            for note, names in many.items()
        ]
        return told

    @property
    def rows_read(self) -> int:
        """Rows of facts in all sheets."""
        return sum(sheet.rows_read for sheet in self.sheets)

    @property
    def rows_loaded(self) -> int:
        """Rows that went into the draft, new or as an update."""
        return sum(sheet.rows_loaded for sheet in self.sheets)

    @property
    def rows_rejected(self) -> int:
        """Rows that the sender has to correct."""
        return sum(sheet.rows_rejected for sheet in self.sheets)

    @property
    def rows_held(self) -> int:
        """Of the rejected rows those that only wait for a person's word."""
        return sum(sheet.rows_held for sheet in self.sheets)

    @property
    def rows_duplicate(self) -> int:
        """Rows that repeat another row, or what the draft already held."""
        return sum(sheet.rows_duplicate for sheet in self.sheets)

    @property
    def rows_subtotal(self) -> int:
        """Rows of 合计 and 小计 under the headers; they are not among the rows read."""
        return sum(sheet.rows_subtotal for sheet in self.sheets)

    @property
    def rows_title(self) -> int:
        """Titles, sections and repeated headers under the headers; they are not among the rows read."""
        return sum(sheet.rows_title for sheet in self.sheets)

    @property
    def rows_note(self) -> int:
        """Footnotes and remarks under the headers; they are not among the rows read."""
        return sum(sheet.rows_note for sheet in self.sheets)

    @property
    def in_words(self) -> str:
        """The balance of the rows in words."""
        return _told(self)

    @property
    def is_news(self) -> bool:
        """Whether the draft is another one by this file."""
        return any(sheet.rows_loaded or sheet.settled for sheet in self.sheets)

    def as_dict(self) -> dict[str, Any]:
        """The receipt as JSON can say it, the sums included."""
        counts = (
            "rows_read", "rows_loaded", "rows_rejected", "rows_held", "rows_duplicate", "rows_subtotal", "rows_title",
            "rows_note",
        )  # fmt: skip
        return asdict(self) | {count: getattr(self, count) for count in counts}


def _told(counted: SheetReceipt | Receipt) -> str:
    """读取 3 行 = 入库 1 + 退回 2（其中待确认 1）+ 重复 0."""
    held = f"（其中待确认 {counted.rows_held:,}）" if counted.rows_held else " "
    return (
        f"读取 {counted.rows_read:,} 行 = 入库 {counted.rows_loaded:,} + 退回 {counted.rows_rejected:,}{held}"
        f"+ 重复 {counted.rows_duplicate:,}"
    )


@dataclass(frozen=True)
class Refusal:
    """A file of which nothing could be read: the sha256 of its bytes ('' when there are none), and why, in Chinese."""

    file_name: str
    file_hash: str
    reason: str
