"""A publisher is killed at random instants while readers query: no reader sees anything but a whole version.

`make fuzz` kills a hundred.
"""

import hashlib
import multiprocessing
import os
import random
import signal
import tempfile
import time
from pathlib import Path

import pytest

from data.errors import DataError
from data.warehouse.keeping import prune
from data.warehouse.originals import original
from data.warehouse.store import Store
from data.warehouse.verification import verify
from data.warehouse.versions import attach

KILLS = int(os.environ.get("KILLS", "8"))
# Processes begin in a server that has imported all of this and holds no thread of the tests before.
AFRESH = multiprocessing.get_context("forkserver")
AFRESH.set_forkserver_preload([__name__])


def hash_of(number):
    return hashlib.sha256(str(number).encode()).hexdigest()


def next_draft(store):
    """A draft whose rows, reason, file and original all bear one mark: one more than the current version's number."""
    draft = store.draft()
    number = draft.version_no() + 1
    draft.new_batch("funds", f"{number}.xlsx", hash_of(number), "统计员甲")
    draft.keep_original(f"{hash_of(number)}.xlsx", str(number).encode())
    draft.con.execute("update settings set value = ? where setting = 'county'", [str(number)])
    draft.con.execute("update settings set label = ? where setting = 'county'", [str(number)])
    draft.con.execute("set threads = 1")  # so that a process with the draft in it can be forked
    return draft


def publish_next(store, draft):
    return store.publish(draft, str(draft.version_no() + 1), "统计员甲").id


def killed_after(store, draft, seconds):
    """Let a process of its own publish the draft, kill it after that long; returns the id if it had told of one."""
    ears, mouth = os.pipe()
    publisher = os.fork()
    if not publisher:
        os.write(mouth, publish_next(store, draft).encode())
        prune(store, 20)
        os._exit(0)
    os.close(mouth)
    time.sleep(seconds)
    os.kill(publisher, signal.SIGKILL)
    os.waitpid(publisher, 0)
    with open(ears, "rb") as file:
        return file.read().decode()


def kill_publishers(root, told):
    """Kill as many publishers, each at a random instant of its work, and tell what they had told of."""
    store, chance = Store(root), random.Random(2026)
    began = time.monotonic()
    told.send(publish_next(store, draft := next_draft(store)))
    usual = (time.monotonic() - began) / 2  # the first takes longer
    for _ in range(KILLS):
        if draft.parent_id != store.current().id:
            draft.close()
            draft = next_draft(store)
        if published := killed_after(store, draft, chance.uniform(0, usual)):
            told.send(published)
        usual *= 0.7 if published else 1.15  # about one in three gets through, however busy the machine is
        assert store.current().warning is None
    draft.close()
    told.send(None)


def read_for_ever(root, stop, told):
    """Ask the current version for what must agree in it; tell of whatever does not, and of how often it was asked."""
    store, reads, last, began = Store(root), 0, 0, time.monotonic()
    while not stop.is_set() and time.monotonic() < began + 600:
        try:
            version = store.current()
            con = attach(version.path)
            row = con.execute(
                "select (select max(version_no) from publications),"
                " (select value::integer from settings where setting = 'county'),"
                " (select label::integer from settings where setting = 'county'),"
                " (select reason::integer from publications order by version_no desc limit 1),"
                " (select file_hash from batches order by batch_id desc limit 1)"
            ).fetchone()
            con.close()
            number, *marks, digest = row
            whole = version.warning is None and len(set(marks)) == 1 and digest == hash_of(marks[0])
            whole = whole and number >= last and original(store, digest).read_bytes() == str(marks[0]).encode()
            last = number
        except Exception as error:
            whole, row = False, repr(error)
        if not whole:
            told.send(f"reader saw {row}")
        reads += 1
        time.sleep(0.1)
    told.send(reads)
    told.send(None)


@pytest.fixture
def store():
    """A store of one version; in memory where there is such a disk: a kill is no power failure."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        store = Store(Path(folder) / "warehouse")
        publish_next(store, next_draft(store))
        yield store


def heard(ears):
    """All that came through a pipe up to the word that ends it."""
    return list(iter(ears.recv, None))


def test_killed_publishers_leave_whole_versions_only(store):
    stop = AFRESH.Event()
    ears, mouth = zip(*(AFRESH.Pipe(duplex=False) for _ in range(3)), strict=True)
    readers = [AFRESH.Process(target=read_for_ever, args=(store.root, stop, end)) for end in mouth[1:]]
    killer = AFRESH.Process(target=kill_publishers, args=(store.root, mouth[0]))
    for process in (*readers, killer):
        process.start()
    for end in mouth:
        end.close()  # so that who dies is not waited for
    published = heard(ears[0])
    stop.set()
    said = [heard(end) for end in ears[1:]]
    for process in (*readers, killer):
        process.join()
    print(f"{KILLS} kills, {len(published)} published, reads {said}")
    assert [words[:-1] for words in said] == [[], []]
    assert min(words[-1] for words in said) > KILLS / 5
    assert len(published) > KILLS / 10

    last = publish_next(store, next_draft(store))
    assert store.current().id == last
    assert [path.name for path in store.root.rglob("*") if ".tmp" in path.name or ".wal" in path.name] == []
    assert verify(store).faults == verify(store).notes == ()
    entries = {entry.about: entry for entry in store.record.entries() if entry.what == "发布"}
    assert [version_id for version_id in published if version_id not in entries] == []
    for version_id in published:
        (file,) = entries[version_id].details["files"]
        assert hashlib.sha256(original(store, file["hash"]).read_bytes()).hexdigest() == file["hash"]


def publish_told(root, start, told):
    """Publish from a draft that both have before either goes on; tell how it went."""
    store = Store(root)
    draft = store.draft()
    start.wait(60)
    try:
        told.send(store.publish(draft, "同时", "统计员甲").id)
    except DataError as error:
        told.send(str(error)[:12])
    draft.close()  # nothing else takes its folder away when such a process ends


def test_of_two_who_publish_at_once_the_second_is_told_and_nothing_is_lost(store):
    before, start = store.current().id, AFRESH.Barrier(2)
    ears, mouth = AFRESH.Pipe(duplex=False)
    both = [AFRESH.Process(target=publish_told, args=(store.root, start, mouth)) for _ in range(2)]
    for one in both:
        one.start()
    mouth.close()  # so that who dies is not waited for
    said = sorted(ears.recv() for _ in both)
    for one in both:
        one.join()
    assert said == [store.current().id, "您整理数据期间已有他人发"]
    assert [version.id for version in store.versions()] == [said[0], before]
    assert verify(store).is_sound
