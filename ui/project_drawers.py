"""What is behind a figure, in a drawer over the page: its projects, one project in brief, or the city's places.

A drawer leaves the page and its filters where they are; its links lead on to 项目明细 and 项目档案. (A switch of pages
by the program would leave entries without the filters in the browser's history; a link does not.)
"""

from collections.abc import Mapping
from types import MappingProxyType

import pandas as pd
import streamlit as st

from ui.drawer import drawer, in_address, nothing_there
from ui.drill_links import FIGURES, ROWS, dossier_link, known_batch, narrowed, of_project, parameters, rows_words
from ui.navigation import page
from ui.opened import ask
from ui.scope_bar import current_scope
from ui.tables import table
from ui.verbatim_text import verbatim
from ui.views.dossier_facts import facts
from wording import filters, sentences
from wording.figures import MISSING, money

SHOWN = 12
COMPARE, UNIT = page("rankings_compare"), page("unit")
KINDS = {"unit": "单位", "industry": "产业", "park": "园区"}  # what has others to be compared with
Batch = Mapping[str, str | None]
EVERY_BATCH: Batch = MappingProxyType({})
PLACES = ("unit", "industry", "park", "region")


def drill(
    *, figure: str | None = None, node: str | None = None, batch: Batch = EVERY_BATCH, **picked: str | None
) -> None:
    """Show the projects behind a figure, largest first, e.g. drill(figure="arrived", unit="…"), or those of a batch,
    e.g. drill(batch={"cohort": "2025", "step": "started"}).
    """
    _projects_drawer(figure=figure, node=node, **batch, **picked)


@in_address("projects")
def _projects_drawer(
    *,
    figure: str | None = None,
    node: str | None = None,
    cohort: str | None = None,
    step: str | None = None,
    **picked: str,
) -> None:
    batch = known_batch({"cohort": cohort, "step": step})
    figure = figure if figure in FIGURES else None
    words = [
        *(value for key in PLACES if (value := picked.get(key))),
        *filter(None, [node]),
        rows_words(figure, batch) or ("本地项目" if node else "项目"),
    ]
    drawer(" · ".join(words), _projects, figure, node, batch, {key: picked.get(key) for key in PLACES})


def _projects(figure: str | None, node: str | None, batch: Batch, picked: dict[str, str | None]) -> None:
    scope = narrowed(current_scope(), **picked)
    rows = ask("projects/rows", scope, figure=figure, node=node, **batch)
    if rows.empty:
        st.info("当前筛选下没有项目。")
        return
    what = rows_words(figure, batch) or "项目"
    st.markdown(verbatim(sentences.rows(rows, what, filters.subject(vars(scope)), figure)))
    st.page_link(
        ROWS,
        label=f"全部 {len(rows)} 个项目的明细、出处和下载",
        icon=":material/table_rows:",
        query_params=parameters(figure=figure, node=node, **batch, **picked),
    )
    if picked.get("unit"):
        st.page_link(
            UNIT, label="这个单位的全部情况", icon=":material/apartment:", query_params={"id": str(picked["unit"])}
        )
    for kind in ("unit", "industry", "park"):
        if picked.get(kind):
            st.page_link(COMPARE, label="与另一个对比", icon=":material/compare_arrows:", query_params={
                "kind": KINDS[kind], f"{kind}_0": str(picked[kind])})  # fmt: skip
    words, column = sentences.behind(figure)
    with st.container(gap="xxsmall"):
        for row in rows.head(SHOWN).to_dict("records"):
            about = f"{row['unit']} · {row['stage'] or MISSING} · {words} {money(row[column])}"
            dossier_link(row["project"], row["project_id"], about)


def project_drawer(project_id: str) -> None:
    """Show one project in brief, with the link to its dossier."""
    _project_drawer(project_id=project_id)


@in_address("project")
def _project_drawer(*, project_id: str) -> None:
    found = ask("projects/dossier", of_project(current_scope(), project_id))
    if found.empty:
        nothing_there("没有找到这个项目", "编号可能写错了，或这个项目不在您的权限内。")
    else:
        drawer(str(found["project"].iloc[0]), _project, found.iloc[0])


@in_address("city")
def city_drawer() -> None:
    """Show the city's latest bulletin: every county's place, the first metric."""
    drawer("全市位次", _city)


def _city() -> None:
    rows = ask("rankings/city", current_scope())
    if rows.empty:
        st.info("今年截至本月还没有市通报。请在“数据”页上传，或换一个月份。")
        return
    metric = rows["metric"].iloc[0]
    unit = "（万元）" if sentences.is_amount(metric) else ""
    st.markdown(verbatim(sentences.city(rows, metric)))
    st.page_link(
        page("rankings_city"),
        label="看各月位次和其他指标",
        icon=":material/leaderboard:",
    )
    listed = rows[rows["metric"] == metric]
    table(
        listed,
        ("rank", "county", "value", "yoy", "rank_change"),
        key="city_places",
        labels={"value": f"{metric}{unit}"},
    )


def _project(project: pd.Series) -> None:
    st.markdown(verbatim(sentences.dossier(project)))
    dossier_link("打开项目档案：阶段、资金、出处", str(project["project_id"]))
    facts(project, columns=1)
