"""What a proxy and a Prometheus are told, through the guard, of a store as it is."""

import os

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from data.warehouse.store import Store
from tests.data.warehouse.built import one_version
from ui.access.guard import Guard
from ui.operating.health import ROUTES
from ui.operating.metrics import Counted

HERE = "http://127.0.0.1:8501"


@pytest.fixture
def store(made_once, tmp_path, monkeypatch):
    """A store of one version, which the environment names."""
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "warehouse"))
    return made_once(one_version, tmp_path / "warehouse")


@pytest.fixture
def server():
    return Starlette(routes=ROUTES, middleware=[Middleware(Counted), Middleware(Guard)])


def ask(server, path, client="127.0.0.1", **headers):
    """Status and words of an answer; headers are named with _ for -."""
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    answer = TestClient(server, base_url=HERE, client=(client, 4000)).get(path, headers=told)
    return answer.status_code, answer.text


def test_a_server_that_can_show_the_current_version_is_alive_and_ready(server, store):
    assert [ask(server, path) for path in ("/healthz", "/readyz")] == [(200, "ok"), (200, "ready")]


def test_an_empty_store_is_ready_to_be_filled(server, tmp_path, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "new"))
    Store(tmp_path / "new").begin()
    assert ask(server, "/readyz") == (200, "ready")


def test_it_is_alive_and_not_ready_without_its_disk_and_only_the_operator_is_told_why(server, tmp_path, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "away"))
    assert ask(server, "/healthz") == (200, "ok")
    assert ask(server, "/readyz", x_forwarded_for="10.1.2.3") == (503, "not ready")
    status, told = ask(server, "/readyz")
    assert (status, told.startswith(f"not ready: WAREHOUSE 指定的数据文件夹 {tmp_path}/away 不存在")) == (503, True)


def test_it_is_not_ready_when_no_version_or_no_record_can_be_read(server, store):
    records = (store.root / "records.db").read_bytes()
    (store.root / "records.db").write_bytes(b"no database" * 1_000)
    assert ask(server, "/readyz")[0] == 503
    (store.root / "records.db").write_bytes(records)
    os.truncate(store.paths()[0], 4_096)
    assert ask(server, "/readyz")[0] == 503


def test_the_metrics_say_how_it_fares_and_of_nobody_anything(server, store):
    ask(server, "/readyz")
    ask(server, "/nowhere")
    status, told = ask(server, "/metrics")
    names = {line.partition("{")[0].partition(" ")[0] for line in told.splitlines() if not line.startswith("#")}
    assert status == 200
    assert {"kanban_rerun_seconds_count", "kanban_bugs_total", "kanban_open_pages", "kanban_disk_free_bytes"} <= names
    assert f'kanban_version_info{{version="{store.current().id}"}} 1.0' in told
    assert ("kanban_store_readable 1.0" in told, "kanban_record_entries 1.0" in told) == (True, True)
    assert 'kanban_requests_total{status="4xx"}' in told
    assert ("统计员甲" in told, str(store.root) in told) == (False, False)


def test_a_store_that_is_away_is_a_metric_too(server, tmp_path, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "away"))
    assert "kanban_store_readable 0.0" in ask(server, "/metrics")[1]


HARMLESS = {"authorization": "Bearer "}  # where no token is set


@pytest.mark.parametrize("strange", [
    {"client": "10.1.2.3"}, {"x_forwarded_for": "127.0.0.1"}, {"host": "kanban.example"}, {"via": "1.1 proxy"},
    HARMLESS, {"client": "10.1.2.3", "authorization": "Bearer anything"},
], ids=str)  # fmt: skip
def test_nobody_but_the_operator_is_given_metrics(server, store, strange, monkeypatch):
    monkeypatch.setenv("SERVED_AT", "https://kanban.example")
    status, text = ask(server, "/metrics", **strange)
    refused = 403 if "host" in strange else 404  # nobody has an account: the guard gives a proxy nothing
    assert (status, "kanban_version" in text) == ((200, True) if strange == HARMLESS else (refused, False))


def test_a_token_makes_an_operator_of_whoever_asks_from_elsewhere(server, store, monkeypatch):
    monkeypatch.setenv("OPERATOR_TOKEN", "geheim")
    elsewhere = {"client": "10.1.2.3", "x_forwarded_for": "10.1.2.3"}
    assert ask(server, "/metrics", **elsewhere, authorization="Bearer geheim")[0] == 200
    assert ask(server, "/metrics", **elsewhere, authorization="Bearer falsch")[0] == 404
