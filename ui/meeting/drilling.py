"""From a mark of the wall to the projects behind it, to one of them, and back: within the meeting's frozen version.

What was clicked is kept in the address, so that the way back needs no memory.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import streamlit as st

from briefing.meeting import drilled
from briefing.meeting.wall import Picture
from queries.legible import legible_answer
from records.meetings import Meeting
from ui.drill_links import narrowed, of_project
from ui.meeting.slides import facts_of
from ui.opened import ask
from ui.scope_bar import current_scope
from ui.views.dossier_facts import stated
from wording.filters import subject

PROJECT, LIGHT, FIGURE = "id", "at_light", "figure"
LISTED, TOLD = "listed", "told"  # which slide of a list, and of a project, from 1
UNKNOWN = "未注明"
PLACES = ("unit", "industry", "park", "region")
ALL = (PROJECT, LIGHT, FIGURE, *(f"at_{name}" for name in PLACES))


def open_mark(slide: Picture, mark: Sequence[Any]) -> None:
    """Open what a click on a mark of a slide leads to; nothing of a mark that stands for nothing."""
    leads = {
        "project": {PROJECT: mark[0]},
        "light": {LIGHT: mark[0]},
        "province": {"at_region": "" if mark[-1] == UNKNOWN else mark[-1]},
        **{name: {f"at_{name}": mark[0]} for name in PLACES},
    }.get(slide.opens, {FIGURE: slide.opens})
    if all(leads.values()):
        st.query_params.update({name: str(value) for name, value in leads.items()})


def part() -> str:
    """The parameter that says which of the opened slides is shown."""
    return TOLD if PROJECT in st.query_params else LISTED


def views(meeting: Meeting) -> list[Picture]:
    """The slides of what was opened; none where nothing is."""
    given = {name: st.query_params[name] for name in ALL if name in st.query_params}
    if PROJECT in given:
        return _project(meeting, given[PROJECT])
    if LIGHT in given:
        return drilled.lit(facts_of(meeting), given[LIGHT])
    return _projects(meeting, given) if given else []


def back() -> None:
    """Callback: close the project, or else the list that it stood in."""
    _forget((PROJECT, TOLD) if PROJECT in st.query_params else (*ALL, LISTED))


def close() -> None:
    """Go back to the slide."""
    _forget((*ALL, LISTED, TOLD))


def _forget(names: Iterable[str]) -> None:
    for name in names:
        if name in st.query_params:
            del st.query_params[name]


def _project(meeting: Meeting, project_id: str) -> list[Picture]:
    scope = of_project(current_scope(), project_id)
    found = legible_answer(ask("projects/dossier", scope))
    if found.empty:
        return []
    project = found.iloc[0]
    dates = legible_answer(ask("key_projects/timeline", scope))
    return drilled.project(facts_of(meeting), project, stated(project), dates)


def _projects(meeting: Meeting, given: Mapping[str, str]) -> list[Picture]:
    picked = {name: given[f"at_{name}"] for name in PLACES if f"at_{name}" in given}
    scope, figure = narrowed(current_scope(), **picked), given.get(FIGURE)
    rows = legible_answer(ask("projects/rows", scope, figure=figure))
    return drilled.projects(facts_of(meeting), rows, subject(vars(scope)), figure)
