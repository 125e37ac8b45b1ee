"""Where the wall of a meeting is: one row of the records for each who shows it, so that his own screen leads it and
follows it, on this machine or another.
"""

import datetime as dt
from contextlib import suppress

import streamlit as st

from data.errors import DataError
from records.meetings import Meeting
from records.showings import Showing, show, showing
from ui.opened import store

OFTEN = 1.0  # seconds between two looks at where the other screen is


def where(meeting: Meeting) -> Showing | None:
    """Where the reader's wall is; None where he has none, or the records can't be read now: the slides go on."""
    with suppress(DataError):
        return showing(store().records, meeting.id, store().actor.name)
    return None


def lead(meeting: Meeting, place: int) -> None:
    """Turn the reader's wall to a slide, from 0. Where the records can't be written now, only this screen turns; who
    looks in somebody's stead turns nobody's.
    """
    who = store().actor
    if not who.shown_as:
        with suppress(DataError), store().records.changing() as con:
            show(con, meeting.id, who.name, place, dt.datetime.now().replace(microsecond=0))


@st.fragment(run_every=OFTEN)
def follow(meeting: Meeting, place: int) -> None:
    """Look, again and again, whether another screen has turned to another slide than this one shows, and turn too."""
    there = where(meeting)
    if there is not None and there.place != place:
        st.rerun()
