"""A table on a phone: its rows under each other, each a few lines to read and to press."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from ui.verbatim_text import Markdown, grey, lit
from wording.columns import column
from wording.figures import MISSING

Lines = Sequence[Sequence[str]]  # the columns of each line of a row; a line may begin with a sign of its own
Written = Callable[[Any, Any], str]  # how a cell reads, of the name of its column and its value
KEY = "stacked_"  # by which the stylesheet knows it: a button's words stand in its middle otherwise
MOST = 12  # rows that are drawn at once, and more when one asks for them
OF = ("project", "matter", "unit", "leader", "county")  # what a row is of, where it isn't its first column
SPOKEN = ("text", "prose", "list", "day", "month")  # kinds that need no head to be understood
COLOURED = {"■ 红": ":red[■] 红", "▲ 黄": ":orange[▲] 黄", "● 绿": ":green[●] 绿"}


def stacked_rows(
    cells: pd.DataFrame, written: Written, heads: Mapping[str, str], lines: Lines, key: str, *, pick: bool
) -> int | None:
    """Draw the rows of `cells`, each cell as `written`; with `pick`, the position of the row that was pressed.

    Without lines what a row is of stands strong over all the others, each with its head.
    """
    shown, picked = st.session_state.setdefault(f"{key}_shown", MOST), None
    with st.container(gap="xsmall", key=f"{KEY}{key}"):
        for position, values in enumerate(cells.head(shown).to_dict("records")):
            row = {name: written(name, value) for name, value in values.items()}
            label = _label([_line(row, heads, line) for line in lines] if lines else _whole(row, heads))
            if not pick:
                st.markdown(label)
            elif st.button(label, key=f"{key}_row_{position}", type="tertiary"):
                picked = position
        if len(cells) > shown:
            st.button(f"再看 {min(MOST, len(cells) - shown):d} 行", key=f"{key}_more", on_click=_more, args=(key,))
    return picked


def _more(key: str) -> None:
    st.session_state[f"{key}_shown"] += MOST


def _label(lines: Sequence[str]) -> Markdown:
    """The first line strong, the others small under it; what is missing is left out."""
    told = [text for text in lines if text] or [MISSING]
    small = [grey(lit(text, COLOURED)) for text in told[1:]]
    return Markdown("  \n".join([f"**{lit(told[0], COLOURED)}**", *small]))


def _whole(row: Mapping[Any, str], heads: Mapping[str, str]) -> list[str]:
    of = next((name for name in OF if name in heads), next(iter(heads)))
    others = (f"{heads[name]} {row[name]}" for name in heads if name != of and row[name] != MISSING)
    return [row[of], " · ".join(others)]


def _line(row: Mapping[Any, str], heads: Mapping[str, str], line: Sequence[str]) -> str:
    """The cells of a line, numbers with their heads, after its sign if it has one; "" where all are missing."""
    names = [name for name in line if name in heads and row[name] != MISSING]
    told = " · ".join(row[name] if column(name).kind in SPOKEN else f"{heads[name]} {row[name]}" for name in names)
    sign = "" if line[0] in heads else f"{line[0]} "
    return f"{sign}{told}" if told else ""
