"""Leading through slides: keys, clicker and the address, in which the place is kept."""

from collections.abc import Sequence

import streamlit as st

from briefing.facts import Facts
from briefing.meeting.questions_likely import likely
from briefing.meeting.wall import Picture
from ui.navigation import page
from ui.verbatim_text import verbatim

PLACE, BLACK = "slide", "screen_black"
# The keys, what they say and how far they move: a clicker sends PageUp and PageDown.
MOVES = {
    "Left": ("上一页", -1),
    "Right": ("下一页", 1),
    "PageUp": ("翻页笔上", -1),
    "PageDown": ("翻页笔下", 1),
    "Home": ("第一页", -1_000),
    "End": ("最后一页", 1_000),
}


def position(slides: int) -> int:
    """The place in the address, from 0; the nearest that exists when it names none."""
    asked = st.query_params.get(PLACE, "1")
    return min(max(int(asked) if asked.isdigit() else 1, 1), slides) - 1


def bar(slides: Sequence[Picture], number: int, facts: Facts) -> None:
    """The small bar under a slide: its moves, the answers at hand, the way out."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        moves(slides, number)
        answers(facts, slides[number])
        st.page_link(page("meetings"), label="结束汇报", icon=":material/close:")


def moves(slides: Sequence[Picture], number: int) -> None:
    """The moves from a slide, black screen, all slides to choose from."""
    for key, (label, steps) in MOVES.items():
        goal = min(max(number + steps, 0), len(slides) - 1)
        st.button(verbatim(label), key=f"go_{key}", shortcut=key, type="tertiary", on_click=_go, args=(goal,))
    st.button("黑屏", key="go_black", shortcut="B", type="tertiary", on_click=_black)
    with st.popover(f"{number + 1:d} / {len(slides)}", type="tertiary"):
        for place, slide in enumerate(slides):
            st.button(verbatim(slide.title), key=f"goto_{place}", type="tertiary", on_click=_go, args=(place,))


def answers(facts: Facts, slide: Picture) -> None:
    """问答准备: what may be asked at this slide, each with its answer from the same facts."""
    asked = likely(facts, slide.item)
    with st.popover("问答", type="tertiary", disabled=not asked):
        for question in asked:
            st.markdown(f"**{verbatim(question.question)}**")
            st.markdown(verbatim(question.answer))


def _go(place: int) -> None:
    st.session_state[BLACK] = False
    st.query_params[PLACE] = str(place + 1)


def _black() -> None:
    st.session_state[BLACK] = not st.session_state.get(BLACK, False)
