"""The slides of a meeting for who came by a link: asked at every click whether it still holds, marked with his name.

Nothing here is asked in the viewer's stead: the figures are made for the county, as who made the link may see it, and
reach this page only, as slides.
"""

import datetime as dt
from dataclasses import replace

import streamlit as st

from briefing.meeting.wall import Picture
from charts.projector import marked
from data.people.actor import Actor
from data.warehouse import meeting_links, meetings
from records.meetings import Meeting
from ui.meeting.slides import for_the_county, state_of
from ui.navigation import LINK
from ui.opened import store

FOLLOWED = "links_followed"


def meeting_of_link() -> Meeting:
    """The meeting that the address's link leads to. Raises DataError when it leads nowhere, or not for who looks."""
    link = meeting_links.follow(store(), st.query_params.get(LINK, ""))
    meeting = meetings.meeting(store(), link.meeting_id)
    noted: set[tuple[str, str]] = st.session_state.setdefault(FOLLOWED, set())
    if (by := (link.id, store().actor.shown_as)) not in noted:
        meeting_links.note_followed(store(), link, meeting)
        noted.add(by)
    return meeting


def reader_of(who: Actor) -> str:
    """Who looks, and on which day, as every slide says."""
    seen_as = f"（以{who.shown_as}的身份）" if who.shown_as else ""
    return f"{who.name}{seen_as} {dt.date.today()}"


def slides_for(meeting: Meeting, reader: str) -> list[Picture]:
    """The meeting's slides, each with its reader's name over it."""
    return _marked(f"{state_of(meeting)} {reader}", meeting, reader)


@st.cache_resource(max_entries=20, show_spinner="正在准备汇报画面…")
def _marked(state: str, _meeting: Meeting, _reader: str) -> list[Picture]:
    return [replace(each, figure=marked(each.figure, _reader)) for each in for_the_county(_meeting)]
