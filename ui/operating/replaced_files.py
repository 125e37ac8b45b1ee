"""What a browser gets in place of some of Streamlit's own files: scripts with our words, and fonts of what is shown."""

import hashlib
from collections.abc import Callable
from functools import cache

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.operating.fonts import shown
from ui.operating.streamlit_words import translated

ROOT = "/static/"  # whatever stands before it in an address
Files = Callable[[], dict[str, bytes]]  # what is sent, by the file's name
FOLDERS: dict[str, tuple[str, Files]] = {
    "/static/js": ("text/javascript", translated),
    "/static/media": ("font/woff2", shown),
}


class Replaced:
    """Middleware that sends those files; everything else passes."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a file that is replaced."""
        path = ROOT + scope.get("path", "").rpartition(ROOT)[2]
        answers: ASGIApp = self.app
        if scope["type"] == "http" and path in replaced():
            answers = _file(Request(scope), path)
        await answers(scope, receive, send)


@cache
def replaced() -> dict[str, tuple[str, bytes, str]]:
    """Each file, by its address from there on: its kind, what is sent, and what tells that from another."""
    return {
        f"{folder}/{name}": (kind, body, f'"{hashlib.sha256(body).hexdigest()[:32]}"')
        for folder, (kind, files) in FOLDERS.items()
        for name, body in files().items()
    }


def _file(request: Request, path: str) -> Response:
    """The name of a file says nothing of what we put in it: a browser asks each time, and is mostly told to keep its
    own.
    """
    kind, body, tag = replaced()[path]
    headers = {"cache-control": "no-cache", "etag": tag}
    if request.headers.get("if-none-match", "").removeprefix("W/") == tag:
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=kind) if body else Response(status_code=204, headers=headers)
