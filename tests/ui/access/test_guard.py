"""What gets past the guard, and what Streamlit never sees."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from streamlit import config
from streamlit.runtime.memory_media_file_storage import _calculate_file_id

from data.people import sign_in
from data.warehouse.store import Store
from ui.access.guard import Guard
from ui.access.taken_files import note_made
from ui.access.tickets import COOKIE, end, ticket
from ui.access.uploads import UploadLimit

HERE = "127.0.0.1:8501"
OWN = f"http://{HERE}"


class Streamlit:
    """What stands behind the guard in these tests: reads what it is sent, and says that it was reached."""

    def __init__(self):
        self.reached = []

    async def __call__(self, scope, receive, send):
        self.reached.append(scope["path"])
        if scope["type"] == "websocket":
            await send({"type": "websocket.accept"})
            return
        while (await receive()).get("more_body"):
            pass
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-type", b"text/html")]})
        await send({"type": "http.response.body", "body": b"page"})


class Visit:
    """One request through a guard: whether Streamlit was reached, the status, the headers."""

    def __init__(self, guard, path="/", method="GET", kind="http", server=("127.0.0.1", 8501), body=(b"",), **given):
        told = {"host": HERE} | {name.replace("_", "-"): value for name, value in given.items() if value is not None}
        if given.get("host", "") is None:
            del told["host"]
        parts = [{"type": "http.request", "body": part, "more_body": True} for part in body]
        parts[-1]["more_body"] = False
        scope = {
            "type": kind, "path": path, "server": server, "client": ("127.0.0.1", 40000), "query_string": b"",
            "headers": [(name.encode(), value.encode()) for name, value in told.items()],
        } | ({"method": method} if kind == "http" else {})  # fmt: skip
        self.sent = []

        async def receive():
            return parts.pop(0)

        async def send(message):
            self.sent.append(message)

        before = len(guard.app.reached)
        with ThreadPoolExecutor(1) as aside:  # where no browser of an earlier test has left its loop running
            aside.submit(asyncio.run, guard(scope, receive, send)).result()
        self.reached = len(guard.app.reached) > before

    @property
    def status(self):
        return self.sent[0]["status"]

    @property
    def headers(self):
        return {name.decode(): value.decode() for name, value in self.sent[0]["headers"]}

    @property
    def cookie(self):
        return self.headers["set-cookie"].partition(";")[0]


@pytest.fixture
def guard():
    return Guard(Streamlit())


@pytest.mark.parametrize("host", [HERE, "localhost:8501", "LOCALHOST:8501", "[::1]:8501"])
def test_the_page_is_given_at_the_address_that_it_is_served_at(guard, host):
    assert (Visit(guard, host=host).reached, Visit(guard, host=host, origin=f"http://{host}").reached) == (True, True)


STRANGE = {
    "a name that was made to resolve to this machine": {"host": "evil.example:8501"},
    "another port": {"host": "127.0.0.1:8502"},
    "no port": {"host": "127.0.0.1"},
    "a longer name": {"host": "127.0.0.1:8501.evil.example"},
    "no host": {"host": None},
    "a foreign page": {"origin": "https://evil.example"},
    "a page on another port": {"origin": "http://127.0.0.1:9000"},
    "a page in a sandbox": {"origin": "null"},
    "a page under our other name": {"origin": "http://localhost:8501"},
}


@pytest.mark.parametrize("strange", STRANGE.values(), ids=STRANGE)
@pytest.mark.parametrize("path", ["/", "/_stcore/health", "/_stcore/host-config", "/static/js/index.js"])
def test_what_is_asked_under_another_address_or_by_another_page_never_reaches_streamlit(guard, path, strange):
    visit = Visit(guard, path, **strange)
    assert (visit.reached, visit.status) == (False, 421 if "host" in strange else 403)


@pytest.mark.parametrize("strange", [*STRANGE.values(), {}], ids=[*STRANGE, "no page at all"])
def test_a_socket_is_opened_only_by_our_own_page(guard, strange):
    visit = Visit(guard, "/_stcore/stream", kind="websocket", **strange)
    assert (visit.reached, visit.sent[0]["type"]) == (False, "websocket.close")
    assert Visit(guard, "/_stcore/stream", kind="websocket", origin=OWN).reached
    assert not Visit(guard, "/_stcore/other", kind="websocket", origin=OWN).reached


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "OPTIONS"])
def test_what_changes_something_must_name_our_page(guard, method):
    assert Visit(guard, "/", method).status == 403
    assert Visit(guard, "/", method, origin=OWN).status == 200


@pytest.mark.parametrize(
    "path",
    ["/_stcore/metrics", "/_stcore/metrics/", "//_stcore/metrics", "/_stcore", "/_stcore/agent/openapi.json",
     "/_stcore/script-health-check"],
)  # fmt: skip
def test_what_the_page_does_not_need_is_closed(guard, path):
    visit = Visit(guard, path, cookie=Visit(guard).cookie)
    assert (visit.reached, visit.status) == (False, 404)


FILES = [
    ("/media/0f0f.xlsx", "GET"), ("/component/a/b.js", "GET"), ("/_stcore/bidi-components/a/b.js", "GET"),
    ("/_stcore/upload_file/s/f", "PUT"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "method"), FILES)
def test_files_are_given_and_taken_only_by_a_browser_that_has_the_page(guard, path, method):
    origin = OWN if method == "PUT" else None
    cookie = Visit(guard).cookie
    assert Visit(guard, path, method, origin=origin).status == 403
    assert Visit(guard, path, method, origin=origin, cookie=f"{cookie}x").status == 403
    assert Visit(guard, path, method, origin=origin, cookie=cookie).status == 200
    for near in ("same-site", "cross-site"):  # another port of this machine is the same site to a cookie
        assert Visit(guard, path, method, origin=origin, cookie=cookie, sec_fetch_site=near).status == 403


def test_the_cookie_comes_with_the_page_and_no_script_and_no_other_site_gets_it(guard):
    name, *attributes = Visit(guard).headers["set-cookie"].split("; ")
    assert (name.partition("=")[0], attributes) == ("pass_8501", ["Path=/", "HttpOnly", "SameSite=Strict"])
    assert "set-cookie" not in Visit(guard, cookie=Visit(guard).cookie).headers


@pytest.mark.parametrize("strange", [{}, {"host": "evil.example"}, {"origin": "null"}])
def test_every_answer_tells_the_browser_to_keep_to_this_host(guard, strange):
    told = Visit(guard, **strange).headers
    policy = dict(part.split(" ", 1) for part in told["content-security-policy"].split("; "))
    assert (policy["default-src"], policy["img-src"], policy["frame-ancestors"], policy["object-src"]) == (
        "'self'", "'self' data: blob:", "'none'", "'none'",
    )  # fmt: skip
    assert "unsafe" not in policy["script-src"] and policy["script-src"].startswith("'self' 'sha256-")
    assert (told["x-content-type-options"], told["referrer-policy"]) == ("nosniff", "same-origin")


def test_a_client_that_sends_too_much_is_stopped_while_it_sends_and_may_still_look():
    guard = Guard(Streamlit(), UploadLimit(most=10))
    cookie = Visit(guard).cookie
    put = {"path": "/_stcore/upload_file/s/f", "method": "PUT", "origin": OWN, "cookie": cookie}
    assert Visit(guard, body=[b"12345", b"678"], **put).status == 200
    assert Visit(guard, body=[b"12345"], **put).status == 413
    assert Visit(guard).status == 200


def test_what_one_client_sends_is_not_counted_for_another_and_is_forgotten_after_ten_minutes():
    limit = UploadLimit(most=10)
    assert [limit.takes("a", 10, now=0), limit.takes("a", 1, now=599), limit.takes("b", 10, now=599)] == [
        True, False, True,
    ]  # fmt: skip
    assert limit.takes("a", 10, now=600)


def test_nobody_from_outside_is_let_in_whatever_address_the_server_was_bound_to(guard):
    visit = Visit(guard, server=("10.0.0.5", 8501))
    assert (visit.reached, visit.status) == (False, 403)


@pytest.fixture
def signed_in(tmp_path, monkeypatch):
    """A store where somebody has an account, and his browser's cookie."""
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "warehouse"))
    store = Store(tmp_path / "warehouse")
    store.begin()
    sign_in.add(store, "甲镇", "kaiban-2026-yi")
    return f"{COOKIE}={ticket(store, sign_in.change(store, '甲镇', 'kaiban-2026-yi', 'renzhen-2026-er'))}"


