"""批注 under a picture: what people noted of a question in a month, and the line that notes more."""

import time
from collections.abc import Callable
from functools import partial

import streamlit as st

from data.dispatching import notes as acts
from queries import Scope
from records.notes import Note, notes
from ui.access.viewer import viewer
from ui.boundary import boundary
from ui.opened import store
from ui.verbatim_text import small, verbatim
from wording.sentences.notes import about, told

KEPT, FOUND = 0.5, "notes_found"  # seconds: a page asks several times while it is drawn, for which one look does


def noted(name: str, scope: Scope) -> None:
    """Draw what was noted of the question in this month, one line each."""
    for note in _standing(about(name, scope.as_of)):
        small(verbatim(told(note.text, note.by, note.at)))


def note_form(name: str, scope: Scope, key: str) -> None:
    """The line that notes something of the question, and what one may take back; `key` tells two on one page apart."""
    who = viewer()
    if "note" not in who.acts or who.shown_as:
        return
    for note in _standing(about(name, scope.as_of)):
        label = verbatim(f"撤回：{note.text}")
        if note.by == who.name and st.button(label, key=f"note_{key}_{note.number}", type="tertiary"):
            _act(partial(acts.take_back, store(), note))
    with st.form(f"note_{key}", border=False):
        text = st.text_input("批注（写进汇报的这一页，下次会议也看得到）", max_chars=300)
        if st.form_submit_button("写批注"):
            _act(partial(acts.write, store(), about(name, scope.as_of), text))


def _act(done: Callable[[], None]) -> None:
    with boundary():
        done()
        st.session_state.pop(FOUND, None)
        st.rerun()


def _standing(of: str) -> list[Note]:
    """What stands, as far as the reader may see it: a note may speak of any unit, and is for who may see all."""
    at, found = st.session_state.get(FOUND, (-KEPT, []))
    if time.monotonic() - at > KEPT:
        found = notes(store().record)
        st.session_state[FOUND] = (time.monotonic(), found)
    who = viewer()
    return [note for note in found if note.about == of and (who.may_see is None or note.by == who.name)]
