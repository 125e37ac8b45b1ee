"""Answers as tables: Chinese headers with units, one unit a table, numbers right-aligned, "—" for what is missing."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Literal

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from charts.lettering import cells
from charts.palette import LIGHT_INKS, SECONDARY
from ui.pictures import on_phone
from ui.printing import is_printing
from ui.stacked_rows import Lines, stacked_rows
from ui.verbatim_text import Markdown, sign, small, verbatim
from wording.cells import LEVELS, LIGHTS, worded
from wording.columns import Column, column
from wording.figures import MISSING, is_missing, moved, printed, rounded, shared_unit
from wording.kept import FIGURES

WAN_IN_YI = 10_000
LETTER, PADDING, WIDEST = 14, 24, 720  # pixels of a full-width letter, of a cell's edges, of the widest column
SMALL_IMAGE = 196  # of a column of twelve months, which are drawn as tall as the row
PILL = 36  # of the edges of a label and its cell
NARROW = 3  # columns that stand beside each other on a phone; more, and the figures would be out of sight
NO_ROWS = "没有记录"
ANSWERED = "answered_tables"  # keys of tables whose picked row was answered
NOTHING: dict[str, dict[str, list[int]]] = {"selection": {"rows": [], "columns": [], "cells": []}}
LABELS = {"light": LIGHTS, "level": LEVELS}  # columns whose words are few and have colours
INKS = {word: LIGHT_INKS[light] for light, word in LIGHTS.items()} | {
    LEVELS["fail"]: LIGHT_INKS["红"], LEVELS["warn"]: LIGHT_INKS["黄"], LEVELS["info"]: SECONDARY,
}  # fmt: skip


def table(
    frame: pd.DataFrame,
    columns: Sequence[str],
    *,
    key: str,
    labels: Mapping[str, str] | None = None,
    height: int | Literal["auto", "content"] = "auto",
    pick: bool = False,
    faded: bool = False,
    others: str = "text",
    stacked: Lines = (),
) -> int | None:
    """Draw `columns` of an answer; with `pick`, the position of the row that the reader clicked, or opened by Enter.

    `labels` renames columns whose meaning is narrower here (value → "到位资金（万元）"); `faded`: what is settled;
    `others`: the kind of columns that no question returns, such as those of a pivot; `stacked`: the columns of each
    line of a row on a phone; without it, what the row is of and under it, with their heads, all the others.
    """
    words, config = drawn(frame[[name for name in columns if name in frame]], labels, others)
    if words.empty:
        small(NO_ROWS)
        return None
    if is_printing():
        _on_paper(words, config)
        return None
    if on_phone() and (stacked or len(words.columns) > NARROW):
        read = words[[name for name in words if _is_read(config[name])]]
        heads = {name: str(config[name]["label"]) for name in read}
        return stacked_rows(read, lambda name, value: _text(value, config[name]), heads, stacked, key, pick=pick)
    return _on_screen(words.style.set_properties(color=SECONDARY) if faded else words, config, key, height, pick)


def _on_screen(words: Any, config: Mapping[str, Any], key: str, height: Any, pick: bool) -> int | None:
    answered: set[str] = st.session_state.setdefault(ANSWERED, set())
    if key in answered:  # once: from here on nothing is picked, in a table that stays where it was scrolled to
        answered.remove(key)
        st.session_state[key] = NOTHING
    on_select: Literal["rerun", "ignore"] = "rerun" if pick else "ignore"
    event = st.dataframe(
        words,
        column_config=config,
        hide_index=True,
        height=height,
        key=key,
        placeholder=MISSING,
        on_select=on_select,
        selection_mode="single-cell",
    )
    clicked = [] if isinstance(event, DeltaGenerator) else event.selection.cells
    if not clicked:
        return None
    answered.add(key)
    return int(clicked[0][0])


def _on_paper(words: pd.DataFrame, config: Mapping[str, Any]) -> None:
    """Every row, its cells as they read on the screen; the head stands again on each sheet."""
    named = {name: verbatim(str(config[name]["label"])) for name in words}
    texts = {named[name]: [_cell(value, config[name]) for value in words[name]] for name in words}
    right = [named[name] for name in words if pd.api.types.is_numeric_dtype(words[name])]
    shown = pd.DataFrame(texts).style.set_properties(subset=right, **{"text-align": "right"})
    st.table(shown, border="horizontal", hide_index=True)


def _cell(value: Any, config: Mapping[str, Any]) -> Markdown:
    if (config.get("type_config") or {}).get("type") == "image" and not is_missing(value):
        return sign(value, str(config["label"]))
    return verbatim(_text(value, config))


def _is_read(config: Mapping[str, Any]) -> bool:
    return (config.get("type_config") or {}).get("type") != "image"


def _text(value: Any, config: Mapping[str, Any]) -> str:
    """A cell as it reads on the screen."""
    if isinstance(value, list):
        return "、".join(value) or MISSING
    if is_missing(value):
        return MISSING
    form = (config.get("type_config") or {}).get("format")
    return printed(value, str(form)) if form else str(value)


@FIGURES.keep
def drawn(
    shown: pd.DataFrame, labels: Mapping[str, str] | None = None, others: str = "text"
) -> tuple[pd.DataFrame, dict[str, Any]]:
    """The cells as they are drawn, and how; all money in one unit, as its columns are read against each other."""
    known = {name: column(name, others) for name in shown}
    unit = shared_unit(shown[name] for name in shown if known[name].kind == "money")
    columns = {name: _drawn(known[name], shown[name], (labels or {}).get(name), unit) for name in shown}
    return (
        pd.DataFrame({name: values for name, (values, _) in columns.items()}),
        {name: config for name, (_, config) in columns.items()},
    )


def _drawn(known: Column, values: pd.Series, label: str | None, money_unit: str) -> tuple[pd.Series, Any]:
    text = label or known.label
    if known.kind == "money":
        return _money(values, text, money_unit)
    if known.kind == "months":
        return values, st.column_config.ImageColumn(text, width=SMALL_IMAGE)
    if known.kind == "places":
        moves = pd.Series([moved(value) for value in values], values.index, "str", values.name)
        return moves, st.column_config.TextColumn(text, alignment="right")
    if known.kind in NUMBERS:
        scale, form, unit = NUMBERS[known.kind]
        numbers = _shown(values, Decimal(scale), form)
        return numbers, st.column_config.NumberColumn(text + unit, format=form)
    if words_of := LABELS.get(str(values.name)):
        labels = _labels(values.map(words_of))
        return labels, _label_column(text, words_of, labels)
    words = worded(values, known)
    return words, st.column_config.TextColumn(text, width=_width(words, text) if known.kind == "prose" else None)


def _labels(words: pd.Series) -> pd.Series:
    return words.map(lambda word: [] if is_missing(word) else [word])


def _label_column(text: str, words: Mapping[str, str], labels: pd.Series) -> Any:
    """Coloured labels: by the column's own means, as a styled table costs the server ten times as much."""
    options = list(words.values())
    width = round(max(map(cells, [text, *(word for label in labels for word in label)])) * LETTER) + PILL
    colors = [INKS[word] for word in options]
    return st.column_config.MultiselectColumn(text, options=options, color=colors, width=width)


def _width(texts: pd.Series, head: str) -> int | None:
    """Pixels in which prose and its head can be read; a table by itself gives a text no more than a column's share."""
    widest = max(map(cells, [head, *texts]))
    return min(WIDEST, round(widest * LETTER) + PADDING)


def _money(values: pd.Series, label: str, unit: str) -> tuple[pd.Series, Any]:
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
    "rate": (100, "%.1f%%", ""),
    "gap": (100, "%+.1f", "（百分点）"),
    "land": (1, "%,.1f", "（亩）"),
    "number": (1, "%,.0f", ""),
    "score": (1, "%.1f", ""),
}
