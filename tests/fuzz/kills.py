"""Whoever works in a store, backs it up or brings it back is killed at random instants: what is left must be whole.

A kill ends a worker (who decides, prepares meetings, saves them, confirms mappings, publishes and clears away), one who
backs up all the time, and one who restores. After each, what the store says must agree with what its record says.
"""

import contextlib
import datetime as dt
import itertools
import multiprocessing
import os
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

from sqlalchemy import func, select

from data.errors import DataError
from data.files.sheet import Sheet
from data.mapping.remembered import remember
from data.warehouse.backup import backup
from data.warehouse.bringing_back import restore
from data.warehouse.keeping import prune
from data.warehouse.meetings import Decision, keep, meetings, prepare
from data.warehouse.store import Store
from data.warehouse.verification import verify
from records import decisions
from records.database import Records
from records.tables import mappings

# Processes begin in a server that has imported all of this and holds no thread.
AFRESH = multiprocessing.get_context("forkserver")
AFRESH.set_forkserver_preload([__name__])
MAPPING = '[[table]]\nkind = "资金月报"\n[table.fields]\n"项目编号" = "No"\n"月份" = "Month"\n"本月到位资金" = "Paid"\n'
DAY = dt.date(2026, 11, 3)
# What gets done between the kills; versions are cleared away (清理) only where no meeting holds them.
WHATS = ("处置", "会议准备", "会议修改", "对应", "发布", "备份")
ENOUGH = 50  # of so many kills each of them gets done, or they come too early to show anything


def decide(store: Store, name: str) -> None:
    store.decide([decisions.Decision(name, "dismiss", "已说明", "核过", "统计股", about="x")] * 2)


def meet(store: Store, name: str) -> None:
    prepared = prepare(store, name, DAY, DAY, {}, ("overview",), "统计股")
    said = keep(store, replace(prepared, words={"overview": "a", "city": "b"}), "统计股")
    keep(store, replace(said, decisions=(Decision("催收", name, DAY), Decision("用地", name, DAY))), "统计股")


def confirm(store: Store, name: str) -> None:
    remember(store, Sheet("表", [["No", "Month", "Paid"]]), (1, 1), MAPPING, "统计股")


def publish(store: Store, name: str) -> None:
    draft = store.draft()
    draft.keep_original(f"{name}.xlsx", b"bytes")
    store.publish(draft, name, "统计股")
    draft.close()
    prune(store, 2, "统计股")


STEPS = (decide, meet, confirm, publish)


def work(root: Path, records: Records, first: int, many: int | None = None) -> None:
    """Do everything that people do, again and again or so many steps, beginning with one of them."""
    store = Store(root, records)
    for number in itertools.islice(itertools.count(first), many):
        with contextlib.suppress(DataError):  # another one was faster, or holds the lock
            STEPS[number % len(STEPS)](store, f"{os.getpid()}-{number}")


def _round(root: Path, records: Records) -> float:
    """Seconds that a process takes from its start to the end of one round of the steps."""
    began, process = time.monotonic(), AFRESH.Process(target=work, args=(root, records, 0, len(STEPS)))
    process.start()
    process.join()
    return time.monotonic() - began


def back_up(root: Path, records: Records, folder: Path) -> None:
    """Back the store up again and again."""
    for number in itertools.count():
        with contextlib.suppress(DataError):
            backup(Store(root, records), folder / f"{os.getpid()}-{number}.zip", "备份")
        time.sleep(0.1)  # whoever publishes has to get in


def killed(chance: Random, usual: float, *jobs: tuple[Callable[..., None], tuple]) -> None:
    """Let jobs run side by side and kill all of them at one random instant."""
    processes = [AFRESH.Process(target=job, args=arguments) for job, arguments in jobs]
    for process in processes:
        process.start()
    time.sleep(chance.uniform(0, usual))
    for process in processes:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)
        process.join()


def torn(seed: int, many: int, folder: Path, new_records: Callable[[Path], Records]) -> Iterator[str]:
    """What isn't whole after that many kills in a store whose records `new_records` begins."""
    chance, root, backups = Random(seed), folder / "warehouse", folder / "backups"
    records = new_records(root)
    store = Store(root, records)
    store.publish(store.draft(), "首次", "统计员甲")
    usual = min(_round(root, records) for _ in range(2))  # each step is the first of a round in turn
    backups.mkdir()
    for number in range(many):
        killed(chance, usual, (work, (root, records, number)), (back_up, (root, records, backups)))
        yield from (f"kill {number}: {fault}" for fault in untrue(store))
        for path in sorted(backups.glob("*.zip"))[-1:]:
            back = Store(folder / "back", new_records(folder / "back"))
            killed(chance, 0.5, (restore, (back, path)))
            yield from (f"kill {number}, {path.name}: {fault}" for fault in _restored(back, path))
        for left in backups.iterdir():
            left.unlink()
    yield from _idle(store, many)


def _idle(store: Store, many: int) -> Iterator[str]:
    """What never got done; says what did, and how often."""
    done = Counter(entry.what for entry in store.record.entries(*WHATS))
    print(f"{many} kills: {', '.join(f'{what} {done[what]}' for what in WHATS)}", file=sys.stderr, flush=True)
    if many >= ENOUGH:
        yield from (f"no {what} in {many} kills" for what in WHATS if not done[what])


def _restored(back: Store, path: Path) -> Iterator[str]:
    """What isn't whole in a store that a restore was killed in, and after it was done once more."""
    if not (back.root / "versions").exists():
        if back.root.exists():
            yield "half a store has the store's name"
        restore(back, path)
    yield from untrue(back)
    back.records.close()
    shutil.rmtree(back.root)


def untrue(store: Store) -> Iterator[str]:
    """Where a store contradicts itself."""
    with store.changing():  # what was left half-done is put in order, as the next writer does
        pass
    verdict = verify(store)
    yield from (fault.text for fault in verdict.faults)
    yield from verdict.notes
    entries = store.record.entries()
    acts = Counter((entry.what, entry.details.get("meeting")) for entry in entries)
    for meeting in meetings(store):
        if acts["会议准备", meeting.id] != 1 or acts["会议修改", meeting.id] != meeting.revision - 1:
            yield f"meeting {meeting.id} at revision {meeting.revision} has other acts"
        if (meeting.revision > 1) != bool(meeting.words) or (meeting.revision > 2) != (len(meeting.decisions) == 2):
            yield f"meeting {meeting.id} was half saved"
        store.version(meeting.version_id)  # never cleared away; raises when it is
    with store.records.reading() as con:
        counted = con.scalar(select(func.count()).select_from(mappings))
    if counted != sum(entry.what == "对应" for entry in entries):
        yield f"{counted} mappings for other acts"
    words = Counter(entry.details["key"] for entry in entries if entry.what == "处置")
    yield from (f"decision {key} was half recorded" for key, times in words.items() if times != 2)
    current = store.current()
    if current is None or current.warning:
        yield f"no whole version is current: {current}"
