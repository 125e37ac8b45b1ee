"""What is to be known of the filters, said under their chips: what a choice is, and what they can't divide and why.

The place is drawn under the chips, before the page; what is to be said there is known when the page has asked.
"""

import streamlit as st

from queries import Scope, catalogue
from ui.verbatim_text import grey, verbatim
from wording import filters

PLACE, REMARKS = "undivided_place", "undivided_remarks"
NOTES = "choice_notes"  # what is to be known of the choices themselves: who runs a park, where a unit went


def place_remarks(scope: Scope | None) -> None:
    """Keep a place for the remarks of this rerun, under the chips; without a filter there is nothing to remark."""
    filtered = scope is not None and scope != Scope(scope.as_of, may_see=scope.may_see)
    st.session_state[PLACE], st.session_state[REMARKS] = (st.empty() if filtered else None), {}


def heed(question: str, scope: Scope) -> None:
    """Remember what of the scope can't divide a question that the page asks."""
    fields, why = catalogue()[question].undivided
    named = filters.undivided(vars(scope), fields)
    remarks = st.session_state.get(REMARKS)
    if named and remarks is not None:
        remarks[why] = named


def end_page() -> None:
    """End the page here; what is to be said of the filters is said first, as nothing can be drawn afterwards."""
    say_remarks()
    st.stop()


def say_remarks() -> None:
    """Say what was remembered; nothing when the filters divide all that the page shows."""
    place = st.session_state.pop(PLACE, None)
    said = [f"{named}不分：{why}" for why, named in st.session_state.pop(REMARKS, {}).items()]
    said = [*st.session_state.get(NOTES, []), *said]
    if place and said:
        place.markdown(grey(verbatim("；".join(said))))
