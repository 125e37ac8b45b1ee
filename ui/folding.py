"""What is folded away on a page is neither computed nor sent before the reader unfolds it."""

from collections.abc import Callable

import streamlit as st

from ui.boundary import boundary
from ui.verbatim_text import Markdown


@st.fragment
def folded(label: Markdown | str, draw: Callable[[], object], *, key: str, icon: str | None = None) -> None:
    """A line, `label`, that `draw` draws under once it is unfolded; the page around it isn't drawn again for that."""
    with boundary():
        place = st.expander(label, key=f"folded_{key}", icon=icon, on_change="rerun")
        if place.open:
            with place:
                draw()
