"""The record of what people did: one row an entry, each carrying the hash of the one before.

The tables refuse to change or lose an entry. Who changes one all the same breaks its hash or the chain; who cuts off
the end contradicts the head. Who rewrites all of it, head included, contradicts the versions: each carries the last
entry at its publication.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, Row, insert, select, update

from records.database import Records
from records.seals import Seals, seals
from records.tables import METADATA, entries, head, pointers, publications

BEGINNING = "0" * 64
Change = Callable[[Connection], None]  # what an act speaks of, made in the same transaction


@dataclass(frozen=True)
class Act:
    """Something that somebody does: `what` is one word (发布, 回滚, 确认, ...), `about` its object.

    `changes` are the names of the meetings and mappings that it changes (seals.py).
    """

    what: str
    who: str
    about: str
    details: dict[str, Any] = field(default_factory=dict)
    changes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Entry:
    """An act as the record holds it. The order is that of the numbers; `at` is only what the clock said."""

    number: int
    at: str
    who: str
    what: str
    about: str
    details: dict[str, Any]
    former: str
    hash: str


class Record:
    """The audit record among a store's records."""

    def __init__(self, records: Records) -> None:
        self.records = records

    def entries(self, *whats: str, until: int | None = None) -> tuple[Entry, ...]:
        """The entries that can be read, in their order; only those of some kinds when kinds are named; `until`: only
        what was there at that entry's time.
        """
        query = select(entries).order_by(entries.c.number)
        query = query if until is None else query.where(entries.c.number <= until)
        with self.records.reading() as con:
            rows = con.execute(query.where(entries.c.what.in_(whats)) if whats else query).all()
        return tuple(entry for row in rows if (entry := read_entry(row)))

    def standing(self) -> "Standing":
        """What there is at one moment, whether it can be read or not."""
        with self.records.reading() as con:
            rows = con.execute(select(entries).order_by(entries.c.number)).all()
            end = _head(con) or (None if self.records.are_there() else (0, BEGINNING))
            followed = {(table.name, *row) for table in (publications, pointers) for row in con.execute(select(table))}
            return Standing(rows, end, followed, seals(con))

    def last(self) -> tuple[int, str] | None:
        """Number and hash of the last entry as the head has them; None when there is no head or no entry yet."""
        with self.records.reading() as con:
            found = _head(con)
        return found if found and found[0] else None

    def append(self, acts: Sequence[Act], change: Change | None = None) -> None:
        """Add the acts and make the `change` that they speak of: all of it or nothing.

        Raises DataError when the record can't be written, and what the change raises.
        """
        if acts:
            with self.records.changing() as con:
                before = sealed_before(con, acts)
                if change is not None:
                    change(con)
                enter(con, acts, before)

    def versions(self) -> set[str]:
        """The versions that the record knows: published, imported or noted, and not set aside since."""
        query = select(publications.c.version_id, publications.c.is_there).order_by(publications.c.entry)
        with self.records.reading() as con:
            found = dict(con.execute(query).all())
        return {version_id for version_id, is_there in found.items() if is_there}

    def current(self) -> str | None:
        """The version that it holds to be current, '' for none; None when it never said so."""
        with self.records.reading() as con:
            return con.scalar(select(pointers.c.version_id).order_by(pointers.c.entry.desc()).limit(1))


@dataclass(frozen=True)
class Standing:
    """The record at one moment: its entries' rows, number and hash at its end (None when they are lost), what follows
    from entries in tables of their own, and the hash of each meeting and mapping.
    """

    rows: Sequence[Row[Any]]
    end: tuple[int, str] | None
    followed: set[tuple[Any, ...]]
    seals: Seals


def enter(con: Connection, acts: Sequence[Act], before: Seals | None = None) -> None:
    """Add acts to the record within a transaction that changes something else with them.

    `before` are the seals, before the change, of what was there already.
    """
    number, former, notes = _end(con)
    for act in [*notes, *acts]:
        number += 1
        entry = sealed(number, _with_seals(con, act, before or {}), former)
        former = entry.hash
        put(con, entry)
    con.execute(update(head).values(number=number, hash=former))


def put(con: Connection, entry: Entry) -> None:
    """Put an entry into its table as it is, with what follows from it for the versions."""
    con.execute(insert(entries).values({**vars(entry), "details": written(entry.details)}))
    for table, *values in following(entry):
        con.execute(insert(METADATA.tables[table]).values(tuple(values)))


