"""Saving a meeting: never over something newer than what the form was filled from, which is then shown beside it."""

from dataclasses import dataclass

import streamlit as st

from data.warehouse import meetings
from data.warehouse.meetings import StaleMeeting
from records.meetings import Meeting
from ui.opened import store
from ui.verbatim_text import static_table, verbatim

FILLED = "meeting_forms_filled"


@dataclass(frozen=True)
class Filled:
    """What a form on the page was filled from. `key` begins the keys of its widgets: filled anew, it has others."""

    form: str
    meeting: Meeting
    time: int

    @property
    def key(self) -> str:
        """What the form's widgets are named after: another version of the meeting has others."""
        return f"{self.form}_{self.meeting.id}_{self.time}_"


def filled(form: str, meeting: Meeting) -> Filled:
    """What the form was filled from; the meeting as it stands, where the form isn't on the page yet."""
    known = _forms().get((form, meeting.id))
    if known is None or not any(str(key).startswith(known.key) for key in st.session_state):
        _fill(form, meeting)
    return _forms()[form, meeting.id]


def save(source: Filled, changed: Meeting, said: str = "已保存。") -> None:
    """Keep a meeting that was changed in a form; where somebody was faster, show theirs and keep what stands here."""
    try:
        kept = meetings.keep(store(), changed)
    except StaleMeeting as error:
        st.warning(verbatim(str(error)), icon=":material/sync_problem:")
        _newer(source.meeting, error.newer)
        again = "换成最新内容再改（这里改的不保留）"
        st.button(again, key=f"{source.key}again", on_click=_fill, args=(source.form, error.newer))
        return
    for (form, meeting_id), other in _forms().items():  # what this page saved is nothing newer to its other forms
        if meeting_id == kept.id and other.meeting.revision == source.meeting.revision:
            _forms()[form, meeting_id] = Filled(form, kept, other.time)
    _fill(source.form, kept)
    st.success(verbatim(said))


def _newer(before: Meeting, newer: Meeting) -> None:
    """What somebody else saved since: the titles that differ, and all decisions where one does."""
    names = [name for name in before.words | newer.words if before.words.get(name) != newer.words.get(name)]
    if names:
        st.markdown("**最新的文字**")
        static_table({"位置": names, "最新": [newer.words.get(name, "（改回原句）") for name in names]})
    if newer.decisions != before.decisions:
        st.markdown("**最新的会议决定**")
        columns = ("事项", "责任单位", "完成时限", "状态")
        rows = [(made.matter, made.owner, f"{made.due:%Y-%m-%d}", made.state) for made in newer.decisions]
        static_table({name: [row[place] for row in rows] for place, name in enumerate(columns)})


def _fill(form: str, meeting: Meeting) -> None:
    before = _forms().get((form, meeting.id))
    _forms()[form, meeting.id] = Filled(form, meeting, before.time + 1 if before else 1)


def _forms() -> dict[tuple[str, str], Filled]:
    forms: dict[tuple[str, str], Filled] = st.session_state.setdefault(FILLED, {})
    return forms
