"""The slides of a meeting for who came by a link: asked at every click whether it still holds, marked with his name.

Nothing here is asked in the viewer's stead: the figures are made for the county, as who made the link may see it, and
reach this page only, as slides.
"""

import datetime as dt
from dataclasses import replace

import streamlit as st

from briefing.meeting.wall import Picture
from charts.projector import PARTED
from data.people.actor import Actor
from data.warehouse import meeting_links, meetings
from records.meetings import Meeting
from ui.meeting.slides import for_the_county
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


def slides_for(meeting: Meeting) -> list[Picture]:
    """The meeting's slides, each saying what it is and that it is for its reader only; a click opens nothing."""
    said = f"《{meeting.occasion}》{meeting.day} 凭链接查看，请勿外传"
    return [replace(each, basis=f"{each.basis}{PARTED}{said}", opens="") for each in for_the_county(meeting)]
