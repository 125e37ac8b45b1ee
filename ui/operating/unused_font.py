"""The letters that Streamlit's page fetches first and the dashboard never shows: its own theme names other fonts."""

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

FOLDER = "/static/media/SourceSans"


class WithoutUnusedFont:
    """Middleware that answers with nothing for that font, a fifteenth of a first load; everything else passes."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for the font."""
        is_font = scope["type"] == "http" and FOLDER in scope["path"]
        answers = Response(status_code=204, headers={"cache-control": "max-age=31536000"}) if is_font else self.app
        await answers(scope, receive, send)
