"""Answers as tables: Chinese headers with units, one unit a column, numbers right-aligned, "—" for what is missing."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd
import streamlit as st

from charts.palette import LIGHT_INKS, SECONDARY
from wording.cells import LEVELS, LIGHTS, worded
from wording.columns import Column, column
from wording.figures import MISSING, is_missing, money_unit, rounded

WAN_IN_YI = 10_000
ROUNDS = "table_rounds"
INKS = {word: f"color: {LIGHT_INKS[light]}" for light, word in LIGHTS.items()} | {
    LEVELS["fail"]: f"color: {LIGHT_INKS['红']}", LEVELS["warn"]: f"color: {LIGHT_INKS['黄']}",
}  # fmt: skip


def table(
    frame: pd.DataFrame,
    columns: Sequence[str],
    *,
    key: str,
    labels: Mapping[str, str] | None = None,
    height: int | str = "auto",
    pick: bool = False,
    faded: bool = False,
    others: str = "text",
) -> int | None:
    """Draw `columns` of an answer; with `pick`, the position of the row that the reader clicked, if any.

    `labels` renames columns whose meaning is narrower here (value → "到位资金（万元）"); `faded`: what is settled;
    `others`: the kind of columns that no question returns, such as those of a pivot.
    """
    rounds = st.session_state.setdefault(ROUNDS, {})
    shown = frame[[name for name in columns if name in frame]]
    drawn = {name: _drawn(column(name, others), shown[name], (labels or {}).get(name)) for name in shown}
    words = pd.DataFrame({name: values for name, (values, _) in drawn.items()})
    event = st.dataframe(
        _inked(words, faded),
        column_config={name: config for name, (_, config) in drawn.items()},
        hide_index=True,
        height=height,
        key=f"{key}_{rounds.get(key, 0)}",
        placeholder=MISSING,
        on_select="rerun" if pick else "ignore",
        selection_mode="single-cell",
    )
    cells = event.selection.cells if pick else []
    if not cells:
        return None
    rounds[key] = rounds.get(key, 0) + 1  # answered once: the next run draws the table with nothing selected
    return int(cells[0][0])


def _inked(words: pd.DataFrame, faded: bool) -> Any:
    """The table in its colours: lights in theirs, everything grey when it is settled."""
    if faded:
        return words.style.set_properties(color=SECONDARY)
    marked = [name for name in ("light", "level") if name in words]
    return words.style.map(lambda word: INKS.get(word, ""), subset=marked) if marked else words


def _drawn(known: Column, values: pd.Series, label: str | None) -> tuple[pd.Series, Any]:
    text = label or known.label
    if known.kind == "money":
        return _money(values, text)
    if known.kind in NUMBERS:
        scale, form, unit = NUMBERS[known.kind]
        numbers = _shown(values, Decimal(scale), form)
        return numbers, st.column_config.NumberColumn(text + unit, format=form)
    if values.name == "light":
        return values.map(LIGHTS), st.column_config.TextColumn(text, width=70)
    return worded(values, known), st.column_config.TextColumn(text)


def _money(values: pd.Series, label: str) -> tuple[pd.Series, Any]:
    unit = money_unit(values)
    form, scale = ("%,.2f", 1 / Decimal(WAN_IN_YI)) if unit == "亿元" else ("%,.0f", Decimal(1))
    return _shown(values, scale, form), st.column_config.NumberColumn(f"{label}（{unit}）", format=form)


def _shown(values: pd.Series, scale: Decimal, form: str) -> pd.Series:
    """The numbers as sentences and pictures round them, half up from the stored value; a browser rounds its own way."""
    places = int(form.partition(".")[2][0])
    shown = [None if is_missing(value) else float(rounded(Decimal(str(value)) * scale, places)) for value in values]
    return pd.Series(shown, values.index, "Float64", values.name)


# kind: factor from the stored value to the shown one, its format, its unit
NUMBERS: dict[str, tuple[int, str, str]] = {
    "count": (1, "%,.0f", ""),
    "rank": (1, "%.0f", ""),
    "places": (1, "%+.0f", ""),
    "rate": (100, "%.1f%%", ""),
    "gap": (100, "%+.1f", "（百分点）"),
    "land": (1, "%,.1f", "（亩）"),
    "number": (1, "%,.0f", ""),
    "score": (1, "%.1f", ""),
}
