"""Is it on time: planned thin and grey, actual thick and blue, the late part in its light's colour, with its days."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import lettering, rows, style
from charts.style import BLUE, GREY, SECONDARY
from charts.tracks import Track, hover_text, iso, month_end, status, tracks
from charts.words import of_words

_BAND = 46.0  # height of a project's two lines and the space to the next, on a phone
_ROW, _NAME = 30.0, 16  # height of a project's row, and full-width characters of its name
_HEAD = 44.0  # height of the calendar's names and the as-of date


@dataclass(frozen=True)
class _Laid:
    """Where each project's bars stand, how tall its row is, its words, and the margins that they need."""

    places: list[float]
    heights: list[float]
    notes: list[dict[str, Any]]
    left: float = 8
    right: float = 8


@of_words
def gantt(df: pd.DataFrame, as_of: dt.date, lights: Mapping[str, str] | None = None, stacked: bool = True) -> go.Figure:
    """Every project's milestones on one calendar: planned (thin grey), actual (thick blue), the wait for an overdue
    milestone (in its light's colour, with its days), an ink line at the end of the as-of month; stopped first, then the
    most overdue.

    df: `key_projects/timeline`; as_of: any day of the as-of month; lights: project_id → light; stacked: names over
    their bars, for a narrow screen, else left of them. customdata[0]: project_id.
    """
    found = tracks(df, lights) if not df.empty else []
    if not found:
        return style.blank()
    laid, now = (_over if stacked else _beside)(found), month_end(as_of)
    height = sum(laid.heights)
    low, high = _range(found, now)
    hovers = [f"<b>{lettering.wrap(track.name, 18)}</b><br>{status(track)[0]}" for track in found]
    middles = [bottom - row / 2 for bottom, row in zip(accumulate(laid.heights), laid.heights, strict=True)]
    ground = style.targets([t.project_id for t in found], middles, laid.heights, hovers, high - low, base=low)
    ticks = _ticks(low, high)
    traces = [
        ground,
        *_strokes(found, laid.places, now),
        _dots(found, laid.places, actual=False),
        _dots(found, laid.places, actual=True),
    ]
    notes = [*laid.notes, *_tick_notes(ticks), _now_note(now, low, high)]
    lines = [*_grid(ticks, height), _now_line(now, height)]
    axis = style.PIXELS | {"range": [low, high]}
    return style.figure(
        traces, height, head=_HEAD, left=laid.left, right=laid.right, notes=notes, shapes=lines, xaxis=axis
    )


def _over(found: Sequence[Track]) -> _Laid:
    """Each project's name and state over its bars."""
    notes, places, heights, at = [], [], [], 0.0
    for track in found:
        name, (text, color) = lettering.wrap(track.name, 23), status(track)
        text = f"<b>{name}</b><br><span style='color:{color}'>{text}</span>"
        notes.append(style.note(text, at + 4, yanchor="top", bgcolor=style.WHITE))  # no line runs through words
        heights.append(17.0 * (lettering.lines(name) + 1) + _BAND)
        at += heights[-1]
        places.append(at - _BAND + 18)
    return _Laid(places, heights, notes)


def _beside(found: Sequence[Track]) -> _Laid:
    """A row each: its name left of its bars, its state right of them."""
    width = rows.name_width([track.name for track in found], _NAME)
    left = width * style.SIZE + 12
    placed = rows.place([track.name for track in found], None, row=_ROW, width=width)
    notes = rows.name_notes(placed, left)
    said = [status(track) for track in found]
    notes += [
        style.note(text, y, x=1, shift=12, size=style.SMALL, color=color)
        for (text, color), y in zip(said, placed.ys, strict=True)
    ]
    right = max(lettering.cells(text) for text, _ in said) * style.SMALL + 16
    return _Laid([y + 1 for y in placed.ys], placed.heights, notes, left, right)


def _range(found: Sequence[Track], now: int) -> tuple[float, float]:
    days = [d for t in found for m in t.milestones for d in (m.planned, m.actual) if d is not None] + [now]
    pad = max(15.0, (max(days) - min(days)) * 0.03)
    return min(days) - pad, max(days) + pad


