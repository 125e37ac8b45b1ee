"""The one script and stylesheet reach the browser as files of the server; the pinned Streamlit must go on with that."""

from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.testing.v1 import AppTest
from streamlit.web.server.starlette.starlette_routes import create_bidi_component_routes

from ui.browser import HERE, MANIFEST, NAME


def mounting():
    from ui.browser import browser

    browser("wall", {"words": {}})


def test_what_is_mounted_names_files_and_carries_no_script_of_its_own():
    app = AppTest.from_function(mounting).run()
    (mounted,) = app.get("bidi_component")
    proto = mounted.proto
    assert [each.value for each in app.exception] == []
    assert (proto.component_name, proto.js_content, proto.css_content, proto.isolate_styles) == (NAME, "", "", False)
    assert (proto.js_source_path, proto.css_source_path) == ("browser.js", "browser.css")


def test_the_server_gives_these_files_and_nothing_beside_them():
    manager = BidiComponentManager()
    manager.register_from_manifest(MANIFEST, HERE)
    with TestClient(Starlette(routes=create_bidi_component_routes(manager, None))) as client:
        address = f"/_stcore/bidi-components/{NAME}"
        names = ("browser.js", "browser.css", "%2e%2e/__init__.py")
        answers = {name: client.get(f"{address}/{name}") for name in names}
    assert {name: answer.status_code for name, answer in answers.items()} == {
        "browser.js": 200, "browser.css": 200, "%2e%2e/__init__.py": 400,
    }  # fmt: skip
    assert answers["browser.js"].headers["content-type"].startswith("text/javascript")


def test_it_is_the_only_script_and_the_only_stylesheet():
    root = HERE.parent.parent
    rooms = ("briefing", "charts", "data", "pages", "queries", "records", "ui", "wording")
    kinds = [(room, kind) for room in rooms for kind in ("js", "css")]
    found = {path.relative_to(root).as_posix() for room, kind in kinds for path in (root / room).rglob(f"*.{kind}")}
    assert found == {"ui/browser/assets/browser.css", "ui/browser/assets/browser.js"}
