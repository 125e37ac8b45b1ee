"""The store: a folder of immutable versions, the originals they came from, and one pointer to the current version.

    current                     the id of the version that readers open; an empty file: begun, or begun anew
    versions/<id>.duckdb        <month>-<number>-<hash of the file>, e.g. 2026-10-0003-1a2b3c4d; never changed
    originals/<sha256>.<kind>   every received file as it came
    deliveries/<sha256>         every file that a unit laid down, whether it was merged or not
    records.db                  who did what and when, decisions included: records/; elsewhere when RECORDS_URL says so

A version is written under a temporary name, checked, hashed and renamed; then the audit record gets its entry; only
then the pointer moves, atomically. A crash at any point leaves the old version current, and nothing becomes current
that the record doesn't know. Order is that of the numbers; no clock is asked for it.
"""

import datetime as dt
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from data.errors import DataError, NoVersion, PublishConflict
from data.people.actor import OWNER, Actor, Units
from data.receipt import Receipt, Refusal
from data.reporting import punctuality
from data.warehouse import first_reports, place
from data.warehouse.comings import publication, receiving, refusing
from data.warehouse.draft import Draft
from data.warehouse.folder import holds, locked, ready_to_settle, settle, write, writing
from data.warehouse.versions import (
    ID,
    LAST,
    LOG,
    UNKNOWN_MONTH,
    VersionFile,
    VersionInfo,
    describe,
    digest,
    is_good,
    number,
)
from records.audit import BEGINNING, Act, Change, Record
from records.database import Records
from records.decisions import KINDS, Decision, Decisions
from records.deliveries import all_deliveries

DECIDING = {"confirm": "confirm", "dismiss": "decide"}  # the act that a kind of decision is
REPAIR = "请联系管理员运行 python -m data repair，把编号不对的版本移开。"
LOST = "当前版本的标记缺失，按记录以版本 {} 代替。请联系管理员核对，再用 python -m data rollback 确认。"
# What a killed writer leaves. A log beside a version is nobody's: whoever reads the version would read its changes too.
LEFT = (
    "current.tmp*",
    *(f"{name}/*.tmp*" for name in ("versions", "originals", "imported")),
    f"versions/*{LOG}",
)
Along = Callable[[str], tuple[Sequence[Act], Change | None]]  # by the id of the version that is published
WAIT = 3.0  # seconds that a writer waits for another before it is told


def nothing_along(_: str) -> tuple[Sequence[Act], None]:
    """A publication by itself."""
    return (), None