def _strokes(found: Sequence[Track], places: Sequence[float], now: int) -> list[go.Scatter]:
    """Planned, actual, and late by light, as lines broken between projects."""
    planned: list[tuple[float | None, float | None]] = []
    actual = list(planned)
    late: dict[str, list[tuple[float | None, float | None]]] = {}
    for track, y in zip(found, places, strict=True):
        plans = [m.planned for m in track.milestones if m.planned is not None]
        done = [m.actual for m in track.milestones if m.actual is not None]
        waiting = track.waiting
        until = max(done, default=now) if waiting is None else max([*done, min(now, waiting.planned or now)])
        planned += [(min(plans), y + 9), (max(plans), y + 9), (None, None)] if plans else []
        actual += [(min(done), y - 3), (until, y - 3), (None, None)] if done else []
        if track.overdue:
            late.setdefault(track.late_color, []).extend([(until, y - 3), (now, y - 3), (None, None)])
    waits = [_stroke(points, color, 8) for color, points in late.items()]
    return [_stroke(planned, GREY, 2), _stroke(actual, BLUE, 8), *waits]


def _stroke(points: Sequence[tuple[float | None, float | None]], color: str, width: float) -> go.Scatter:
    return go.Scatter(
        x=[x for x, _ in points],
        y=[y for _, y in points],
        mode="lines",
        line={"color": color, "width": width},
        hoverinfo="skip",
    )


def _dots(found: Sequence[Track], places: Sequence[float], actual: bool) -> go.Scatter:
    """A dot per milestone: blue and full where done, grey and hollow where planned."""
    dots = [
        (day, y - 3 if actual else y + 9, track.project_id, milestone)
        for track, y in zip(found, places, strict=True)
        for milestone in track.milestones
        if (day := milestone.actual if actual else milestone.planned) is not None
    ]
    face = (
        {"color": BLUE, "size": 11, "line": {"color": style.WHITE, "width": 2}}
        if actual
        else {"color": style.WHITE, "size": 7, "line": {"color": GREY, "width": 1.5}}
    )
    return go.Scatter(
        x=[x for x, *_ in dots],
        y=[y for _, y, *_ in dots],
        mode="markers",
        marker=face | {"opacity": 1},
        customdata=[[project_id] for *_, project_id, _ in dots],
        hovertext=[hover_text(m) for *_, m in dots],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _now_line(now: int, height: float) -> dict[str, Any]:
    return style.line(now, -2, now, height, width=1.5)


def _now_note(now: int, low: float, high: float) -> dict[str, Any]:
    """The as-of date over its line, leaning inwards when near an edge."""
    share = (now - low) / (high - low)
    align = "right" if share > 0.8 else "left" if share < 0.2 else "center"
    return style.note(f"截至 {iso(now)}", -11, x=now, xref="x", align=align, size=style.SMALL, bold=True)


def _ticks(low: float, high: float, most: int = 5) -> list[int]:
    """First days of months to name over the rows: `most` of them, none so near an edge that its name would be cut."""
    first, last = (dt.date.fromordinal(round(day)) for day in (low, high))
    edge = (high - low) * 0.07
    months = [dt.date(year, month, 1) for year in range(first.year, last.year + 1) for month in range(1, 13)]
    inside = [month for month in months if low + edge <= month.toordinal() <= high - edge]
    for step in (1, 2, 3, 6, 12, 24, 60, 120):
        shown = [month.toordinal() for month in inside if (month.year * 12 + month.month - 1) % step == 0]
        if len(shown) <= most:
            return shown
    return []


def _tick_notes(ticks: Sequence[int]) -> list[dict[str, Any]]:
    return [
        style.note(
            f"{dt.date.fromordinal(day):%Y-%m}", 10 - _HEAD, x=day, xref="x", align="center", size=12, color=SECONDARY
        )
        for day in ticks
    ]


def _grid(ticks: Sequence[int], height: float) -> list[dict[str, Any]]:
    return [style.line(day, 20 - _HEAD, day, height, color=style.GREY_TINT, width=1, layer="below") for day in ticks]
