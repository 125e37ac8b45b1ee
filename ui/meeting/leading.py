"""Where the wall of a meeting is: one row of the records for each who shows it, so that his own screen leads it and
follows it, on this machine or another.
"""

import datetime as dt
from collections.abc import Callable
from contextlib import suppress

import streamlit as st

from data.errors import DataError
from records.meetings import Meeting
from records.showings import Showing, show, showing
from ui.opened import store

OFTEN = 1.0  # seconds between two looks at where the other screen is
PASSED = "wall_passed"  # what the records said when this screen turned without them


class Moves:
    """What a session's walls were told to do, in the order of the keys: a session's runs overlap, so that a move that
    waits for the records may come after the next.
    """

    def __init__(self) -> None:
        self.last: str | None = None  # as its wall named it
        self._newest: dict[str, int] = {}

    def heard(self, move: str) -> Callable[[], bool]:
        """Note a move, named by its wall and its number there; returns what says whether none came after it."""
        wall, _, number = move.rpartition(" ")
        self._newest[wall] = max(int(number), self._newest.get(wall, 0))

        def is_newest() -> bool:
            return self._newest[wall] == int(number)

        if is_newest():
            self.last = move
        return is_newest


def where(meeting: Meeting) -> Showing | None:
    """Where the reader's wall is; None where he has none, or the records can't be read now."""
    with suppress(DataError):
        return showing(store().records, meeting.id, store().actor.name)
    return None


def followed(meeting: Meeting) -> Showing | None:
    """The same for the screen that shows the slides: None, too, where it turned and the records couldn't be told."""
    there = where(meeting)
    return None if there == st.session_state.get(PASSED) else there


def lead(meeting: Meeting, place: int, is_newest: Callable[[], bool] = lambda: True) -> None:
    """Turn the reader's wall to a slide, from 0, if that is still what he wants when the records can be written. Where
    they can't be written now, or he looks in somebody's stead, only this screen turns.
    """
    who, is_led = store().actor, False
    with suppress(DataError):
        if not who.shown_as:
            with store().records.changing() as con:
                if is_newest():
                    show(con, meeting.id, who.name, place, dt.datetime.now().replace(microsecond=0))
            is_led = True
    st.session_state[PASSED] = None if is_led else where(meeting)


@st.fragment(run_every=OFTEN)
def follow(meeting: Meeting, place: int) -> None:
    """Look, again and again, whether another screen has turned to another slide than this one shows, and turn too."""
    there = followed(meeting)
    if there is not None and there.place != place:
        st.rerun()