class Store:
    """The versions under one folder, in the hands of `actor`: what he may not do, its acts refuse with NotAllowed."""

    def __init__(self, root: Path, records: Records | None = None, actor: Actor = OWNER) -> None:
        self.root = root
        self.actor = actor
        self.pointer = root / place.POINTER
        self.records = records or Records.of(root)
        self.record = Record(self.records)

    @classmethod
    def from_environment(cls, *, may_begin: bool = False, may_be_old: bool = False, actor: Actor = OWNER) -> "Store":
        """The store in the folder that WAREHOUSE names, `warehouse/` when it names none.

        Raises MissingStore when none is there; `may_begin` is for who brings data of their own, so that one may begin.
        Raises DataError when it is one of 0.1 that wasn't taken over; `may_be_old` is for who does that.
        """
        root = place.root_named()
        (place.refuse_to_begin if may_begin else place.refuse_missing)(root)
        if not may_be_old:
            place.refuse_old(root)
        return cls(root, actor=actor)

    def is_new(self) -> bool:
        """Whether nothing was ever published, recorded or deliberately begun here."""
        return not place.is_store(self.root)

    def begin(self, by: str = "") -> None:
        """Begin an empty store; raises DataError when one is there already or the folder can't be written."""
        self.actor.must("keep")
        with self.changing():
            if self.pointer.exists() or self.paths():
                raise DataError(f"{self.root} 里已经有看板的数据，没有新建。")
            self.point_to("", Act("新建", by or self.actor.name, "空库"))

    def current(self) -> VersionFile | None:
        """The version to read: the pointer's, or the newest good one with a warning; None when the store is empty.

        Raises NoVersion when a version was published but none can be read any more.
        """
        named = self._named()
        if not named:
            return None
        if is_good(self.path(named)):
            return VersionFile(named, self.path(named), None if self.pointer.exists() else LOST.format(named))
        for path in reversed(self.paths()):
            if is_good(path):
                return VersionFile(
                    path.stem,
                    path,
                    f"当前版本 {named} 的文件缺失或已损坏，暂以最近的完好版本 {path.stem} 代替。请联系管理员。",
                )
        raise NoVersion("所有已发布版本的文件都缺失或已损坏，请从备份恢复版本文件夹，或在“数据”页重新上传台账。")

    def version(self, version_id: str) -> VersionFile:
        """The version of that id; raises DataError when there is none or its file is damaged."""
        if not ID.fullmatch(version_id) or not is_good(self.path(version_id)):
            raise DataError(f"没有版本 {version_id}，或其文件已损坏。可用 python -m data versions 查看全部版本。")
        return VersionFile(version_id, self.path(version_id))

    def versions(self) -> list[VersionInfo]:
        """Every version in the store, newest first."""
        try:
            current = self.current()
        except NoVersion:
            current = None
        return [describe(path, current is not None and path.stem == current.id) for path in reversed(self.paths())]

    def draft(self, received_on: dt.date | None = None, own: Units = None) -> Draft:
        """A working copy of the current version, or of nothing when the store is empty; see `Draft`.

        Of these units only, if any are named; and never of more than whoever acts may receive for.
        """
        current, limits = self.current(), (own, self.actor.acts.get("receive", ()))
        path, version_id = (current.path, current.id) if current else (None, None)
        return Draft(path, version_id, received_on, limits)

    def received(self, receipts: Iterable[Receipt], refusals: Iterable[Refusal], by: str) -> None:
        """Note in the audit record which files of a delivery were received and which were refused, and why.

        Whether they are published is an entry of its own.
        """
        self.actor.must_for_some("receive")
        acts = [receiving(receipt, by or self.actor.name) for receipt in receipts]
        self.record.append(acts + [refusing(refusal, by or self.actor.name) for refusal in refusals])

    def discarded(self, names: Sequence[str], by: str) -> None:
        """Note in the audit record that files which were received will not be published."""
        self.actor.must_for_some("receive")
        self.record.append([Act("放弃", by or self.actor.name, f"{len(names)} 个文件", {"files": list(names)})])

    def publish(self, draft: Draft, reason: str, by: str, along: Along = nothing_along) -> VersionFile:
        """Make the draft a version and point to it; returns it. `along` says what is recorded and changed with it.

        Raises PublishConflict when another version became current since the draft was begun, DataError when the draft
        breaks a constraint or the folder can't be written. In all cases nothing has changed.
        """
        self.actor.must("publish")
        if draft.own is not None:
            raise DataError("这份草稿只有部分单位的数据，不能发布。请由统计员合并后发布。")
        with self.changing():
            current = self.current()
            if (current.id if current else None) != draft.parent_id:
                raise PublishConflict("您整理数据期间已有他人发布了新版本。请放弃本次草稿，重新上传后再发布。")
            written: list[Path] = []
            try:
                self._keep_originals(draft, written)
                version = self._write(draft, reason, by)
                written.append(version.path)
                written.append(ready := ready_to_settle(self.pointer, version.id))
                acts, change = along(version.id)
                self.record.append([publication(version, draft, reason, by or self.actor.name), *acts], change)
            except BaseException:
                for path in written:
                    path.unlink(missing_ok=True)
                raise
            settle(ready, self.pointer)
        return version

    def rollback(self, version_id: str, by: str = "") -> VersionFile:
        """Point to an earlier (or later) good version; raises DataError when there is no such version."""
        self.actor.must("roll_back")
        with self.changing():
            version = self.version(version_id)
            self.point_to(version.id, Act("回滚", by or self.actor.name, version.id, {"former": self._named()}))
        return version

    def leave_sample(self, by: str = "") -> None:
        """Begin an empty store: no version is current, the sample's stay in the list. Raises DataError on real data."""
        self.actor.must("publish")
        with self.changing():
            current = self.current()
            if current is None or not describe(current.path, True).is_sample:
                raise DataError("当前版本不是演示数据，不能清空。如需退回旧版本，请使用回滚。")
            self.point_to("", Act("清空演示", by or self.actor.name, current.id))

    def decisions(self) -> Decisions:
        """What persons decided about held rows and findings, the latest word on each."""
        return Decisions.of(self.record.entries(*KINDS.values()))

    def decide(self, made: Sequence[Decision]) -> None:
        """Record decisions, all of them or none; raises DataError when one is incomplete or can't be written."""
        for kind in {decision.kind for decision in made}:
            self.actor.must(DECIDING.get(kind, "decide"))
        self.record.append([decision.act() for decision in made])

    def path(self, version_id: str) -> Path:
        """Where the file of a version is, or would be."""
        return self.root / "versions" / f"{version_id}.duckdb"

    def paths(self) -> list[Path]:
        """The version files, damaged ones too, in the order of their numbers."""
        found = (path for path in (self.root / "versions").glob("*.duckdb") if ID.fullmatch(path.stem))
        return sorted(found, key=lambda path: (number(path.stem), path.stem))

    @contextmanager
    def changing(self) -> Iterator[None]:
        """One writer at a time; the second waits a moment and is told. What killed writers left is put in order."""
        busy = PublishConflict("另一位同事正在发布，请稍后再试。")
        with locked(self.root / "writing.lock", WAIT, busy), writing():
            for left in (path for name in LEFT for path in self.root.glob(name)):  # the lock says: no writer is alive
                left.unlink()
            self.record.append(self.unrecorded())
            yield

    def unrecorded(self) -> list[Act]:
        """What the folder holds and the record doesn't know: a writer was killed halfway, or a hand put it there."""
        known, current = self.record.versions(), self.record.current() or ""
        strange = [path.stem for path in self.paths() if path.stem not in known]
        named = self._named()
        acts = []
        if strange:
            why = "启用记录之前已有、发布中断留下或人工放入"
            acts.append(Act("补记", "系统", f"{len(strange)} 个未见记录的版本", {"versions": strange, "why": why}))
        if named != current:
            why = "操作在最后一步中断，或人工改动"
            about = f"当前版本为 {named or '空库'}，记录中为 {current or '空库'}"
            acts.append(Act("补记", "系统", about, {"current": named, "why": why}))
        return acts

    def _named(self) -> str:
        """What the pointer names; where it is lost, what the record says; without either the newest version."""
        if self.pointer.exists():
            return self.pointer.read_text(encoding="utf-8").strip()
        if self.record.last() is None:
            return next((path.stem for path in reversed(self.paths())), "")
        return self.record.current() or ""

    def _keep_originals(self, draft: Draft, written: list[Path]) -> None:
        folder = self.root / "originals"
        folder.mkdir(parents=True, exist_ok=True)
        draft.check_originals()
        for name, content in draft.originals.items():
            if not holds(folder / name, content):
                written.append(folder / name)
                write(folder / name, content)

    def _write(self, draft: Draft, reason: str, by: str) -> VersionFile:
        folder = self.root / "versions"
        folder.mkdir(parents=True, exist_ok=True)
        following = self._following(draft)
        partial = folder / f"{following:04d}.tmp{os.getpid()}"
        last = self.record.last() or (0, BEGINNING)
        draft.enter_dismissals(self.decisions())
        punctuality.enter(draft.con, all_deliveries(self.records), dt.date.today())
        kept = first_reports.enter(draft.con)
        draft.enter_publication(following, dt.datetime.now().replace(microsecond=0), by, reason, last)
        try:
            draft.seal(partial)
            month = draft.month()
            path = self.path(f"{f'{month:%Y-%m}' if month else UNKNOWN_MONTH}-{following:04d}-{digest(partial)[:8]}")
            settle(partial, path)
        except BaseException:
            draft.withdraw_publication(following)
            first_reports.withdraw(draft.con, kept)
            for left in folder.glob(f"{partial.name}*"):
                left.unlink()
            raise
        return VersionFile(path.stem, path)

    def _following(self, draft: Draft) -> int:
        """The next number: beyond every file's, every recorded version's and every one that the draft grew from."""
        known = {path.stem for path in self.paths()} | {name for name in self.record.versions() if ID.fullmatch(name)}
        following = 1 + max((number(version_id) for version_id in known), default=draft.version_no())
        if following > LAST:
            raise DataError(f"版本编号已用到 {following - 1}，不能再发布。{REPAIR}")
        return following

    def point_to(self, version_id: str, act: Act, change: Change | None = None) -> None:
        """Record the act with the change that goes along, then make the version current; to be called in `changing`."""
        ready = ready_to_settle(self.pointer, version_id)
        self.record.append([replace(act, details={**act.details, "current": version_id})], change)
        settle(ready, self.pointer)
