"""Receiving, publishing, recording and importing on disks that are full or closed: real limits of the system."""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from data.bulk import large_text
from data.errors import DataError
from data.receive import receive
from data.warehouse.archive import export
from data.warehouse.restoring import import_archive
from data.warehouse.store import Store
from data.warehouse.verification import verify
from records.audit import Act
from tests.data.warehouse.built import one_version

FULL = "磁盘空间不足"
ROOT = Path(__file__).parents[3]


@pytest.fixture
def store(made_once, tmp_path):
    """A store of one version, 3 MB."""
    return made_once(one_version, tmp_path / "warehouse")


@contextmanager
def files_up_to(size):
    """No file of this process may grow beyond `size` bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def files(store):
    """What is in the store: every file's bytes, and the record's entries, which are a database's to lay out."""
    found = (path for path in store.root.rglob("*") if path.is_file() and path.suffix != ".lock")
    kept = {str(path.relative_to(store.root)): path.read_bytes() for path in found if "records.db" not in path.name}
    return kept | {"entries": store.record.entries()}


@pytest.mark.parametrize("size", [0, 10, 300, 1_000, 20_000, 200_000, 1_000_000, 2_500_000])
def test_where_nothing_more_can_be_written_nothing_has_changed_and_later_the_same_draft_is_published(store, size):
    before, draft = files(store), store.draft()
    draft.keep_original(f"{'a' * 64}.xlsx", b"x" * 5_000)
    with files_up_to(size), pytest.raises(DataError, match=FULL):
        store.publish(draft, "二", "统计员甲")
    assert files(store) == before
    version = store.publish(draft, "二", "统计员甲")
    assert (store.current().id, verify(store).is_sound) == (version.id, True)


def test_a_large_file_is_received_where_no_copy_of_it_would_fit(store, tmp_path, monkeypatch):
    monkeypatch.setattr(large_text, "LARGE", 1)
    draft, path = store.draft(), tmp_path / "月报.csv"
    path.write_text('项目编号,月份,本月到位资金（万元）\n"P1",2026-10,5\n', encoding="utf-8")
    with files_up_to(10):
        assert receive(path, draft, "统计员甲").rows_read == 1


def test_an_entry_that_does_not_fit_is_not_half_written(store):
    before = files(store)
    with files_up_to(store.records.file.stat().st_size + 50), pytest.raises(DataError, match=FULL):
        store.record.append([Act("接收", "统计员甲", "x" * 2_000_000)])
    assert files(store) == before
    store.record.append([Act("接收", "统计员甲", "x")])
    assert (verify(store).is_sound, verify(store).notes) == (True, ())


def test_an_export_that_does_not_fit_leaves_no_file(store, tmp_path):
    with files_up_to(10_000), pytest.raises(DataError, match=FULL):
        export(store, store.current().id, tmp_path / "备份.zip")
    assert [path.name for path in tmp_path.iterdir()] == ["warehouse"]


def test_an_import_that_does_not_fit_leaves_no_file(store, tmp_path):
    export(store, store.current().id, tmp_path / "备份.zip")
    other = Store(tmp_path / "elsewhere")
    other.root.mkdir()
    with files_up_to(100_000), pytest.raises(DataError, match=FULL):
        import_archive(other, tmp_path / "备份.zip", make_current=True)
    assert files(other) == {"entries": ()}


TINY = """
import sys
from pathlib import Path
from data.warehouse.archive import export
from data.errors import DataError, UnreadableFile
from data.bulk import large_text
from data.receive import receive
from data.warehouse.restoring import import_archive
from data.warehouse.store import Store
store = Store(Path(sys.argv[1]) / "warehouse")
first, told = store.publish(store.draft(), "一", "甲"), []
export(store, first.id, Path(sys.argv[2]) / "备份.zip")
for attempt in (lambda: store.publish(store.draft(), "二", "甲"),
                lambda: import_archive(Store(Path(sys.argv[1]) / "other"), Path(sys.argv[2]) / "备份.zip")):
    try:
        attempt()
    except DataError as error:
        told.append(str(error)[:6])
names = sorted(path.name for path in store.root.rglob("*") if path.is_file() and path.suffix != ".lock")
whole = sorted([first.path.name, "current", "signing.key", "records.db"])
print(told, store.current().id == first.id, names == whole)
"""


def test_a_disk_that_is_really_full_is_said_so_and_the_old_version_stays_current(tmp_path):
    """A memory disk of 5 MB holds one version of 3 MB and not a second one."""
    (tmp_path / "disk").mkdir()
    mount = 'mount -t tmpfs -o size=5m tmpfs "$1" && exec "$2" -c "$3" "$1" "$4"'
    run = ["unshare", "-rm", "sh", "-c", mount, "sh", str(tmp_path / "disk"), sys.executable, TINY, str(tmp_path)]
    if shutil.which("unshare") is None or subprocess.run(["unshare", "-rm", "true"], check=False).returncode:
        pytest.skip("this machine lets nobody mount a disk of their own")
    done = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("['磁盘空间不足', '磁盘空间不足'] True True", "")


CLOSED = """
import os, sys
from pathlib import Path
from data.errors import DataError, UnreadableFile
from data.bulk import large_text
from data.receive import receive
from records.audit import Act
from data.warehouse.store import Store
import data.warehouse.archive, data.commands.versions
if os.getuid() == 0:
    os.setgid(65534); os.setuid(65534)
store, told = Store(Path(sys.argv[1])), []
for attempt in (lambda: store.publish(store.draft(), "二", "甲"), lambda: store.rollback(store.current().id),
                lambda: store.record.append([Act("接收", "甲", "x")])):
    try:
        attempt()
    except DataError as error:
        told.append(str(error)[:12])
print(told, store.current() is not None, len(store.versions()))
"""


def test_a_folder_that_is_closed_to_us_is_said_so_and_can_still_be_read():
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "warehouse")
        store.publish(store.draft(), "一", "甲")
        for room in ("data", "records", "wording"):  # the checkout's own folder may be closed to others
            shutil.copytree(ROOT / room, Path(folder) / room)
        os.chmod(folder, 0o755)
        for path in (store.root, *store.root.rglob("*")):
            path.chmod(0o555 if path.is_dir() else 0o444)
        environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
        run = [sys.executable, "-c", CLOSED, str(store.root)]
        done = subprocess.run(run, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        for path in (store.root, *store.root.rglob("*")):
            path.chmod(0o755)
    refused = "'数据文件夹不允许写入（只'"
    assert (done.stdout.strip(), done.stderr) == (f"[{refused}, {refused}, {refused}] True 1", "")
