"""Files are packed once, for all readers alike; nothing of one reader stands in what the next is sent."""

import brotli
import pytest
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from ui.operating.packed_files import PackedOnce

SCRIPT = "/static/js/index.js"


class Guarded:
    """What stands in front: it adds each reader's own cookie to the headers that it is given."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        who = dict(scope["headers"]).get(b"who", b"").decode()

        async def add(message):
            if message["type"] == "http.response.start":
                MutableHeaders(raw=message["headers"]).append("set-cookie", f"who={who}")
            await send(message)

        await self.app(scope, receive, add)


@pytest.fixture
def asked():
    """How often each file was asked of the application behind."""
    return []


@pytest.fixture
def client(asked):
    def script(request):
        asked.append(request.url.path)
        headers = {"etag": '"1"', "cache-control": "immutable"}
        return PlainTextResponse("a script", 304 if "if-none-match" in request.headers else 200, headers)

    others = Route("/{path:path}", lambda _: HTMLResponse("Streamlit's page"))
    return TestClient(Guarded(PackedOnce(Starlette(routes=[Route(SCRIPT, script), others]))))


def test_a_file_is_packed_once_and_keeps_its_headers(client, asked):
    told = [client.get(SCRIPT, headers={"accept-encoding": "gzip, br"}) for _ in range(3)]
    headers = ("content-encoding", "cache-control", "etag", "vary")
    assert asked == [SCRIPT]
    assert [(each.text, *(each.headers[name] for name in headers)) for each in told] == [
        ("a script", "br", "immutable", '"1"', "accept-encoding")
    ] * 3
    assert told[2].headers["content-length"] == str(len(brotli.compress(b"a script", quality=9)))


def test_nothing_of_one_reader_is_sent_to_the_next(client):
    told = [client.get(SCRIPT, headers={"accept-encoding": "br", "who": who}).headers for who in ("a", "b")]
    assert [each.get_list("set-cookie") for each in told] == [["who=a"], ["who=b"]]


@pytest.mark.parametrize("headers", [{"accept-encoding": "gzip"}, {"if-none-match": '"1"'}, {"range": "bytes=0-3"}])
def test_who_takes_no_brotli_or_has_the_file_is_answered_by_the_application(client, asked, headers):
    told = [client.get(SCRIPT, headers={"accept-encoding": "br", **headers}) for _ in range(2)]
    assert (len(asked), [each.headers.get("content-encoding") for each in told]) == (2, [None, None])


def test_addresses_that_are_no_files_take_no_room(client):
    told = client.get("/static/none.js", headers={"accept-encoding": "br"})
    assert (told.text, told.headers.get("content-encoding")) == ("Streamlit's page", None)
