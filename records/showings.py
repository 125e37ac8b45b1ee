"""Which slide of a meeting is on whose wall: told by the wall or its presenter's own screen, followed by the other.

It is no act of the record: nobody asks afterwards who turned which page.
"""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select

from records.database import Records
from records.tables import showings


@dataclass(frozen=True)
class Showing:
    """A wall: the place of its slide, from 0, and since when: since the first slide was shown last."""

    place: int
    began: dt.datetime


def show(con: Connection, meeting_id: str, who: str, place: int, now: dt.datetime) -> None:
    """Turn somebody's wall of a meeting to a slide; the first slide begins anew."""
    own = (showings.c.meeting_id == meeting_id) & (showings.c.who == who)
    known = con.execute(select(showings).where(own)).first()
    began = now.isoformat() if known is None or place == 0 else known.began
    con.execute(delete(showings).where(own))
    con.execute(insert(showings).values(meeting_id=meeting_id, who=who, place=place, began=began))


def showing(records: Records, meeting_id: str, who: str) -> Showing | None:
    """Where somebody's wall of a meeting is; None where it never was, or its row was damaged."""
    with records.reading() as con:
        own = (showings.c.meeting_id == meeting_id) & (showings.c.who == who)
        row = con.execute(select(showings).where(own)).first()
    try:
        return None if row is None else Showing(row.place, dt.datetime.fromisoformat(row.began))
    except ValueError:
        return None
