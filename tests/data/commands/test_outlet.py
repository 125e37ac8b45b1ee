"""Who reads what a command prints may stop: the command ends its work, and ends quietly."""

import os
import subprocess
import sys

import pytest

from data.warehouse.store import Store

COMMANDS = [
    ["data", "templates", "{folder}/modelle"],
    ["data", "keys"],
    ["queries", "list", "--json"],
    ["briefing", "--help"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_command_whose_output_nobody_reads_on_ends_quietly(tmp_path, command):
    store = os.environ | {"WAREHOUSE": str(tmp_path / "store")}
    Store(tmp_path / "store").begin("统计股")
    told = [part.format(folder=tmp_path) for part in command]
    reader, writer = os.pipe()
    os.close(reader)
    ended = subprocess.run([sys.executable, "-m", *told], env=store, stdout=writer, stderr=subprocess.PIPE)
    os.close(writer)
    assert (ended.returncode, ended.stderr) == (0, b"")
    if "templates" in command:
        assert len([*(tmp_path / "modelle").iterdir()]) > 1
