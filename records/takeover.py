"""What a store of 0.1 kept in files, taken over into the database once; the files themselves are nobody's to delete.

    audit.jsonl           one JSON line an entry, each carrying the hash of the one before
    audit.head            number and hash of the last entry; what it doesn't cover was never said to have happened
    meetings/<id>.json    a meeting
    mappings/<key>.toml   what was confirmed for a header; <key>.<number>.former: what was confirmed before that

The chain is verified and goes on: entries come over as they are, so that what was changed stays visible, and the entry
that says so names what was found and the hash of the file.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select, update

from records import mappings, meetings, tables
from records.audit import BEGINNING, Act, Entry, digest, enter, put
from records.database import Records
from records.errors import DataError
from records.seals import seals
from records.tables import entries, head

RECORD, HEAD = "audit.jsonl", "audit.head"
MAPPINGS, MEETINGS = "mappings", "meetings"
# In the order in which they are set aside: a run that is ended before the last goes on where it was.
LEFT_BEHIND = (MAPPINGS, MEETINGS, "meetings.lock", "audit.aside", "audit.lock", HEAD, RECORD)
MIXED = "这里已经有新的操作记录，0.1 版的旧记录没有接管。请联系管理员核对 audit.jsonl 是从哪里来的。"


@dataclass(frozen=True)
class TakenOver:
    """What came over; the numbers of the entries where the chain didn't hold; the files that couldn't be read."""

    entries: int
    faults: tuple[int, ...] = ()
    mappings: int = 0
    meetings: int = 0
    unreadable: tuple[str, ...] = ()

    @property
    def in_words(self) -> str:
        """What was done, in Chinese."""
        numbers = "、".join(map(str, self.faults))
        checked = f"其中第 {numbers} 条与登记时不同，仍按异常列出" if numbers else "校验无误"
        told = [f"操作记录 {self.entries:,} 条，{checked}"] if self.entries else []
        told += [f"对应关系 {self.mappings} 份"] if self.mappings else []
        told += [f"会议 {self.meetings} 次"] if self.meetings else []
        told += [f"读不出来的文件 {len(self.unreadable)} 个：{'、'.join(self.unreadable)}"] if self.unreadable else []
        return "；".join(told) or "没有新的内容"


def waiting(root: Path) -> list[Path]:
    """The files and folders of 0.1 in a store's folder; none once they were taken over."""
    is_old = (root / RECORD).exists() or any(any((root / name).glob("*.*")) for name in (MAPPINGS, MEETINGS))
    return [root / name for name in LEFT_BEHIND if (root / name).exists()] if is_old else []


def take_over(records: Records, root: Path, by: str) -> TakenOver:
    """Take over what the files in a store's folder say, all of it or nothing; once more changes nothing.

    Raises DataError when the database holds a record of its own already.
    """
    with records.changing() as con:
        before, sealed = con.scalar(select(func.count()).select_from(entries)), seals(con)
        found, details = _take_over_record(con, root) if (root / RECORD).exists() else ([], {})
        confirmed, unread = _take_over_mappings(con, root)
        held, unread_too = _take_over_meetings(con, root)
        unreadable = [*unread, *unread_too]
        taken = TakenOver(len(found), tuple(_faults(found)), confirmed, held, tuple(unreadable))
        if confirmed or held or unreadable or (found and not before):
            details |= {"faults": list(taken.faults), "unreadable": unreadable}
            came = tuple(name for name in seals(con) if name not in sealed)
            enter(con, [Act("升级", by, "0.1 版的数据文件夹", {"told": taken.in_words, **details}, came)])
    return taken


