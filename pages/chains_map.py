"""一条链强在哪里，缺在哪里？"""

import streamlit as st

from charts.chain_map import chain_map
from ui import ask, current_scope, drill, end_page, explain, folded, headline, on_phone, show, subpages, table, whose
from wording import sentences
from wording.sentences import basis

COLUMNS = (
    "position", "node", "is_focus", "projects", "arrived", "chosen_projects", "chosen_arrived", "gap_type",
    "project_names",
)  # fmt: skip
LOOKED_AT = "深色为所选有项目，斜线前为所选、后为全县"

subpages("产业链")
scope = current_scope()
rows = ask("chains/nodes", scope)
if rows.empty:
    st.info("所选产业没有产业链环节。请在“筛选”中换一个产业。")
    end_page()
industry = st.selectbox("产业链", list(dict.fromkeys(rows["industry"])), key="chain", bind="query-params", width=240)
rows = rows[rows["industry"] == industry].reset_index(drop=True)
is_filtered = (rows["chosen_projects"].ne(rows["projects"]) | rows["chosen_arrived"].ne(rows["arrived"])).any()
title = sentences.nodes(rows, industry, whose("industries"))
headline(
    title,
    basis(
        scope.as_of,
        "实框为全县已有本地项目，虚框为缺口",
        "★ 为关键环节" if rows["is_focus"].any() else "",
        LOOKED_AT if is_filtered else "",
        "点一个环节看项目",
    ),
)
if picked := show(chain_map(rows, stacked=on_phone()), key=f"chain_{industry}", alt=title):
    drill(industry=industry, node=picked[0])
folded("表格", lambda: table(rows, COLUMNS, key="nodes_table"), key="nodes_table")
explain("chains/nodes", scope)
