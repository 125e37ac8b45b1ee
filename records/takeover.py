"""What a store of 0.1 kept in files, taken over into the database once; the files themselves are nobody's to delete.

    audit.jsonl   one JSON line an entry, each carrying the hash of the one before
    audit.head    number and hash of the last entry; what it doesn't cover was never said to have happened

The chain is verified and goes on: entries come over as they are, so that what was changed stays visible, and the entry
that says so names what was found and the hash of the file.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, func, select, update

from records.audit import BEGINNING, Act, Entry, digest, enter, put
from records.database import Records
from records.errors import DataError
from records.tables import entries, head

RECORD, HEAD = "audit.jsonl", "audit.head"
LEFT_BEHIND = (RECORD, HEAD, "audit.aside", "audit.lock")
MIXED = "这里已经有新的操作记录，0.1 版的旧记录没有接管。请联系管理员核对 audit.jsonl 是从哪里来的。"


@dataclass(frozen=True)
class TakenOver:
    """What came over: how many entries, and the numbers of those where the chain didn't hold."""

    entries: int
    faults: tuple[int, ...] = ()

    @property
    def told(self) -> str:
        """What was done, in Chinese."""
        faults = (
            f"其中第 {'、'.join(map(str, self.faults))} 条与登记时不同，仍按异常列出" if self.faults else "校验无误"
        )
        return f"操作记录 {self.entries:,} 条，{faults}" if self.entries else "没有操作记录"


def waiting(root: Path) -> list[Path]:
    """The files of 0.1 in a store's folder; none once they were taken over."""
    return [root / name for name in LEFT_BEHIND if (root / name).exists()] if (root / RECORD).exists() else []


def take_over(records: Records, root: Path, by: str) -> TakenOver:
    """Take over what the files in a store's folder say, all of it or nothing; once more changes nothing.

    Raises DataError when the database holds a record of its own already.
    """
    with records.changing() as con:
        return _take_over_record(con, root, by)


def _take_over_record(con: Connection, root: Path, by: str) -> TakenOver:
    content = (root / RECORD).read_bytes() if (root / RECORD).exists() else b""
    end, lines = _end(root), content.splitlines(keepends=True)
    found, left_out = _entries(lines, end)
    taken = TakenOver(len(found), tuple(_faults(found)))
    if con.scalar(select(func.count()).select_from(entries)):
        if found and con.scalar(select(entries.c.hash).where(entries.c.number == found[-1].number)) == found[-1].hash:
            return taken  # a run before this one was ended before the files were moved
        raise DataError(MIXED)
    for entry in found:
        put(con, entry)
    last = end or ((found[-1].number, found[-1].hash) if found else (0, BEGINNING))
    con.execute(update(head).values(number=last[0], hash=last[1]))
    details: dict[str, Any] = {"entries": len(found), "file": hashlib.sha256(content).hexdigest()}
    details |= {"left_out": left_out, "faults": list(taken.faults)}
    if end is None and found:
        details |= {"why": "末尾标记缺失：无法判断末尾是否被删去", "is_fault": True}
    enter(con, [Act("升级", by, f"0.1 版的操作记录 {len(found)} 条", details)])
    return taken


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
