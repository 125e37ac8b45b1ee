"""A meeting's facts and its slides on the wall: of the version that it froze, made once and kept."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from briefing.facts import Facts
from briefing.gather import MONTHLY, WEEKLY, Dispatch, gather
from briefing.meeting import agenda
from briefing.meeting.agenda import agenda_of
from briefing.meeting.slide import Slide
from briefing.meeting.wall import Picture, in_own_words, pictures
from data.dispatching import live
from data.errors import DataError
from data.warehouse.meetings import before, decided_before
from queries import EVERY_UNIT, Scope, Units, ask
from queries.legible import legible_answer
from records.meetings import Decision, Meeting
from records.notes import notes
from ui.access.viewer import may_see
from ui.dispatching.live import acting_day
from ui.opened import ask_version, opened, store
from ui.views.changes import standings
from wording import filters
from wording.sentences.notes import told

ITEMS = {name: agenda.ITEMS[name].label for name in agenda.ALL}  # what a meeting may have on its agenda, by its label


def scope_of(meeting: Meeting) -> Scope:
    """The scope that a meeting was prepared for, as far as the viewer may see it."""
    return _scope(meeting, may_see())


def _scope(meeting: Meeting, seen: Units) -> Scope:
    chosen: dict[str, Any] = {name: tuple(meeting.scope.get(name, ())) for name in filters.LISTS}
    chosen |= {name: bool(meeting.scope.get(name)) for name in filters.SWITCHES}
    return Scope(meeting.as_of, **chosen, may_see=seen)


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
    return _in_words(meeting, scope_of(meeting))


def for_the_county(meeting: Meeting) -> list[Picture]:
    """The same as who may see the whole county sees them, whoever looks: for who was given a link to just these."""
    return _in_words(meeting, _scope(meeting, EVERY_UNIT))


def _in_words(meeting: Meeting, scope: Scope) -> list[Picture]:
    """The slides in the presenter's words: another word makes no picture anew."""
    drawn_from = replace(meeting, words={}, decisions=())
    return in_own_words(_prepared(repr((drawn_from, before(store(), meeting), scope)), meeting, scope), meeting.words)


@st.cache_resource(max_entries=20, show_spinner="正在准备汇报画面…")
def _prepared(state: str, _meeting: Meeting, _scope: Scope) -> list[Picture]:
    return pictures(_facts_within(_meeting, _scope), _meeting.agenda, f"{_meeting.occasion} · {_meeting.day}")


def facts_of(meeting: Meeting) -> Facts:
    """Everything that a meeting's screen, documents and answers are made from; asked once, its list of figures anew."""
    return _facts_within(meeting, scope_of(meeting))


def _facts_within(meeting: Meeting, scope: Scope) -> Facts:
    known = _facts(f"{meeting.version_id} {meeting.record} {meeting.day} {meeting.occasion} {scope}", meeting, scope)
    record = meeting.record if meeting.record[0] else None
    changed = _since_the_last(meeting, scope, known)
    decided = _earlier(meeting, scope.may_see)
    return replace(known, taken=[], earlier=decided, notes=_notes(meeting), record=record, **changed)


def _notes(meeting: Meeting) -> dict[str, list[str]]:
    """What had been noted of each question in the meeting's month when the meeting was prepared."""
    found: dict[str, list[str]] = {}
    for note in notes(store().record, meeting.record[0]):
        question, _, month = note.about.rpartition(" ")
        if month == f"{meeting.as_of:%Y-%m}":
            found.setdefault(question, []).append(told(note.text, note.by, note.at))
    return found


@st.cache_resource(max_entries=20, show_spinner="正在取会议数据…")
def _facts(state: str, _meeting: Meeting, _scope: Scope) -> Facts:
    version = store().version(_meeting.version_id)
    county = ask_version(version, "overview/identity", _scope).iloc[0]
    day = live.judged_on(county, _meeting.as_of, _meeting.day)
    level = WEEKLY if WEEKLY in _meeting.occasion else MONTHLY
    until = _meeting.record[0]
    noted = live.noted(store(), acting_day(county, _meeting.day), until)
    return gather(opened(version), _scope, dispatch=Dispatch(live.rows(store(), until), noted, day, level))


def _since_the_last(meeting: Meeting, scope: Scope, known: Facts) -> dict[str, Any]:
    """What changed since the last meeting of this occasion, as its version had it; nothing where there was none, or its
    version can't be read any more: then last month is compared with.
    """
    last = before(store(), meeting)
    if last is None:
        return {}
    try:
        return {"answers": {**known.answers, **_changes(f"{last} {meeting.version_id} {scope}", meeting, scope, last)},
                "against": f"上次会议（{last.day:%Y-%m-%d}）"}  # fmt: skip
    except DataError:
        return {}


@st.cache_resource(max_entries=20, show_spinner=False)
def _changes(state: str, _meeting: Meeting, _scope: Scope, _last: Meeting) -> dict[str, pd.DataFrame]:
    then = standings(store().version(_last.version_id), _last.as_of, _scope)
    version = opened(store().version(_meeting.version_id))
    asked = {"since": _last.as_of, "standings": then}
    return {name: legible_answer(ask(version, name, _scope, **asked)) for name in ("changes/counts", "changes/list")}


def _earlier(meeting: Meeting, seen: Units) -> pd.DataFrame | None:
    """What the last meeting of this occasion decided and what of earlier ones isn't done, as the meeting froze it, late
    or not by its day; None when there is nothing.
    """
    last, made = before(store(), meeting), decided_before(store(), meeting, meeting.record[0])
    if last is None or not made:
        return None
    projects = project_names(meeting, [each.decision for each in made], seen)
    return pd.DataFrame([
        vars(each.decision) | {
            "project": projects.get(each.decision.project_id or ""), "done": each.is_done, "day": each.meeting.day,
            "is_last": each.meeting == last, "days_over": each.days_over(meeting.day),
        }
        for each in made
    ])  # fmt: skip


def project_names(meeting: Meeting, made: Iterable[Decision], seen: Units) -> dict[str, str]:
    """The names of the projects that decisions are about, by id, as the meeting's version has them; only of those that
    may be seen.
    """
    about = tuple(sorted({one.project_id for one in made if one.project_id}))
    if not about:
        return {}
    scope = Scope(meeting.as_of, projects=about, may_see=seen)
    rows = legible_answer(ask_version(store().version(meeting.version_id), "projects/rows", scope))
    return dict(zip(rows["project_id"], rows["project"], strict=True))
