"""The dashboard asks nothing of any other machine, and answers none but its own page.

That it asks nothing is held of every journey: see `desk`. Each view is opened by one of them.
"""

import urllib.error
import urllib.request

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.journeys.counted import asked, counted


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


def test_no_foreign_page_makes_the_server_answer_it(site):
    for path in ("/_stcore/health", "/_stcore/host-config", "/"):
        assert ask(site, path, Origin=FOREIGN) == 403
    assert (open_socket(site, FOREIGN), open_socket(site, site)) == (403, 101)


def test_streamlit_alone_would_ask_and_the_counter_would_see_it(sample_warehouse, tmp_path):
    with counted(sample_warehouse, log := tmp_path / "asked.txt", "bench/empty_page.py") as site:
        open_socket(site, FOREIGN)
    assert any("checkip" in line for line in asked(log))


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1:1", "0.0.0.0"])
def test_the_running_server_answers_at_its_own_address_only(site, host):
    assert (ask(site, "/", Host=host), ask(site, "/")) == (421, 200)


def test_the_running_server_keeps_its_figures_and_files_to_the_page(site):
    assert [ask(site, path) for path in ("/_stcore/metrics", "/media/0.xlsx", "/component/a/b")] == [404, 403, 403]
