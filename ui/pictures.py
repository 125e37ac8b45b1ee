"""A figure on the page, in the house style, that answers clicks."""

from typing import Any

import plotly.graph_objects as go
import streamlit as st

ROUNDS = "picture_rounds"
# Nothing on the picture but the picture; no English tool bar.
CONFIG = {"displayModeBar": False, "displaylogo": False, "scrollZoom": False, "doubleClick": False}


def show(figure: go.Figure, *, key: str, alt: str, click: bool = True) -> list[Any]:
    """Draw a figure; return what the clicked mark carries as customdata, [] when nothing was clicked.

    `alt` is what a screen reader says: the picture's title. A click is answered once: the next run draws the figure
    anew, nothing selected, so that the same mark can be clicked again.
    """
    rounds = st.session_state.setdefault(ROUNDS, {})
    event = st.plotly_chart(
        figure,
        theme=None,
        config=CONFIG,
        key=f"{key}_{rounds.get(key, 0)}",
        alt=alt,
        on_select="rerun" if click else "ignore",
        selection_mode="points",
    )
    points = event.selection.points if click else []
    data = points[0].get("customdata") if points else None
    if data is None:
        return []
    rounds[key] = rounds.get(key, 0) + 1
    return list(data) if isinstance(data, list | tuple) else [data]


def on_phone() -> bool:
    """Whether the reader's browser says that it is on a phone, where pictures stack."""
    return "Mobi" in st.context.headers.get("User-Agent", "")
