"""What a process leaves when it is killed goes with the next one's work; what a living one holds stays."""

import os
import signal
import subprocess
import sys
import tempfile

import pytest

from data import workplace
from data.workplace import Workplace

WORKING = """
import sys
from data.workplace import Workplace
place = Workplace()
(place.path / "台账.xlsx").write_bytes(b"x")
print("ready", flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def desk(tmp_path, monkeypatch):
    """A folder of temporary folders of one's own, in which none is too young to be left over."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(workplace, "BEING_MADE", -1)
    return tmp_path


@pytest.fixture
def worker(desk):
    """A process that works in a folder of its own until it is ended."""
    worker = subprocess.Popen(
        [sys.executable, "-c", WORKING], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        env={**os.environ, "TMPDIR": str(desk), "PYTHONPATH": os.getcwd()},
    )
    assert worker.stdout.readline() == b"ready\n"
    yield worker
    worker.kill()
    worker.communicate()


def test_a_folder_is_gone_when_its_work_is_done(desk):
    with Workplace() as folder:
        (folder / "台账.xlsx").write_bytes(b"x")
    assert list(desk.iterdir()) == []


def test_a_folder_that_a_living_process_holds_stays(worker, desk):
    (held,) = desk.iterdir()
    with Workplace():
        assert (held / "work" / "台账.xlsx").exists()


def test_a_folder_of_a_killed_process_goes_with_the_next_work(worker, desk):
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    (left,) = desk.iterdir()
    with Workplace():
        assert not left.exists()


def test_a_folder_that_is_just_being_made_stays(desk, monkeypatch):
    monkeypatch.setattr(workplace, "BEING_MADE", 60)
    (young := desk / f"{workplace.PREFIX}young").mkdir()
    with Workplace():
        assert young.exists()


def test_what_is_no_folder_of_ours_stays(desk):
    (desk / "other").mkdir()
    (desk / f"{workplace.PREFIX}file").write_text("x")
    (desk / f"{workplace.PREFIX}link").symlink_to(desk / "other")
    with Workplace():
        assert {path.name for path in desk.iterdir()} >= {"other", "kanban-file", "kanban-link"}
