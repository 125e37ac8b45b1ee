"""A meeting's documents: written when they are asked for, from the version that the meeting froze."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from briefing.deck import build_deck
from briefing.facts import Facts
from briefing.gather import gather
from briefing.tables import build_workbook
from data.meetings import Meeting
from data.store import VersionFile
from ui.opened import opened, store
from ui.slides import scope_of

# Label, suffix and writer of each document.
DOCUMENTS: tuple[tuple[str, str, Callable[[Facts, Meeting], bytes]], ...] = (
    ("演示文稿", "pptx", lambda facts, meeting: build_deck(facts, meeting.agenda)),
    ("数据表", "xlsx", lambda facts, meeting: build_workbook(facts)),
)


def documents(meeting: Meeting) -> None:
    """A button for each document of a meeting."""
    file = store().version(meeting.version_id)
    for label, suffix, build in DOCUMENTS:
        st.download_button(
            label,
            partial(_written, build, file, meeting),
            f"{label}_{meeting.occasion}_{meeting.day:%Y%m%d}_{meeting.version_id}.{suffix}",
            key=f"{suffix}_{label}_{meeting.id}",
            icon=":material/download:",
            on_click="ignore",
        )


def _written(build: Callable[[Facts, Meeting], bytes], file: VersionFile, meeting: Meeting) -> bytes:
    return build(gather(opened(file), scope_of(meeting)), meeting)
