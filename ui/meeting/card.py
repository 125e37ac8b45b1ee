"""One meeting on the page: start, words, decisions."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import streamlit as st

from data.warehouse import meetings
from data.warehouse.meetings import STATES, Decision
from records.meetings import Meeting
from ui.meeting.documents import documents
from ui.meeting.links import links
from ui.meeting.saving import filled, save
from ui.meeting.slides import generated
from ui.opened import store
from ui.verbatim_text import verbatim
from wording.figures import month


def card(meeting: Meeting, present: Path) -> None:
    """A meeting with its version: the way to the screen, the presenter's words, what was decided."""
    with st.container(border=True):
        st.subheader(verbatim(f"{meeting.occasion}　{meeting.day:%Y-%m-%d}"), anchor=False)
        frozen = (f"截至 {month(meeting.as_of)}", f"版本 {meeting.version_id}", *recorded(meeting))
        st.caption(verbatim(" · ".join(frozen)))
        with st.container(horizontal=True):
            st.page_link(
                present,
                label="开始汇报",
                icon=":material/slideshow:",
                query_params={"meeting": meeting.id, "slide": "1"},
            )
        documents(meeting)
        _earlier(meeting)
        words = st.expander("改标题文字（数字不能改）", key=f"words_{meeting.id}", on_change="rerun")
        if words.open:
            with words:
                _words(meeting)
        decided = st.expander(f"会议决定（{len(meeting.decisions)}）", key=f"decided_{meeting.id}", on_change="rerun")
        if decided.open:
            with decided:
                _decisions(meeting)
        links(meeting)


def _earlier(meeting: Meeting) -> None:
    earlier = meetings.before(store(), meeting)
    if earlier is not None and earlier.decisions:
        st.markdown(f"**上次会议（{earlier.day:%Y-%m-%d}）的决定**")
        for made in earlier.decisions:
            st.markdown(
                f"- {verbatim(f'{made.matter}（{made.owner}，{made.due:%Y-%m-%d} 前）')}：**{verbatim(made.state)}**"
            )


def recorded(meeting: Meeting) -> list[str]:
    """The last entry of the audit record that the meeting froze; nothing of one that 0.1 prepared."""
    number, digest = meeting.record
    return [f"操作记录第 {number:,} 条 {digest[:12]}"] if number else []


def _words(meeting: Meeting) -> None:
    source = filled("words", meeting)
    changed = source.meeting
    with st.form(f"words_form_{meeting.id}", border=False):
        written = {
            key: (title, st.text_input(verbatim(title), changed.words.get(key, title), key=f"{source.key}{key}"))
            for key, title in {slide.key: str(slide.title) for slide in generated(meeting)}.items()
        }
        sent = st.form_submit_button("保存文字")
    if sent:
        for name, (said, own) in written.items():
            changed = meetings.reworded(changed, name, own, said)
        save(source, changed)


def _decisions(meeting: Meeting) -> None:
    source = filled("decided", meeting)
    rows: list[dict[str, Any]] = [
        {"事项": made.matter, "责任单位": made.owner, "完成时限": made.due, "状态": made.state}
        for made in source.meeting.decisions
    ]
    edited = st.data_editor(
        rows or [{"事项": "", "责任单位": "", "完成时限": dt.date.today(), "状态": STATES[0]}],
        num_rows="dynamic",
        column_config={
            "完成时限": st.column_config.DateColumn(format="YYYY-MM-DD"),
            "状态": st.column_config.SelectboxColumn(options=list(STATES), required=True),
        },
        key=f"{source.key}rows",
    )
    if st.button("保存决定", key=f"keep_{meeting.id}"):
        made = tuple(
            Decision(str(row["事项"]), str(row["责任单位"] or ""), row["完成时限"], str(row["状态"] or STATES[0]))
            for row in edited
            if row.get("事项") and row.get("完成时限")
        )
        save(source, replace(source.meeting, decisions=made))
