"""The store: a folder of immutable versions, the originals they came from, and one pointer to the current version.

    current                     the id of the version that readers open; an empty file: deliberately begun anew
    versions/<id>.duckdb        <month>-<number>-<hash of the file>, e.g. 2026-10-0003-1a2b3c4d; never changed
    originals/<sha256>.<kind>   every received file as it came
    audit.jsonl                 who did what and when, decisions included: data/audit.py

A version is written under a temporary name, checked, hashed and renamed; only then the pointer moves, atomically. A
crash at any point leaves the old version current.
"""

import datetime as dt
import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from data.audit import Record
from data.decisions import Decision, Decisions
from data.draft import Draft
from data.errors import DataError, NoVersion, PublishConflict
from data.folder import settle

ID = re.compile(r"(\d{4}-\d{2})-(\d{4,})-([0-9a-f]{8})")


@dataclass(frozen=True)
class VersionFile:
    """A version to read. `warning` says in Chinese why it is not the one that the pointer names, when it is not."""

    id: str
    path: Path
    warning: str | None = None


@dataclass(frozen=True)
class VersionInfo:
    """What the version list shows of one version; the publication's fields are None when the file is damaged."""

    id: str
    is_current: bool
    is_damaged: bool
    is_sample: bool = False
    parent_id: str | None = None
    published_at: dt.datetime | None = None
    published_by: str | None = None
    reason: str | None = None
    files: int | None = None


