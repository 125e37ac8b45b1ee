"""How punctually units reported online, as a version freezes it when it is published.

A unit counts from the first month on that it sent online; who reports otherwise isn't judged, and nobody is where the
county sets no last day. A month counts as sent on the day when it was submitted for the first time: what was returned
and corrected later was on time all the same.
"""

import datetime as dt
from collections.abc import Iterable, Iterator

import duckdb

from data.reporting.calendar import Calendar, calendar, later
from records.deliveries import UnitDelivery

Row = tuple[str, dt.date, dt.date, dt.date | None, int]  # unit, month, due, sent on, how often returned


def enter(con: duckdb.DuckDBPyConnection, known: Iterable[UnitDelivery], today: dt.date) -> None:
    """Enter into a draft what is known of its units until a day, in the place of what it held of those units."""
    units = {unit for (unit,) in con.execute("select unit_id from units").fetchall()}
    sent = [each for each in known if each.first_sent and each.unit_id in units]
    con.execute(
        "delete from unit_deliveries where list_contains($units, unit_id)", {"units": [each.unit_id for each in sent]}
    )
    if rows := list(rows_of(sent, calendar(con), today)):
        con.executemany("insert into unit_deliveries values (?, ?, ?, ?, ?)", rows)


def rows_of(sent: Iterable[UnitDelivery], dates: Calendar, today: dt.date) -> Iterator[Row]:
    """For each unit every month from its first online on whose last day has passed, or that was sent before."""
    months: dict[str, dict[dt.date, list[UnitDelivery]]] = {}
    for each in sent:
        months.setdefault(each.unit_id, {}).setdefault(each.month, []).append(each)
    for unit, by_month in sorted(months.items()):
        month = min(by_month)
        while month <= max(today.replace(day=1), *by_month):
            due, made = dates.span(month).due, by_month.get(month, [])
            on = min((each.first_sent.date() for each in made if each.first_sent), default=None)
            if due and (on or due < today):
                yield unit, month, due, on, sum(each.returns for each in made)
            month = later(month, 1)
