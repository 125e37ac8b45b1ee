"""Items in the hands of who may: a unit raises and works on its own and asks for 销号, the bureau verifies it, and who
looks after the project confirms it.
"""

import datetime as dt
from typing import Any

from data.people.actor import ACTS, OWNER, NotAllowed
from data.people.own_units import Ids
from data.people.reach import reached
from data.warehouse.store import Store
from records import items
from records.items import Item, Seen

NEEDED = {"核验通过": "verify", "退回": "verify", "确认销号": "close"}  # the act that a step is; others are `raise`


def raise_item(store: Store, item: Item) -> Item:
    """Enter a new item. Raises NotAllowed for a unit that isn't one's own, DataError when something is missing."""
    store.actor.must_for_some("raise")
    _must_for(store, "raise", item.unit_id or "")
    with store.records.changing() as con:
        return items.raise_item(con, item, store.actor.name)


def work(store: Store, seen: Seen, step: str, day: dt.date, **told: Any) -> Item:
    """Take a step of an item's way to 销号; `told` are the fields that it states.

    Raises NotAllowed when it isn't for who acts, or when who asked for 销号 would confirm it himself; StaleItem and
    DataError as records/items.py does.
    """
    act = NEEDED.get(step, "raise")
    store.actor.must_for_some(act)
    _must_for(store, act, seen.unit_id)
    with store.records.changing() as con:
        if step == "确认销号":
            _refuse_own(store, seen)
        return items.work(con, seen, step, store.actor.name, day, **told)


def steps_for(store: Store) -> dict[str, Ids | None]:
    """The steps that whoever acts may take, each with the units for whose items; None: for all."""
    reach = {act: reached(store, act) for act in {"raise", *NEEDED.values()} & store.actor.acts.keys()}
    return {step: reach[act] for step in items.STEPS if (act := NEEDED.get(step, "raise")) in reach}


def _refuse_own(store: Store, seen: Seen) -> None:
    """Who asked for 销号 doesn't confirm it himself, where there are persons to tell apart."""
    known = items.items(store.record).get(seen.item_id)
    if known and known.applied_by == store.actor.name and store.actor is not OWNER:
        raise NotAllowed(f"申请销号的是{store.actor.name}本人，请由他人确认。")


def _must_for(store: Store, act: str, unit_id: str) -> None:
    own = reached(store, act)
    if own is not None and unit_id not in own:
        raise NotAllowed(f"{store.actor.name}没有这个单位的“{ACTS[act]}”权限，没有执行。需要时请管理员授权。")
