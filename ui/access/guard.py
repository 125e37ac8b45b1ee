"""The guard in front of Streamlit: what isn't asked from the dashboard's own page at its own address never gets in.

Any page that a reader has open can send requests to this machine, and any name can be made to resolve to it. So Host
and Origin must be an address that the dashboard is served at; files that were sent or are to be taken away are given
only to a browser that has the page, by a cookie that no other site's page carries along; what isn't needed is closed.
Where one has to sign in, nothing but the page for that is given to who hasn't. Processes that share Streamlit's
cookie secret (server.cookieSecret) take each other's cookies.
"""

import hashlib
import hmac
from http import HTTPStatus
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

from data.addresses import is_loopback, origins
from ui.access.headers import headers
from ui.access.sign_in import OUT, PATH
from ui.access.taken_files import is_made_for
from ui.access.tickets import asked_by
from ui.access.uploads import UploadLimit

READING = ("GET", "HEAD")
CORE = "_stcore"
OPEN = {"health", "host-config"}  # of Streamlit's own endpoints, what a page asks before it is connected
WITH_PASS = {"upload_file", "bidi-components"}  # … and what only the page may ask; metrics and all others are closed
FILES = {"media", "component"}
OPERATING = {"healthz", "readyz", "metrics"}  # which see for themselves who asks
FOR_ALL = {PATH.strip("/"), "static", "favicon.png", *OPERATING}  # … and what isn't asked who it is
EACH_FOR_ALL = {(CORE, "health"), tuple(OUT.strip("/").split("/"))}
ELSEWHERE = "这个网址不是看板的网址，没有打开。请用启动时显示的网址，例如 http://127.0.0.1:8501。"
STRANGE = "这个请求不是从看板自己的页面发出的，没有受理。"
NO_COOKIE = "请先打开看板的页面，再从页面上取文件；已经打开的请刷新。"
CLOSED = "没有这个网址。"
SIGN_IN = "请先登录，再从页面上打开。"
TOO_MUCH = "短时间内上传太多，请十分钟后再传。"


class Refused(Exception):
    """A request that doesn't get in: the status and the words that it is answered with."""

    def __init__(self, status: HTTPStatus, words: str) -> None:
        super().__init__(words)
        self.status, self.words = status, words


