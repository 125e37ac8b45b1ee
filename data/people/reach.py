"""For which units whoever acts may do something, by what the current version knows of units."""

import datetime as dt
from contextlib import closing

from data.people.own_units import Ids, within
from data.warehouse.store import Store
from data.warehouse.versions import attach


def reached(store: Store, act: str) -> Ids | None:
    """The ids of the units for which whoever acts may do it, those below them included, by the current version; None:
    all.
    """
    units, current = store.actor.acts.get(act, ()), store.current()
    if units is None:
        return None
    if current is None:
        return frozenset()
    with closing(attach(current.path)) as con:
        return within(con, units, dt.date.today())