class Store:
    """The versions under one folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.pointer = root / "current"
        self.record = Record(root)

    @classmethod
    def from_environment(cls) -> "Store":
        """The store in the folder that WAREHOUSE names, `warehouse/` when it names none."""
        return cls(Path(os.environ.get("WAREHOUSE") or "warehouse"))

    def is_new(self) -> bool:
        """Whether nothing was ever published or deliberately emptied here."""
        return not self.pointer.exists()

    def current(self) -> VersionFile | None:
        """The version to read: the pointer's, or the newest good one with a warning; None when the store is empty.

        Raises NoVersion when a version was published but none can be read any more.
        """
        named = self.pointer.read_text(encoding="utf-8").strip() if self.pointer.exists() else ""
        if not named:
            return None
        if is_good(self._path(named)):
            return VersionFile(named, self._path(named))
        for path in reversed(self._paths()):
            if is_good(path):
                return VersionFile(
                    path.stem,
                    path,
                    f"当前版本 {named} 的文件缺失或已损坏，暂以最近的完好版本 {path.stem} 代替。请联系管理员。",
                )
        raise NoVersion("所有已发布版本的文件都缺失或已损坏，请从备份恢复版本文件夹，或在“数据”页重新上传台账。")

    def version(self, version_id: str) -> VersionFile:
        """The version of that id; raises DataError when there is none or its file is damaged."""
        if not ID.fullmatch(version_id) or not is_good(self._path(version_id)):
            raise DataError(f"没有版本 {version_id}，或其文件已损坏。可用 python -m data versions 查看全部版本。")
        return VersionFile(version_id, self._path(version_id))

    def versions(self) -> list[VersionInfo]:
        """Every version in the store, newest first."""
        current = self.current() if self._paths() else None
        return [_describe(path, current is not None and path.stem == current.id) for path in reversed(self._paths())]

    def draft(self) -> Draft:
        """A working copy of the current version, or of nothing when the store is empty."""
        current = self.current()
        return Draft(current.path, current.id) if current else Draft()

    def publish(self, draft: Draft, reason: str, by: str) -> VersionFile:
        """Make the draft a version and point to it; returns it.

        Raises PublishConflict when another version became current since the draft was begun, DataError when the draft
        breaks a constraint. In both cases nothing has changed.
        """
        with self._locked():
            current = self.current()
            if (current.id if current else None) != draft.parent_id:
                raise PublishConflict("您整理数据期间已有他人发布了新版本。请放弃本次草稿，重新上传后再发布。")
            number = max((int(ID.fullmatch(path.stem)[2]) for path in self._paths()), default=0) + 1
            self._keep_originals(draft)
            version = self._write(draft, number, reason, by)
            self._point_to(version.id)
        return version

    def rollback(self, version_id: str) -> VersionFile:
        """Point to an earlier (or later) good version; raises DataError when there is no such version."""
        with self._locked():
            version = self.version(version_id)
            self._point_to(version.id)
        return version

    def leave_sample(self) -> None:
        """Begin an empty store: no version is current, the sample's stay in the list. Raises DataError on real data."""
        with self._locked():
            current = self.current()
            if current is None or not _describe(current.path, True).is_sample:
                raise DataError("当前版本不是演示数据，不能清空。如需退回旧版本，请使用回滚。")
            self._point_to("")

    def decisions(self) -> Decisions:
        """What persons decided about held rows and findings, the latest word on each."""
        return Decisions.of(self.record.entries())

    def decide(self, made: Sequence[Decision]) -> None:
        """Record decisions, all of them or none; raises DataError when one is incomplete or can't be written."""
        self.record.append([decision.act() for decision in made])

    def _path(self, version_id: str) -> Path:
        return self.root / "versions" / f"{version_id}.duckdb"

    def _paths(self) -> list[Path]:
        found = (path for path in (self.root / "versions").glob("*.duckdb") if ID.fullmatch(path.stem))
        return sorted(found, key=lambda path: int(ID.fullmatch(path.stem)[2]))

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """One writer at a time; the second is told at once."""
        self.root.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self.root / "writing.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            raise PublishConflict("另一位同事正在发布，请稍后再试。") from error
        try:
            yield
        finally:
            lock.release()

    def _keep_originals(self, draft: Draft) -> None:
        folder = self.root / "originals"
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in draft.originals.items():
            if not (folder / name).exists():
                partial = folder / f"{name}.tmp{os.getpid()}"
                partial.write_bytes(content)
                settle(partial, folder / name)

    def _write(self, draft: Draft, number: int, reason: str, by: str) -> VersionFile:
        folder = self.root / "versions"
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob("*.tmp*"):  # of writers that were killed; the lock says that none is alive
            left.unlink()
        partial = folder / f"{number:04d}.tmp{os.getpid()}"
        draft.con.execute(
            "insert into publications values (?, ?, ?, ?, ?)",
            [number, draft.parent_id, dt.datetime.now().replace(microsecond=0), by, reason],
        )
        try:
            draft.seal(partial)
        except BaseException:
            draft.con.execute("delete from publications where version_no = ?", [number])
            partial.unlink(missing_ok=True)
            raise
        month = draft.month() or dt.date.today()
        path = self._path(f"{month:%Y-%m}-{number:04d}-{_hash(partial)}")
        settle(partial, path)
        return VersionFile(path.stem, path)

    def _point_to(self, version_id: str) -> None:
        partial = self.root / f"current.tmp{os.getpid()}"
        partial.write_text(version_id, encoding="utf-8")
        settle(partial, self.pointer)


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:8]


def is_good(path: Path) -> bool:
    """Whether a version file is whole: it is there and its bytes have the hash that its name carries."""
    try:
        status = path.stat()
    except OSError:
        return False
    return _is_whole(path, status.st_size, status.st_mtime_ns)


@lru_cache(maxsize=256)
def _is_whole(path: Path, size: int, changed: int) -> bool:
    """Size and time of change are part of the key: a file that was touched is hashed anew."""
    match = ID.fullmatch(path.stem)
    return match is not None and size > 0 and _hash(path) == match[3]


def _describe(path: Path, is_current: bool) -> VersionInfo:
    if not is_good(path):
        return VersionInfo(path.stem, is_current, is_damaged=True)
    con = duckdb.connect()
    con.execute("attach ? as version (read_only)", [str(path)])
    row = con.execute(
        "select parent_id, published_at, published_by, reason, (select count(*) from version.batches),"
        " coalesce((select value = '是' from version.settings where setting = 'is_sample'), false)"
        " from version.publications order by version_no desc limit 1"
    ).fetchone()
    con.close()
    parent_id, published_at, published_by, reason, files, is_sample = row
    return VersionInfo(path.stem, is_current, False, is_sample, parent_id, published_at, published_by, reason, files)
