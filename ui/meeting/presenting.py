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
from ui.meeting import drilling
from ui.meeting.leading import Moves, follow, followed, lead
from ui.meeting.slides import prepared
from ui.navigation import page
from ui.opened import keep, store
from ui.pictures import show

PLACE = "slide"  # the parameter of the address that keeps the place, from 1
WALL, WINDOW, MOVES, BEGUN, LEFT = "wall", "window_size", "wall_moves", "walls_begun", "wall_left"
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


def present(meeting: Meeting) -> None:
    """The wall of a meeting: the slide that its presenter has come to, or what was opened from it.

    Who leaves the slides goes on with the meeting's version on every page.
    """
    if st.session_state.pop(LEFT, False):
        keep(store().version(meeting.version_id))
        st.switch_page(page("meetings"))
    deck = prepared(meeting)
    number = place_of(deck, meeting)
    slides = drilling.views(meeting)
    place = asked_place(drilling.part(), len(slides)) if slides else number
    mark = _slide(slides or deck, place)
    keys(slides or deck, place, meeting, bar=True, is_inside=bool(slides))
    follow(meeting, number)
    if mark:
        drilling.open_mark((slides or deck)[place], mark)
        st.rerun()


def present_to(reader: str, slides: Sequence[Picture]) -> None:
    """The same for who came by a link, whose name stands over each slide: nothing of it opens, nobody leads it."""
    place = asked_place(PLACE, len(slides))
    _slide(slides, place, reader)
    keys(slides, place, None, bar=True)


def _slide(slides: Sequence[Picture], place: int, reader: str = "") -> list[Any]:
    """A slide as large as the window; returns the mark that was clicked.

    The window's size is asked once, and again when it changes: the first run of a window draws nothing yet.
    """
    slide, window = slides[place], window_size()
    with st.container(key=f"{WALL}_slide"):
        if window is None:
            return []
        figure = drawn(slide, window, reader)
        return show(figure, key=f"slide_{place}_{slide.key}", alt=slide.title, click=bool(slide.opens))


def keys(slides: Sequence[Picture], place: int, meeting: Meeting | None, *, bar: bool, is_inside: bool = False) -> None:
    """Hear the window's size and the keys; `bar`: with the moves to press, over a slide that fills the window;
    `is_inside`: these slides were opened from one of the meeting's.
    """
    told = {
        "place": place,
        "count": len(slides),
        "titles": [slide.title for slide in slides],
        "window": st.session_state.get(WINDOW),
        "heard": _moves().last,
        "words": WORDS,
        "bar": bar,
        "back": is_inside,
        "leave": bar and meeting is not None,
        "presenter": f"presenter?{urlencode({'meeting': meeting.id})}" if bar and meeting else "",
    }
    moved = partial(_moved, drilling.part() if is_inside else PLACE, None if is_inside else meeting)
    said = browser(WALL, told, window=_sized, at=moved, leave=_left, back=drilling.back)
    if said.get("window") and WINDOW not in st.session_state:  # a page that outlived its server says it unasked
        _sized()
        st.rerun()


def window_size() -> Window | None:
    """The reader's window, once his browser has said how large it is."""
    known = st.session_state.get(WINDOW)
    return Window(*known) if known else None


def asked_place(parameter: str, count: int) -> int:
    """The place in the address, from 0; the nearest that exists when it names none."""
    asked = st.query_params.get(parameter, "1")
    return min(max(int(asked) if asked.isdigit() else 1, 1), count) - 1


def place_of(deck: Sequence[Picture], meeting: Meeting) -> int:
    """Where the wall is, from 0: where the address says when it is opened, then where its presenter leads it, away from
    what was opened here.
    """
    asked, begun = asked_place(PLACE, len(deck)), st.session_state.setdefault(BEGUN, set())
    if meeting.id not in begun:
        begun.add(meeting.id)
        lead(meeting, asked)
        return asked
    there = followed(meeting)
    place = asked if there is None else min(there.place, len(deck) - 1)
    if place != asked:
        drilling.close()
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


def _moved(parameter: str, meeting: Meeting | None) -> None:
    said = st.session_state[WALL]["at"]
    is_newest = _moves().heard(str(said["move"]))
    if is_newest():
        st.query_params[parameter] = str(int(said["place"]) + 1)
    if meeting:
        lead(meeting, int(said["place"]), is_newest)


def _moves() -> Moves:
    moves: Moves = st.session_state.setdefault(MOVES, Moves())
    return moves
