"""Two processes of the dashboard over one store behind HAProxy, as `make server` sets them up: one dashboard."""

import http.client
import os
import shutil
import threading
import time
import urllib.error
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import expect

from bench.office import is_possible, office
from bench.session import session
from data.people import grants, sign_in
from data.warehouse.backup import backup
from data.warehouse.bringing_back import restore
from data.warehouse.store import Store
from records.database import Records
from tests.journeys import gestures
from tests.journeys.conftest import DESK, PATIENCE
from tests.journeys.gestures import settled, title
from ui.access.tickets import COOKIE, ticket
from ui.access.viewer import KEPT

pytestmark = pytest.mark.skipif(
    os.environ.get("PROXY") != "1", reason="it wants a machine for itself: PROXY=1 python -m pytest tests/journeys"
)
NAME, FIRST, OWN = "张三", "kaiban-2026-yi", "renzhen-2026-er"


@pytest.fixture(scope="module")
def store(sample_warehouse, tmp_path_factory):
    """The sample county's, where a statistician has an account."""
    root = shutil.copytree(sample_warehouse, tmp_path_factory.mktemp("office") / "warehouse")
    store = Store(root)
    sign_in.add(store, NAME, FIRST)
    sign_in.change(store, NAME, FIRST, OWN)
    grants.give(store, NAME, "statistician")
    return store


@pytest.fixture(scope="module")
def running(store, tmp_path_factory):
    if not is_possible():
        pytest.skip("no HAProxy (or openssl) is installed here: make tools")
    with office(store.root, tmp_path_factory.mktemp("proxy")) as begun:
        yield begun


@pytest.fixture
def reader(browser, running):
    """A reader at a desk who trusts the office's certificate."""
    context = browser.new_context(viewport=DESK, locale="zh-CN", ignore_https_errors=True)
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


def ask(running, path, method="GET", host=None, **headers):
    """Status, headers and words of what the proxy answers."""
    parts = urlsplit(running.address)
    asked = http.client.HTTPSConnection(parts.hostname, parts.port, context=running.tls, timeout=30)
    asked.request(method, path, headers={"Host": host or parts.netloc, **headers})
    answer = asked.getresponse()
    told = answer.status, answer.headers, answer.read().decode(errors="replace")
    asked.close()
    return told


def come_in(page, running):
    page.goto(f"{running.address}/rankings")
    gestures.sign_in(page, NAME, OWN)
    title(page).wait_for()
    settled(page)


def served_by(page):
    return next(each["value"] for each in page.context.cookies() if each["name"] == "served_by")


def test_the_proxy_gives_the_dashboard_and_nothing_that_is_the_operator_s(running):
    with pytest.raises(urllib.error.HTTPError) as sent_on:
        opener = urllib.request.build_opener(NoRedirect)
        opener.open(urllib.request.Request(f"{running.plain}/x?y=1", headers={"Host": "kanban.example"}))
    assert (sent_on.value.code, sent_on.value.headers["location"]) == (301, "https://kanban.example/x?y=1")
    assert ask(running, "/sign-in")[1]["strict-transport-security"] == "max-age=31536000"
    assert [ask(running, path)[0] for path in ("/healthz", "/readyz", "/metrics")] == [404, 404, 404]
    assert ask(running, "/sign-in", host="evil.example")[0] == 421
    assert ask(running, "/", Origin="https://evil.example")[0] == 403


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def test_who_stays_stays_with_one_process_and_others_come_to_the_other(running):
    given = [ask(running, "/sign-in")[1].get_all("set-cookie") for _ in range(6)]
    chosen = [next(each for each in cookies if each.startswith("served_by=")) for cookies in given]
    assert {each.partition(";")[0].removeprefix("served_by=") for each in chosen} == set(running.processes)
    assert all("; HttpOnly; Secure; SameSite=Lax" in each for each in chosen)
    kept = chosen[0].partition(";")[0]
    for _ in range(6):
        assert not [each for each in ask(running, "/sign-in", Cookie=kept)[1].get_all("set-cookie") or []
                    if each.startswith("served_by=")]  # fmt: skip


