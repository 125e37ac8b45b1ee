"""Whether the record is as it was written: each entry's hash, the chain, the end, and what its acts left in tables.

The database refuses to change an entry; who has its file can do so all the same. This makes it visible, and says where.
A fault stays one until somebody has acknowledged it by name, which is an entry itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row

from records.audit import BEGINNING, Act, Entry, Record, Standing, changed_by, digest, following, read_entry, written
from records.errors import DataError

AT_THE_END = "末尾的"
ACKNOWLEDGED = "知悉"


@dataclass(frozen=True)
class Fault:
    """What is wrong with the record, in Chinese, and the number of the entry where it shows; None when it has none."""

    number: int | None
    text: str

    @property
    def key(self) -> str:
        """What it is known again by: an end that was cut off is no end any more once the record goes on."""
        return self.text.removeprefix(AT_THE_END)


def faults(record: Record) -> list[Fault]:
    """Everything in the record that isn't as it was written."""
    standing = record.standing()
    entries = [entry for row in standing.rows if (entry := read_entry(row))]
    of_entries = [*_changed(standing.rows), *_missing(standing, entries), *_unchained(entries), *_noted(entries)]
    return [*of_entries, *_not_following(standing, entries), *_not_by_an_act(standing, entries)]


def acknowledge(record: Record, found: Sequence[Fault], reason: str, by: str) -> None:
    """Take note of faults by name; raises DataError when there is none, or no reason is given."""
    if not reason.strip():
        raise DataError("请写明原因，例如：由备份恢复，缺失的记录已核对。")
    if not found:
        raise DataError("操作记录没有异常，不需要知悉。")
    details = {"faults": [fault.key for fault in found], "reason": reason.strip()}
    record.append([Act(ACKNOWLEDGED, by, f"操作记录的 {len(found)} 处异常", details)])


def acknowledgements(entries: Iterable[Entry]) -> dict[str, str]:
    """Who took note of which fault, and when, by its key; an entry that was changed itself takes note of nothing."""
    return {
        str(key): f"{entry.who} {entry.at[:10]} 已知悉：{entry.details.get('reason', '')}"
        for entry in entries
        if entry.what == ACKNOWLEDGED and entry.hash == digest(entry) and isinstance(entry.details.get("faults"), list)
        for key in entry.details["faults"]
    }


def _changed(rows: Sequence[Row[Any]]) -> Iterable[Fault]:
    for row in rows:
        entry = read_entry(row)
        if entry is None:
            yield Fault(row.number, f"第 {row.number} 条无法读取：这一行被改动过")
        elif entry.hash != digest(entry) or row.details != written(entry.details):
            yield Fault(entry.number, f"第 {entry.number} 条被改动过：内容与校验值不符")


def _missing(standing: Standing, entries: list[Entry]) -> Iterable[Fault]:
    there = {entry.number: entry.hash for entry in entries}
    head = standing.end if standing.end and standing.end[0] else None
    if standing.end is None:
        yield Fault(None, "末尾标记缺失：无法判断末尾是否被删去")
    newest = max(there, default=0)
    for number in range(1, max(head[0] if head else 0, newest) + 1):
        if number not in there:
            yield Fault(number, f"{AT_THE_END if number > newest else ''}第 {number} 条缺失：被删除或无法读取")
        elif head and number > head[0]:
            yield Fault(number, f"第 {number} 条在末尾标记之后：不是由看板登记的")
    if head and there.get(head[0], head[1]) != head[1]:
        yield Fault(head[0], f"第 {head[0]} 条与末尾标记不符：被整条替换")


def _unchained(entries: list[Entry]) -> Iterable[Fault]:
    hashes = {0: BEGINNING} | {entry.number: entry.hash for entry in entries}
    for entry in entries:
        if hashes.get(entry.number - 1, entry.former) != entry.former:
            yield Fault(entry.number, f"第 {entry.number} 条与前一条接不上：两条之一被整条替换")


def _noted(entries: Iterable[Entry]) -> Iterable[Fault]:
    """What a writer found wrong with the end of the record and went on from."""
    for entry in entries:
        if entry.details.get("is_fault") is True:
            yield Fault(entry.number, f"第 {entry.number} 条{entry.what}：{entry.details.get('why')}")


def _not_following(standing: Standing, entries: Iterable[Entry]) -> Iterable[Fault]:
    """Where the tables of versions and pointers say something else than the entries that they follow from."""
    sound = {entry.number: following(entry) for entry in entries if entry.hash == digest(entry)}
    odd = standing.followed ^ {row for rows in sound.values() for row in rows}
    newest = standing.rows[-1].number if standing.rows else 0
    for number in sorted({row[1] for row in odd}):
        if number in sound or not 0 < number <= newest:  # the others are named as entries
            yield Fault(number, f"第 {number} 条登记的版本被改动过：与其内容不符")


def _not_by_an_act(standing: Standing, entries: Iterable[Entry]) -> Iterable[Fault]:
    """Meetings and mappings that something else than an act changed, before the next act or since the last."""
    left: dict[str, tuple[int, str]] = {}
    for entry in entries:
        for name, (before, after) in changed_by(entry).items():
            if left.get(name, (0, ""))[1] != before:
                yield Fault(entry.number, f"{name} 在第 {entry.number} 条之前被改动过：不是由看板改的")
            left[name] = (entry.number, after)
    for name in sorted(left.keys() | standing.seals):
        number, seal = left.get(name, (None, ""))
        if name not in standing.seals and seal:
            yield Fault(number, f"{name} 缺失：被删除")
        elif standing.seals.get(name, "") != seal:
            why = f"与第 {number} 条登记的不符" if number else "不是由看板登记的"
            yield Fault(number, f"{name} 被改动过：{why}")
