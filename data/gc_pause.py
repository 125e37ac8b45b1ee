"""Python's search for garbage, paused where a million cells come in and none of them is garbage.

The search goes through all that a process holds, again and again as it grows: a third of the time of receiving a
workbook. What isn't in a cycle is freed all the same.
"""

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_CHANGING = threading.Lock()
_pauses: list[bool] = []  # one each, whoever pauses: whether the search was on


@contextmanager
def paused() -> Iterator[None]:
    """Pause the search within, for the whole process; it goes on when nobody is within any more."""
    with _CHANGING:
        _pauses.append(gc.isenabled())
        gc.disable()
    try:
        yield
    finally:
        with _CHANGING:
            was_searching = _pauses.pop()
            if not _pauses and was_searching:
                gc.enable()
