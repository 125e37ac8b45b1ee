"""The paragraphs of a document for the presenter to word anew; the figures in them stay."""

from collections.abc import Callable

import streamlit as st

from briefing.official.rewording import paragraphs
from records.meetings import Meeting
from ui.meeting.rewording import Rewording
from ui.meeting.saving import filled
from ui.verbatim_text import verbatim


def own_words(meeting: Meeting, label: str) -> dict[int, str]:
    """The presenter's paragraphs of a document, by their place. They are kept with the meeting as 情况汇报:3."""
    mine = [(name.split(":", 1), words) for name, words in meeting.words.items()]
    return {int(rest): words for (of, rest), words in ((n, w) for n, w in mine if len(n) == 2) if of == label}


def edit(meeting: Meeting, label: str, generate: Callable[[], bytes]) -> None:
    """A form with every paragraph as the figures make it, over what the presenter says instead."""
    opened = st.expander(
        f"改《{verbatim(label)}》文字（数字不能改）", key=f"edit_{label}_{meeting.id}", on_change="rerun"
    )
    if not opened.open:
        return
    words = Rewording(filled(f"own_{label}", meeting))
    own = own_words(words.known, label)
    with opened, st.form(f"edit_form_{label}_{meeting.id}", border=False):
        for place, said in enumerate(paragraphs(generate())):
            key = f"{words.source.key}{place}"
            written = st.text_area(f"第 {place + 1:d} 段", own.get(place, said), height="content", key=key)
            words.take(f"{label}:{place}", written, said)
        sent = st.form_submit_button("保存文字")
    if sent:
        with opened:
            words.save(f"已保存。请再点一次“{verbatim(label)}”重新生成。")
