"""What units sent for a month: their files, and what became of them.

A delivery goes from 草稿 to 已提交, to 已核 and, with a version, to 已并入; or back as 已退回, with a reason. Who
changes something else than what he saw is refused. Every change is an act of the record, made with it. The files' bytes
lie in the store's folder, by their hash.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from records import seals, tables
from records.audit import Act, Change, enter, sealed_before, signed
from records.database import Records
from records.errors import DataError

DRAFT, SENT, CHECKED, RETURNED, MERGED = "草稿", "已提交", "已核", "已退回", "已并入"
# By the state that it leads to: from which it may come, and the word for it in the record.
MOVES = {
    DRAFT: ((DRAFT, SENT, RETURNED), "报送修改"),
    SENT: ((DRAFT, RETURNED), "报送提交"),
    CHECKED: ((SENT,), "报送核收"),
    RETURNED: ((SENT, CHECKED), "报送退回"),
    MERGED: ((CHECKED,), "报送并入"),
}


TIMES = ("first_sent", "sent")


@dataclass(frozen=True)
class SentFile:
    """A file of a delivery: its name, the sha256 of its bytes, and the kinds of ledger that were found in it."""

    name: str
    hash: str
    ledgers: tuple[str, ...] = ()


@dataclass(frozen=True)
class UnitDelivery:
    """A unit's delivery for a month. `sent` is when it was last submitted, `first_sent` when for the first time.

    `reason` is why it was returned, `returns` how often; `version_id` the version that it went into, '' for none.
    `changed` says who changed it last, and when.
    """

    id: str
    unit_id: str
    month: dt.date
    files: tuple[SentFile, ...] = ()
    state: str = DRAFT
    reason: str = ""
    first_sent: dt.datetime | None = None
    sent: dt.datetime | None = None
    returns: int = 0
    version_id: str = ""
    revision: int = field(default=1, compare=False)
    changed: str = field(default="", compare=False)


class StaleDelivery(DataError):
    """Somebody changed the delivery since it was read; `newer` is the delivery as it stands."""

    def __init__(self, newer: UnitDelivery) -> None:
        super().__init__(f"没有执行：{newer.changed} 已改为“{newer.state}”。请刷新，核对后再办。")
        self.newer = newer


def begin(con: Connection, unit_id: str, month: dt.date, files: Iterable[SentFile], by: str) -> UnitDelivery:
    """Begin a unit's next delivery for a month. Raises DataError while the former one is still under way."""
    before = [each for each in _read_all(con) if (each.unit_id, each.month) == (unit_id, month)]
    if under_way := [each for each in before if each.state != MERGED]:
        raise StaleDelivery(under_way[0])
    begun = UnitDelivery(f"{month:%Y-%m}-{unit_id}-{len(before) + 1}", unit_id, month, tuple(files), changed=signed(by))
    con.execute(insert(tables.deliveries).values(_row(begun)))
    _put_files(con, begun)
    enter(con, [_act(begun, by)])
    return begun


def move(con: Connection, seen: UnitDelivery, by: str, **changes: Any) -> UnitDelivery:
    """Change a delivery, fields of it, as one act; returns it as it stands then.

    Raises StaleDelivery when it isn't any more as it was seen, or can't come into that state.
    """
    changed = _changed(seen, by, changes)
    act = _act(changed, by)
    before = sealed_before(con, [act])
    _settle(con, seen, changed)
    enter(con, [act], before)
    return changed


def merge(merged: Sequence[UnitDelivery], version_id: str, by: str) -> tuple[list[Act], Change]:
    """The acts that say that deliveries went into a version, and the change; which raises as `move` does."""
    changed = [_changed(seen, by, {"state": MERGED, "version_id": version_id}) for seen in merged]

    def settle(con: Connection) -> None:
        for seen, each in zip(merged, changed, strict=True):
            _settle(con, seen, each)

    return [_act(each, by) for each in changed], settle


def _changed(seen: UnitDelivery, by: str, changes: dict[str, Any]) -> UnitDelivery:
    return replace(seen, **changes, revision=seen.revision + 1, changed=signed(by))


def _settle(con: Connection, seen: UnitDelivery, changed: UnitDelivery) -> None:
    """Keep a delivery as it is changed, where it is as it was seen; raises StaleDelivery, or DataError if it isn't."""
    known = next((each for each in _read_all(con) if each.id == seen.id), None)
    if known is None:
        raise DataError(f"没有编号为 {seen.id} 的报送。请刷新。")
    if known.revision != seen.revision or known.state not in MOVES[changed.state][0]:
        raise StaleDelivery(known)
    con.execute(update(tables.deliveries).where(tables.deliveries.c.id == changed.id).values(_row(changed)))
    con.execute(delete(tables.delivery_files).where(tables.delivery_files.c.delivery_id == changed.id))
    _put_files(con, changed)


def all_deliveries(records: Records, month: dt.date | None = None) -> list[UnitDelivery]:
    """Every delivery, or those for a month, in the order of months, units and numbers."""
    with records.reading() as con:
        found = _read_all(con)
    return [each for each in found if month in (None, each.month)]


def _read_all(con: Connection) -> list[UnitDelivery]:
    files: dict[str, list[SentFile]] = defaultdict(list)
    for row in con.execute(select(tables.delivery_files).order_by(tables.delivery_files.c.place)):
        files[row.delivery_id].append(SentFile(row.name, row.hash, tuple(filter(None, row.ledgers.split("|")))))
    found = [_read(row, files[row.id]) for row in con.execute(select(tables.deliveries))]
    whole = [each for each in found if each]
    return sorted(whole, key=lambda each: (each.month, each.unit_id, len(each.id), each.id))


def _read(row: Row[Any], files: list[SentFile]) -> UnitDelivery | None:
    """The delivery that a row holds; None when somebody damaged it, which the record's verification says."""
    told = dict(row._mapping)
    try:
        times = {name: dt.datetime.fromisoformat(told[name]) if told[name] else None for name in TIMES}
        return UnitDelivery(**told | times | {"month": dt.date.fromisoformat(row.month), "files": tuple(files)})
    except (ValueError, TypeError):
        return None


def _row(kept: UnitDelivery) -> dict[str, Any]:
    times = {name: each.isoformat() if (each := getattr(kept, name)) else "" for name in TIMES}
    told = {name: value for name, value in vars(kept).items() if name != "files"}
    return told | times | {"month": kept.month.isoformat()}


def _put_files(con: Connection, kept: UnitDelivery) -> None:
    if kept.files:
        rows = [
            {"delivery_id": kept.id, "place": place, "name": each.name, "hash": each.hash,
             "ledgers": "|".join(each.ledgers)}
            for place, each in enumerate(kept.files)
        ]  # fmt: skip
        con.execute(insert(tables.delivery_files), rows)


def _act(changed: UnitDelivery, by: str) -> Act:
    details: dict[str, Any] = {"unit": changed.unit_id, "month": f"{changed.month:%Y-%m}", "state": changed.state}
    details["files"] = [{"name": each.name, "hash": each.hash} for each in changed.files]
    if changed.state == RETURNED:
        details["reason"] = changed.reason
    if changed.version_id:
        details["version"] = changed.version_id
    return Act(MOVES[changed.state][1], by, changed.id, details, (seals.delivery(changed.id),))
