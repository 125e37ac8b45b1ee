"""Figures for a wall: the same pictures, enlarged as a whole, under a title that is read from ten metres."""

from typing import Any

import plotly.graph_objects as go

from charts import lettering, style
from charts.style import INK, SECONDARY
from charts.words import as_written

ROOM = 970.0  # pixels for title and picture on a screen of 1920 × 1080, over the bar of moves
LARGEST, SMALLEST = 2.6, 1.25
TITLE, BASIS, MORE = 46, 22, 28
MARK, MARKED, SLANT = 34, (0.2, 0.5, 0.8), -20  # type of a reader's name over a slide, where it stands, its angle
_PER_LINE, _PER_SMALL = 36, 60  # characters of a title, and of what stands under it, on a screen of 1920
_PIXELS = {"height", "l", "r", "t", "b", "xshift", "yshift", "size", "ticklen", "standoff"}


def fits(figure: go.Figure, head: float) -> float:
    """How much a figure can be enlarged and still stand under a title of `head` pixels."""
    return max(SMALLEST, min(LARGEST, (ROOM - head) / (figure.layout.height or ROOM)))


def slide(figure: go.Figure, title: str, basis: str, more: str = "") -> go.Figure:
    """`figure` enlarged to the screen, its `title` over it and small the `basis`: what is counted, up to when; under
    that `more`, a second sentence.
    """
    said, basis = lettering.wrap(as_written(title), _PER_LINE), as_written(basis)
    under = lettering.wrap(as_written(more), _PER_SMALL) if more else ""
    head = lettering.lines(said) * TITLE * 1.35 + BASIS * 2.6 + lettering.lines(under) * MORE * 1.5 * bool(under)
    wide = go.Figure(_enlarged(figure.to_dict(), fits(figure, head)))
    margin = wide.layout.margin
    wide.update_layout(
        height=wide.layout.height + head,
        margin={"t": (margin.t or 0) + head},
        annotations=[
            *wide.layout.annotations,
            *_heading(said, basis, under, (margin.t or 0) + head, margin.l or 0),
        ],
    )
    return wide


def marked(figure: go.Figure, reader: str) -> go.Figure:
    """A slide with the name of its reader over it, in a grey that leaves the picture legible and names who photographed
    it.
    """
    font = {"size": MARK, "color": style.GREY}
    place = {"xref": "paper", "yref": "paper", "xanchor": "center", "yanchor": "middle", "showarrow": False}
    names = [
        {**place, "text": as_written(reader), "x": at, "y": 1 - at, "textangle": SLANT, "font": font, "opacity": 0.45}
        for at in MARKED
    ]
    return go.Figure(figure).update_layout(annotations=[*figure.layout.annotations, *names])


def _heading(title: str, basis: str, more: str, top: float, left: float) -> list[dict[str, Any]]:
    place = {"x": 0, "y": 1, "xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "top", "align": "left"}
    lines = lettering.lines(title)
    made = [
        {**place, "text": f"<b>{title}</b>", "xshift": -left, "yshift": top, "font": {"size": TITLE, "color": INK}},
        {
            **place,
            "text": basis,
            "xshift": -left,
            "yshift": top - lines * TITLE * 1.35,
            "font": {"size": BASIS, "color": SECONDARY},
        },
    ]
    if more:
        below = top - lines * TITLE * 1.35 - BASIS * 1.8
        made.append({**place, "text": more, "xshift": -left, "yshift": below, "font": {"size": MORE, "color": INK}})
    return made


def _enlarged(part: Any, factor: float, name: str = "") -> Any:
    """A figure's parts with everything that is measured in pixels multiplied; what is measured by an axis stays."""
    if isinstance(part, dict):
        if name in ("template",):
            return _template(factor)
        return {
            key: _enlarged(value, factor, key if key != "width" else f"{name}.width") for key, value in part.items()
        }
    if isinstance(part, list | tuple) and name != "customdata":
        return [_enlarged(item, factor, name) for item in part]
    if isinstance(part, int | float) and not isinstance(part, bool) and (name in _PIXELS or name == "line.width"):
        return part * factor
    return part


def _template(factor: float) -> dict[str, Any]:
    """The house template with its type enlarged."""
    enlarged: dict[str, Any] = style.TEMPLATE.to_plotly_json()
    enlarged["layout"]["font"] = {**enlarged["layout"]["font"], "size": style.SIZE * factor}
    for axis in ("xaxis", "yaxis"):
        kept = enlarged["layout"][axis]
        enlarged["layout"][axis] = {**kept, "tickfont": {**kept["tickfont"], "size": style.SMALL * factor}}
    return enlarged
