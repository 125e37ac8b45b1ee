"""The presenter's own screen: what is on the wall and what comes next, what may be asked, what is noted, the time."""

import datetime as dt
from dataclasses import replace

import streamlit as st

from briefing.facts import Facts
from briefing.meeting.agenda import ITEMS
from briefing.meeting.questions_likely import likely
from briefing.meeting.slide import NOTE
from briefing.meeting.wall import Picture, drawn
from charts.projector import Window
from records.meetings import Meeting
from ui.folding import folded
from ui.meeting.leading import OFTEN, lead, where
from ui.meeting.presenting import keys, window_size
from ui.meeting.saving import filled, save
from ui.meeting.slides import facts_of
from ui.opened import store
from ui.pictures import show
from ui.verbatim_text import small, verbatim
from wording.columns import column

NARROW = 640  # px of a window below which columns stand under each other
SIDES, MARGINS = 0.54, 48  # what of the window the left side takes; px beside it where it takes all


def desk(meeting: Meeting, slides: list[Picture]) -> None:
    """Draw it; the wall is led from here by the same keys, and followed wherever else it is led."""
    there, window = where(meeting), window_size()
    number = 0 if there is None else min(there.place, len(slides) - 1)
    keys(slides, number, meeting, bar=False)
    if window is None:
        return
    wide = window.width * SIDES if window.width > NARROW else window.width - MARGINS
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _preview(slides[number], wide)
        _turns(meeting, number, len(slides))
        if number + 1 < len(slides):
            small(verbatim(f"下一页：{slides[number + 1].title}"))
            _preview(slides[number + 1], wide * 0.5)
    with right:
        _clock(meeting, number)
        _beside(meeting, slides[number])


def _preview(slide: Picture, wide: float) -> None:
    """A slide as it stands on the wall, small."""
    size = Window(round(wide), round(wide * 9 / 16), least=0)
    show(drawn(slide, size), key=f"preview_{wide:.0f}_{slide.title}", alt=slide.title, click=False, is_fixed=True)


def _turns(meeting: Meeting, number: int, count: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        back, on = max(number - 1, 0), min(number + 1, count - 1)
        st.button("上一页", key="turn_back", on_click=lead, args=(meeting, back), disabled=number == back)
        st.button("下一页", key="turn_on", type="primary", on_click=lead, args=(meeting, on), disabled=number == on)
        st.markdown(f"{number + 1:d} / {count:d}", width="content")


@st.fragment(run_every=OFTEN)
def _clock(meeting: Meeting, number: int) -> None:
    """The time, how long the first slide was shown ago; and the wall is looked at: it may have turned."""
    there, now = where(meeting), dt.datetime.now()
    if there is not None and there.place != number:
        st.rerun()
    passed = int((now - there.began).total_seconds()) if there else 0
    with st.container(horizontal=True):
        st.metric("现在", f"{now:%H:%M:%S}")
        st.metric("已讲", f"{passed // 60:d} 分 {passed % 60:02d} 秒")


def _beside(meeting: Meeting, slide: Picture) -> None:
    """What the presenter may want to say at a slide: his own note, the questions to expect, how figures are defined."""
    facts = facts_of(meeting)
    _note(meeting, slide)
    st.header("问答", anchor=False)
    asked = likely(facts, slide.item)
    if not asked:
        small(verbatim("这一页没有准备的问答。"))
    for question in asked:
        st.markdown(f"**{verbatim(question.question)}**")
        st.markdown(verbatim(question.answer))
    folded("口径", lambda: _definitions(facts, slide), key="slide_definitions")


def _note(meeting: Meeting, slide: Picture) -> None:
    """The presenter's own note on a slide, to be written here; who may not prepare meetings only reads it."""
    name = f"{NOTE}{slide.key}"
    st.header("备注", anchor=False)
    if not store().actor.may("meet") or store().actor.shown_as:
        st.markdown(verbatim(meeting.words.get(name, "没有备注。")))
        return
    source = filled("notes", meeting)
    with st.form(f"note_form_{slide.key}", border=False):
        said = source.meeting.words.get(name, "")
        own = st.text_area("备注", said, key=f"{source.key}{name}", label_visibility="collapsed", height="content")
        sent = st.form_submit_button("保存备注")
    if sent:
        words = {key: text for key, text in source.meeting.words.items() if key != name}
        save(source, replace(source.meeting, words=words | ({name: own.strip()} if own.strip() else {})))


def _definitions(facts: Facts, slide: Picture) -> None:
    questions = ITEMS[slide.item].questions if slide.item in ITEMS else ()
    for question in questions:
        for name, meaning in facts.definitions.get(question, {}).items():
            label = column(name).label
            st.markdown(f"**{verbatim(label)}**：{verbatim(meaning.removeprefix(f'{label}：'))}")
