"""CONTRIBUTING.md names files that are there, and every room of the house."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
ROWS = [
    (what.strip(), re.findall(r"`([^`]+)`", where))
    for what, where in re.findall(r"^\| (?!what \||-)(.+?) \| (.+) \|$", TEXT, re.M)
]
ROOMS = {"data", "queries", "wording", "charts", "briefing", "ui", "pages", "records", "bench", "deploy", "tests"}


@pytest.mark.parametrize(("what", "files"), ROWS)
def test_where_something_is_changed_is_a_file_or_folder_that_exists(what, files):
    assert files, what
    assert [name for name in files if not (ROOT / name).exists()] == []


def test_every_room_is_named():
    assert {name.partition("/")[0] for _, files in ROWS for name in files} == ROOMS
