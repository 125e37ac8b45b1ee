"""Words of others shown as they stand: nothing that a ledger, a file name or an address says is Markdown to the page.

Streamlit reads Markdown in nearly everything that it shows; `![](http://…)` in a cell would ask another host.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pandas as pd
import streamlit as st

from wording.figures import whole

SIGNS = re.compile(r"([\\`*_\[\]<>$~:])")
BLOCKS = re.compile(r"(?m)^(\s*\d*)([.)#+\-])(?=\s|$)")  # what begins a heading or a list


def verbatim(text: str) -> str:
    """The text as Markdown that shows just it."""
    return BLOCKS.sub(r"\1\\\2", SIGNS.sub(r"\\\1", text))


def static_table(told: pd.DataFrame | Mapping[str, list[str]], *, hide_header: bool = False) -> None:
    """A table to be read, its cells whole, lines between its rows; numbers to the right, exact and with separators."""
    frame = pd.DataFrame(told).map(_shown)
    frame.columns = [verbatim(str(name)) for name in frame.columns]
    numbers = [name for name in frame if frame[name].map(lambda cell: type(cell) in (Decimal, int)).all()]
    styled = frame.style.format(_grouped, subset=numbers) if numbers else frame
    st.table(styled, border="horizontal", hide_index=True, hide_header=hide_header)


def _grouped(number: Decimal | int) -> str:
    return f"{number.normalize():,f}" if isinstance(number, Decimal) else whole(number)


def _shown(cell: Any) -> Any:
    return verbatim(cell) if isinstance(cell, str) else cell
