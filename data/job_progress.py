"""Whoever waits for something long: is told how far it is, and may say that it isn't wanted any more."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import duckdb

EVERY = 0.2  # seconds between two questions whether it is still wanted


class Cancelled(Exception):
    """It isn't wanted any more; what was begun is as it was before."""


def _to_nobody(what: str, done: int, of: int) -> None:
    pass


def _never() -> bool:
    return False


@dataclass(frozen=True)
class Watch:
    """`on_step` is called with what is done now, in Chinese, and how many of how many steps are behind it.

    `is_cancelled` is asked between steps, and from another thread while the database works.
    """

    on_step: Callable[[str, int, int], None] = _to_nobody
    is_cancelled: Callable[[], bool] = _never

    def step(self, what: str, done: int, of: int) -> None:
        """Begin a step; raises Cancelled when nothing more is wanted."""
        if self.is_cancelled():
            raise Cancelled
        self.on_step(what, done, of)

    @contextmanager
    def over(self, con: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """Stop what the database is doing within a moment when it isn't wanted any more, and raise Cancelled."""
        done, stopped = threading.Event(), threading.Event()

        def stop_when_cancelled() -> None:
            while not done.wait(EVERY):
                if self.is_cancelled():
                    stopped.set()
                    con.interrupt()

        if self.is_cancelled is _never:
            yield
            return
        watcher = threading.Thread(target=stop_when_cancelled, daemon=True)
        watcher.start()
        try:
            yield
        except duckdb.Error as error:
            if not stopped.is_set():
                raise
            raise Cancelled from error
        finally:
            done.set()
            watcher.join()
        if stopped.is_set() or self.is_cancelled():
            raise Cancelled


UNWATCHED = Watch()
