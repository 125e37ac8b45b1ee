"""The bundle holds all that a machine without a network needs, and shows a page on one."""

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from deploy.bundle import NAME, NOTE, SCRIPTS, SUMS, bundle, download
from deploy.set_up import PARTS

ROOT = Path(__file__).parents[2]
ROOMS = {"records", "data", "queries", "wording", "charts", "briefing", "ui", "pages"}


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    """A bundle with a wheel that is none, unpacked."""
    folder = tmp_path_factory.mktemp("bundle")
    (folder / "wheels").mkdir()
    (folder / "wheels" / "thing-1-py3-none-any.whl").write_bytes(b"wheel")
    made = bundle(folder / "bundle.zip", folder / "wheels", "linux_x86_64，Python 3.11")
    zipfile.ZipFile(made).extractall(folder)
    return folder / NAME


def test_it_holds_the_program_with_its_sample_the_libraries_and_what_installs_them(unpacked):
    assert {path.name for path in unpacked.iterdir()} == {*PARTS, *SCRIPTS, NOTE, SUMS, "wheels"}
    assert set(PARTS) >= ROOMS
    assert len(list((unpacked / "data" / "sample").glob("*.xlsx"))) == 12
    assert "（适用于 linux_x86_64，Python 3.11）" in (unpacked / NOTE).read_text(encoding="utf-8-sig")
    assert not list(unpacked.rglob("__pycache__"))


def test_every_file_in_it_is_listed_with_its_hash(unpacked):
    listed = dict(reversed(line.split("  ")) for line in (unpacked / SUMS).read_text(encoding="utf-8").splitlines())
    files = {path.relative_to(unpacked).as_posix(): path for path in unpacked.rglob("*") if path.is_file()}
    assert set(listed) == set(files) - {SUMS}
    assert all(hashlib.sha256(files[name].read_bytes()).hexdigest() == digest for name, digest in listed.items())


def test_a_file_that_was_changed_on_the_way_is_not_installed(unpacked, tmp_path):
    folder = shutil.copytree(unpacked, tmp_path / "changed")
    (folder / "app.py").write_text("print('other')")
    told = subprocess.run(["sh", "install.sh"], cwd=folder, capture_output=True, text=True, check=False)
    assert (told.returncode, "app.py: FAILED" in told.stdout, (folder / ".venv").exists()) == (1, True, False)


def test_windows_reads_its_scripts(unpacked):
    for name in ("install.cmd", "run.cmd"):
        content = (unpacked / name).read_bytes()
        assert content.count(b"\n") == content.count(b"\r\n") > 5
        assert content.isascii()


def alone(folder, *python):
    """What `alone.py` prints, without a route anywhere where a namespace may be made."""
    run = [sys.executable, "-m", "tests.deploy.alone", str(folder), *python]
    environment = {name: value for name, value in os.environ.items() if name not in ("WAREHOUSE", "RECORDS_URL")}
    namespace = ["unshare", "-rn"]
    trial = [*namespace, "true"]
    can = shutil.which("unshare") and subprocess.run(trial, capture_output=True, check=False).returncode == 0
    if can:
        run, environment = [*namespace, *run], {**environment, "ALONE": "1"}
    told = subprocess.run(run, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=500, check=False)
    return can, told.stdout.strip(), told.stderr


def test_what_is_in_it_shows_a_page_without_a_route_to_anywhere(unpacked, sample_warehouse):
    shutil.copytree(sample_warehouse, unpacked / "warehouse", dirs_exist_ok=True)
    can, told, errors = alone(unpacked, sys.executable)
    assert told == f"{False if can else None} None ready True", errors


@pytest.mark.skipif(os.environ.get("BUNDLE") != "1", reason="it fetches 170 MB: BUNDLE=1 python -m pytest tests/deploy")
def test_a_bundle_with_its_libraries_is_installed_and_shows_a_page_without_a_route_to_anywhere(tmp_path):
    download(tmp_path / "wheels", None, f"{sys.version_info[0]}.{sys.version_info[1]}")
    made = bundle(tmp_path / "bundle.zip", tmp_path / "wheels", "this machine")
    zipfile.ZipFile(made).extractall(tmp_path)
    can, told, errors = alone(tmp_path / NAME)
    assert told == f"{False if can else None} 0 ready True", errors
