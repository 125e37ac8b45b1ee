"""How the server fares, as Prometheus reads it: counts, times and the version; nothing about anybody.

Each process counts for itself; a Prometheus asks each at its own port.
"""

import shutil
from collections.abc import Iterator
from http import HTTPStatus

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from data.errors import DataError
from data.warehouse.store import Store
from ui.operating.operator_only import is_operator

REGISTRY = CollectorRegistry(auto_describe=True)
BUCKETS = (0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10)  # seconds
RERUNS = Histogram("kanban_rerun_seconds", "How long a page takes to be drawn.", buckets=BUCKETS, registry=REGISTRY)
BUGS = Counter("kanban_bugs", "Pages that ended in a bug, which the log tells of.", registry=REGISTRY)
ASKED = Counter("kanban_requests", "Requests by the kind of answer.", ("status",), registry=REGISTRY)
OPEN = Gauge("kanban_open_pages", "Browsers that are connected.", registry=REGISTRY)
REFUSED = "refused"  # a websocket that the guard didn't open
CLOSED = "没有这个网址。"


class OfStore(Collector):
    """What the store says at the moment it is asked."""

    def collect(self) -> Iterator[Metric]:
        """Whether it can be read; if so its version, its record and the room on its disk."""
        try:
            store = Store.from_environment()
            current, last = store.current(), store.record.last()
        except (DataError, OSError):
            yield GaugeMetricFamily("kanban_store_readable", "Whether the store can be read.", value=0)
            return
        yield GaugeMetricFamily("kanban_store_readable", "Whether the store can be read.", value=1)
        version = current.id if current else ""
        yield InfoMetricFamily("kanban_version", "The current version.", value={"version": version})
        yield GaugeMetricFamily("kanban_record_entries", "Entries of the record.", value=last[0] if last else 0)
        if store.root.exists():
            free = shutil.disk_usage(store.root).free
            yield GaugeMetricFamily("kanban_disk_free_bytes", "Room on the store's disk.", value=free)


REGISTRY.register(OfStore())
PlatformCollector(registry=REGISTRY)
ProcessCollector(registry=REGISTRY)


class Counted:
    """ASGI middleware around everything else, which counts what is answered."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on; a websocket counts as open from its acceptance to its end."""
        accepted = False

        async def counted(message: Message) -> None:
            nonlocal accepted
            if message["type"] == "http.response.start":
                ASKED.labels(f"{message['status'] // 100}xx").inc()
            elif message["type"] == "websocket.accept":
                accepted = True
                OPEN.inc()
            elif message["type"] == "websocket.close" and not accepted:
                ASKED.labels(REFUSED).inc()
            await send(message)

        try:
            await self.app(scope, receive, counted)
        finally:
            if accepted:
                OPEN.dec()


async def show(asked: Request) -> Response:
    """The metrics, to the operator; for anybody else there is no such address."""
    if not is_operator(asked):
        return PlainTextResponse(CLOSED, HTTPStatus.NOT_FOUND)
    told = await run_in_threadpool(generate_latest, REGISTRY)
    return Response(told, media_type=CONTENT_TYPE_LATEST)
