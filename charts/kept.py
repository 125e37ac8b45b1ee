"""What was drawn before is not drawn again: building a figure or a table costs far more than finding it.

It is found by what it is drawn from, the answer's cells themselves, so that a version, a filter or a page's own choice
can't be forgotten in its key.
"""

import hashlib
import pickle
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any, ParamSpec, TypeVar

MOST = 800  # figures and tables, those of twelve months of every view and some filters
Given = ParamSpec("Given")
Drawn = TypeVar("Drawn")

_known: OrderedDict[tuple[str, bytes], Any] = OrderedDict()
_lock = Lock()


def kept(draw: Callable[Given, Drawn]) -> Callable[Given, Drawn]:
    """`draw`, whose latest results are kept in the process. They are everybody's: never change one, make another."""
    name = f"{draw.__module__}.{draw.__qualname__}"

    @wraps(draw)
    def found(*given: Given.args, **named: Given.kwargs) -> Drawn:
        key = name, _digest(given, named)
        with _lock:
            if key in _known:
                _known.move_to_end(key)
                before: Drawn = _known[key]
                return before
        made = draw(*given, **named)
        with _lock:
            _known[key] = made
            while len(_known) > MOST:
                _known.popitem(last=False)
        return made

    return found


def _digest(*parts: Any) -> bytes:
    return hashlib.sha256(pickle.dumps(parts, pickle.HIGHEST_PROTOCOL)).digest()
