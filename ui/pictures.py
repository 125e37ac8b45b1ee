"""A figure on the page, in the house style, that answers clicks."""

from collections.abc import Callable, Sequence
from threading import Lock
from typing import Any

import plotly.graph_objects as go
import streamlit as st
from plotly.basedatatypes import BaseFigure
from streamlit.delta_generator import DeltaGenerator

from charts.projector import Values, values

ROUNDS, SHOWN = "picture_rounds", "picture_shown"
# Nothing on the picture but the picture; no English tool bar.
CONFIG = {"displayModeBar": False, "displaylogo": False, "scrollZoom": False, "doubleClick": False}
MOST = 400  # figures whose plain form is remembered


class Plain(BaseFigure):  # type: ignore[misc] # plotly has no types
    """A figure as Streamlit takes it, a dictionary of plain values: made once, where a Figure copies itself whole."""

    def __init__(self, values: Values) -> None:
        self._values = values

    def to_dict(self) -> Values:
        """The figure's values; not to be changed."""
        return self._values


_plain: dict[int, tuple[go.Figure, Plain]] = {}  # by identity: pictures are kept, see wording/kept.py
_lock = Lock()


def show(figure: go.Figure | Values, *, key: str, alt: str, click: bool = True, is_fixed: bool = False) -> list[Any]:
    """Draw a figure; return what the clicked mark carries as customdata, [] when nothing was clicked.

    `is_fixed`: it keeps the width that it was laid out for. `alt` is what a screen reader says: the picture's title. A
    click is answered once: the next run draws the figure anew, nothing selected, so that the same mark can be clicked
    again.
    """
    rounds = st.session_state.setdefault(ROUNDS, {})
    st.session_state[SHOWN] = (key, alt)
    event = st.plotly_chart(
        Plain(figure) if isinstance(figure, dict) else _as_plain(figure),
        width="content" if is_fixed else "stretch",
        theme=None,
        config=CONFIG,
        key=f"{key}_{rounds.get(key, 0)}",
        alt=alt,
        on_select="rerun" if click else "ignore",
        selection_mode="points",
    )
    points = [] if isinstance(event, DeltaGenerator) else event.selection.points
    data = points[0].get("customdata") if points else None
    if data is None:
        return []
    rounds[key] = rounds.get(key, 0) + 1
    return list(data) if isinstance(data, list | tuple) else [data]


def side_by_side(
    draw: Callable[[int | None], go.Figure],
    sides: Sequence[int | None],
    *,
    key: str,
    alt: str,
    below: Callable[[], list[Any]] = list,
) -> list[Any]:
    """A picture in columns next to each other, under each other where the window is narrow; what was clicked in either.

    `draw` makes that of a side. They are one picture to take away; a phone has it undivided. `below`: what stands under
    the last column, where there is room.
    """
    shown = sides if len(sides) > 1 and not on_phone() else (None,)
    picked: list[Any] = []
    for side, place in zip(shown, st.columns(len(shown), gap="large"), strict=True):
        with place:
            picked = show(draw(side), key=key if side is None else f"{key}_{side}", alt=alt) or picked
            under = below() if side == shown[-1] else []
    st.session_state[SHOWN] = (key, alt)
    return picked or under


def take_shown() -> tuple[str, str] | None:
    """The key and the title of the picture that was drawn last; once, since it belongs to one card."""
    found: tuple[str, str] | None = st.session_state.pop(SHOWN, None)
    return found


def _as_plain(figure: go.Figure) -> Plain:
    with _lock:
        known = _plain.get(id(figure))
    if known is None:  # as long as it is remembered, nothing else can have its identity
        known = figure, Plain(values(figure))
        with _lock:
            _plain[id(figure)] = known
            while len(_plain) > MOST:
                del _plain[next(iter(_plain))]
    return known[1]


def on_phone() -> bool:
    """Whether the reader's browser says that it is on a phone, where pictures stack."""
    return "Mobi" in st.context.headers.get("User-Agent", "")
