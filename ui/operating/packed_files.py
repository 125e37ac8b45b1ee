"""The scripts, styles and fonts of the page, packed by Brotli once and kept: a first load fetches megabytes of them,
and packing takes longer than all else that the server does for it.
"""

from http import HTTPStatus

import brotli
from anyio.to_thread import run_sync
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FOLDER = "/static/"
QUALITY = 9  # a twentieth less than 5, which is what an answer that is packed each time can afford
ALONE = ("if-none-match", "if-modified-since", "range")  # who asks for less than a whole file isn't given one


class PackedOnce:
    """Middleware that keeps those files as they are sent to a browser that takes Brotli; everything else passes."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._kept: dict[str, Response] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a file."""
        if not _takes_packed(scope):
            await self.app(scope, receive, send)
            return
        path = scope["path"]
        answer = self._kept.get(path) or await _whole(self.app, scope, receive)
        if path not in self._kept and _is_file(answer):
            answer = self._kept[path] = await run_sync(_packed, answer)
        await _again(answer)(scope, receive, send)


def _is_file(answer: Response) -> bool:
    """Whether it is one of the installed files: for every other address Streamlit sends its page."""
    return answer.status_code == HTTPStatus.OK and "html" not in answer.headers.get("content-type", "")


def _packed(answer: Response) -> Response:
    answer.body = brotli.compress(answer.body, quality=QUALITY)
    answer.headers["content-length"] = str(len(answer.body))
    answer.headers["content-encoding"] = "br"
    answer.headers.add_vary_header("accept-encoding")
    return answer


def _again(answer: Response) -> Response:
    """A copy to send: what stands in front adds headers of one reader to it, his cookie among them."""
    sent = Response(answer.body, answer.status_code)
    sent.raw_headers = [*answer.raw_headers]
    return sent


def _takes_packed(scope: Scope) -> bool:
    if scope["type"] != "http" or FOLDER not in scope["path"] or scope["method"] != "GET":
        return False
    headers = Request(scope).headers
    takes = {each.partition(";")[0].strip() for each in headers.get("accept-encoding", "").split(",")}
    return "br" in takes and not any(name in headers for name in ALONE)


async def _whole(app: ASGIApp, scope: Scope, receive: Receive) -> Response:
    """The answer of the application, all of it."""
    start: Message = {}
    parts: list[bytes] = []

    async def hear(message: Message) -> None:
        if message["type"] == "http.response.start":
            start.update(message)
        else:
            parts.append(message.get("body", b""))

    await app(scope, receive, hear)
    answer = Response(b"".join(parts), start["status"])
    answer.raw_headers = [*start["headers"]]
    return answer
