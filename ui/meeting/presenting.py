"""Leading through slides: each laid out for the window that shows it; keys, clicker and the address lead from one to
the next.
"""

from collections.abc import Sequence
from functools import partial
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from briefing.meeting.wall import Picture, drawn
from charts.projector import Window
from records.meetings import Meeting
from ui.browser import browser
from ui.meeting.leading import follow, lead, where
from ui.navigation import page
from ui.opened import keep, store
from ui.pictures import show

PLACE = "slide"  # the parameter of the address that keeps the place, from 1
WALL, WINDOW, HEARD, BEGUN, LEFT = "wall", "window_size", "wall_move_heard", "walls_begun", "wall_left"
# What the bar says; the keys that do the same stand beside.
WORDS = {
    "previous": "上一页",
    "next": "下一页",
    "all": "全部页面",
    "black": "黑屏",
    "full": "全屏",
    "back": "返回",
    "presenter": "演讲者视图",
    "leave": "结束汇报",
    "soon": "正在准备第 {} 页…",
}


def wall(slides: Sequence[Picture], meeting: Meeting | None = None, reader: str = "") -> list[Any]:
    """The slide of the meeting that its presenter has come to, as large as the window; returns what was clicked on it.

    Without a meeting it is the slide that the address names, for a `reader` whose name stands over it. The window's
    size is asked once, and again when it changes: the first run of a window draws nothing yet. Who leaves the slides of
    a meeting goes on with its version on every page.
    """
    if meeting and st.session_state.pop(LEFT, False):
        keep(store().version(meeting.version_id))
        st.switch_page(page("meetings"))
    number, window = place_of(slides, meeting), window_size()
    picked: list[Any] = []
    with st.container(key=f"{WALL}_slide"):
        if window:
            slide = slides[number]
            figure = drawn(slide, window, reader)
            picked = show(figure, key=f"slide_{number}_{slide.key}", alt=slide.title, click=bool(slide.opens))
    keys(slides, number, meeting, bar=True)
    if meeting:
        follow(meeting, number)
    return picked


def keys(slides: Sequence[Picture], number: int, meeting: Meeting | None, *, bar: bool) -> None:
    """Hear the window's size and the keys; `bar`: with the moves to press, over a slide that fills the window."""
    told = {
        "place": number,
        "count": len(slides),
        "titles": [slide.title for slide in slides],
        "window": st.session_state.get(WINDOW),
        "heard": st.session_state.get(HEARD),
        "words": WORDS,
        "bar": bar,
        "leave": bar and meeting is not None,
        "presenter": f"presenter?{urlencode({'meeting': meeting.id})}" if bar and meeting else "",
    }
    browser(WALL, told, window=_sized, at=partial(_moved, meeting), leave=_left)


def window_size() -> Window | None:
    """The reader's window, once his browser has said how large it is."""
    known = st.session_state.get(WINDOW)
    return Window(*known) if known else None


def place_of(slides: Sequence[Picture], meeting: Meeting | None) -> int:
    """Where the wall is, from 0: where the address says when it is opened, then where its presenter leads it."""
    asked = st.query_params.get(PLACE, "1")
    place = min(max(int(asked) if asked.isdigit() else 1, 1), len(slides)) - 1
    if meeting is None:
        return place
    begun: set[str] = st.session_state.setdefault(BEGUN, set())
    if meeting.id not in begun:
        begun.add(meeting.id)
        lead(meeting, place)
        return place
    there = where(meeting)
    place = place if there is None else min(there.place, len(slides) - 1)
    st.query_params[PLACE] = str(place + 1)
    return place


def begin_anew(meeting: Meeting) -> None:
    """Have the wall of a meeting begin where its address says when it is opened next."""
    st.session_state.setdefault(BEGUN, set()).discard(meeting.id)


def _sized() -> None:
    width, height = st.session_state[WALL]["window"]
    st.session_state[WINDOW] = (int(width), int(height))


def _left() -> None:
    st.session_state[LEFT] = True


def _moved(meeting: Meeting | None) -> None:
    said = st.session_state[WALL]["at"]
    st.session_state[HEARD] = str(said["move"])
    st.query_params[PLACE] = str(int(said["place"]) + 1)
    if meeting:
        lead(meeting, int(said["place"]))
