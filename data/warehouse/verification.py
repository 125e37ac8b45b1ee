"""Whether the audit record is as it was written: by itself, records/chain.py, and by what the versions say of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from data.warehouse.store import Store
from data.warehouse.versions import digest as file_digest
from records import chain
from records.audit import BEGINNING, Entry
from records.chain import Fault


@dataclass(frozen=True)
class Verdict:
    """The outcome of a verification. `notes` tell of what is odd but harmless, such as a writer that was killed;
    `acknowledged` are faults that somebody has taken note of, with who and when.

    `last` is number and hash of the last entry: written down elsewhere, it shows later that nothing before it changed.
    """

    entries: int
    last: tuple[int, str]
    faults: tuple[Fault, ...]
    notes: tuple[str, ...] = ()
    acknowledged: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether the record is as it was written, but for what was acknowledged."""
        return not self.faults


def verify(store: Store) -> Verdict:
    """Check the whole record of a store against itself and against the versions that carry parts of it."""
    entries = store.record.entries()
    found = [*chain.faults(store.record), *_rewritten(store, entries)]
    words = chain.acknowledgements(entries)
    faults = tuple(fault for fault in found if fault.key not in words)
    acknowledged = tuple(f"{fault.text}（{words[fault.key]}）" for fault in found if fault.key in words)
    notes = tuple(act.about for act in store.unrecorded())
    last = store.record.last() or ((entries[-1].number, entries[-1].hash) if entries else (0, BEGINNING))
    return Verdict(len(entries), last, faults, notes, acknowledged)


def acknowledge(store: Store, reason: str, by: str = "") -> tuple[Fault, ...]:
    """Take note of every fault that stands now, with a reason; returns them.

    Raises DataError when there is none, or no reason is given.
    """
    store.actor.must("keep")
    found = verify(store).faults
    chain.acknowledge(store.record, found, reason, by or store.actor.name)
    return found


def _rewritten(store: Store, entries: Sequence[Entry]) -> Iterator[Fault]:
    """Versions carry the last entry at their publication, and their entries carry the whole hash of their files."""
    hashes = {0: BEGINNING} | {entry.number: entry.hash for entry in entries}
    imported = {entry.about for entry in entries if entry.what == "导入"}  # those speak of another store's record
    told = {entry.about: entry for entry in entries if entry.what in ("发布", "导入")}
    for version in store.versions():
        if version.is_damaged or version.record_no is None:
            continue
        number, entry = version.record_no, told.get(version.id)
        if version.id not in imported and hashes.get(number) != version.record_hash:
            yield Fault(number, f"版本 {version.id} 发布时记下的第 {number} 条与现在的不同：这一条或更早的被重写")
        if entry and entry.details.get("hash") != file_digest(store.path(version.id)):
            yield Fault(entry.number, f"版本 {version.id} 的文件与第 {entry.number} 条记下的校验值不符：文件被替换")
