"""Grants: who holds which role, for which unit and all below it, until when.

A grant is an entry of the audit record and nothing else, and so is its end: who gave what to whom can't be told apart
from what holds, and it holds no longer than until the next rerun after its end.
"""

import datetime as dt
from contextlib import closing
from dataclasses import dataclass, replace

from data.errors import DataError
from data.people.actor import ROLES, Actor, NotAllowed, Role, Units, united
from data.warehouse.store import Store
from data.warehouse.versions import attach
from records.audit import Act, Entry

UNITS = "select unit_id, unit from version.units where kind not in ('省', '市', '县') order by all"
GIVEN, ENDED, SHOWN = "授权", "收回授权", "代看"


@dataclass(frozen=True)
class Grant:
    """A role that somebody holds. `number`: of the entry that says so; `unit`: an id, '' for the county; `until`: the
    last day, None for no end.
    """

    number: int
    name: str
    role: str
    unit: str
    until: dt.date | None
    given_by: str

    @classmethod
    def of(cls, entry: Entry) -> "Grant":
        """The grant that an entry speaks of."""
        told, until = entry.details, entry.details.get("until")
        last = dt.date.fromisoformat(until) if until else None
        return cls(entry.number, entry.about, str(told["role"]), str(told["unit"]), last, entry.who)


def grants(store: Store, today: dt.date | None = None) -> list[Grant]:
    """What holds on a day (today, if none is given), in the order in which it was given."""
    day = today or dt.date.today()
    found: dict[int, Grant] = {}
    for entry in store.record.entries(GIVEN, ENDED):
        if entry.what == ENDED:
            found.pop(int(entry.details["grant"]), None)
        else:
            found[entry.number] = Grant.of(entry)
    return [each for each in found.values() if each.role in ROLES and (each.until is None or day <= each.until)]


def actor(store: Store, name: str, today: dt.date | None = None) -> Actor:
    """Who somebody is by what he was granted; without a grant he may do nothing and sees nothing."""
    return united(name, [_held(each.role, each.unit) for each in grants(store, today) if each.name == name])


def _held(role: str, unit: str) -> tuple[str, Units]:
    return role, (unit,) if unit else None


def in_place_of(store: Store, name: str, role: str = "", unit: str = "") -> Actor:
    """Somebody as he is, or would be with another role granted: to look in his place, under the looker's own name.

    Raises NotAllowed for who sees more than the looker may grant; it is recorded who looked in whose place.
    """
    held = [(each.role, each.unit) for each in grants(store) if each.name == name]
    wanted = [*held, (role, unit)] if role else held
    for each, at in wanted:
        _refuse_more_than_own(store.actor, ROLES[each], _above(store, at) if at else frozenset())
    store.actor.must_for_some("grant")
    store.record.append([Act(SHOWN, store.actor.name, name, {"role": role, "unit": unit})])
    shown = united(store.actor.name, [_held(each, at) for each, at in wanted])
    return replace(shown, shown_as=name)


def units(store: Store) -> dict[str, str]:
    """The units of the current version that a role may be granted for: names by id, in its order."""
    current = store.current()
    if current is None:
        return {}
    with closing(attach(current.path)) as con:
        return dict(con.execute(UNITS).fetchall())


def give(store: Store, name: str, role: str, unit: str = "", until: dt.date | None = None) -> None:
    """Grant a role to somebody. Raises NotAllowed for more than the granter has himself, DataError for a role, unit or
    day that doesn't exist.
    """
    store.actor.must_for_some("grant")
    if role not in ROLES:
        raise DataError(
            f"没有角色“{role}”，可选：{'、'.join(f'{each.role}（{each.label}）' for each in ROLES.values())}。"
        )
    if until is not None and until < dt.date.today():
        raise DataError(f"截止日期 {until} 已经过去，没有授权。")
    above = _above(store, unit) if unit else frozenset()
    if unit and not above:
        raise DataError(f"当前版本里没有单位 {unit}，没有授权。单位编号见单位表。")
    _refuse_more_than_own(store.actor, ROLES[role], above)
    told = {"role": role, "unit": unit, "until": f"{until}" if until else None}
    store.record.append([Act(GIVEN, store.actor.name, name, told)])


def end(store: Store, number: int) -> None:
    """Take a grant back. Raises DataError when there is none of that number, NotAllowed as for giving it."""
    store.actor.must_for_some("grant")
    known = {each.number: each for each in grants(store)}
    if number not in known:
        raise DataError(f"没有编号为 {number} 的有效授权。")
    taken = known[number]
    _refuse_more_than_own(store.actor, ROLES[taken.role], _above(store, taken.unit) if taken.unit else frozenset())
    store.record.append([Act(ENDED, store.actor.name, taken.name, {"grant": number, "role": taken.role})])


def _refuse_more_than_own(granter: Actor, role: Role, above: frozenset[str]) -> None:
    """`above`: the unit that is granted and those that it belongs to; none for the county."""
    for act in ("grant", *role.acts):
        granter.must_for_some(act)
        own = granter.acts[act]
        if own is not None and above.isdisjoint(own):
            raise NotAllowed(f"{granter.name}自己没有这个范围的{role.label}权限，不能授给别人。")


def _above(store: Store, unit: str) -> frozenset[str]:
    """The unit and those that it belongs to in the current version; none when it isn't there."""
    current = store.current()
    if current is None:
        return frozenset()
    with closing(attach(current.path)) as con:
        belongs = dict(con.execute("select unit_id, parent_id from version.units").fetchall())
    found: set[str] = set()
    while unit in belongs and unit not in found:
        found.add(unit)
        unit = belongs[unit]
    return frozenset(found)
