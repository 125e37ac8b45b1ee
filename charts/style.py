"""The house style: what each colour means, the type, and the one template every figure wears.

Rows of a figure are placed in pixels (a y axis of one unit per pixel, from the top), and names have a margin of fixed
width, so that a figure is as legible on a phone as on a wall: only the length of bars follows the width.
Show figures with `st.plotly_chart(figure, theme=None, config=charts.style.CONFIG)`; Streamlit's own theme undoes this.
"""

import math
from collections.abc import Iterable, Sequence
from typing import Any

import plotly.graph_objects as go
import plotly.io as pio

from charts import lettering
from charts.palette import BLUE as BLUE
from charts.palette import BLUE_PALE as BLUE_PALE
from charts.palette import BLUE_TINT as BLUE_TINT
from charts.palette import GREEN as GREEN
from charts.palette import GREY as GREY
from charts.palette import GREY_TINT as GREY_TINT
from charts.palette import INK as INK
from charts.palette import LIGHTS as LIGHTS
from charts.palette import RED as RED
from charts.palette import SECONDARY as SECONDARY
from charts.palette import WHITE as WHITE
from charts.palette import YELLOW as YELLOW
from wording import figures

CUT = "cut"  # the name of notes that are cut off where the window ends, on a wall
CLEAR = "rgba(0,0,0,0)"
VEIL = "rgba(255,255,255,0.85)"  # behind a figure that a line may cross

FONT = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif'
SIZE = 13
SMALL = 12

CONFIG = {"displayModeBar": False, "displaylogo": False, "responsive": True, "scrollZoom": False, "doubleClick": False}
"""Plotly's config for every figure: nothing on the picture but the picture."""

# A click must not pale the rest.
_STILL = {
    "unselected": {"marker": {"opacity": 1}},
    "selected": {"marker": {"opacity": 1}},
}

_AXIS = {
    "showgrid": False,
    "zeroline": False,
    "showline": False,
    "ticks": "",
    "fixedrange": True,
    "tickangle": 0,
    "automargin": False,
    "ticklabeloverflow": "allow",
    "tickfont": {"size": SMALL, "color": SECONDARY},
    "gridcolor": GREY_TINT,
    "title": {"text": ""},
}

TEMPLATE = go.layout.Template(
    layout={
        "font": {"family": FONT, "size": SIZE, "color": INK},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "colorway": [BLUE, GREY],
        "margin": {"l": 8, "r": 8, "t": 8, "b": 8, "pad": 0, "autoexpand": False},
        "showlegend": False,
        "barmode": "overlay",
        "bargap": 0,
        "separators": ".,",
        "hovermode": "closest",
        "dragmode": False,
        "clickmode": "event+select",
        "hoverlabel": {
            "bgcolor": WHITE,
            "bordercolor": GREY,
            "align": "left",
            "namelength": 0,
            "font": {"family": FONT, "size": SIZE, "color": INK},
        },
        "modebar": {
            "remove": ["zoom", "pan", "select", "lasso", "zoomIn", "zoomOut", "autoScale", "resetScale", "toImage"]
        },
        "xaxis": _AXIS,
        "yaxis": _AXIS,
        "annotationdefaults": {"showarrow": False, "borderpad": 0},
    },
    data={"bar": [_STILL], "scatter": [_STILL]},
)
pio.templates["county"] = TEMPLATE

PIXELS = {"visible": False}
"""An axis that is only a ruler."""


def figure(
    traces: Sequence[Any],
    height: float,
    *,
    head: float = 0,
    notes: Iterable[dict[str, Any]] = (),
    shapes: Iterable[dict[str, Any]] = (),
    left: float = 8,
    right: float = 8,
    top: float = 4,
    bottom: float = 4,
    **layout: Any,
) -> go.Figure:
    """A figure whose rows are `height` pixels tall inside margins, in the house style; no width, so it fills its place.

    Unless the caller gives a `yaxis`, y is in pixels from the top. `head` pixels above the rows (y below 0) are for
    heads of columns: Plotly drops an annotation that lies outside its axis.
    """
    layout.setdefault("yaxis", PIXELS | {"range": [height, -head]})
    return go.Figure(
        data=list(traces),
        layout={
            "template": TEMPLATE,
            "height": round(height + head + top + bottom),
            "margin": {"l": left, "r": right, "t": top, "b": bottom},
            "annotations": list(notes),
            "shapes": list(shapes),
            **layout,
        },
    )


def blank(text: str = "暂无数据") -> go.Figure:
    """What a figure is without data: one quiet line. Pages handle emptiness before; this only never fails."""
    return figure([], 48, notes=[note(text, 24, align="center", x=0.5, color=SECONDARY)], xaxis=PIXELS)


