"""Whether the audit record is as it was written: each entry's hash, the chain, the end, what the versions say of it.

The record can't keep anybody from writing to its file; it makes that visible, and says where.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from data.warehouse.audit import BEGINNING, Entry, Record, digest, line_of, read_entry
from data.warehouse.store import Store
from data.warehouse.versions import digest as file_digest


@dataclass(frozen=True)
class Fault:
    """What is wrong with the record, in Chinese, and the number of the entry where it shows; None when it has none."""

    number: int | None
    text: str


@dataclass(frozen=True)
class Verdict:
    """The outcome of a verification. `notes` tell of what is odd but harmless, such as a writer that was killed.

    `last` is number and hash of the last entry: written down elsewhere, it shows later that nothing before it changed.
    """

    entries: int
    last: tuple[int, str]
    faults: tuple[Fault, ...]
    notes: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether the record is as it was written."""
        return not self.faults


def verify(store: Store) -> Verdict:
    """Check the whole record of a store against itself and against the versions that carry parts of it."""
    lines = store.record.lines()
    entries = [entry for line in lines if (entry := read_entry(line))]
    faults = [*_changed(lines), *_out_of_order(entries), *_missing(store.record, entries), *_unchained(entries)]
    faults += _rewritten(store, entries)
    notes = [act.about for act in store.unrecorded()]
    if left := store.record.unfinished():
        notes.append(f"上次写入中断，末尾有 {left} 字节未写完，下次写入时会移开，不影响已有记录")
    last = store.record.last() or ((entries[-1].number, entries[-1].hash) if entries else (0, BEGINNING))
    return Verdict(len(entries), last, tuple(faults), tuple(notes))


def _changed(lines: Iterable[bytes]) -> Iterable[Fault]:
    before = 0
    for line in lines:
        entry = read_entry(line)
        if entry is None:
            yield Fault(before + 1, f"第 {before + 1} 条无法读取：这一行被改动过")
        elif entry.hash != digest(entry) or line != line_of(entry):
            yield Fault(entry.number, f"第 {entry.number} 条被改动过：内容与校验值不符")
        before = entry.number if entry else before + 1


def _out_of_order(entries: list[Entry]) -> Iterable[Fault]:
    highest = 0
    for number, times in Counter(entry.number for entry in entries).items():
        if times > 1:
            yield Fault(number, f"第 {number} 条出现了 {times} 次")
    for entry in entries:
        if entry.number < highest:
            yield Fault(entry.number, f"第 {entry.number} 条不在原来的位置：排在了第 {highest} 条之后")
        highest = max(highest, entry.number)


def _missing(record: Record, entries: list[Entry]) -> Iterable[Fault]:
    there = {entry.number for entry in entries}
    head = record.last()
    if head is None and there:
        yield Fault(None, "末尾标记缺失：无法判断末尾是否被删去")
    end = max(head[0] if head else 0, max(there, default=0))
    for number in range(1, end + 1):
        if number not in there:
            place = "末尾的" if number > max(there, default=0) else ""
            yield Fault(number, f"{place}第 {number} 条缺失：被删除或无法读取")
    if head and head[0] in there and head[1] not in {entry.hash for entry in entries if entry.number == head[0]}:
        yield Fault(head[0], f"第 {head[0]} 条与末尾标记不符：被整条替换")


def _unchained(entries: list[Entry]) -> Iterable[Fault]:
    hashes = {0: BEGINNING} | {entry.number: entry.hash for entry in entries}
    for entry in entries:
        if hashes.get(entry.number - 1, entry.former) != entry.former:
            yield Fault(entry.number, f"第 {entry.number} 条与前一条接不上：两条之一被整条替换")


def _rewritten(store: Store, entries: list[Entry]) -> Iterable[Fault]:
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
