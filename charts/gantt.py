"""Is it on time: planned thin and grey, actual thick and blue, the late part in its light's colour, with its days.

Dates are placed as day numbers (`date.toordinal`), so that bars, dots and lines share one ruler.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import lettering, style
from charts.palette import LIGHT_INKS, LIGHTS
from charts.style import BLUE, GREY, INK, SECONDARY
from charts.words import of_words
from wording import figures

LIT = ("红", "黄")
STOPS = ("停建", "终止", "退出")
_BAND = 46.0  # height of a project's two lines and the space to the next
_HEAD = 44.0  # height of the calendar's names and the as-of date


@dataclass(frozen=True)
class Milestone:
    """One stage of one project: when planned, when done (day numbers), and how late in days."""

    stage: str
    planned: int | None
    actual: int | None
    days_late: int


@dataclass(frozen=True)
class Track:
    """One project's milestones in order of stages, and its place on the figure."""

    project_id: str
    name: str
    milestones: tuple[Milestone, ...]
    light: str | None = None

    @property
    def late_color(self) -> str:
        """What is late is drawn in its light's colour: red is for red lights only."""
        return LIGHTS[self.light][0] if self.light in LIT else SECONDARY

    @property
    def late_ink(self) -> str:
        """The same for words."""
        return LIGHT_INKS[self.light] if self.light in LIT else INK

    @property
    def stopped(self) -> Milestone | None:
        """The stop, end or exit of a project on which nothing has happened since."""
        done = [milestone for milestone in self.milestones if milestone.actual is not None]
        latest = max(done, key=lambda milestone: milestone.actual or 0, default=None)
        return latest if latest is not None and latest.stage in STOPS else None

    @property
    def waiting(self) -> Milestone | None:
        """The first planned milestone after the last one reached; none once the project has stopped."""
        path = [milestone for milestone in self.milestones if milestone.stage not in STOPS]
        reached = max((i for i, m in enumerate(path) if m.actual is not None), default=-1)
        return None if self.stopped else next((m for m in path[reached + 1 :] if m.planned is not None), None)

    @property
    def overdue(self) -> int:
        """Days that the awaited milestone is late; 0 when none is."""
        return self.waiting.days_late if self.waiting else 0


def tracks(df: pd.DataFrame, lights: Mapping[str, str] | None = None) -> list[Track]:
    """The projects of `key_projects/timeline`, stopped first, then the most overdue; undated rows are left out.

    lights: the light of each project that has one, by its id.
    """
    found, known = [], lights or {}
    for project_id, part in df.groupby("project_id", sort=False):
        rows = part.sort_values("seq", kind="stable").itertuples()
        milestones = tuple(
            Milestone(style.name(r.stage), _day(r.planned), _day(r.actual), int(style.number(r.days_late) or 0))
            for r in rows
            if _day(r.planned) or _day(r.actual)
        )
        if milestones:
            light = known.get(str(project_id))
            found.append(Track(str(project_id), style.name(part["project"].iloc[0]), milestones, light))
    return sorted(found, key=lambda track: (track.stopped is None, -track.overdue))


def _day(value: Any) -> int | None:
    return None if figures.is_missing(value) else pd.Timestamp(value).toordinal()


def month_end(day: dt.date) -> int:
    """The day number of the month's last day: what the figures are as of."""
    number: int = pd.Timestamp(day).to_period("M").end_time.toordinal()
    return number


def status(track: Track) -> tuple[str, str]:
    """A project's state in words, and their colour: its light's when it has stopped or a milestone is overdue."""
    if track.stopped:
        return f"已{track.stopped.stage}，{_iso(track.stopped.actual)}", track.late_ink
    waiting = track.waiting
    if waiting is None:
        done = [m.stage for m in track.milestones if m.actual is not None and m.stage not in STOPS]
        return f"已{done[-1]}，无待完成的计划节点" if done else "无待完成的计划节点", SECONDARY
    if track.overdue:
        return f"{waiting.stage}超期 {track.overdue:,} 天", track.late_ink
    return f"下一节点：{waiting.stage}，计划 {_iso(waiting.planned)}", SECONDARY


def _iso(day: int | None) -> str:
    return figures.MISSING if day is None else dt.date.fromordinal(day).isoformat()


@of_words
def gantt(df: pd.DataFrame, as_of: dt.date, lights: Mapping[str, str] | None = None) -> go.Figure:
    """Every project's milestones on one calendar: planned (thin grey), actual (thick blue), the wait for an overdue
    milestone (in its light's colour, with its days), an ink line at the end of the as-of month; stopped first, then the
    most overdue.

    df: `key_projects/timeline`; as_of: any day of the as-of month; lights: project_id → light.
    customdata[0]: project_id.
    """
    found = tracks(df, lights) if not df.empty else []
    if not found:
        return style.blank()
    now, at = month_end(as_of), 0.0
    notes, places, heights = [], [], []
    for track in found:
        name, (text, color) = lettering.wrap(track.name, 23), status(track)
        text = f"<b>{name}</b><br><span style='color:{color}'>{text}</span>"
        notes.append(style.note(text, at + 4, yanchor="top", bgcolor=style.WHITE))  # no line runs through words
        heights.append(17.0 * (lettering.lines(name) + 1) + _BAND)
        at += heights[-1]
        places.append(at - _BAND + 18)
    low, high = _range(found, now)
    middles = [place - 18 + _BAND - height / 2 for place, height in zip(places, heights, strict=True)]
    hovers = [f"<b>{lettering.wrap(track.name, 18)}</b><br>{status(track)[0]}" for track in found]
    ground = style.targets([t.project_id for t in found], middles, heights, hovers, high - low, base=low)
    ticks = _ticks(low, high)
    traces = [
        ground,
        *_strokes(found, places, now),
        _dots(found, places, actual=False),
        _dots(found, places, actual=True),
    ]
    notes += [*_tick_notes(ticks), _now_note(now, low, high)]
    lines = [*_grid(ticks, at), _now_line(now, at)]
    axis = style.PIXELS | {"range": [low, high]}
    return style.figure(traces, at, head=_HEAD, notes=notes, shapes=lines, xaxis=axis)


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


def hover_text(milestone: Milestone) -> str:
    """A milestone's dates and lateness, as hover text."""
    planned, actual = _iso(milestone.planned), _iso(milestone.actual)
    return f"<b>{milestone.stage}</b>　{verdict(milestone)}<br>计划 {planned}<br>实际 {actual}"


def verdict(milestone: Milestone) -> str:
    """On time or not: 晚 12 天, 提前 3 天, 按期, 超期 40 天, 未到期; the day itself where none was planned."""
    if milestone.planned is None:
        return _iso(milestone.actual)
    if milestone.actual is None:
        return f"超期 {milestone.days_late:,} 天" if milestone.days_late else "未到期"
    early = milestone.planned - milestone.actual
    return f"提前 {early:,} 天" if early > 0 else f"晚 {-early:,} 天" if early < 0 else "按期"


def _now_line(now: int, height: float) -> dict[str, Any]:
    return style.line(now, -2, now, height, width=1.5)


def _now_note(now: int, low: float, high: float) -> dict[str, Any]:
    """The as-of date over its line, leaning inwards when near an edge."""
    share = (now - low) / (high - low)
    align = "right" if share > 0.8 else "left" if share < 0.2 else "center"
    return style.note(f"截至 {_iso(now)}", -11, x=now, xref="x", align=align, size=style.SMALL, bold=True)


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