def note(
    text: str,
    y: float,
    *,
    x: Any = 0,
    align: str = "left",
    shift: float = 0,
    size: int = SIZE,
    color: str = INK,
    bold: bool = False,
    xref: str = "paper",
    yref: str = "y",
    **more: Any,
) -> dict[str, Any]:
    """Text on the figure: at pixel `y`, by default from the left edge of the plot; `shift` moves it right by pixels."""
    font = {"size": size, "color": color} | ({"weight": 700} if bold else {})
    return {
        "text": text,
        "x": x,
        "y": y,
        "xref": xref,
        "yref": yref,
        "xanchor": align,
        "yanchor": "middle",
        "xshift": shift,
        "align": align,
        "font": font,
        "showarrow": False,
    } | more


def line(x0: Any, y0: Any, x1: Any, y1: Any, *, color: str = INK, width: float = 2, **more: Any) -> dict[str, Any]:
    """A straight line between two points of the plot, drawn over the marks."""
    return {
        "type": "line",
        "x0": x0,
        "y0": y0,
        "x1": x1,
        "y1": y1,
        "line": {"color": color, "width": width},
        "layer": "above",
    } | more


def bars(
    lengths: Sequence[float | None], ys: Sequence[float], thickness: float, color: str | Sequence[str], **more: Any
) -> go.Bar:
    """Horizontal bars from zero at pixel rows `ys`, of one colour or one each; they answer neither hover nor
    click (`targets` does).
    """
    return go.Bar(
        x=list(lengths),
        y=list(ys),
        width=thickness,
        orientation="h",
        marker={"color": color if isinstance(color, str) else list(color), "line": {"width": 0}},
        cliponaxis=False,
        **({"hoverinfo": "skip"} | more),
    )


def targets(
    keys: Sequence[Any],
    ys: Sequence[float],
    heights: Sequence[float],
    hovers: Sequence[str],
    width: float,
    base: Sequence[float] | float = 0,
    widths: Sequence[float] | None = None,
) -> go.Bar:
    """The clickable and hoverable ground of each row: unseen, as wide as the plot, customdata[0] is the row's key.

    A unit at zero is as easy to touch as one at a hundred percent.
    """
    return go.Bar(
        x=list(widths) if widths is not None else [width] * len(ys),
        y=list(ys),
        width=list(heights),
        base=base,
        orientation="h",
        marker={"color": CLEAR, "line": {"width": 0}},
        customdata=[[key] for key in keys],
        hovertext=list(hovers),
        hovertemplate="%{hovertext}<extra></extra>",
        name="",
    )


def ends(texts: Sequence[str], lengths: Sequence[float], ys: Sequence[float]) -> list[dict[str, Any]]:
    """The figures at the ends of bars, veiled so that no line crosses a digit."""
    return [
        note(text, y, x=length, xref="x", shift=4, bgcolor=VEIL)
        for text, length, y in zip(texts, lengths, ys, strict=True)
        if text
    ]


_NARROW = 110  # pixels that bars have at least: what is left of a phone's width


def room(texts: Sequence[str], lengths: Sequence[float], reach: float) -> float:
    """Pixels to leave right of the plot, so that no figure at a bar's end is cut even on a phone."""
    rows = zip(texts, lengths, strict=True)
    return max([0.0, *(lettering.cells(text) * SIZE + 10 - _NARROW * (1 - length / reach) for text, length in rows)])


def ticks(top: float, most: int = 4) -> list[float]:
    """Round values above zero for a value axis up to `top`, `most` of them at most; zero is the base line itself."""
    if top <= 0:
        return []
    power = 10.0 ** math.floor(math.log10(top))
    step = next(s * power for s in (0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5, 10) if top / (s * power) < most + 1)
    return [round(step * i, 10) for i in range(1, int(top / step + 1e-9) + 1)]


def value_axis(low: float, high: float, most: int = 4, base: str = GREY) -> dict[str, Any]:
    """A vertical value axis: a few pale lines with their values written on them, at the left inside the plot."""
    grid = ticks(high, most)
    return {
        "range": [low, high],
        "showgrid": True,
        "tickvals": grid,
        "ticktext": [f"{value:,g}" for value in grid],
        "ticklabelposition": "inside top",
        "zeroline": True,
        "zerolinecolor": base,
    }


def number(value: Any) -> float | None:
    """A stored figure as a coordinate: decimals become floats, what is missing becomes None (nothing is drawn)."""
    return None if figures.is_missing(value) else float(value)


def name(value: Any, missing: str = "未注明") -> str:
    """A name as text; a missing one is said to be missing."""
    return missing if figures.is_missing(value) else str(value)


def frame(length: float, y: float, height: float = 14) -> dict[str, Any]:
    """The outline of what is whole, around a bar of what is done of it."""
    edge = {"color": INK, "width": 1}
    half = height / 2
    return {"type": "rect", "x0": 0, "x1": length, "y0": y - half, "y1": y + half, "line": edge, "layer": "above"}
