"""Whether this server lives, and whether it could show somebody the current version now.

A proxy asks these; they tell nothing but yes or no, and who may look at the metrics why.
"""

from http import HTTPStatus

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from data.errors import DataError
from data.warehouse.store import Store
from ui.operating.metrics import show
from ui.operating.operator_only import is_operator

READY, NOT_READY = "ready", "not ready"


async def healthz(_: Request) -> Response:
    """200 as long as the process answers at all."""
    return PlainTextResponse("ok")


async def readyz(asked: Request) -> Response:
    """200 when records and current version can be read, or nothing was published yet; else 503."""
    wrong = await run_in_threadpool(not_ready)
    told = f"{NOT_READY}: {wrong}" if wrong and is_operator(asked) else NOT_READY if wrong else READY
    return PlainTextResponse(told, HTTPStatus.SERVICE_UNAVAILABLE if wrong else HTTPStatus.OK)


def not_ready() -> str:
    """Why a reader would see nothing now, in Chinese; '' when he would."""
    from ui import opened

    try:
        store = Store.from_environment()
        store.record.last()
        current = store.current()
        if current is not None:
            opened.opened(current)
    except (DataError, OSError) as error:
        return f"{error}"
    return ""


ROUTES = [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", show)]
