"""Plans: how far they moved, and how they stand beside what is usual for projects of their class."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import lettering, style
from charts.style import BLUE, GREY, INK, SECONDARY, WHITE
from charts.words import of_words
from wording import figures

SHOWN = 15
_ROW = 46.0
_HEAD = 20.0
_TICKS = 6  # days that are named below


@of_words
def moved_plans(df: pd.DataFrame, as_of: dt.date, most: int = SHOWN) -> go.Figure:
    """From which day to which a plan moved: a hollow dot where it was first, a full one where it is now, the line
    between as long as it was put off; an ink line at the end of the as-of month.

    df: `lifecycle/moved`, those that moved most first; `most` of them are drawn. customdata[0]: project_id.
    """
    df = df[df["first_plan"].notna() & df["planned"].notna()].head(most)
    if df.empty:
        return style.blank()
    now = (pd.Timestamp(as_of) + pd.offsets.MonthEnd(0)).toordinal()
    first, last = ([pd.Timestamp(day).toordinal() for day in df[name]] for name in ("first_plan", "planned"))
    ys = [_ROW * at + 32 for at in range(len(df))]
    low, high = min([*first, *last, now]) - 20.0, max([*first, *last, now]) + 20.0
    notes = [style.note(_moved(row), y - 17, bgcolor=style.VEIL) for row, y in zip(df.itertuples(), ys, strict=True)]
    notes.append(_date_note(now, -_HEAD + 8, f"截至 {dt.date.fromordinal(now):%Y-%m-%d}", low, high))
    notes += _ruler([(f"{day:%Y-%m}", day.toordinal()) for day in _quarters(low, high)], ys[-1] + 24)
    lines = [style.line(now, -4, now, ys[-1] + 12, width=1.5, layer="below")]
    hovers, heights = [_moved_hover(row) for row in df.itertuples()], [_ROW - 4] * len(ys)
    ground = style.targets(list(df["project_id"]), [y - 8 for y in ys], heights, hovers, high - low, base=low)
    firsts, lasts = _dots(first, ys, [False] * len(ys)), _dots(last, ys, [True] * len(ys))
    axis = style.PIXELS | {"range": [low, high]}
    traces = [ground, _strokes(first, last, ys), firsts, lasts]
    return style.figure(traces, ys[-1] + 34, head=_HEAD, notes=notes, shapes=lines, xaxis=axis)


def _moved_hover(row: Any) -> str:
    return (
        f"<b>{lettering.wrap(style.name(row.project), 18)}</b><br>最初 {figures.day(row.first_plan)}"
        f"<br>现在 {figures.day(row.planned)}<br>改过 {figures.count(row.moves, '次')}"
    )


def _quarters(low: float, high: float) -> list[dt.date]:
    """A few first days of quarters, halves or years to name below, none where its name would be cut."""
    edge = (high - low) * 0.06
    first, last = (dt.date.fromordinal(round(day)) for day in (low + edge, high - edge))
    days = [dt.date(year, month, 1) for year in range(first.year, last.year + 1) for month in (1, 4, 7, 10)]
    inside = [day for day in days if first <= day <= last]
    coarser = ([day for day in inside if day.month in months] for months in ((1, 4, 7, 10), (1, 7), (1,)))
    return next((some for some in coarser if len(some) <= _TICKS), inside[:: len(inside) // _TICKS + 1])


def _moved(row: Any) -> str:
    return f"{style.name(row.project)}　{style.name(row.stage)}　<b>{figures.put_off(row.days)}</b>"


def _strokes(first: list[int], last: list[int], ys: list[float]) -> go.Scatter:
    xs: list[float | None] = []
    places: list[float | None] = []
    for start, end, y in zip(first, last, ys, strict=True):
        xs += [start, end, None]
        places += [y, y, None]
    return go.Scatter(x=xs, y=places, mode="lines", line={"color": GREY, "width": 3}, hoverinfo="skip")


def _date_note(day: int, y: float, text: str, low: float, high: float) -> dict[str, Any]:
    part = (day - low) / (high - low)
    align = "right" if part > 0.8 else "left" if part < 0.2 else "center"
    return style.note(text, y, x=day, xref="x", align=align, size=style.SMALL)


@of_words
def outlook_bands(df: pd.DataFrame, most: int = SHOWN) -> go.Figure:
    """How a plan stands beside its class: a grey band from the days that half of the class needed to those that four
    fifths did, and the plan's own days as a dot, full where they are fewer than half needed.

    df: `lifecycle/outlook`, the nearest plans first; `most` of them are drawn. customdata[0]: project_id.
    """
    df = df[df["planned_days"].notna() & df["median_days"].notna()].head(most)
    if df.empty:
        return style.blank()
    days, half = ([float(value) for value in df[name]] for name in ("planned_days", "median_days"))
    reach = max([1.0, *days, *half, *(style.number(value) or 0.0 for value in df["p80_days"])]) * 1.05
    widths = [(style.number(value) or reach) - begin for value, begin in zip(df["p80_days"], half, strict=True)]
    ys = [_ROW * at + 32 for at in range(len(df))]
    notes = [style.note(_beside(row), y - 17) for row, y in zip(df.itertuples(), ys, strict=True)]
    notes += _ruler([(f"{tick:,.0f} 天", tick) for tick in style.ticks(reach, 4)], ys[-1] + 22)
    band = style.bars(widths, ys, 10, style.GREY_TINT, base=half)
    band.marker.line = {"color": GREY, "width": 1}
    hovers = [_class_hover(row) for row in df.itertuples()]
    ground = style.targets(list(df["project_id"]), [y - 8 for y in ys], [_ROW - 4] * len(ys), hovers, reach)
    dots = _dots(days, ys, [day < usual for day, usual in zip(days, half, strict=True)])
    base = style.line(0, ys[-1] + 12, reach, ys[-1] + 12, color=GREY, width=1)
    axis = style.PIXELS | {"range": [0, reach]}
    return style.figure([band, ground, dots], ys[-1] + 32, notes=notes, shapes=[base], right=24, xaxis=axis)


def _class_hover(row: Any) -> str:
    return (
        f"<b>{lettering.wrap(style.name(row.project), 18)}</b><br>计划 {figures.day(row.planned_next)}"
        f"<br>同类 {figures.count(row.class_projects)}：半数 {figures.count(row.median_days, '天')}，"
        f"八成 {figures.count(row.p80_days, '天')}"
    )


def _beside(row: Any) -> str:
    color = INK if row.tightness == "紧" else SECONDARY
    word = f"<span style='color:{color}'>{style.name(row.tightness, '')}</span>"
    return f"{style.name(row.project)}　<b>{figures.count(row.planned_days, '天')}</b>　{word}"


def _dots(days: Sequence[float], ys: Sequence[float], full: Sequence[bool]) -> go.Scatter:
    """A dot at each day, full or hollow."""
    colors = [BLUE if each else WHITE for each in full]
    marker = {"size": 10, "color": colors, "line": {"color": BLUE, "width": 1.5}, "opacity": 1}
    return go.Scatter(x=list(days), y=list(ys), mode="markers", marker=marker, hoverinfo="skip")


def _ruler(ticks: Sequence[tuple[str, float]], y: float) -> list[dict[str, Any]]:
    """The names of a few places below the rows."""
    return [
        style.note(text, y, x=place, xref="x", align="center", size=style.SMALL, color=SECONDARY)
        for text, place in ticks
    ]
