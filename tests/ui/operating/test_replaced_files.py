"""A browser gets our words and the fonts of what is shown in place of Streamlit's; all else is Streamlit's own."""

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from ui.operating.fonts import ICONS, MEDIA
from ui.operating.replaced_files import Replaced, replaced

SCRIPT = next(path for path in replaced() if path.startswith("/static/js/index."))


@pytest.fixture
def client():
    app = Starlette(routes=[Route("/{path:path}", lambda _: PlainTextResponse("Streamlit's own"))])
    return TestClient(Replaced(app))


def test_a_browser_that_has_it_is_told_to_keep_it_and_one_that_has_another_gets_it(client):
    first = client.get(SCRIPT)
    asked = [client.get(SCRIPT, headers={"if-none-match": each}).status_code for each in (first.headers["etag"], '"x"')]
    assert (asked, first.headers["cache-control"], "没有这一页" in first.text) == ([304, 200], "no-cache", True)


@pytest.mark.parametrize("path", ["/static/js/none.js", "/static/css/index.css", "/", "/static/js/../../app.py"])
def test_everything_else_passes(client, path):
    assert client.get(path).text == "Streamlit's own"


@pytest.mark.parametrize("name", sorted(path.name for path in MEDIA.glob("*.woff2")))
def test_of_the_fonts_the_icons_are_cut_and_the_unused_one_is_nothing(client, name):
    told = client.get(f"/static/media/{name}")
    sent = {"MaterialSymbols": (200, ICONS.read_bytes()), "SourceSansVF": (204, b"")}
    assert (told.status_code, told.content) == sent.get(name.partition("-")[0], (200, b"Streamlit's own"))


def test_what_is_replaced_is_replaced_behind_a_path_too(client):
    assert client.get(f"/kanban{SCRIPT}").text == client.get(SCRIPT).text
