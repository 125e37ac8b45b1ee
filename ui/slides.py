"""The slides of a meeting: each one a sentence made from the figures and one picture, of the meeting's own version."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from briefing.facts import Facts
from briefing.gather import gather
from charts import chains, city, overview, rankings
from charts.decisions import decision_lines, earlier_lines
from charts.gantt import gantt
from charts.park_standing import park_fit_bars
from charts.projector import slide
from data.warehouse.meetings import STATES, Meeting, before
from queries import Scope
from ui.opened import ask, opened, store
from wording import sentences
from wording.sentences import basis

RED_SHOWN = 6  # tracks that can be read from ten metres
LISTS, SWITCHES = ("industries", "parks", "units", "regions"), ("key_only", "industrial_only")  # kept of a scope
UNITS_SHOWN, SOURCES_SHOWN = 12, 11  # rows that can be read from ten metres


@dataclass(frozen=True)
class Slide:
    """One slide: its name in the agenda, the sentence of its figures, the picture; whether a click opens a project.

    `left_out` says what the picture doesn't show of what its sentence counts.
    """

    name: str
    title: str
    figure: go.Figure
    opens_project: bool = False
    left_out: str = ""


def _overview(scope: Scope) -> Slide:
    totals, places = ask("overview/totals", scope).iloc[0], ask("rankings/city", scope)
    own = places[places["is_own"].fillna(False)]
    said = sentences.overview(totals, sentences.subject(filters_in(scope)), None if own.empty else own.iloc[0]["rank"])
    return Slide("overview", said, overview.trend(ask("overview/trend", scope), scope.as_of))


def _decisions(scope: Scope) -> Slide:
    waiting = ask("overview/decisions", scope)
    return Slide("decisions", sentences.decisions(waiting), decision_lines(waiting), opens_project=True)


def _units(scope: Scope) -> list[Slide]:
    """A slide a group, more for a group of more units than can be read from afar."""
    ranking = ask("rankings/units", scope)
    made = []
    for group, mine in ranking.groupby("unit_group", sort=False):
        said = f"{group}：{sentences.units(mine)}"
        for part, start in enumerate(range(0, len(mine), UNITS_SHOWN), 1):
            shown = mine.iloc[start : start + UNITS_SHOWN].reset_index(drop=True)
            name = f"units:{group}" + (f":{part}" if part > 1 else "")
            made.append(Slide(name, said, rankings.completion_bars(shown)))
    return made


def _industries(scope: Scope) -> Slide:
    rows = ask("chains/industries", scope)
    return Slide("industries", sentences.industries(rows), chains.industry_bars(rows))


def _sources(scope: Scope) -> Slide:
    rows = ask("rankings/sources", scope)
    return Slide("sources", sentences.sources(rows), rankings.sources_bars(rows, most=SOURCES_SHOWN))


def _park_fit(scope: Scope) -> Slide:
    rows = ask("chains/park_fit", scope)
    return Slide("park_fit", sentences.park_fit(rows), park_fit_bars(rows))


def _lights(scope: Scope) -> Slide:
    counts = ask("overview/lights", scope)
    return Slide("lights", sentences.lights(counts), overview.lights_strip(counts))


def _late(scope: Scope) -> Slide:
    projects, dates = ask("key_projects/lights", scope), ask("key_projects/timeline", scope)
    overdue = projects[projects["days_late"].fillna(0) > 0].sort_values("days_late", ascending=False, kind="stable")
    picture = gantt(dates[dates["project_id"].isin(overdue["project_id"].head(RED_SHOWN))], scope.as_of)
    left_out = f"图中为超期最长的 {RED_SHOWN} 个" if len(overdue) > RED_SHOWN else ""
    return Slide("late", sentences.late(projects), picture, opens_project=True, left_out=left_out)


def _city(scope: Scope) -> Slide:
    rows, months = ask("rankings/city", scope), ask("rankings/city_months", scope)
    metric = "到位资金" if rows.empty else str(rows["metric"].iloc[0])
    return Slide("city", sentences.city(rows, metric), city.city_bump(months, metric))


LABELS = {
    "overview": "总体进度", "decisions": "需要决策的项目", "units": "单位排名", "industries": "主导产业",
    "sources": "资金来源", "park_fit": "园区契合", "lights": "重点项目亮灯",
    "late": "超期节点", "city": "全市位次",
}  # fmt: skip
MAKERS: dict[str, Callable[[Scope], Slide]] = {
    "overview": _overview, "decisions": _decisions, "industries": _industries, "sources": _sources,
    "park_fit": _park_fit, "lights": _lights, "late": _late, "city": _city,
}  # fmt: skip


def filters_in(scope: Scope) -> list[str]:
    """The filters of a scope in words."""
    chosen = [*scope.industries, *scope.parks, *scope.units, *scope.regions]
    return chosen + (["重点项目"] if scope.key_only else []) + (["工业项目"] if scope.industrial_only else [])


def scope_of(meeting: Meeting) -> Scope:
    """The scope that a meeting was prepared for."""
    lists = {name: tuple(meeting.scope.get(name, ())) for name in LISTS}
    switches = {name: bool(meeting.scope.get(name)) for name in SWITCHES}
    return Scope(meeting.as_of, **lists, **switches)


def slides(meeting: Meeting) -> list[Slide]:
    """Every slide of the agenda, with the presenter's own titles; enlarged for the wall."""
    scope = scope_of(meeting)
    made = [*_earlier(meeting), *generated(meeting)]
    sample = ["演示数据"] if ask("overview/identity", scope)["is_sample"].iloc[0] else []
    small = basis(meeting.as_of, "、".join(filters_in(scope)) or "全县", f"版本 {meeting.version_id}", *sample)
    return [_on_wall(known, meeting.words.get(known.name, known.title), small) for known in made]