class Guard:
    """ASGI middleware before everything else; see the module."""

    def __init__(self, app: ASGIApp, uploads: UploadLimit | None = None) -> None:
        self.app = app
        self.uploads = uploads or UploadLimit()
        self.word = hmac.digest(config.get_option("server.cookieSecret").encode(), b"page", hashlib.sha256).hex()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in or answer it; everything but requests passes."""
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
            return
        asked = HTTPConnection(scope)
        try:
            self._check(asked)
            await self._check_signed_in(asked)
            await self.app(scope, self._counted(asked, receive), self._signed(asked, send))
        except Refused as refused:
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008, "reason": ""})
            else:
                await _answer(asked, refused)(scope, receive, send)

    def _check(self, asked: HTTPConnection) -> None:
        """Raise Refused for what doesn't get in."""
        _, port = asked.scope.get("server") or (None, None)
        if port is None:
            raise Refused(HTTPStatus.FORBIDDEN, ELSEWHERE)
        ours = origins(port)
        if _host(asked) not in _hosts(ours):
            raise Refused(HTTPStatus.MISDIRECTED_REQUEST, ELSEWHERE)
        if not _is_own(asked, ours):
            raise Refused(HTTPStatus.FORBIDDEN, STRANGE)
        self._check_path(asked)

    async def _check_signed_in(self, asked: HTTPConnection) -> None:
        """Raise Refused for who hasn't signed in where he has to, and where nobody can, for who comes over the network
        or through a proxy; and for a file that was made for somebody else.

        Who only wants to read a page is sent to sign in.
        """
        address, port = asked.scope.get("server") or (None, None)
        first, _, rest = self._below(asked)
        is_for_all = first in FOR_ALL or (first, rest) in EACH_FOR_ALL
        is_near = is_loopback(address) and _host(asked) in _hosts(origins(port or 0, ""))  # a proxy names others
        if is_for_all and is_near:
            return
        required, name = await run_in_threadpool(asked_by, asked.cookies)
        if not required and not is_near:
            raise Refused(HTTPStatus.FORBIDDEN, ELSEWHERE)
        if required and name is None and not is_for_all:
            raise Refused(HTTPStatus.UNAUTHORIZED, SIGN_IN)
        if required and first == "media" and not is_made_for(name or "", rest):
            raise Refused(HTTPStatus.NOT_FOUND, CLOSED)

    @staticmethod
    def _below(asked: HTTPConnection) -> tuple[str, str, str]:
        """The first part of the path below where the dashboard is served, and the rest."""
        path: str = asked.scope["path"]
        below = path.removeprefix(f"/{config.get_option('server.baseUrlPath').strip('/')}")
        return below.lstrip("/").partition("/")

    def _check_path(self, asked: HTTPConnection) -> None:
        first, _, rest = self._below(asked)
        core = rest.partition("/")[0] if first == CORE else ""
        if asked.scope["type"] == "websocket":
            allowed = (first, rest) == (CORE, "stream")
        else:
            allowed = first != CORE or core in OPEN | WITH_PASS
        if not allowed:
            raise Refused(HTTPStatus.NOT_FOUND, CLOSED)
        if (first in FILES or core in WITH_PASS) and not self._has_pass(asked):
            raise Refused(HTTPStatus.FORBIDDEN, NO_COOKIE)

    def _has_pass(self, asked: HTTPConnection) -> bool:
        """Whether it comes from this very page: the cookie tells sites apart, only the header tells ports apart."""
        shown = asked.cookies.get(_cookie(asked), "")
        near = asked.headers.get("sec-fetch-site", "none") in ("same-origin", "none")
        return near and hmac.compare_digest(shown.encode(), self.word.encode())

    def _counted(self, asked: HTTPConnection, receive: Receive) -> Receive:
        """`receive`, counting what the client sends."""
        client = asked.client.host if asked.client else ""

        async def counted() -> Message:
            message = await receive()
            size = len(message.get("body", b""))
            if size and not self.uploads.takes(client, size):
                raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, TOO_MUCH)
            return message

        return counted

    def _signed(self, asked: HTTPConnection, send: Send) -> Send:
        """`send`, with the headers of every answer and, where the browser has none, the cookie."""

        async def signed(message: Message) -> None:
            if message["type"] == "http.response.start":
                told = MutableHeaders(scope=message)
                told.update(headers(_host(asked)))
                if asked.cookies.get(_cookie(asked)) != self.word and asked.scope["method"] in READING:
                    told.append("set-cookie", f"{_cookie(asked)}={self.word}; Path=/; HttpOnly; SameSite=Strict")
            await send(message)

        return signed


def _answer(asked: HTTPConnection, refused: Refused) -> Response:
    """What a refused request is told; who wants to see a page is sent to where one signs in."""
    if refused.status == HTTPStatus.UNAUTHORIZED and asked.headers.get("sec-fetch-mode", "navigate") == "navigate":
        query = f"?{asked.url.query}" if asked.url.query else ""
        there = f"{PATH}?to={quote(asked.url.path + query)}"
        return RedirectResponse(there, HTTPStatus.SEE_OTHER, headers(_host(asked)))
    return PlainTextResponse(refused.words, refused.status, headers(_host(asked)))


def _hosts(served: frozenset[str]) -> set[str]:
    return {origin.partition("://")[2] for origin in served}


def _host(asked: HTTPConnection) -> str:
    return asked.headers.get("host", "").lower()


def _cookie(asked: HTTPConnection) -> str:
    """The cookie's name; it carries the port, since browsers keep one jar for all ports of a machine."""
    return f"pass_{_host(asked).rpartition(':')[2] if ':' in _host(asked) else 'own'}"


def _is_own(asked: HTTPConnection, ours: frozenset[str]) -> bool:
    """Whether the page that asks is this one. To read, a browser names no page; for all else it must."""
    origin = asked.headers.get("origin")
    if origin is None:
        return asked.scope["type"] == "http" and asked.scope["method"] in READING
    return origin.lower() in ours and origin.lower().partition("://")[2] == _host(asked)
