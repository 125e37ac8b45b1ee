"""The page at which one signs in: plain HTML in front of Streamlit, since a page of Streamlit can't set a cookie."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.templating import Jinja2Templates

from data.addresses import own_origin
from data.errors import DataError
from data.people.sign_in import change, sign_in, sign_in_by_provider
from data.warehouse.signing import secret
from data.warehouse.store import Store
from records.accounts import Account, all_accounts
from ui.access.provider import FAILED, farewell, provider, send_there, sent_back
from ui.access.tickets import COOKIE, LASTS, end, ticket

PATH, OUT = "/sign-in", "/auth/logout"  # the latter is where st.logout() leads, in the same window
THERE, BACK = f"{PATH}/provider", f"{PATH}/back"
UNDER_WAY, UNDER_WAY_LASTS = "signing_in", 600  # seconds
LARGEST = 4_096  # bytes of the form
TEMPLATES = Jinja2Templates(Path(__file__).parent)
SEE_OTHER = 303


async def show(asked: Request) -> Response:
    """The form; `to` is where the reader wanted to go."""
    return _form(asked, to=asked.query_params.get("to", "/"))


async def enter(asked: Request) -> Response:
    """Let in whom the form names, with a cookie that says so; else the form again, and why."""
    content = b""
    async for part in asked.stream():
        content += part
        if len(content) > LARGEST:  # whoever sends it has not signed in: no more of it is taken
            return _form(asked, wrong="内容太长，请重新填写。", status=413)
    given = {name: values[0] for name, values in parse_qs(content.decode(errors="replace")).items()}
    name, to = given.get("name", ""), given.get("to", "/")
    try:
        store = await run_in_threadpool(Store.from_environment)
        known = await run_in_threadpool(_known, store, name, given)
    except DataError as error:
        return _form(asked, name=name, to=to, wrong=str(error), changing="changed" in given, status=403)
    if known.must_change:
        return _form(asked, name=name, to=to, changing=True)
    return _let_in(asked, store, known, to)


async def ask_provider(asked: Request) -> Response:
    """Send the reader to the office's provider, and remember for ten minutes, in his browser, where he wanted to go."""
    kept: dict[str, Any] = {"to": asked.query_params.get("to", "/")}
    try:
        store = await run_in_threadpool(Store.from_environment)
        answer = await send_there(_with_session(asked, kept), _origin(asked) + BACK)
    except DataError as error:
        return _form(asked, to=kept["to"], wrong=str(error), status=503)
    answer.set_cookie(UNDER_WAY, _signer(store).dumps(kept), max_age=UNDER_WAY_LASTS, path=BACK, **_safely(asked))
    return answer


async def come_back(asked: Request) -> Response:
    """Let in whom the provider names; else the form, and why."""
    to = "/"
    try:
        store = await run_in_threadpool(Store.from_environment)
        kept = _kept(store, asked)
        to = kept.pop("to")
        told = await sent_back(_with_session(asked, kept))
        known = await run_in_threadpool(sign_in_by_provider, store, told.issuer, told.subject, told.name)
    except DataError as error:
        return _form(asked, to=to, wrong=str(error), status=403)
    answer = _let_in(asked, store, known, to)
    answer.delete_cookie(UNDER_WAY, path=BACK)
    return answer


async def leave(asked: Request) -> Response:
    """Let the sign-in hold no longer, in pages too that are open; whom the provider let in leaves there as well."""
    known = None
    if COOKIE in asked.cookies:
        try:
            known = await run_in_threadpool(lambda: end(Store.from_environment(), asked.cookies))
        except DataError as error:
            return _form(asked, wrong=f"没有退出：{error}", status=503)
    there = _origin(asked) + PATH
    is_of_provider = known is not None and known.is_by_provider and provider() is not None
    answer = await farewell(_with_session(asked, {}), there) if is_of_provider else RedirectResponse(PATH, SEE_OTHER)
    answer.delete_cookie(COOKIE)
    return answer


ROUTES = [
    Route(PATH, show), Route(PATH, enter, methods=["POST"]), Route(THERE, ask_provider), Route(BACK, come_back),
    Route(OUT, leave),
]  # fmt: skip


def _let_in(asked: Request, store: Store, known: Account, to: str) -> Response:
    """Send somebody on to where he wanted to go, with the cookie that says who he is."""
    answer = RedirectResponse(_own_path(to), SEE_OTHER)
    answer.set_cookie(COOKIE, ticket(store, known), max_age=LASTS, **_safely(asked))
    return answer


def _safely(asked: Request) -> dict[str, Any]:
    """How a cookie is set that no script and no other site's page is to have."""
    return {"httponly": True, "samesite": "lax", "secure": _origin(asked).startswith("https://")}


def _origin(asked: Request) -> str:
    """The address of ours that the reader sees; TLS ends at the proxy."""
    return own_origin(asked.headers.get("host", ""))


def _with_session(asked: Request, session: dict[str, Any]) -> Request:
    """The request, as the client of the provider wants it: with what the browser is to remember."""
    return Request({**asked.scope, "session": session}, asked.receive)


def _kept(store: Store, asked: Request) -> dict[str, Any]:
    """What the browser remembers of the way to the provider. Raises DataError when it doesn't, or for too long."""
    try:
        kept: dict[str, Any] = _signer(store).loads(asked.cookies.get(UNDER_WAY, ""), max_age=UNDER_WAY_LASTS)
    except BadSignature as error:
        raise DataError(FAILED) from error
    return kept


def _signer(store: Store) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(secret(store, UNDER_WAY))


def _known(store: Store, name: str, given: dict[str, str]) -> Account:
    """Whose name and password these are, who changes it on the way where he has to. Raises DataError."""
    password = given.get("password", "")
    if "changed" not in given:
        return sign_in(store, name, password)
    if given["changed"] != given.get("repeated"):
        raise DataError("两遍新口令不一样，请重新填写。")
    return change(store, name, password, given["changed"])


def _form(
    asked: Request, *, name: str = "", to: str = "/", wrong: str = "", changing: bool = False, status: int = 200
) -> Response:
    told = {
        "name": name, "to": _own_path(to), "wrong": wrong, "changing": changing,
        "has_provider": provider() is not None, "has_passwords": changing or _has_passwords(),
    }  # fmt: skip
    return TEMPLATES.TemplateResponse(asked, "sign_in.html", told, status)


def _own_path(to: str) -> str:
    """A path of this dashboard, whatever somebody's link made of it."""
    parts = urlsplit(to)
    own = parts._replace(scheme="", netloc="").geturl() if to.startswith("/") else "/"
    return "/" + own.lstrip("/\\")


def _has_passwords() -> bool:
    """Whether there is anybody to whom the form is of use."""
    try:
        return provider() is None or not all(
            each.is_by_provider for each in all_accounts(Store.from_environment().records)
        )
    except DataError:
        return True
