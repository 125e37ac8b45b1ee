"""From a figure to the projects behind it: 项目明细 and 项目档案, with the filters kept.

The filters are bound to the address and follow by themselves; what was clicked is added as parameters of its own, so
that the way back finds the filters as they were.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pandas as pd
import streamlit as st

from charts.lettering import cells, wrap
from queries import Scope
from ui.navigation import page
from ui.verbatim_text import grey, verbatim
from wording.columns import column
from wording.metrics import METRICS
from wording.sentences.lifecycle import STEPS, batch_words

ROWS = page("rows")
DOSSIER = page("dossier")
LINE = 25  # full-width characters of a line that there is room for on a phone, and beside a picture at 1366
CLAUSES, ARROW = re.compile("(?<=，)"), re.compile(" (?=→ )")
# Parameter in the address → field of Scope that it narrows.
PICKS = {"at_unit": "units", "at_industry": "industries", "at_park": "parks", "at_region": "regions"}
PICK_LABELS = {"at_unit": "单位", "at_industry": "产业", "at_park": "园区", "at_region": "来源区域"}
BATCH = ("cohort", "step")  # which batch of projects, and how far of it
FIGURES = {
    "reported": "上报实施项目",
    "industrial": "上报实施的工业项目",
    **{name: each.rows for name, each in METRICS.items()},
}


def parameters(**picked: str | None) -> dict[str, str]:
    """The address parameters of a drill: figure, node; a batch and unit / industry / park / region as at_*."""
    named = {key if key in ("figure", "node", "id") else f"at_{key}": value for key, value in picked.items()}
    return {key: str(value) for key, value in named.items() if value is not None}


def dossier_link(label: str, project_id: str, about: str | None = None) -> None:
    """A link to a project's dossier; below its name, small, what it is about."""
    below = "".join(f"  \n{grey(verbatim(line))}" for line in lines(about or ""))
    st.page_link(DOSSIER, label=f"{verbatim(label)}{below}", query_params={"id": project_id})


def lines(about: str) -> list[str]:
    """The text in lines that fit, as a link's lines are cut where they don't: of its parts the last has its own."""
    if cells(about) <= LINE:
        return [about] if about else []
    parts, _, last = about.rpartition(" · ")
    clauses = (ARROW if "→" in last else CLAUSES).split(last)
    broken = [line for part in clauses for line in wrap(part, LINE).split("<br>")]
    return [*filter(None, [parts]), *broken]


def narrowed(scope: Scope, **picked: str | None) -> Scope:
    """The scope of what was clicked, e.g. narrowed(scope, unit="…", industry="…")."""
    given: dict[str, Any] = {PICKS[f"at_{key}"]: (value,) for key, value in picked.items() if value is not None}
    return replace(scope, **given)


def of_project(scope: Scope, project_id: str) -> Scope:
    """One project at the reader's month, whatever the filters say."""
    return Scope(scope.as_of, projects=(project_id,), may_see=scope.may_see, unmasked=scope.unmasked)


def picked_scope(scope: Scope) -> Scope:
    """The scope narrowed by what was clicked on the way here."""
    given: dict[str, Any] = {
        field: tuple(st.query_params.get_all(key)) for key, field in PICKS.items() if key in st.query_params
    }
    return replace(scope, **given)


def picked_words() -> list[tuple[str, str]]:
    """(parameter, words) of everything that was clicked on the way here, for the reader to see and take back."""
    words = [
        (key, f"{label}：{'、'.join(st.query_params.get_all(key))}")
        for key, label in PICK_LABELS.items()
        if key in st.query_params
    ]
    figure, node = st.query_params.get("figure"), st.query_params.get("node")
    if figure:
        words.append(("figure", FIGURES.get(figure, figure)))
    if node:
        words.append(("node", f"{column('chain_node').label}：{node}"))
    batch = picked_batch()
    if batch.get("cohort"):
        words.append(("at_cohort", batch_words(cohort=batch["cohort"])))
    if batch.get("step"):
        words.append(("at_step", batch_words(step=batch["step"])))
    return words


def rows_words(figure: str | None, batch: Mapping[str, str | None]) -> str | None:
    """What the projects behind a figure or of a batch are called; None for all."""
    told = batch_words(**batch)
    return f"{told}{FIGURES.get(figure or '', '项目')}" if told else FIGURES.get(figure or "")


def picked_batch() -> dict[str, str]:
    """The batch that was clicked on the way here, as `projects/rows` takes it; what isn't one is left out."""
    return known_batch({key: st.query_params.get(f"at_{key}") for key in BATCH})


def known_batch(given: Mapping[str, str | None]) -> dict[str, str]:
    """What of an address names a batch."""
    is_known = {
        "cohort": re.fullmatch(r"\d{4}", given.get("cohort") or ""),
        "step": given.get("step") in STEPS,
    }
    return {key: value for key, value in given.items() if value and is_known[key]}


def take_back(key: str) -> None:
    """Callback: forget one of picked_words()."""
    if key in st.query_params:
        del st.query_params[key]


def project_at(frame: pd.DataFrame, position: int) -> str:
    """The id of the project in that row of an answer."""
    return str(frame["project_id"].iloc[position])
