"""A dashboard that really runs: the server of `make run` on a free port, for journeys, pictures and timings."""

import os
import socket
import ssl
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Server:
    """A running dashboard: where it answers, and its process."""

    address: str
    pid: int
    process: "subprocess.Popen[bytes]"


@contextmanager
def dashboard(warehouse: Path, script: str = "app.py") -> Iterator[str]:
    """Run `script` over a store on 127.0.0.1 and yield its address; raises RuntimeError when it doesn't start."""
    with serve(warehouse, script) as server:
        yield server.address


@contextmanager
def serve(warehouse: Path, script: str = "app.py", program: Sequence[str] = ("-m", "streamlit")) -> Iterator[Server]:
    """The same with the process; see `dashboard`. `program` is what Python runs: Streamlit, or something around it."""
    port = free_port()
    command = [*program, "run", script, "--server.port", f"{port}", "--server.headless", "true"]
    with running(command, port, "/_stcore/health", WAREHOUSE=str(warehouse.resolve())) as server:
        yield server


@contextmanager
def running(command: Sequence[str], port: int, health: str | None = "/", **environment: str) -> Iterator[Server]:
    """Run Python with `command` until it answers at `health` (None: don't wait for it); raises RuntimeError when it
    doesn't start.
    """
    server = subprocess.Popen(
        [sys.executable, *command], cwd=ROOT, env={**os.environ, **environment},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        if health is not None:
            wait_until_healthy(server, f"http://127.0.0.1:{port}{health}")
        yield Server(f"http://127.0.0.1:{port}", server.pid, server)
    finally:
        server.terminate()
        server.wait(10)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_healthy(server: "subprocess.Popen[bytes]", address: str, tls: ssl.SSLContext | None = None) -> None:
    """Wait until it answers at an address; raises RuntimeError when it ends before that, or isn't there in a minute."""
    for _ in range(600):
        try:
            with urllib.request.urlopen(address, timeout=1, context=tls):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            if server.poll() is not None:
                raise RuntimeError(f"the server stopped with exit status {server.returncode}") from None
            time.sleep(0.1)
    raise RuntimeError("the server didn't start within a minute")
