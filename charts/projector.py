"""Figures for a wall: a picture laid out for the window that shows it, under a title that is read from ten metres.

Everything is measured in units of the window: 1 on a screen of 1920 × 1080. The picture is enlarged as a whole, as far
as it still stands under its head, so that no window scrolls and none cuts anything off.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from charts import lettering, style
from charts.style import CUT, INK, SECONDARY
from charts.words import as_written

LARGEST = 2.6  # how far type is enlarged at most, in units
NARROWEST = 340.0  # pixels that a picture has at least before it is enlarged: as many as on a phone
TITLE, BASIS, MORE = 46.0, 22.0, 28.0  # type, in units
SIDE, ABOVE, BELOW, BETWEEN = 40.0, 26.0, 34.0, 20.0  # space around a slide, and between head and picture, in units
SHORTEST = 18.0  # characters of a line of the title at least, on a phone
SPACED = 1.5  # from one line of the head to the next, in heights of its type
MARK, MARKED, SLANT = 34.0, (0.2, 0.5, 0.8), -20  # type of a reader's name over a slide, where it stands, its angle
BESIDE = 420.0  # pixels of a plot, before it is enlarged, in which there is room for words beside bars
PARTED = " · "  # between the parts of a basis
CLAUSES = re.compile("(?<=[，；])")
Values = dict[str, Any]  # of a figure or of a part of it
_PIXELS = {"height", "l", "r", "t", "b", "xshift", "yshift", "size", "ticklen", "standoff"}


@dataclass(frozen=True)
class Window:
    """What there is to draw on, in pixels; type is drawn for `least` units at least, however small it is."""

    width: float = 1920.0
    height: float = 1080.0
    least: float = 0.55

    @property
    def unit(self) -> float:
        """Pixels of a unit."""
        return max(self.least, min(self.height / 1080, self.width / 1600))

    @property
    def across(self) -> float:
        """Pixels between the sides."""
        return self.width - 2 * SIDE * self.unit


@dataclass(frozen=True)
class Line:
    """Lines of the head: what they say, broken to fit, the pixels of their type, and their colour."""

    text: str
    size: float
    color: str
    is_bold: bool = False

    @property
    def height(self) -> float:
        """Pixels from their top to that of what stands below."""
        return lettering.lines(self.text) * self.size * SPACED


def values(figure: go.Figure) -> Values:
    """A figure as the plain values that it is drawn from."""
    plain: Values = json.loads(figure.to_json())
    return plain


def slide(figure: Values, title: str, basis: str, more: str, window: Window) -> Values:
    """`figure` enlarged to the window, its `title` over it and small the `basis`: what is counted, up to when; under
    that `more`, a second sentence.
    """
    head = _head(title, basis, more, window)
    top = (ABOVE + BETWEEN) * window.unit + sum(line.height for line in head)
    factor = fits(figure, top, window)
    wide: Values = _enlarged(figure, factor)
    layout = wide["layout"]
    side, margin = SIDE * window.unit, layout["margin"]
    left, right, above = side + margin["l"], side + margin["r"], top + margin["t"]
    rows = layout["height"] - margin["t"] - margin["b"]
    notes = _within(layout, window.width - left - right, window.width - left - side, factor)
    fitted = {
        "width": window.width,
        "height": window.height,
        "margin": {**margin, "l": left, "r": right, "t": above, "b": window.height - above - rows},
        "annotations": [*notes, *_heading(head, left, above, window)],
    }
    return {**wide, "layout": {**layout, **fitted}}


def fits(figure: Values, top: float, window: Window) -> float:
    """How much a figure can be enlarged and still stand in the window below `top`, with the width that it needs."""
    room: float = (window.height - top - BELOW * window.unit) / figure["layout"]["height"]
    return min(LARGEST * window.unit, room, max(window.across / NARROWEST, 1.0))


def marked(figure: Values, reader: str, window: Window) -> Values:
    """A slide with the name of its reader over it, in a grey that leaves the picture legible and names who photographed
    it.
    """
    font = {"size": MARK * window.unit, "color": style.GREY}
    place = {"xref": "paper", "yref": "paper", "xanchor": "center", "yanchor": "middle", "showarrow": False}
    names = [
        {**place, "text": as_written(reader), "x": at, "y": 1 - at, "textangle": SLANT, "font": font, "opacity": 0.45}
        for at in MARKED
    ]
    layout = figure["layout"]
    return {**figure, "layout": {**layout, "annotations": [*layout["annotations"], *names]}}


def _head(title: str, basis: str, more: str, window: Window) -> list[Line]:
    def by_clauses(text: str, size: float) -> str:
        return lettering.joined(CLAUSES.split(as_written(text)), "", window.across / size)

    title_size, small, second = (size * window.unit for size in (TITLE, BASIS, MORE))
    title_size = min(title_size, window.across / SHORTEST)
    told = lettering.joined(as_written(basis).split(PARTED), PARTED, window.across / small)
    lines = [
        Line(by_clauses(title, title_size), title_size, INK, is_bold=True),
        Line(told, small, SECONDARY),
        Line(by_clauses(more, second), second, INK),
    ]
    return [line for line in lines if line.text]


def _heading(head: Sequence[Line], left: float, top: float, window: Window) -> list[Values]:
    """The lines under each other; `left` and `top`: from the window's edges to where the plot begins."""
    place = {"x": 0, "y": 1, "xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "top", "align": "left"}
    made, at = [], ABOVE * window.unit
    for line in head:
        text = f"<b>{line.text}</b>" if line.is_bold else line.text
        font = {"size": line.size, "color": line.color}
        made.append({**place, "text": text, "xshift": SIDE * window.unit - left, "yshift": top - at, "font": font})
        at += line.height
    return made


def _within(layout: Values, plot: float, room: float, factor: float) -> list[Values]:
    """The notes, those that may be cut off as far as they have room; beside bars that are too narrow to be read they
    are left out. `plot`: pixels of the plot, `room`: from its left to the slide's side.
    """
    kept = []
    for note in layout.get("annotations", []):
        is_cut, is_beside = note.get("name") == CUT, note.get("xref") == "x"
        if is_cut and is_beside and plot / factor < BESIDE:
            continue
        if is_cut:
            low, high = layout["xaxis"]["range"] if is_beside else (0, 1)
            start = plot * (note["x"] - low) / (high - low) + note.get("xshift", 0)
            cells = (room - start) / note["font"]["size"]
            note = {**note, "text": "<br>".join(lettering.cut(line, cells) for line in note["text"].split("<br>"))}
        kept.append(note)
    return kept


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


def _template(factor: float) -> Values:
    """The house template with its type enlarged."""
    enlarged: Values = style.TEMPLATE.to_plotly_json()
    enlarged["layout"]["font"] = {**enlarged["layout"]["font"], "size": style.SIZE * factor}
    hovered = enlarged["layout"]["hoverlabel"]
    enlarged["layout"]["hoverlabel"] = {**hovered, "font": {**hovered["font"], "size": style.SIZE * factor}}
    for axis in ("xaxis", "yaxis"):
        kept = enlarged["layout"][axis]
        enlarged["layout"][axis] = {**kept, "tickfont": {**kept["tickfont"], "size": style.SMALL * factor}}
    return enlarged
