"""Who looks: the one gate at which it is said who acts and which units' rows he may see."""

import time
from collections.abc import Mapping

import streamlit as st

from data.errors import DataError
from data.people.actor import OWNER, Actor, NotAllowed
from data.people.grants import actor
from data.warehouse.store import Store
from queries import Units
from ui.access.tickets import who

DRAWN = "drawn_for"
CHANGED = "您的权限已经变了，这一页不再是按现在的权限显示的。请刷新页面。"
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


def looks_from_here() -> Actor:
    """Who looks, for whom the whole page is drawn from here on."""
    st.session_state[DRAWN] = who = viewer()
    return who


def must_be_the_same() -> None:
    """Raise NotAllowed when a page that is open was drawn for somebody else, or for other roles of his: what of it is
    drawn again holds what those let him see. Raises SignedOut.
    """
    if (drawn := st.session_state.get(DRAWN)) is not None and viewer() != drawn:
        raise NotAllowed(CHANGED)


def look_in_place_of(shown: Actor | None) -> None:
    """Look as somebody else would from here on, in this session; None: as oneself again."""
    st.session_state[SHOWN] = None if shown is None else (shown, viewer())
    st.session_state.pop(VIEWER, None)


def _in_place(found: Actor) -> Actor:
    """Whom somebody looks in place of, as long as he himself is who he was when he was let do so."""
    shown, looking = st.session_state.get(SHOWN) or (None, None)
    return shown if shown is not None and looking == found else found


def may_see() -> Units:
    """The ids of the units whose rows the viewer may see, `may_see` of a scope; None: all."""
    return viewer().may_see


def _looking(store: Store, cookies: Mapping[str, str]) -> Actor:
    required, name = who(store, cookies)
    if required and name is None:
        raise SignedOut("登录已失效，请重新登录。")
    return OWNER if name is None else actor(store, name)
