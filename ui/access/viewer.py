"""Who looks: the one gate at which it is said who acts and which units' rows he may see."""

import time
from collections.abc import Mapping

import streamlit as st

from data.errors import DataError
from data.people.actor import OWNER, Actor
from data.people.grants import actor
from data.warehouse.store import Store
from queries import Units
from ui.access.tickets import who

VIEWER, SHOWN, KEPT = "viewer", "shown_as", 0.3  # seconds: less than a hand needs from one click to the next


class SignedOut(DataError):
    """Nobody is signed in any more where one has to be."""


def viewer() -> Actor:
    """Who looks, as the roles that he holds at this moment let him: a grant that is taken back is so at the next rerun.

    Where nobody has an account, the dashboard answers on its own machine only, whose owner he is. A page asks this
    several times while it is drawn, for which one look at the records does. Raises SignedOut.
    """
    kept: tuple[float, Actor] = st.session_state.get(VIEWER, (-KEPT, OWNER))
    at, found = kept
    if time.monotonic() - at > KEPT:
        at, found = time.monotonic(), _in_place(_looking(Store.from_environment(), st.context.cookies))
        st.session_state[VIEWER] = (at, found)
    return found


def look_in_place_of(shown: Actor | None) -> None:
    """Look as somebody else would from here on, in this session; None: as oneself again."""
    st.session_state[SHOWN] = shown
    st.session_state.pop(VIEWER, None)


def _in_place(found: Actor) -> Actor:
    """Whom somebody looks in place of, as long as he may grant what is looked at."""
    shown: Actor | None = st.session_state.get(SHOWN)
    return shown if shown is not None and shown.name == found.name and "grant" in found.acts else found


def may_see() -> Units:
    """The ids of the units whose rows the viewer may see, `may_see` of a scope; None: all."""
    return viewer().may_see


def _looking(store: Store, cookies: Mapping[str, str]) -> Actor:
    required, name = who(store, cookies)
    if required and name is None:
        raise SignedOut("登录已失效，请重新登录。")
    return OWNER if name is None else actor(store, name)
