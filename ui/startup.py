"""What the server does before it lets anybody in: everything imported, the current version open, then frozen; and
what is written to a reader sent at once.

Streamlit's sessions run as threads of one process. What the collector has to walk, every session waits for; what is
imported later than the freezing would be walked each time.
"""

import asyncio
import gc
import importlib
import logging
import pkgutil
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from data.errors import DataError
from data.warehouse.store import Store
from ui.operating import discreet_log

ROOMS = ("briefing", "charts", "data", "queries", "ui", "wording")
SCRIPTS = ("__main__", "ui.window")  # what runs when it is imported
log = logging.getLogger(__name__)


@asynccontextmanager
async def ready(_app: Any) -> AsyncIterator[None]:
    """The server's lifespan: it answers once everything is in memory."""
    await asyncio.to_thread(send_at_once)
    await asyncio.to_thread(prepare)
    discreet_log.keep_in_file()
    yield


def send_at_once() -> None:
    """Turn Nagle's algorithm off for whoever connects: a run is many small messages, and the second one would wait, up
    to 40 ms, until the browser has acknowledged the first.

    asyncio turns it off for sockets that name TCP, which the one that Streamlit listens on doesn't; a connection
    takes the setting over from the socket that accepts it.
    """
    for each in gc.get_objects():
        if isinstance(each, socket.socket) and _is_tcp(each):
            each.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


def _is_tcp(one: socket.socket) -> bool:
    return one.fileno() >= 0 and one.family in (socket.AF_INET, socket.AF_INET6) and one.type == socket.SOCK_STREAM


def prepare() -> None:
    """Import every room, open the current version, and take it all out of the collector's sight."""
    for room in ROOMS:
        _import(room)
    _open_current()
    gc.collect()
    gc.freeze()


def _import(room: str) -> None:
    package = importlib.import_module(room)
    for module in pkgutil.walk_packages(package.__path__, f"{room}."):
        if not module.name.endswith(SCRIPTS):
            importlib.import_module(module.name)


def _open_current() -> None:
    """Nobody waits for a version to open; what is wrong with the store is said on the page, not here."""
    from ui import opened

    try:
        current = Store.from_environment().current()
        if current is not None:
            opened.opened(current)
    except DataError as error:
        log.warning("the current version can't be opened (%s): python -m data doctor", type(error).__name__)
