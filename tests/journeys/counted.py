"""A dashboard of which every connection that its server begins is written down, whoever in it asks for one."""

import ipaddress
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.dashboard import serve

# Runs Streamlit with a hook on every address that Python connects to, sends to or looks up.
COUNTING = """
import runpy, sys
seen = open(sys.argv[1], "a", buffering=1)
places = {"socket.connect": 1, "socket.sendto": 1, "socket.getaddrinfo": 0, "socket.gethostbyname": 0}
sys.addaudithook(lambda event, told: print(event, told[places[event]], file=seen) if event in places else None)
sys.argv = ["streamlit", *sys.argv[2:]]
runpy.run_module("streamlit", run_name="__main__")
"""


@contextmanager
def counted(warehouse: Path, log: Path, script: str = "app.py") -> Iterator[str]:
    """The address of a running dashboard whose asking is written to `log`."""
    log.touch()
    with serve(warehouse, script, ("-c", COUNTING, str(log))) as server:
        yield server.address


def asked(log: Path) -> list[str]:
    """What was asked of other machines."""
    return [line for line in log.read_text().splitlines() if not is_here(line)]


def is_here(line: str) -> bool:
    """Whether what was asked for is this machine: a loopback address, or nothing by name."""
    told = line.split(" ", 1)[1]
    if told.startswith("("):
        told = told[1:].split(",")[0].strip("'")
    try:
        return ipaddress.ip_address(told).is_loopback
    except ValueError:
        return told in ("None", "localhost") or told.startswith("/")
