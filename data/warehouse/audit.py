"""The record of what people did: one JSON line an entry, each carrying the hash of the one before.

    audit.jsonl   the entries; only ever added to
    audit.head    number and hash of the last entry, replaced after the entries are on disk: what it doesn't cover yet
                  was never said to have happened
    audit.aside   what a killed writer left behind it, moved out of the way

Changing, removing or moving an entry breaks its hash or the chain; cutting off the end contradicts the head. Who
rewrites all of it, head included, contradicts the versions: each carries the last entry at its publication.
"""

import datetime as dt
import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from data.errors import DataError
from data.warehouse.folder import locked, write, writing

BEGINNING = "0" * 64
WAIT = 10.0  # seconds; an entry takes milliseconds to write


@dataclass(frozen=True)
class Act:
    """Something that somebody does: `what` is one word (发布, 回滚, 确认, ...), `about` its object."""

    what: str
    who: str
    about: str
    details: dict[str, Any] = field(default_factory=dict)


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
    """The record in a folder."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "audit.jsonl"
        self.head = folder / "audit.head"
        self.aside = folder / "audit.aside"
        self.lock = folder / "audit.lock"

    def entries(self) -> tuple[Entry, ...]:
        """The entries that can be read, in their order."""
        head = self.last()
        return tuple(entry for entry in self._written() if head is None or entry.number <= head[0])

    def lines(self) -> list[bytes]:
        """The lines that the head covers, whether they can be read or not."""
        raw = self.file.read_bytes() if self.file.exists() else b""
        head = self.last()
        return (raw if head is None else raw[: _covered(raw, head[0])]).splitlines(keepends=True)

    def unfinished(self) -> int:
        """How many bytes a killed writer left that are not yet out of the way."""
        head = self.last()
        raw = self.file.read_bytes() if head and self.file.exists() else b""
        return len(raw) - _covered(raw, head[0]) if raw else 0

    def last(self) -> tuple[int, str] | None:
        """Number and hash of the last entry as the head has them; None when there is no head."""
        try:
            number, digest = self.head.read_text(encoding="ascii").split()
            return int(number), digest
        except (OSError, ValueError):
            return None

    def append(self, acts: Sequence[Act]) -> None:
        """Add the acts, all of them or none; raises DataError when the record can't be written."""
        if not acts:
            return
        with locked(self.lock, WAIT, DataError("操作记录正在被写入，请稍后再试。")), writing():
            number, former, notes = self._ready()
            lines = []
            for act in [*notes, *acts]:
                number += 1
                entry = sealed(number, act, former)
                former = entry.hash
                lines.append(line_of(entry))
            self._write(lines)
            write(self.head, f"{number} {former}".encode("ascii"))

    def _write(self, lines: Iterable[bytes]) -> None:
        before = self.file.stat().st_size if self.file.exists() else 0
        with self.file.open("ab", buffering=0) as file:  # a buffer would be written once more when the file is closed
            try:
                left = b"".join(lines)
                while left:
                    left = left[file.write(left) :]
                os.fsync(file.fileno())
            except OSError:
                os.truncate(self.file, before)
                raise

    def _ready(self) -> tuple[int, str, list[Act]]:
        """The last number and hash, once what a killed writer left is out of the way; and what to note about that."""
        for left in self.head.parent.glob(f"{self.head.name}.tmp*"):  # the lock says that no writer is alive
            left.unlink()
        raw = self.file.read_bytes() if self.file.exists() else b""
        head, notes = self.last(), []
        if head is None:
            entries = self._written()
            head = (entries[-1].number, entries[-1].hash) if entries else (0, BEGINNING)
            if raw:
                notes.append(Act("补记", "系统", "操作记录", {"why": f"末尾标记缺失，已按第 {head[0]} 条重建"}))
            write(self.head, f"{head[0]} {head[1]}".encode("ascii"))
        kept = _covered(raw, head[0])
        if kept < len(raw):
            self._set_aside(raw[kept:], kept)
            left = f"上次写入中断，未写完的 {len(raw) - kept} 字节已移到 {self.aside.name}"
            notes.append(Act("补记", "系统", "操作记录", {"why": left}))
        return *head, notes

    def _set_aside(self, left: bytes, kept: int) -> None:
        with self.aside.open("ab") as file:
            file.write(left + b"\n")
            file.flush()
            os.fsync(file.fileno())
        os.truncate(self.file, kept)

    def _written(self) -> tuple[Entry, ...]:
        if not self.file.exists():
            return ()
        status = self.file.stat()
        return _parsed(self.file, status.st_size, status.st_mtime_ns)


@lru_cache(maxsize=8)
def _parsed(file: Path, size: int, changed: int) -> tuple[Entry, ...]:
    """Size and time of change are part of the key: a record that was touched is read anew."""
    return tuple(entry for line in file.read_bytes().splitlines() if (entry := read_entry(line)))


def read_entry(line: bytes) -> Entry | None:
    """The entry that a line holds; None when it holds none."""
    try:
        entry = Entry(**json.loads(line))
    except (ValueError, TypeError):
        return None
    texts = (entry.at, entry.who, entry.what, entry.about, entry.former, entry.hash)
    whole = isinstance(entry.number, int) and isinstance(entry.details, dict)
    return entry if whole and all(isinstance(text, str) for text in texts) else None


def sealed(number: int, act: Act, former: str) -> Entry:
    """The act as the entry of that number after the entry whose hash is `former`."""
    at = dt.datetime.now().astimezone().isoformat(timespec="seconds")
    bare = Entry(number, at, act.who, act.what, act.about, act.details, former, "")
    return replace(bare, hash=digest(bare))


def digest(entry: Entry) -> str:
    """The hash of an entry: sha256 over all its fields but the hash itself."""
    bare = {name: value for name, value in vars(entry).items() if name != "hash"}
    return hashlib.sha256(_json(bare)).hexdigest()


def line_of(entry: Entry) -> bytes:
    """The line that an entry is written as, byte for byte."""
    return _json(vars(entry)) + b"\n"


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str).encode("utf-8")


def _covered(raw: bytes, number: int) -> int:
    """How many bytes the head covers: all up to the last whole line whose number it knows."""
    end = len(raw)
    while end:
        start = raw.rfind(b"\n", 0, end - 1) + 1
        entry = read_entry(raw[start:end])
        if raw[end - 1 : end] == b"\n" and entry is not None and entry.number <= number:
            return end
        end = start
    return 0
