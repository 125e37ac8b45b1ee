"""Items (督办事项) as people raise and settle them here: problems, instructions of leaders, what was settled somewhere.

An item's life is entries of the audit record and nothing else: who raised it, what was done, and the three steps to
销号 (申请, 核验, 确认), each with its evidence. An item of a ledger goes on here under its own number. Who acts on
another state than he saw is refused.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, select

from records import tables
from records.audit import Act, Entry, Record, enter, read_entry
from records.errors import DataError

RAISED, WORKED = "事项登记", "事项办理"
OPEN, UNDER_WAY, APPLIED, VERIFIED = "待办", "办理中", "申请销号", "已核验"
CLOSED, RETURNED, SHELVED = "已销号", "退回", "挂账"
KINDS = ("问题", "领导批示", "调度事项")
IN_HAND = (OPEN, UNDER_WAY, RETURNED, SHELVED)
# What may be done with an item: in which states, which state it leads to ('' leaves it), and what has to be said.
STEPS: dict[str, tuple[tuple[str, ...], str, tuple[str, ...]]] = {
    "填写进展": (IN_HAND, UNDER_WAY, ("progress",)),
    "改期": (IN_HAND, "", ("due_at", "progress")),
    "挂账": ((OPEN, UNDER_WAY, RETURNED), SHELVED, ("progress",)),
    "申请销号": (IN_HAND, APPLIED, ("evidence",)),
    "核验通过": ((APPLIED,), VERIFIED, ()),
    "确认销号": ((VERIFIED,), CLOSED, ()),
    "退回": ((APPLIED, VERIFIED), RETURNED, ("progress",)),
}
NEEDED = {
    "matter": "事项", "unit_id": "牵头单位", "raised_at": "提出时间", "progress": "进展或原因", "due_at": "完成时限",
    "evidence": "销号依据",
}  # fmt: skip
DAYS = ("raised_at", "due_at", "closed_at")


@dataclass(frozen=True)
class Item:
    """An item as entries here leave it; what none of them says is None: a ledger's item has its own words.

    `unit_id` is the unit that leads, `revision` how many entries it has, `changed_at` the time of the last one, and
    `applied_by` who asked for 销号.
    """

    item_id: str
    kind: str | None = None
    project_id: str | None = None
    unit_id: str | None = None
    matter: str | None = None
    category: str | None = None
    raised_at: dt.date | None = None
    raised_by: str | None = None
    owner: str | None = None
    leader: str | None = None
    measure: str | None = None
    due_at: dt.date | None = None
    progress: str | None = None
    status: str = OPEN
    closed_at: dt.date | None = None
    evidence: str | None = None
    changed_at: dt.datetime | None = None
    revision: int = 0
    applied_by: str | None = None


@dataclass(frozen=True)
class Seen:
    """An item as whoever acts on it saw it."""

    item_id: str
    unit_id: str
    status: str
    raised_at: dt.date
    revision: int = 0


class StaleItem(DataError):
    """Somebody acted on the item since it was seen."""


def items(record: Record, until: int | None = None) -> dict[str, Item]:
    """Every item that was raised or worked on here, by its number; `until`: as it was at that entry's time."""
    return _told(record.entries(RAISED, WORKED, until=until))


def history(record: Record, item_id: str) -> list[Entry]:
    """What was done with an item here, in its order."""
    return [entry for entry in record.entries(RAISED, WORKED) if entry.about == item_id]


def raise_item(con: Connection, item: Item, by: str) -> Item:
    """Enter a new item under the next number; raises DataError when something is missing or out of order."""
    _refuse_missing(item, ("matter", "unit_id", "raised_at", "due_at"))  # what isn't due is never late
    _refuse_disorder(item.raised_at, item.due_at, "完成时限")
    number = 1 + sum(entry.what == RAISED for entry in _entries(con))
    raised = replace(item, item_id=f"SX{item.raised_at:%Y}-{number:04d}", kind=item.kind or KINDS[0], revision=1)
    enter(con, [Act(RAISED, by, raised.item_id, _details(raised))])
    return raised


def work(con: Connection, seen: Seen, step: str, by: str, day: dt.date, **told: Any) -> Item:
    """Enter a step of an item's way; `told` are the fields that it states. Returns the item as entries here leave it.

    Raises StaleItem when it isn't as it was seen, DataError when the step can't be taken from there or lacks something.
    """
    known = _told(_entries(con)).get(seen.item_id) or Item(seen.item_id, status=seen.status)
    if known.revision != seen.revision or known.status != seen.status:
        raise StaleItem(f"没有执行：事项 {seen.item_id} 已变为“{known.status}”。请刷新，核对后再办。")
    possible, leads_to, needed = STEPS[step]
    if known.status not in possible:
        raise DataError(f"没有执行：事项 {seen.item_id} 现在是“{known.status}”，不能{step}。")
    given = {name: value for name, value in told.items() if value not in (None, "")}
    changed = replace(known, **given, status=leads_to or known.status, revision=known.revision + 1)
    _refuse_missing(replace(Item(seen.item_id), **given), needed)
    _refuse_disorder(seen.raised_at, changed.due_at if "due_at" in given else None, "完成时限")
    if step == "确认销号":
        changed = replace(changed, closed_at=max(day, seen.raised_at))
    states = {"step": step, "status": changed.status, "closed_at": changed.closed_at} | given
    enter(con, [Act(WORKED, by, seen.item_id, states)])
    return changed


def _entries(con: Connection) -> list[Entry]:
    query = select(tables.entries).where(tables.entries.c.what.in_((RAISED, WORKED))).order_by(tables.entries.c.number)
    return [entry for row in con.execute(query) if (entry := read_entry(row))]


def _told(entries: Iterable[Entry]) -> dict[str, Item]:
    found: dict[str, Item] = {}
    for entry in entries:
        before = found.get(entry.about) or Item(entry.about)
        found[entry.about] = _after(before, entry) or before
    return found


def _after(before: Item, entry: Entry) -> Item | None:
    """The item after an entry; None when that was damaged, which the record's verification says."""
    names = set(vars(before)) - {"item_id", "changed_at", "revision", "applied_by"}
    told = {name: value for name, value in entry.details.items() if name in names}
    try:
        days: dict[str, Any] = {name: dt.date.fromisoformat(told[name]) for name in DAYS if told.get(name)}
        at = dt.datetime.fromisoformat(entry.at).replace(tzinfo=None)
    except (TypeError, ValueError):
        return None
    applied = {"applied_by": entry.who} if told.get("status") == APPLIED else {}
    return replace(before, **(told | days | applied), changed_at=at, revision=before.revision + 1)


def _details(item: Item) -> dict[str, Any]:
    left = {"item_id", "changed_at", "revision", "applied_by"}
    return {name: value for name, value in vars(item).items() if value is not None and name not in left}


def _refuse_missing(item: Item, needed: Iterable[str]) -> None:
    missing = [NEEDED[name] for name in needed if getattr(item, name) in (None, "")]
    if missing:
        raise DataError(f"没有保存：请填写{'、'.join(missing)}。")


def _refuse_disorder(first: dt.date | None, second: dt.date | None, label: str) -> None:
    if first is not None and second is not None and second < first:
        raise DataError(f"没有保存：{label}（{second}）早于提出时间（{first}）。")
