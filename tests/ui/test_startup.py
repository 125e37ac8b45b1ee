"""What the server does before it lets anybody in, in a process of its own: frozen objects stay frozen."""

import socket
import subprocess
import sys
from pathlib import Path

from ui import startup

ROOT = Path(__file__).parents[2]
STARTED = """
import gc, sys
from ui import opened, startup
startup.prepare()
try:
    file = opened.store().current()
except Exception:
    file = None
version = opened.opened(file) if file else None
print(gc.get_freeze_count() > 100_000, "pptx" in sys.modules, "ui.window" in sys.modules, version)
"""


def started(**environment):
    ran = subprocess.run(
        [sys.executable, "-c", STARTED], cwd=ROOT, env={"PATH": "/usr/bin:/bin", **environment}, capture_output=True,
        text=True, timeout=120, check=True,
    )  # fmt: skip
    return ran.stdout.split(None, 3)


def test_everything_is_imported_and_frozen_and_the_current_version_is_open(sample_warehouse):
    frozen, imported, ran_the_window, version = started(WAREHOUSE=str(sample_warehouse))
    assert (frozen, imported, ran_the_window) == ("True", "True", "False")
    assert version.startswith("Version(id='2026-10-")


def test_a_store_that_is_not_there_does_not_keep_the_server_from_starting(tmp_path):
    assert started(WAREHOUSE=str(tmp_path / "nowhere"))[:2] == ["True", "True"]


def test_what_is_written_to_a_reader_does_not_wait_for_what_was_written_before():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        startup.send_at_once()
        with socket.create_connection(listening.getsockname()), listening.accept()[0] as served:
            assert served.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) == 1
