"""A meeting's documents: written from the version that it froze, with what they had to leave blank or reword."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from briefing.claims import refused
from briefing.facts import CannotWrite, Facts, Figure
from briefing.meeting.deck import build_deck
from briefing.official.bulletin import build_bulletin
from briefing.official.dispatch import build_dispatch
from briefing.official.report import build_report
from briefing.official.rewording import reworded
from briefing.pdf import available, to_pdf
from briefing.workbook import build_workbook
from records.meetings import Meeting
from ui.download_button import download_button
from ui.meeting.paragraphs import edit, own_words
from ui.meeting.slides import facts_of
from ui.meeting.sources import sources
from ui.verbatim_text import small, verbatim

WRITTEN = "written_documents"


@dataclass(frozen=True)
class Document:
    """One kind of document: its name, suffix and writer; `claims`: whether it makes claims that data may contradict."""

    label: str
    suffix: str
    build: Callable[[Facts, Meeting], bytes]
    claims: bool = False


def _deck(facts: Facts, meeting: Meeting) -> bytes:
    return build_deck(facts, meeting.agenda, meeting.words)


DOCUMENTS = (
    Document("演示文稿", "pptx", _deck),
    Document("情况汇报", "docx", lambda facts, _: build_report(facts), claims=True),
    Document("月度通报", "docx", lambda facts, _: build_bulletin(facts)),
    Document("重点项目调度单", "docx", lambda facts, _: build_dispatch(facts)),
    Document("数据表", "xlsx", lambda facts, _: build_workbook(facts)),
)


def documents(meeting: Meeting) -> None:
    """A button for each document of a meeting; once it is written, what it lacks and the file to take away."""
    with st.container(horizontal=True, gap="small"):
        for document in DOCUMENTS:
            if st.button(
                verbatim(document.label), key=f"write_{document.label}_{meeting.id}", icon=":material/description:"
            ):
                with st.spinner(f"正在生成{verbatim(document.label)}…"):
                    st.session_state[WRITTEN] = (meeting.id, document.label, *_written(document, meeting))
    of, label, content, remarks, taken = st.session_state.get(WRITTEN, (None,) * 5)
    if of == meeting.id:
        _offer(meeting, next(document for document in DOCUMENTS if document.label == label), content, remarks)
        sources(meeting, taken)


def _written(document: Document, meeting: Meeting) -> tuple[bytes | None, list[str], list[Figure]]:
    """The file, what to know of it, and its figures; no file, and why, when the figures contradict each other."""
    facts = facts_of(meeting)
    try:
        content = document.build(facts, meeting)
        if document.suffix == "docx":
            content = reworded(content, own_words(meeting, document.label))
    except CannotWrite as error:
        return None, [str(error)], []
    remarks = [f"“{claim.words}”没有数据支持，已改为事实表述。" for claim in refused(facts)] if document.claims else []
    if missing := facts.missing_names():
        remarks.append(f"缺 {len(missing)} 项，文中保留“*”：{'、'.join(missing)}。")
    return content, remarks, facts.taken


def _offer(meeting: Meeting, document: Document, content: bytes | None, remarks: list[str]) -> None:
    for remark in remarks:
        if content is None:
            st.error(verbatim(remark))
        else:
            st.warning(verbatim(remark))
    if content is not None:
        if document.suffix == "docx":
            edit(meeting, document.label, lambda: document.build(facts_of(meeting), meeting))
        download_button(
            f"下载{verbatim(document.label)}（.{verbatim(document.suffix)}）",
            content,
            f"{document.label}_{meeting.occasion}_{meeting.day:%Y%m%d}_{meeting.version_id}.{document.suffix}",
            key=f"take_{document.label}_{meeting.id}",
            type="primary",
        )
        _offer_pdf(meeting, document, content)


def _offer_pdf(meeting: Meeting, document: Document, content: bytes) -> None:
    if not available(document.suffix):
        suffix = verbatim(document.suffix)
        small(f"本机的 LibreOffice 不能打开 .{suffix} 或没有安装，不能直接生成 PDF，可在办公软件里另存。")
        return
    download_button(
        f"下载{verbatim(document.label)}（.pdf）",
        partial(to_pdf, content, document.suffix),
        f"{document.label}_{meeting.occasion}_{meeting.day:%Y%m%d}_{meeting.version_id}.pdf",
        key=f"pdf_{document.label}_{meeting.id}",
        icon=":material/picture_as_pdf:",
    )
