"""One meeting on the page: start, words, decisions."""

from dataclasses import replace
from typing import Literal

import streamlit as st

from data.warehouse import meetings
from records.meetings import Meeting
from ui.access.viewer import may_see
from ui.dispatching.comments import comments_of
from ui.meeting.deciding import decisions_form
from ui.meeting.documents import documents
from ui.meeting.links import links
from ui.meeting.presenting import PLACE, begin_anew
from ui.meeting.rewording import Rewording
from ui.meeting.saving import filled
from ui.meeting.slides import generated, project_names, scope_of
from ui.navigation import page
from ui.opened import store
from ui.scope_bar import current_scope
from ui.verbatim_text import small, verbatim
from wording.figures import month


def card(meeting: Meeting, *, is_newest: bool) -> None:
    """A meeting with its version: the way to the screen, the presenter's words, what was decided."""
    with st.container(border=True):
        st.header(verbatim(f"{meeting.occasion}　{meeting.day:%Y-%m-%d}"), anchor=False)
        frozen = (f"截至 {month(meeting.as_of)}", f"版本 {meeting.version_id}", *recorded(meeting))
        small(verbatim(" · ".join(frozen)))
        _start(meeting, is_main=is_newest)
        documents(meeting)
        comments_of(meeting, replace(scope_of(meeting), as_of=current_scope().as_of))
        _earlier(meeting)
        words = st.expander("改标题文字（数字不能改）", key=f"words_{meeting.id}", on_change="rerun")
        if words.open:
            with words:
                _words(meeting)
        decided = st.expander(f"会议决定（{len(meeting.decisions)}）", key=f"decided_{meeting.id}", on_change="rerun")
        if decided.open:
            with decided:
                decisions_form(meeting)
        links(meeting)


def _start(meeting: Meeting, *, is_main: bool) -> None:
    """The ways to the wall and to the presenter's own screen."""
    with st.container(horizontal=True, vertical_alignment="center"):
        kind: Literal["primary", "secondary"] = "primary" if is_main else "secondary"
        if st.button("开始汇报", key=f"start_{meeting.id}", type=kind, icon=":material/slideshow:"):
            begin_anew(meeting)
            st.switch_page(page("present"), query_params={"meeting": meeting.id, PLACE: "1"})
        st.page_link(
            page("presenter"), label="演讲者视图", icon=":material/co_present:", query_params={"meeting": meeting.id}
        )


def _earlier(meeting: Meeting) -> None:
    """What earlier meetings decided, as it stands now, late or not by this meeting's day."""
    made = meetings.decided_before(store(), meeting)
    if not made:
        return
    st.markdown("**以前会议的决定**")
    known = project_names(meeting, [each.decision for each in made], may_see())
    for each in made:
        one, late = each.decision, each.days_over(meeting.day)
        told = f"{one.matter}（{each.meeting.day:%Y-%m-%d} 定，{one.owner}，{one.due:%Y-%m-%d} 前）"
        project = known.get(one.project_id or "")
        state = one.state + (f"，到会议日超期 {late} 天" if late else "")
        st.markdown(f"- {verbatim(f'{project}：{told}' if project else told)}：**{verbatim(state)}**")


def recorded(meeting: Meeting) -> list[str]:
    """The last entry of the audit record that the meeting froze; nothing of one that 0.1 prepared."""
    number, digest = meeting.record
    return [f"操作记录第 {number:,} 条 {digest[:12]}"] if number else []


def _words(meeting: Meeting) -> None:
    words = Rewording(filled("words", meeting))
    with st.form(f"words_form_{meeting.id}", border=False):
        for key, title in {slide.key: str(slide.title) for slide in generated(meeting)}.items():
            own = words.known.words.get(key, title)
            words.take(key, st.text_input(verbatim(title), own, key=f"{words.source.key}{key}"), title)
        sent = st.form_submit_button("保存文字")
    if sent:
        words.save()
