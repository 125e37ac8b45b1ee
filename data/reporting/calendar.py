"""When a month's reports are asked for and until when: settings 统计截止日 and 报送截止日, and the sheet 报送期限."""

import datetime as dt
from calendar import monthrange
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from data.reference_tables import reference
from data.warehouse.versions import attach

CUTOFF, DUE, LAST = "cutoff_day", "due_day", 31


@dataclass(frozen=True)
class Span:
    """Of one month: from which day on its reports can be made, and the last day to send them; None for no end."""

    opens: dt.date
    due: dt.date | None


@dataclass(frozen=True)
class Calendar:
    """`cutoff`: the day of a month up to which it is counted, and from which on it is reported; `due`: the day, the
    next of that number, until which it is to be sent, None where a county sets none; `others`: of single months.
    """

    cutoff: int
    due: int | None
    others: Mapping[dt.date, tuple[dt.date | None, dt.date | None]] = field(default_factory=dict)

    def span(self, month: dt.date) -> Span:
        """When a month, its first day, is to be reported."""
        opens, due = self.others.get(month, (None, None))
        opens = opens or _day(month, self.cutoff)
        if due is None and self.due is not None:
            due = next(day for n in range(3) if (day := _day(later(month, n), self.due)) >= opens)
        return Span(opens, due)

    def latest(self, today: dt.date) -> dt.date:
        """The month that is to be reported on a day: the last that was opened."""
        month = later(today.replace(day=1), 1)
        while self.span(month).opens > today:
            month = later(month, -1)
        return month


def calendar(con: duckdb.DuckDBPyConnection) -> Calendar:
    """The calendar that a draft, or an opened version, holds."""
    listed = {row["setting"]: row["value"] for row in reference("settings").to_pylist()}
    known = listed | dict(con.execute("select setting, value from settings").fetchall())  # an edition may lack them
    dated = con.execute("select month, opens, due from reporting_dates").fetchall()
    due = int(known[DUE]) if known[DUE] else None
    return Calendar(int(known[CUTOFF] or LAST), due, {month: (opens, due) for month, opens, due in dated})


def of_version(path: Path) -> Calendar:
    """The calendar that a version file holds."""
    with closing(attach(path)) as con:
        return calendar(con)


def _day(month: dt.date, day: int) -> dt.date:
    """A day of a month; its last one where it hasn't so many."""
    return month.replace(day=min(day, monthrange(month.year, month.month)[1]))


def later(month: dt.date, months: int) -> dt.date:
    """The first day of so many months later; of earlier ones, where it is less than nothing."""
    years, place = divmod(month.month - 1 + months, 12)
    return dt.date(month.year + years, place + 1, 1)
