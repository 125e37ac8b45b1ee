"""From a figure to the projects behind it: 项目明细 and 项目档案, with the filters kept.

The filters are bound to the address and follow by themselves; what was clicked is added as parameters of its own, so
that the way back finds the filters as they were.
"""

from dataclasses import replace

import pandas as pd
import streamlit as st

from queries import Scope
from ui.columns import column

ROWS = "pages/rows.py"
DOSSIER = "pages/dossier.py"
# Parameter in the address → field of Scope that it narrows.
PICKS = {"at_unit": "units", "at_industry": "industries", "at_park": "parks", "at_region": "regions"}
PICK_LABELS = {"at_unit": "单位", "at_industry": "产业", "at_park": "园区", "at_region": "来源区域"}
FIGURES = {
    "reported": "上报实施项目",
    "industrial": "上报实施的工业项目",
    "arrived": "当年有到位资金的项目",
    "signed": "当年新签约项目",
    "started": "当年新开工项目",
    "produced": "当年新投产项目",
}


def parameters(**picked: str | None) -> dict[str, str]:
    """The address parameters of a drill: figure, node, and unit / industry / park / region as at_*."""
    named = {key if key in ("figure", "node", "id") else f"at_{key}": value for key, value in picked.items()}
    return {key: str(value) for key, value in named.items() if value is not None}


def drill(**picked: str | None) -> None:
    """Go to the projects behind a figure, e.g. drill(figure="arrived", unit="…"); does not return."""
    st.switch_page(ROWS, query_params=parameters(**picked))


def open_dossier(project_id: str) -> None:
    """Go to a project's dossier; does not return."""
    st.switch_page(DOSSIER, query_params={"id": project_id})


def open_city_places() -> None:
    """Go to the county's place among its peers; does not return."""
    st.switch_page("pages/rankings.py", query_params={"view": "全市位次"})


def dossier_link(project: str, project_id: str, about: str) -> None:
    """A project's name that leads to its dossier; under it, small, what it is about."""
    with st.container(gap=None):
        if st.button(project, type="tertiary", key=f"dossier_{project_id}", help="打开项目档案"):
            open_dossier(project_id)
        st.caption(about)


def picked_scope(scope: Scope) -> Scope:
    """The scope narrowed by what was clicked on the way here."""
    given = {field: tuple(st.query_params.get_all(key)) for key, field in PICKS.items() if key in st.query_params}
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
    return words


def take_back(key: str) -> None:
    """Callback: forget one of picked_words()."""
    if key in st.query_params:
        del st.query_params[key]


def project_at(frame: pd.DataFrame, position: int) -> str:
    """The id of the project in that row of an answer."""
    return str(frame["project_id"].iloc[position])