BEHIND = {"host": "kanban.example", "origin": "https://kanban.example"}


def test_a_proxy_may_serve_it_under_another_name_that_is_listed(guard, signed_in, monkeypatch):
    socket = {"path": "/_stcore/stream", "kind": "websocket", "cookie": signed_in}
    assert not Visit(guard, **socket, **BEHIND).reached
    monkeypatch.setenv("SERVED_AT", "https://kanban.example")
    assert Visit(guard, **socket, **BEHIND).reached
    assert not Visit(guard, **socket, **BEHIND | {"origin": "http://kanban.example"}).reached
    assert not Visit(guard, **socket, **BEHIND | {"host": HERE}, x_forwarded_host="kanban.example").reached
    assert not Visit(guard, path="/_stcore/stream", kind="websocket", **BEHIND).reached


@pytest.mark.parametrize("path", ["/", "/sign-in", "/healthz", "/_stcore/health"])
def test_as_long_as_nobody_has_an_account_nothing_is_given_through_a_proxy(guard, path, monkeypatch):
    monkeypatch.setenv("SERVED_AT", "https://kanban.example")
    assert (Visit(guard, path, **BEHIND).status, Visit(guard, path).status) == (403, 200)


def test_servers_with_one_cookie_secret_take_each_other_s_cookies_and_no_others(guard):
    cookie, file = Visit(guard).cookie, "/media/0f0f.xlsx"
    assert Visit(Guard(Streamlit()), file, cookie=cookie).reached
    own = config.get_option("server.cookieSecret")
    config.set_option("server.cookieSecret", "another")
    try:
        assert not Visit(Guard(Streamlit()), file, cookie=cookie).reached
    finally:
        config.set_option("server.cookieSecret", own)


def test_a_file_s_address_is_worth_nothing_to_others_and_to_who_has_not_signed_in_or_left(guard, signed_in, tmp_path):
    page, store = Visit(guard, cookie=signed_in).cookie, Store(tmp_path / "warehouse")
    made = [_calculate_file_id(content, "text/csv", "表.csv") for content in (b"own", b"another's")]
    for name, content in (("甲镇", b"own"), ("乙镇", b"another's")):
        note_made(name, content, "text/csv", "表.csv")
    own, other = ({"path": f"/media/{each}.csv", "sec_fetch_mode": "no-cors"} for each in made)
    assert Visit(guard, **own, cookie=f"{page}; {signed_in}").reached
    assert Visit(guard, **other, cookie=f"{page}; {signed_in}").status == 404
    assert Visit(guard, **own, cookie=page).status == 401
    end(store, {COOKIE: signed_in.partition("=")[2]})
    assert Visit(guard, **own, cookie=f"{page}; {signed_in}").status == 401
