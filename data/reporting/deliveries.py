"""A unit's delivery in the hands of who may: the unit lays its files down and submits, the statistician checks it,
returns it with a reason, and merges what was checked into the version that is published.

The files' bytes lie under deliveries/<sha256> in the store's folder; nothing of a delivery is in any version before it
was merged.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.errors import DataError
from data.people.actor import NotAllowed
from data.people.own_units import Ids
from data.people.reach import reached
from data.warehouse.folder import write
from data.warehouse.store import Along, Store
from data.warehouse.versions import digest
from records import deliveries
from records.deliveries import CHECKED, DRAFT, MERGED, RETURNED, SENT, SentFile, UnitDelivery

FOLDER = "deliveries"
NOTHING = "还没有放进文件，不能提交。请先上传工作簿或填写表格。"


@dataclass(frozen=True)
class Content:
    """A file that is laid down: its name, its bytes, and the kinds of ledger that were found in it."""

    name: str
    content: bytes
    ledgers: tuple[str, ...] = ()


def of_month(store: Store, month: dt.date) -> dict[str, list[UnitDelivery]]:
    """Every unit's deliveries for a month, the first one first, by unit."""
    store.actor.must("receive")
    found: dict[str, list[UnitDelivery]] = {}
    for each in deliveries.all_deliveries(store.records, month):
        found.setdefault(each.unit_id, []).append(each)
    return found


def online(store: Store) -> frozenset[str]:
    """The units that ever submitted a delivery here; the others report in another way."""
    store.actor.must("receive")
    return frozenset(each.unit_id for each in deliveries.all_deliveries(store.records) if each.first_sent)


def of_unit(store: Store, unit_id: str) -> list[UnitDelivery]:
    """A unit's deliveries, the latest month first. Raises NotAllowed for a unit that isn't one's own."""
    store.actor.must_for_some("receive")
    _must_for(store, unit_id)
    found = [each for each in deliveries.all_deliveries(store.records) if each.unit_id == unit_id]
    return found[::-1]


def lay_down(
    store: Store, unit_id: str, month: dt.date, seen: UnitDelivery | None, files: Iterable[Content]
) -> UnitDelivery:
    """Keep files as the draft of a unit's delivery, in the place of those that `seen` held; None begins one.

    Raises NotAllowed for a unit that isn't one's own, StaleDelivery when it isn't as it was seen, or was checked.
    """
    store.actor.must_for_some("receive")
    _must_for(store, unit_id)
    kept = [_kept(store, each) for each in files]
    with store.records.changing() as con:
        if seen is None or seen.state == MERGED:
            return deliveries.begin(con, unit_id, month.replace(day=1), kept, store.actor.name)
        _must_for(store, seen.unit_id)
        return deliveries.move(con, seen, store.actor.name, state=DRAFT, files=tuple(kept))


def submit(store: Store, seen: UnitDelivery) -> UnitDelivery:
    """Submit a delivery as it was seen. Raises as `lay_down` does, DataError when it holds no file."""
    store.actor.must_for_some("receive")
    _must_for(store, seen.unit_id)
    if not seen.files:
        raise DataError(NOTHING)
    now = dt.datetime.now().replace(microsecond=0)
    with store.records.changing() as con:
        return deliveries.move(
            con, seen, store.actor.name, state=SENT, sent=now, first_sent=seen.first_sent or now, reason=""
        )


def check(store: Store, seen: UnitDelivery) -> UnitDelivery:
    """Say that a submitted delivery was checked and goes into the next version."""
    store.actor.must("receive")
    with store.records.changing() as con:
        return deliveries.move(con, seen, store.actor.name, state=CHECKED)


def give_back(store: Store, seen: UnitDelivery, reason: str) -> UnitDelivery:
    """Return a delivery to its unit; raises DataError without a reason."""
    store.actor.must("receive")
    if not reason.strip():
        raise DataError("请写明退回的原因，报送单位要照着改。")
    with store.records.changing() as con:
        told = {"reason": " ".join(reason.split()), "returns": seen.returns + 1}
        return deliveries.move(con, seen, store.actor.name, state=RETURNED, **told)


def merging(store: Store, merged: Sequence[UnitDelivery]) -> Along:
    """What goes along with a publication: that these deliveries, whose files the version holds, were merged into it.

    Publishing is refused, with StaleDelivery, when one of them isn't any more as it was seen.
    """
    store.actor.must("receive")

    return lambda version_id: deliveries.merge(merged, version_id, store.actor.name)


def content(store: Store, seen: UnitDelivery, place: int) -> bytes:
    """A delivery's file as it came. Raises DataError when it isn't there, or isn't what came any more."""
    store.actor.must_for_some("receive")
    _must_for(store, seen.unit_id)
    file = seen.files[place]
    path = store.root / FOLDER / file.hash
    if digest(path) != file.hash:
        raise DataError(f"报送的文件 {file.name} 缺失或已损坏，请报送单位重新上传。")
    return path.read_bytes()


def own_units(store: Store) -> Ids | None:
    """The ids of the units that whoever acts may receive for, those below them included; None: all."""
    return reached(store, "receive")


def _must_for(store: Store, unit_id: str) -> None:
    own = own_units(store)
    if own is not None and unit_id not in own:
        raise NotAllowed(f"{store.actor.name}不能为这个单位报送（{unit_id}），没有执行。需要时请管理员授权。")


def _kept(store: Store, file: Content) -> SentFile:
    name = hashlib.sha256(file.content).hexdigest()
    path = store.root / FOLDER / name
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        write(path, file.content)
    return SentFile(file.name, name, file.ledgers)
