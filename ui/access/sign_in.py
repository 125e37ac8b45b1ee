"""The page at which one signs in: plain HTML in front of Streamlit, since a page of Streamlit can't set a cookie."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.templating import Jinja2Templates

from data.errors import DataError
from data.people.sign_in import change, sign_in
from data.warehouse.store import Store
from records.accounts import Account
from ui.access.tickets import COOKIE, LASTS, ticket

PATH, OUT = "/sign-in", "/sign-out"
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
    answer = RedirectResponse(_own_path(to), SEE_OTHER)
    answer.set_cookie(
        COOKIE, ticket(store, known), max_age=LASTS, httponly=True, samesite="lax", secure=_is_encrypted(asked)
    )
    return answer


async def leave(_: Request) -> Response:
    """Forget who signed in."""
    answer = RedirectResponse(PATH, SEE_OTHER)
    answer.delete_cookie(COOKIE)
    return answer


ROUTES = [Route(PATH, show), Route(PATH, enter, methods=["POST"]), Route(OUT, leave)]


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
    told = {"name": name, "to": _own_path(to), "wrong": wrong, "changing": changing}
    return TEMPLATES.TemplateResponse(asked, "sign_in.html", told, status)


def _own_path(to: str) -> str:
    """A path of this dashboard, whatever somebody's link made of it."""
    parts = urlsplit(to)
    own = parts._replace(scheme="", netloc="").geturl() if to.startswith("/") else "/"
    return "/" + own.lstrip("/\\")


def _is_encrypted(asked: Request) -> bool:
    """Whether the browser came over TLS, which ends at the proxy."""
    return asked.headers.get("origin", "").startswith("https://")
