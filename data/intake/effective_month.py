"""From which month on what a ledger says of a unit or a task holds; earlier months stay as they were reported.

It is the 生效月份 of the row; else the month that the ledger's title or name says; else that of the day of receipt.
What was first told in that very month was never reported otherwise: a correction, of which nothing stays.
"""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import duckdb

from data.cells import named_months
from data.cells.dates import When
from data.tables.table import Row, Table

BEGINNING, END = dt.date.min, dt.date(9999, 12, 31)
Held = TypeVar("Held")
Former = tuple[dt.date, Held]  # the first month in which it no longer held, and what held until then
LISTED = 5  # changes that a remark spells out


class Effects:
    """The months from which the changes of one file hold."""

    def __init__(self, con: duckdb.DuckDBPyConnection, batch_id: int) -> None:
        rows = con.execute(
            "select batch_id, coalesce(received_on, received_at::date), file_name from batches"
        ).fetchall()
        self.days = {number: day for number, day, _ in rows}
        self.files = {number: Path(name).stem for number, _, name in rows}
        self.received = self.days[batch_id].replace(day=1)

    def of(self, table: Table, row: Row, told_by: int | None) -> dt.date | None:
        """The month from which a row's change holds; None for a correction of what the file `told_by` said."""
        if given := given_month(row):
            return given
        if named := named_month(table.named, self.received):
            before = named_months.named(self.files.get(told_by or 0, ""))
            return None if (earlier := named_month(before, self.received)) and earlier >= named else named
        return None if told_by in self.days and self.days[told_by] >= self.received else self.received

    def named_or_received(self, table: Table) -> dt.date:
        """The month that the table's title or name says, else that of the day of receipt."""
        return named_month(table.named, self.received) or self.received


def given_month(row: Row) -> dt.date | None:
    """The 生效月份 that a row gives itself."""
    given = row.values.get("holds_from")
    return given.date.replace(day=1) if isinstance(given, When) else None


def named_month(months: Sequence[named_months.Named], received: dt.date) -> dt.date | None:
    """The last of the months that a text names; one without a year is the last such month before the file came.

    None when it names none, or one that hadn't come.
    """
    if not months:
        return None
    year, number = months[-1]
    month = dt.date(year or received.year - (number > received.month), number, 1)
    return month if month <= received else None


def former(before: Sequence[Former[Held]], held: Held, new: Held, since: dt.date | None) -> list[Former[Held]]:
    """What held earlier, once `new` holds from a month on in the place of `held`; None: in the place of it altogether.

    `before` is what held before `held`. The same once more, from another month, moves that month.
    """
    spans = [*before, (END, held)] if new != held else [*before[:-1], *((END, value) for _, value in before[-1:])]
    kept: list[Former[Held]] = []
    start = BEGINNING
    for until, value in before if since is None else spans:
        if since and start >= since:
            break
        kept.append((min(until, since or until), value))
        start = until
    while kept and kept[-1][1] == new:
        kept.pop()
    return kept


def listed(changes: Sequence[str], count: int | None = None) -> str:
    """The changes of a remark, the first of them spelled out; `count` in all, if not all of them are at hand."""
    count = len(changes) if count is None else count
    more = f"等 {count:,} 处" if count > LISTED else ""
    return "；".join(changes[:LISTED]) + more
