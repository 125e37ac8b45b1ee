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
from queries import Scope
from ui.opened import opened, store
from ui.slides import scope_of

# Label, suffix and writer of each document.
DOCUMENTS: tuple[tuple[str, str, Callable[[Facts], bytes]], ...] = (
    ("演示文稿", "pptx", build_deck),
    ("数据表", "xlsx", build_workbook),
)


def documents(meeting: Meeting) -> None:
    """A button for each document of a meeting."""
    file = store().version(meeting.version_id)
    for label, suffix, build in DOCUMENTS:
        st.download_button(
            label,
            partial(_written, build, file, scope_of(meeting)),
            f"{label}_{meeting.occasion}_{meeting.day:%Y%m%d}_{meeting.version_id}.{suffix}",
            key=f"{suffix}_{label}_{meeting.id}",
            icon=":material/download:",
            on_click="ignore",
        )


def _written(build: Callable[[Facts], bytes], file: VersionFile, scope: Scope) -> bytes:
    return build(gather(opened(file), scope))