def _earlier(meeting: Meeting) -> list[Slide]:
    """What became of the decisions of the last meeting of this occasion: the first slide, when there were any."""
    last = before(store(), meeting)
    if last is None or not last.decisions:
        return []
    made = pd.DataFrame([vars(decided) | {"done": decided.state == STATES[-1]} for decided in last.decisions])
    said = f"上次会议（{last.day:%Y-%m-%d}）定了 {len(made)} 件事，{STATES[-1]} {int(made['done'].sum())} 件"
    return [Slide("earlier", said, earlier_lines(made))]


def generated(meeting: Meeting) -> list[Slide]:
    """The slides as the figures alone make them, for the presenter to edit the words."""
    scope = scope_of(meeting)
    return [known for name in meeting.agenda for known in (_units(scope) if name == "units" else [MAKERS[name](scope)])]


def _on_wall(known: Slide, title: str, small: str) -> Slide:
    basis_line = f"{small} · {known.left_out}" if known.left_out else small
    return Slide(known.name, title, slide(known.figure, title, basis_line), known.opens_project)


def prepared(meeting: Meeting) -> list[Slide]:
    """All slides of a meeting, made before the first is shown and kept as long as the meeting is as it is."""
    return _prepared(repr((meeting, before(store(), meeting))), meeting)


@st.cache_resource(max_entries=20, show_spinner="正在准备汇报画面…")
def _prepared(state: str, _meeting: Meeting) -> list[Slide]:
    return slides(_meeting)


@st.cache_resource(max_entries=20, show_spinner="正在准备问答…")
def _facts(state: str, _meeting: Meeting) -> Facts:
    return gather(opened(store().version(_meeting.version_id)), scope_of(_meeting))


def facts_of(meeting: Meeting) -> Facts:
    """Everything that a meeting's documents and answers are written from; asked once, its list of figures anew."""
    return replace(_facts(f"{meeting.version_id} {meeting.as_of} {meeting.scope}", meeting), taken=[])


def as_scope(scope: Scope) -> dict[str, Any]:
    """What a meeting keeps of a scope."""
    return {
        **{name: list(getattr(scope, name)) for name in LISTS},
        **{name: getattr(scope, name) for name in SWITCHES},
    }
