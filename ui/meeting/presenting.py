"""Leading through slides: each laid out for the window that shows it; keys, clicker and the address lead from one to
the next.
"""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from briefing.facts import Facts
from briefing.meeting.questions_likely import likely
from briefing.meeting.wall import Picture, drawn
from charts.projector import Window
from ui.browser import browser
from ui.pictures import show
from ui.verbatim_text import verbatim

PLACE = "slide"  # the parameter of the address that keeps the place, from 1
WALL, WINDOW, HEARD = "wall", "window_size", "wall_move_heard"
WORDS = {
    "previous": "上一页",
    "next": "下一页",
    "all": "全部页面",
    "black": "黑屏",
    "full": "全屏",
    "back": "返回",
    "leave": "结束汇报",
    "soon": "正在准备第 {} 页…",
}


def wall(slides: Sequence[Picture], *, reader: str = "", leave: bool = False) -> list[Any]:
    """The slide at the place in the address, as large as the window; returns what was clicked on it.

    Its size is asked once, and again when it changes: the first run of a window draws nothing yet.
    """
    number, window = position(len(slides)), st.session_state.get(WINDOW)
    picked: list[Any] = []
    with st.container(key=f"{WALL}_slide"):
        if window:
            slide = slides[number]
            figure = drawn(slide, Window(*window), reader)
            picked = show(figure, key=f"slide_{number}_{slide.key}", alt=slide.title, click=bool(slide.opens))
    told = {
        "place": number,
        "count": len(slides),
        "titles": [slide.title for slide in slides],
        "window": window,
        "heard": st.session_state.get(HEARD),
        "words": WORDS,
        "bar": True,
        "leave": leave,
    }
    browser(WALL, told, window=_sized, at=_moved)
    return picked


def position(slides: int) -> int:
    """The place in the address, from 0; the nearest that exists when it names none."""
    asked = st.query_params.get(PLACE, "1")
    return min(max(int(asked) if asked.isdigit() else 1, 1), slides) - 1


def answers(facts: Facts, slide: Picture) -> None:
    """问答准备: what may be asked at this slide, each with its answer from the same facts."""
    for question in likely(facts, slide.item):
        st.markdown(f"**{verbatim(question.question)}**")
        st.markdown(verbatim(question.answer))


def _sized() -> None:
    width, height = st.session_state[WALL]["window"]
    st.session_state[WINDOW] = (int(width), int(height))


def _moved() -> None:
    said = st.session_state[WALL]["at"]
    st.session_state[HEARD] = str(said["move"])
    st.query_params[PLACE] = str(int(said["place"]) + 1)
