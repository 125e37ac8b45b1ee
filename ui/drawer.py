"""A drawer over the page: one form for all, and its place in the address.

What opens a drawer that shows something, and takes no word, stands in the address as `drawer=kind?what`: a link opens
it again, Back closes it, and a page that is drawn anew keeps it. It is drawn at the click; in a run that finds it in
the address, at the end of the page.
"""

from collections.abc import Callable
from functools import wraps
from inspect import signature
from typing import Any
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from ui.printing import is_printing
from ui.verbatim_text import verbatim

DRAWER, IS_DRAWN = "drawer", "drawer_is_drawn"
_kinds: dict[str, Callable[..., None]] = {}


def drawer(title: str, draw: Callable[..., None], *what: Any) -> None:
    """Draw `draw(*what)` in a drawer over the page."""
    st.session_state[IS_DRAWN] = True
    st.dialog(verbatim(title), position="right", width="medium", on_dismiss=close)(draw)(*what)


def nothing_there(title: str, why: str) -> None:
    """Say in a drawer that what it was to show isn't there, and why that may be."""
    drawer(title, _said, why)


def _said(why: str) -> None:
    st.info(verbatim(why), icon=":material/link_off:")


def in_address(kind: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Makes a function that draws a drawer write into the address what it was called with: texts, by name."""

    def of(draws: Callable[..., None]) -> Callable[..., None]:
        _kinds[kind] = draws

        @wraps(draws)
        def opens(**what: str | None) -> None:
            given = {name: value for name, value in what.items() if value is not None}
            st.query_params[DRAWER] = f"{kind}?{urlencode(given)}"
            draws(**given)

        return opens

    return of


def begin() -> None:
    """Begin a run: nothing is drawn over its page yet."""
    st.session_state[IS_DRAWN] = False


def close() -> None:
    """Forget the drawer: the next run draws its page without it."""
    if DRAWER in st.query_params:
        del st.query_params[DRAWER]


def reopen() -> None:
    """Draw what the address names, unless this run has drawn a drawer already."""
    named = st.query_params.get(DRAWER)
    if named is None or st.session_state.get(IS_DRAWN) or is_printing():
        return
    kind, _, what = named.partition("?")
    draws, given = _kinds.get(kind, _unknown), dict(parse_qsl(what))
    try:
        signature(draws).bind(**given)
    except TypeError:
        draws, given = _unknown, {}
    draws(**given)


def _unknown() -> None:
    nothing_there("没有打开", "地址里要打开的内容这一页没有，可能写错了。请关上这一栏，在页面上点开。")
