"""What became of a project's milestones: planned, done or awaited, and how late.

Dates are day numbers (`date.toordinal`), so that bars, dots and lines share one ruler.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from charts import style
from charts.palette import LIGHT_INKS, LIGHTS
from charts.style import INK, SECONDARY
from wording import figures

LIT = ("红", "黄")
STOPS = ("停建", "终止", "退出")


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


def is_late(df: pd.DataFrame) -> pd.Series:
    """Which rows of `key_projects/timeline` are of a project that has stopped or whose next milestone is overdue."""
    late = {track.project_id for track in tracks(df) if track.stopped or track.overdue}
    return df["project_id"].astype("str").isin(late)


def _day(value: Any) -> int | None:
    return None if figures.is_missing(value) else pd.Timestamp(value).toordinal()


def month_end(day: dt.date) -> int:
    """The day number of the month's last day: what the figures are as of."""
    number: int = pd.Timestamp(day).to_period("M").end_time.toordinal()
    return number


def status(track: Track) -> tuple[str, str]:
    """A project's state in words, and their colour: its light's when it has stopped or a milestone is overdue."""
    if track.stopped:
        return f"已{track.stopped.stage}，{iso(track.stopped.actual)}", track.late_ink
    waiting = track.waiting
    if waiting is None:
        done = [m.stage for m in track.milestones if m.actual is not None and m.stage not in STOPS]
        return f"已{done[-1]}，无待完成的计划节点" if done else "无待完成的计划节点", SECONDARY
    if track.overdue:
        return f"{waiting.stage}超期 {track.overdue:,} 天", track.late_ink
    return f"下一节点：{waiting.stage}，计划 {iso(waiting.planned)}", SECONDARY


def iso(day: int | None) -> str:
    """A day number as 2026-10-31."""
    return figures.MISSING if day is None else dt.date.fromordinal(day).isoformat()


def hover_text(milestone: Milestone) -> str:
    """A milestone's dates and lateness, as hover text."""
    planned, actual = iso(milestone.planned), iso(milestone.actual)
    return f"<b>{milestone.stage}</b>　{verdict(milestone)}<br>计划 {planned}<br>实际 {actual}"


def verdict(milestone: Milestone) -> str:
    """On time or not: 晚 12 天, 提前 3 天, 按期, 超期 40 天, 未到期; the day itself where none was planned."""
    if milestone.planned is None:
        return iso(milestone.actual)
    if milestone.actual is None:
        return f"超期 {milestone.days_late:,} 天" if milestone.days_late else "未到期"
    early = milestone.planned - milestone.actual
    return f"提前 {early:,} 天" if early > 0 else f"晚 {-early:,} 天" if early < 0 else "按期"
