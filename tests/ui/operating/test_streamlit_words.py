"""What Streamlit itself says is said in Chinese, and nothing of what is installed is changed."""

import csv
import re

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from ui.operating.streamlit_words import KEYS, SCRIPTS, WORDS, InChinese, translated, unfound

COMPUTED = re.compile(r"\$\{[^}]*\}")
INDEX = next(path.name for path in SCRIPTS.glob("index.*.js") if "Page not found" in path.read_text(encoding="utf-8"))


@pytest.fixture
def client():
    app = Starlette(routes=[Route("/{path:path}", lambda _: PlainTextResponse("Streamlit's own"))])
    return TestClient(InChinese(app))


def test_every_piece_stands_in_the_version_that_is_installed():
    assert unfound() == []


def test_every_piece_is_whole_and_stays_so():
    for path in (WORDS, KEYS):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.reader(file))
        assert [row for row in rows if len(row) != 3 or row[2].count("`") % 2 != row[1].count("`") % 2] == []


def test_a_script_comes_with_our_words_and_what_is_installed_keeps_its_own(client):
    told = client.get(f"/static/js/{INDEX}").text
    assert (told.count("`没有这一页`"), "Page not found" in told) == (1, False)
    assert "Page not found" in (SCRIPTS / INDEX).read_text(encoding="utf-8")


def test_a_browser_that_has_it_is_told_to_keep_it_and_one_that_has_another_gets_it(client):
    tag = client.get(f"/static/js/{INDEX}").headers["etag"]
    asked = [client.get(f"/static/js/{INDEX}", headers={"if-none-match": each}).status_code for each in (tag, '"x"')]
    assert (asked, client.get(f"/static/js/{INDEX}").headers["cache-control"]) == ([304, 200], "no-cache")


@pytest.mark.parametrize("path", ["/static/js/none.js", "/static/css/index.css", "/", "/static/js/../../app.py"])
def test_everything_else_passes(client, path):
    assert client.get(path).text == "Streamlit's own"


def test_a_change_keeps_what_a_script_computes_with():
    changed = {
        name
        for name, (body, _) in translated().items()
        if COMPUTED.findall(body.decode()) != COMPUTED.findall((SCRIPTS / name).read_text(encoding="utf-8"))
    }
    assert changed == set()
