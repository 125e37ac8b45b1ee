"""Pictures that were drawn before are not drawn again: building a figure costs far more than finding it.

A picture is found by what it is drawn from, the answer's cells themselves, so that a version, a filter or a page's own
choice can't be forgotten in its key.
"""

import hashlib
import pickle
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any, ParamSpec

import plotly.graph_objects as go

MOST = 400  # figures, those of twelve months of every view and some filters
Given = ParamSpec("Given")

_figures: OrderedDict[tuple[str, bytes], go.Figure] = OrderedDict()
_lock = Lock()


def kept(draw: Callable[Given, go.Figure]) -> Callable[Given, go.Figure]:
    """`draw`, whose latest figures are kept in the process. They are everybody's: never change one, make another."""
    name = f"{draw.__module__}.{draw.__qualname__}"

    @wraps(draw)
    def found(*given: Given.args, **named: Given.kwargs) -> go.Figure:
        key = name, _digest(given, named)
        with _lock:
            if key in _figures:
                _figures.move_to_end(key)
                return _figures[key]
        figure = draw(*given, **named)
        with _lock:
            _figures[key] = figure
            while len(_figures) > MOST:
                _figures.popitem(last=False)
        return figure

    return found


def _digest(*parts: Any) -> bytes:
    return hashlib.sha256(pickle.dumps(parts, pickle.HIGHEST_PROTOCOL)).digest()
