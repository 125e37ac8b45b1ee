"""What the server does before it lets anybody in: everything imported, the current version open, then frozen.

Streamlit's sessions run as threads of one process. What the collector has to walk, every session waits for; what is
imported later than the freezing would be walked each time.
"""

import asyncio
import gc
import importlib
import logging
import pkgutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from data.errors import DataError

ROOMS = ("briefing", "charts", "data", "queries", "ui", "wording")
SCRIPTS = ("__main__", "ui.window")  # what runs when it is imported
log = logging.getLogger(__name__)


@asynccontextmanager
async def ready(_app: Any) -> AsyncIterator[None]:
    """The server's lifespan: it answers once everything is in memory."""
    await asyncio.to_thread(prepare)
    yield


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
        current = opened.store().current()
        if current is not None:
            opened.opened(current)
    except DataError as error:
        log.warning("the current version can't be opened: %s", error)
