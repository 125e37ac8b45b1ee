"""A font that no page shows isn't sent; all that is shown is."""

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from ui.operating.streamlit_words import SCRIPTS
from ui.operating.unused_font import FOLDER, WithoutUnusedFont

FONTS = sorted(path.name for path in (SCRIPTS.parent / "media").glob("*.woff2"))


@pytest.mark.parametrize("name", FONTS)
def test_only_the_font_of_streamlit_s_own_theme_is_answered_with_nothing(name):
    app = Starlette(routes=[Route("/{path:path}", lambda _: PlainTextResponse("a font"))])
    address = f"/static/media/{name}"
    told = TestClient(WithoutUnusedFont(app)).get(address)
    assert (told.status_code, told.text) == ((204, "") if address.startswith(FOLDER) else (200, "a font"))
