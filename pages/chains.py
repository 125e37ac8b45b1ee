"""产业链强在哪里，缺在哪里，钱从哪里流到哪里？"""

import streamlit as st

from charts.chain_map import chain_map
from charts.chains import industry_bars
from charts.flows import flow_sankey
from charts.park_fit import park_fit_matrix
from queries import Scope
from ui.drawer import drill
from ui.explain import explain
from ui.headline import headline
from ui.opened import ask
from ui.pictures import on_phone, show
from ui.scope_bar import current_scope
from ui.tables import table
from wording import sentences
from wording.sentences import basis


def weights(scope: Scope) -> None:
    """The lead industries side by side."""
    rows = ask("chains/industries", scope)
    title = sentences.industries(rows)
    headline(title, basis(scope.as_of, "到位资金", "蓝本年，灰上年同期", "点一行看项目"))
    if picked := show(industry_bars(rows), key="industries", alt=title):
        drill(figure="arrived", industry=picked[0])
    columns = (
        "industry",
        "is_lead",
        "projects",
        "agreed_investment",
        "arrived",
        "arrived_prior",
        "share",
        "yoy",
        "share_change",
    )
    with st.expander("表格"):
        row = table(rows, columns, key="industries_table", pick=True)
        if row is not None:
            drill(figure="arrived", industry=rows["industry"].iloc[row])
    explain("chains/industries", scope)


def chain(scope: Scope) -> None:
    """One chain, upstream to downstream, with its projects and gaps."""
    rows = ask("chains/nodes", scope)
    if rows.empty:
        st.info("所选产业没有产业链环节。请在“筛选”中换一个产业。")
        return
    industry = st.selectbox(
        "产业链", list(dict.fromkeys(rows["industry"])), key="chain", bind="query-params", width=240
    )
    rows = rows[rows["industry"] == industry].reset_index(drop=True)
    title = sentences.nodes(rows, industry)
    headline(title, basis(scope.as_of, "实框为已有本地项目，虚框为缺口", "点一个环节看项目"))
    if picked := show(chain_map(rows, stacked=on_phone()), key=f"chain_{industry}", alt=title):
        drill(industry=industry, node=picked[0])
    with st.expander("表格"):
        table(
            rows,
            ("position", "node", "is_focus", "projects", "arrived", "gap_type", "project_names"),
            key="nodes_table",
        )
    explain("chains/nodes", scope)


def flows(scope: Scope) -> None:
    """Region → industry → park."""
    rows = ask("chains/flows", scope)
    if rows.empty:
        st.info("当前筛选下没有到位资金，请放宽筛选。")
        return
    headline(sentences.flows(rows), basis(scope.as_of, "来源区域 → 产业 → 园区", "到位资金"))
    show(flow_sankey(rows), key="flows", alt=sentences.flows(rows), click=False)
    with st.expander("表格：点一行看项目", expanded=True):
        row = table(rows, ("region", "industry", "park", "arrived"), key="flows_table", pick=True, height=320)
        if row is not None:
            drill(figure="arrived", **rows.loc[row, ["region", "industry", "park"]].to_dict())
    explain("chains/flows", scope)


def fit(scope: Scope) -> None:
    """Park × industry against the parks' positioning."""
    rows = ask("chains/park_fit", scope)
    if rows.empty:
        st.info("当前筛选下园区里没有项目，请放宽筛选。")
        return
    title = sentences.park_fit(rows)
    headline(
        title, basis(scope.as_of, "本地项目数与当年到位资金", "蓝框为园区主导产业，斜纹为偏离定位", "点一格看项目")
    )
    if len(picked := show(park_fit_matrix(rows, stacked=on_phone()), key="park_fit", alt=title)) == 2:
        drill(park=picked[0], industry=picked[1])
    explain("chains/park_fit", scope)


VIEWS = {"主导产业": weights, "产业链图谱": chain, "资金流向": flows, "园区契合": fit}

scope = current_scope()
for tab, view in zip(st.tabs(list(VIEWS), key="view", bind="query-params"), VIEWS.values(), strict=True):
    if tab.open:
        with tab:
            view(scope)
