"""Which units a grant for some of them reaches in a draft: with all below them, and all that they took over."""

import datetime as dt
from collections.abc import Iterable

import duckdb

Ids = frozenset[str]


def within(con: duckdb.DuckDBPyConnection, units: Iterable[str], day: dt.date) -> Ids:
    """Some units with all below them and all that were merged into them until a day, of those that the draft knows."""
    rows = con.execute("select unit_id, parent_id, merged_into, merged_since from units").fetchall()
    above = {unit: into if into and since <= day else parent for unit, parent, into, since in rows}
    found = set(units) & set(above)
    while more := {unit for unit, upper in above.items() if upper in found} - found:
        found |= more
    return frozenset(found)


def within_both(found: Ids | None, other: Ids | None) -> Ids | None:
    """The units of both; None for no limit."""
    return other if found is None else found if other is None else found & other
