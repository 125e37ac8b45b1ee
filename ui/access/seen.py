"""Who saw which page: once a session, page and version, where one signs in."""

import streamlit as st

from data.people.actor import OWNER, Actor
from data.warehouse.store import Store
from records.audit import Act

SEEN, NOTED = "查看", "pages_seen"


def note_seen(who: Actor, page: str, version_id: str) -> None:
    """Enter in the record that somebody saw a page, unless this session has entered it before."""
    noted: set[tuple[str, str, str]] = st.session_state.setdefault(NOTED, set())
    seen = (who.shown_as, page, version_id)
    if who is OWNER or seen in noted:
        return
    noted.add(seen)
    told = {"version": version_id} | ({"shown_as": who.shown_as} if who.shown_as else {})
    Store.from_environment().record.append([Act(SEEN, who.name, page, told)])
