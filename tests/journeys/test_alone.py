"""The dashboard asks nothing of any other machine: every connection that its server begins is counted."""

import ipaddress
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from bench.dashboard import serve
from tests.journeys.gestures import settled, title
from tests.journeys.test_reading import VIEWS

# Runs Streamlit with a hook on every address that Python connects to, sends to or looks up, whoever asks for it.
COUNTING = """
import runpy, sys
seen = open(sys.argv[1], "a", buffering=1)
places = {"socket.connect": 1, "socket.sendto": 1, "socket.getaddrinfo": 0, "socket.gethostbyname": 0}
sys.addaudithook(lambda event, told: print(event, told[places[event]], file=seen) if event in places else None)
sys.argv = ["streamlit", *sys.argv[2:]]
runpy.run_module("streamlit", run_name="__main__")
"""


@contextmanager
def counted(warehouse, folder, script="app.py"):
    """A running dashboard and the list of what it asked for, to be read when it has ended."""
    asked, log = [], folder / "asked.txt"
    log.touch()
    with serve(warehouse, script, ("-c", COUNTING, str(log))) as server:
        yield server.address, asked
    asked += [line for line in log.read_text().splitlines() if not is_here(line)]


def is_here(line):
    """Whether what was asked for is this machine: a loopback address, or nothing by name."""
    told = line.split(" ", 1)[1]
    if told.startswith("("):
        told = told[1:].split(",")[0].strip("'")
    try:
        return ipaddress.ip_address(told).is_loopback
    except ValueError:
        return told in ("None", "localhost") or told.startswith("/")


def ask(address, path, **headers):
    """The status of an answer; headers are named with _ for -."""
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    try:
        with urllib.request.urlopen(urllib.request.Request(f"{address}{path}", headers=told), timeout=30) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def open_socket(address, origin):
    """The status that answers a handshake for Streamlit's websocket."""
    try:
        with connect(f"{address.replace('http', 'ws', 1)}/_stcore/stream", origin=origin) as opened:
            return opened.response.status_code
    except InvalidStatus as refused:
        return refused.response.status_code


FOREIGN = "https://evil.example"


def test_no_page_and_no_foreign_page_makes_the_server_ask_another_machine(sample_warehouse, reader, tmp_path):
    with counted(sample_warehouse, tmp_path) as (site, asked):
        for view in (*VIEWS, "audit", "checks", "meetings", "dossier?id=LL2025-0236"):
            reader.goto(f"{site}/{view}")
            title(reader).wait_for()
            settled(reader)
        for path in ("/_stcore/health", "/_stcore/host-config", "/"):
            assert ask(site, path, Origin=FOREIGN) == 403
        assert (open_socket(site, FOREIGN), open_socket(site, site)) == (403, 101)
    assert asked == []


def test_streamlit_alone_would_ask_and_the_counter_would_see_it(sample_warehouse, tmp_path):
    with counted(sample_warehouse, tmp_path, "bench/empty_page.py") as (site, asked):
        open_socket(site, FOREIGN)
    assert any("checkip" in line for line in asked)


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:1", "0.0.0.0"])
def test_the_running_server_answers_at_its_own_address_only(site, host):
    assert (ask(site, "/", Host=host), ask(site, "/")) == (421, 200)


def test_the_running_server_keeps_its_figures_and_files_to_the_page(site):
    assert [ask(site, path) for path in ("/_stcore/metrics", "/media/0.xlsx", "/component/a/b")] == [404, 403, 403]
