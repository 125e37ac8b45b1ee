"""Two of a kind side by side: which two, chosen by hand or by the address, and the scope of each."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from queries import Scope
from ui.opened import ask, ask_row
from ui.page_choice import choice
from ui.verbatim_text import verbatim
from wording import figures
from wording.figures import MISSING, is_missing
from wording.metrics import METRICS

KINDS = {"unit": "单位", "industry": "产业", "park": "园区", "region": "来源区域", "month": "月份"}
FIELDS = {"unit": "units", "industry": "industries", "park": "parks", "region": "regions"}


def two_chosen(scope: Scope) -> tuple[str, list[str]]:
    """The kind that is compared, and the two of it: as the address says, else what the reader's filters choose, with
    the next one of the list beside it.
    """
    kind = choice("比什么", KINDS, key="kind")
    names = _names(scope, kind)
    if len(names) < 2:
        return kind, names
    chosen = (f"{scope.as_of:%Y-%m}",) if kind == "month" else getattr(scope, FIELDS[kind])
    first = next((names.index(name) for name in chosen if name in names), 0)
    second = next((names.index(name) for name in chosen[1:] if name in names), (first + 1) % len(names))
    return kind, [
        _one(place, f"{kind}_{side}", names, at)
        for side, (place, at) in enumerate(zip(st.columns(2), (first, second), strict=True))
    ]


def scope_of(scope: Scope, kind: str, name: str) -> Scope:
    """What the reader looks at, of one of the two: his other filters stay."""
    if kind == "month":
        return replace(scope, as_of=dt.date.fromisoformat(f"{name}-01"))
    chosen: dict[str, Any] = {FIELDS[kind]: (name,)}
    return replace(scope, **chosen)


def named(kind: str, name: str) -> str:
    """What one of the two is called in words: a month by the part of the year that it ends."""
    if kind != "month":
        return name
    month = dt.date.fromisoformat(f"{name}-01")
    return f"{month.year}年{figures.period(month)}"


def figures_of_both(names: Sequence[str], both: Sequence[pd.DataFrame]) -> None:
    """Each metric of both in one unit, side by side, with completion and growth; what neither has is left out."""
    heads = ["指标", *(f"{name} {what}" for what in WHAT for name in names)]
    told: dict[str, list[str]] = {head: [] for head in heads}
    for metric, *rows in zip(both[0]["metric"], *(frame.to_dict("records") for frame in both), strict=True):
        unit = METRICS[metric].unit([row["value"] for row in rows])
        if all(is_missing(row["value"]) for row in rows):
            continue
        told["指标"].append(f"{METRICS[metric].label}（{unit}）")
        for name, row in zip(names, rows, strict=True):
            words = (
                figures.number_in(row["value"], unit), figures.rate(row["completion"]), figures.signed_rate(row["yoy"])
            )  # fmt: skip
            for what, word in zip(WHAT, words, strict=True):
                told[f"{name} {what}"].append(word)
    shown = {label: cells for label, cells in told.items() if set(cells) != {MISSING}}
    aligned = {label: st.column_config.TextColumn(label, alignment="right") for label in shown if label != "指标"}
    st.dataframe(pd.DataFrame(shown), hide_index=True, column_config=aligned)


WHAT = ("完成数", "完成率", "同比")


def _names(scope: Scope, kind: str) -> list[str]:
    if kind == "month":
        months = ask_row("overview/identity", Scope(dt.date.today(), may_see=scope.may_see))["months"]
        return [f"{pd.Timestamp(month):%Y-%m}" for month in months]
    offered = ask("overview/choices", Scope(scope.as_of, may_see=scope.may_see))
    return list(offered.loc[offered["filter"] == kind, "choice"])


def _one(place: DeltaGenerator, key: str, names: list[str], at: int) -> str:
    """One of the two, the one at that place of the list unless the address or the reader says otherwise."""
    given = st.query_params.get(key)
    at = names.index(given) if given in names else at
    label = verbatim("左" if key.endswith("_0") else "右")
    picked = place.selectbox(
        label, names, index=at, key=key, format_func=verbatim, label_visibility="collapsed", bind="query-params"
    )
    return str(picked)
