"""A meeting's facts and its slides on the wall: of the version that it froze, made once and kept."""

from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from briefing.facts import Facts
from briefing.gather import gather
from briefing.meeting import agenda
from briefing.meeting.agenda import agenda_of
from briefing.meeting.slide import Slide
from briefing.meeting.wall import Picture, pictures
from data.warehouse.meetings import STATES, before
from queries import Scope
from records.meetings import Meeting
from ui.access.viewer import may_see
from ui.opened import opened, store
from wording import filters

ITEMS = {name: agenda.ITEMS[name].label for name in agenda.ALL}  # what a meeting may have on its agenda, by its label


def scope_of(meeting: Meeting) -> Scope:
    """The scope that a meeting was prepared for."""
    chosen: dict[str, Any] = {name: tuple(meeting.scope.get(name, ())) for name in filters.LISTS}
    chosen |= {name: bool(meeting.scope.get(name)) for name in filters.SWITCHES}
    return Scope(meeting.as_of, **chosen, may_see=may_see())


def as_scope(scope: Scope) -> dict[str, Any]:
    """What a meeting keeps of a scope."""
    return {
        **{name: list(getattr(scope, name)) for name in filters.LISTS},
        **{name: getattr(scope, name) for name in filters.SWITCHES},
    }


def generated(meeting: Meeting) -> list[Slide]:
    """The slides as the figures alone make them, for the presenter to edit the words."""
    return [slide for _, slides in agenda_of(facts_of(meeting), meeting.agenda) for slide in slides]


def prepared(meeting: Meeting) -> list[Picture]:
    """All slides of a meeting, made before the first is shown and kept as long as the meeting is as it is."""
    return _prepared(repr((meeting, before(store(), meeting), may_see())), meeting)


@st.cache_resource(max_entries=20, show_spinner="正在准备汇报画面…")
def _prepared(state: str, _meeting: Meeting) -> list[Picture]:
    return pictures(facts_of(_meeting), _meeting.agenda, _meeting.words)


def facts_of(meeting: Meeting) -> Facts:
    """Everything that a meeting's screen, documents and answers are made from; asked once, its list of figures anew."""
    known = _facts(f"{meeting.version_id} {scope_of(meeting)}", meeting)
    return replace(known, taken=[], earlier=_earlier(meeting), record=meeting.record if meeting.record[0] else None)


@st.cache_resource(max_entries=20, show_spinner="正在取会议数据…")
def _facts(state: str, _meeting: Meeting) -> Facts:
    return gather(opened(store().version(_meeting.version_id)), scope_of(_meeting))


def _earlier(meeting: Meeting) -> pd.DataFrame | None:
    """What the last meeting of this occasion decided; None when there was none."""
    last = before(store(), meeting)
    if last is None:
        return None
    return pd.DataFrame([vars(made) | {"done": made.state == STATES[-1], "day": last.day} for made in last.decisions])
