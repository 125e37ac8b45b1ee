"""All rows of one database in another, whichever kind either is: for a backup and for what comes back from one."""

from collections.abc import Sequence

from sqlalchemy import Connection, insert, select, update

from records.audit import Act, enter
from records.database import Records
from records.tables import METADATA, head, steps_taken

MANY = 1_000  # rows that go over at once


def copy(source: Records, target: Records, acts: Sequence[Act] = ()) -> None:
    """Bring everything that one holds, as it is at one moment, into an empty other one, with acts that say so."""
    with source.reading() as given, target.changing() as taken:
        for table in METADATA.sorted_tables:
            if table not in (steps_taken, head):
                for rows in given.execute(select(table)).mappings().partitions(MANY):
                    taken.execute(insert(table), [dict(row) for row in rows])
        _copy_head(given, taken)
        enter(taken, acts)


def _copy_head(given: Connection, taken: Connection) -> None:
    """The head as it is; one that was lost stays at nothing, which the entries beyond it contradict."""
    if found := given.execute(select(head.c.number, head.c.hash)).first():
        taken.execute(update(head).values(number=found.number, hash=found.hash))