def test_what_one_process_publishes_or_records_the_other_shows_at_the_next_click(running, store):
    cookie = f"{COOKIE}={ticket(store, sign_in.sign_in(store, NAME, OWN))}"
    first = store.current().id
    through = [f"{cookie}; served_by={name}" for name in running.processes]
    with (
        session(running.address, through[0], running.tls) as one,
        session(running.address, through[1], running.tls) as other,
    ):
        for reader in (one, other):
            assert first in texts(reader, "intake")
        second = store.publish(store.draft(), "另一个进程发布的", NAME).id
        for reader in (one, other):
            assert second in texts(reader, "intake")
        store.rollback(first, NAME)
        for reader in (one, other):
            assert "回滚" in texts(reader, "audit")
        [given] = grants.grants(store)
        grants.end(store, given.number)
        time.sleep(2 * KEPT)
        try:
            for reader in (one, other):
                assert "还没有被授权" in texts(reader, "rankings")
        finally:
            grants.give(store, NAME, "statistician")


def texts(reader, page):
    """Everything that a run of a page sends, as the bytes of its messages say it."""
    return reader.run(page).content.decode(errors="replace")


def test_wrong_passwords_are_counted_over_both(running, store):
    sign_in.add(store, "李四", FIRST)
    told = []
    for nth, name in enumerate([*running.processes] * 3):
        form = urlencode({"name": "李四", "password": FIRST if nth == 5 else "falsch-2026-san"})
        posted = urllib.request.Request(f"{running.address}/sign-in", form.encode(), {
            "Cookie": f"served_by={name}", "Origin": running.address,
        })  # fmt: skip
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(posted, context=running.tls, timeout=30)
        told.append("要等 15 分钟" in refused.value.read().decode())
    assert told == [False] * 5 + [True]


def test_a_backup_is_taken_and_comes_back_while_readers_read_in_both(running, store, tmp_path):
    months, ended, wrong, runs = ("2026-09", "2026-10"), threading.Event(), [], []

    def read(nth):
        cookie = f"{COOKIE}={known}; served_by={list(running.processes)[nth % 2]}"
        try:
            with session(running.address, cookie, running.tls) as reader:
                while not ended.is_set():
                    runs.append(reader.run(query=f"month={months[len(runs) % 2]}").messages)
        except Exception as error:  # whatever a reader sees is told below
            wrong.append(repr(error))

    known = ticket(store, sign_in.sign_in(store, NAME, OWN))
    before = store.record.entries()
    with ThreadPoolExecutor(4) as readers:
        for nth in range(4):
            readers.submit(read, nth)
        try:
            backup(store, tmp_path / "整库.zip", "管理员")
            other = Store(tmp_path / "elsewhere", Records.beside(tmp_path / "elsewhere"))
            verdict = restore(other, tmp_path / "整库.zip", "管理员")
            during = len(runs)
        finally:
            ended.set()
    assert (wrong, during > 4, verdict.is_sound) == ([], True, True)
    assert other.record.entries()[: len(before)] == before
    assert [path.read_bytes() for path in other.paths()] == [path.read_bytes() for path in store.paths()]
    assert other.current().id == store.current().id


def test_when_a_process_is_killed_its_readers_go_on_with_the_other_and_are_still_signed_in(running, reader):
    come_in(reader, running)
    before = served_by(reader)
    running.processes[before].process.kill()
    running.processes[before].process.wait(10)
    reader.reload()
    title(reader).wait_for()
    settled(reader)
    assert ({before, served_by(reader)}, reader.url) == (set(running.processes), f"{running.address}/rankings")
    reader.get_by_role("link", name="重点项目").click()
    expect(reader).to_have_url(f"{running.address}/key_projects")
    title(reader).wait_for()
    with reader.expect_download() as download:
        reader.get_by_text("口径与下载").first.click()
        reader.get_by_role("button", name="Excel").first.click()
    assert download.value.failure() is None
