"""What is folded away on a page is neither computed nor sent before the reader unfolds it."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import streamlit as st

from ui.boundary import boundary
from ui.tables import table
from ui.verbatim_text import Markdown


@st.fragment
def folded(label: Markdown | str, draw: Callable[[], object], *, key: str, icon: str | None = None) -> None:
    """A line, `label`, that `draw` draws under once it is unfolded; the page around it isn't drawn again for that."""
    with boundary():
        place = st.expander(label, key=f"folded_{key}", icon=icon, on_change="rerun")
        if place.open:
            with place:
                draw()


def folded_table(
    rows: pd.DataFrame,
    columns: Sequence[str],
    *,
    key: str,
    opens: Callable[[pd.Series], object],
    labels: Mapping[str, str] | None = None,
    others: str = "text",
) -> None:
    """What a picture shows, row by row, folded away: a row `opens` what its mark does, by a click or by Enter.

    `labels` and `others` are those of `table`.
    """

    def draw() -> None:
        position = table(rows, columns, key=key, labels=labels, pick=True, others=others)
        if position is not None:
            opens(rows.iloc[position])

    folded("表格", draw, key=key)
