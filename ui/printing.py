"""The page on paper: its tables whole, nothing to press, A4 lying. The reader's browser prints it, or makes the PDF."""

from collections.abc import Callable

import streamlit as st

from ui.browser import browser
from ui.verbatim_text import Markdown, small

PRINTS, PAPER = "prints", "paper"


def print_button() -> None:
    """The command that prints the page that is open."""
    if st.button("打印这一页（或存成 PDF）", icon=":material/print:"):
        st.session_state[PRINTS] = True
        st.rerun()


def is_printing() -> bool:
    """Whether the page is drawn for paper: every row of a table, and its head on each sheet."""
    return bool(st.session_state.get(PRINTS))


def hint(markdown: Markdown | str) -> None:
    """A small grey line that says what can be pressed, which paper has no use for."""
    if not is_printing():
        small(markdown)


def print_page(line: Callable[[], str]) -> None:
    """Print what was drawn for paper, at the foot of each sheet `line`; then it is drawn for the screen again."""
    if is_printing():
        browser(PAPER, {"kind": PAPER, "line": line()}, printed=_printed)


def _printed() -> None:
    st.session_state[PRINTS] = False
