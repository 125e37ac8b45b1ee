"""A figure on the page, in the house style, that answers clicks."""

from typing import Any

import plotly.graph_objects as go
import streamlit as st

from charts.style import CONFIG


def show(figure: go.Figure, *, key: str, alt: str, click: bool = True) -> list[Any]:
    """Draw a figure; return what the clicked mark carries as customdata, [] when nothing was clicked.

    `alt` is what a screen reader says: the picture's title.
    """
    event = st.plotly_chart(
        figure,
        theme=None,
        config=CONFIG,
        key=key,
        alt=alt,
        on_select="rerun" if click else "ignore",
        selection_mode="points",
    )
    points = event.selection.points if click else []
    data = points[0].get("customdata") if points else None
    return [] if data is None else list(data) if isinstance(data, list | tuple) else [data]


def on_phone() -> bool:
    """Whether the reader's browser says that it is on a phone, where pictures stack."""
    return "Mobi" in st.context.headers.get("User-Agent", "")