def following(entry: Entry) -> list[tuple[Any, ...]]:
    """The rows that follow from an entry, each with its table's name before it."""
    rows = [(publications.name, entry.number, *version) for version in _versions(entry).items()]
    current = entry.details.get("current")
    return [*rows, (pointers.name, entry.number, current)] if isinstance(current, str) else rows


def changed_by(entry: Entry) -> dict[str, tuple[str, str]]:
    """The seals before and after it of each meeting and mapping that an entry changed; '' where there was none."""
    told = entry.details.get("changes")
    listed = told.items() if isinstance(told, dict) else ()
    return {name: tuple(seen) for name, seen in listed if isinstance(seen, list) and len(seen) == 2}


def _with_seals(con: Connection, act: Act, before: Seals) -> Act:
    after = seals(con, *act.changes) if act.changes else {}
    changes = {name: (before.get(name, ""), after.get(name, "")) for name in act.changes}
    return replace(act, details=act.details | {"changes": changes}) if changes else act


def sealed_before(con: Connection, acts: Iterable[Act]) -> Seals:
    """The seals of what acts are about to change."""
    names = {name for act in acts for name in act.changes}
    return seals(con, *names) if names else {}


def _versions(entry: Entry) -> dict[str, bool]:
    """Which versions an entry says to be there, and which to be there no more."""
    there = [entry.about] if entry.what in ("发布", "导入") else _listed(entry, "versions")
    return dict.fromkeys(there, True) | dict.fromkeys(_listed(entry, "aside"), False)


def _listed(entry: Entry, name: str) -> list[str]:
    listed = entry.details.get(name)
    return [str(each) for each in listed] if isinstance(listed, list) else []


def _end(con: Connection) -> tuple[int, str, list[Act]]:
    """Number and hash of the last entry, and what is to be noted of an end that isn't as it was left."""
    found = _head(con)
    newest = con.execute(select(entries.c.number, entries.c.hash).order_by(entries.c.number.desc()).limit(1)).first()
    number, former = newest or (0, BEGINNING)
    if found is None:
        con.execute(insert(head).values(id=1, number=number, hash=former))
        return number, former, [_note(f"末尾标记缺失，已按第 {number} 条重建")]
    if number > found[0]:
        return number, former, [_note(f"第 {number} 条在末尾标记（第 {found[0]} 条）之后，不是由看板登记的")]
    return *found, []


def signed(by: str) -> str:
    """Who did something and when, as what he changed carries it."""
    return f"{by} {dt.datetime.now():%Y-%m-%d %H:%M}"


def end_of(con: Connection) -> tuple[int, str]:
    """Number and hash of the last entry, (0, BEGINNING) before the first."""
    return _head(con) or (0, BEGINNING)


def _note(why: str) -> Act:
    return Act("补记", "系统", "操作记录", {"why": why, "is_fault": True})


def _head(con: Connection) -> tuple[int, str] | None:
    found = con.execute(select(head.c.number, head.c.hash)).first()
    return (found.number, found.hash) if found else None


def read_entry(row: Row[Any]) -> Entry | None:
    """The entry that a row holds; None when it holds none."""
    try:
        entry = Entry(**{**row._mapping, "details": json.loads(row.details)})
    except (ValueError, TypeError):
        return None
    texts = (entry.at, entry.who, entry.what, entry.about, entry.former, entry.hash)
    whole = isinstance(entry.number, int) and isinstance(entry.details, dict)
    return entry if whole and all(isinstance(text, str) for text in texts) else None


def sealed(number: int, act: Act, former: str) -> Entry:
    """The act as the entry of that number after the entry whose hash is `former`."""
    at = dt.datetime.now().astimezone().isoformat(timespec="seconds")
    details = json.loads(written(act.details))
    bare = Entry(number, at, act.who, act.what, act.about, details, former, "")
    return replace(bare, hash=digest(bare))


def digest(entry: Entry) -> str:
    """The hash of an entry: sha256 over all its fields but the hash itself."""
    bare = {name: value for name, value in vars(entry).items() if name != "hash"}
    return hashlib.sha256(written(bare).encode()).hexdigest()


def line_of(entry: Entry) -> bytes:
    """The line that an entry is written as in a file, byte for byte."""
    return written(vars(entry)).encode() + b"\n"


def written(value: dict[str, Any]) -> str:
    """A value as the one JSON text that its hash is taken of."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)