def _take_over_record(con: Connection, root: Path) -> tuple[list[Entry], dict[str, Any]]:
    """The entries that came over, and what is to be noted of the file."""
    content = (root / RECORD).read_bytes()
    end = _end(root)
    found, left_out = _entries(content.splitlines(keepends=True), end)
    if con.scalar(select(func.count()).select_from(entries)):
        if found and con.scalar(select(entries.c.hash).where(entries.c.number == found[-1].number)) == found[-1].hash:
            return found, {}  # a run before this one was ended before the files were set aside
        raise DataError(MIXED)
    for entry in found:
        put(con, entry)
    last = end or ((found[-1].number, found[-1].hash) if found else (0, BEGINNING))
    con.execute(update(head).values(number=last[0], hash=last[1]))
    details = {"entries": len(found), "file": hashlib.sha256(content).hexdigest(), "left_out": left_out}
    if end is None and found:
        details |= {"why": "末尾标记缺失：无法判断末尾是否被删去", "is_fault": True}
    return found, details


def _take_over_mappings(con: Connection, root: Path) -> tuple[int, list[str]]:
    """How many mappings came over, each header's in their order, and the names of the files that say none."""
    paths = [*(root / MAPPINGS).glob("*.former"), *(root / MAPPINGS).glob("*.toml")]
    there = set(con.scalars(select(tables.mappings.c.key)))
    confirmed, unreadable = 0, []
    for key, of_key in groupby(sorted(paths, key=_order), key=lambda path: path.name.partition(".")[0]):
        last = None
        for last in of_key if key not in there else ():
            try:
                mappings.keep(con, mappings.from_file(key, last.read_text(encoding="utf-8")))
                confirmed += 1
            except ValueError:
                unreadable.append(f"{MAPPINGS}/{last.name}")
        if last is not None and last.suffix == ".former":
            mappings.stop(con, key)
    return confirmed, unreadable


def _take_over_meetings(con: Connection, root: Path) -> tuple[int, list[str]]:
    """How many meetings came over, and the names of the files that hold none."""
    there = set(con.scalars(select(tables.meetings.c.id)))
    found, unreadable = 0, []
    for path in sorted((root / MEETINGS).glob("*.json")):
        if path.stem in there:
            continue
        try:
            meetings.put(con, meetings.from_file(path.read_text(encoding="utf-8")))
            found += 1
        except (ValueError, KeyError, TypeError, AttributeError):
            unreadable.append(f"{MEETINGS}/{path.name}")
    return found, unreadable


def _order(path: Path) -> tuple[str, int]:
    """The header that a mapping's file is for, and its place among them: the one in use is the last."""
    key, *number = path.name.split(".")[:-1]
    return key, int(number[0]) if number and number[0].isdigit() else 10**9


def _end(root: Path) -> tuple[int, str] | None:
    try:
        number, last = (root / HEAD).read_text(encoding="ascii").split()
        return int(number), last
    except (OSError, ValueError):
        return None


def _entries(lines: Sequence[bytes], end: tuple[int, str] | None) -> tuple[list[Entry], int]:
    """The entries that the head covers by their numbers, and how many lines hold none or one that is there already."""
    found: dict[int, Entry] = {}
    left_out = 0
    for line in lines:
        entry = _read(line)
        if entry is None or entry.number in found or entry.number < 1:
            left_out += 1
        elif end is None or entry.number <= end[0]:
            found[entry.number] = entry
    return [found[number] for number in sorted(found)], left_out


def _read(line: bytes) -> Entry | None:
    try:
        entry = Entry(**json.loads(line))
    except (ValueError, TypeError):
        return None
    texts = (entry.at, entry.who, entry.what, entry.about, entry.former, entry.hash)
    whole = isinstance(entry.number, int) and isinstance(entry.details, dict)
    return entry if whole and all(isinstance(text, str) for text in texts) else None


def _faults(found: Sequence[Entry]) -> list[int]:
    """The numbers of the entries that were changed or don't follow on the one before."""
    former, before, faults = BEGINNING, 0, []
    for entry in found:
        if entry.hash != digest(entry) or entry.former != former or entry.number != before + 1:
            faults.append(entry.number)
        former, before = entry.hash, entry.number
    return faults
