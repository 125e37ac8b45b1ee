"""一条链强在哪里，缺在哪里？"""

import streamlit as st

from charts.chain_map import chain_map
from charts.chain_matrix import chain_matrix
from ui import ask, current_scope, drill, end_page, explain, folded_table, headline, on_phone, show, whose
from wording import sentences
from wording.sentences import basis

EVERY = "全部产业链"
COLUMNS = (
    "position", "node", "is_focus", "projects", "arrived", "chosen_projects", "chosen_arrived", "gap_type",
    "project_names",
)  # fmt: skip
LOOKED_AT = {True: "深蓝为所选有项目", False: "深色为所选有项目，斜线前为所选、后为全县"}
SMALL = "方格为环节，蓝为有本地项目，空框为缺口，黑框为补链，名称在表格里"
DRAWN = {
    True: "方格为环节，蓝为有本地项目（个数），空框为缺口，黑框为补链",
    False: "实框为全县已有本地项目，虚框为缺口",
}

scope = current_scope()
rows = ask("chains/nodes", scope)
if rows.empty:
    st.info("所选产业没有产业链环节。请在“筛选”中换一个产业。")
    end_page()
industries = list(dict.fromkeys(rows["industry"]))
offered = [EVERY, *industries] if len(industries) > 1 else industries
industry = st.selectbox("产业链", offered, key="chain", bind="query-params", width=240, label_visibility="collapsed")
every, subject = industry == EVERY, whose("industries")
rows = rows if every else rows[rows["industry"] == industry].reset_index(drop=True)
is_filtered = (rows["chosen_projects"].ne(rows["projects"]) | rows["chosen_arrived"].ne(rows["arrived"])).any()
title = sentences.every_chain(rows, subject) if every else sentences.nodes(rows, industry, subject)
is_small = every and on_phone()  # squares without figures and stars
star = "★ 为关键环节" if rows["is_focus"].any() and not is_small else ""
looked_at = LOOKED_AT[every] if is_filtered else ""
headline(title, basis(scope.as_of, SMALL if is_small else DRAWN[every], star, looked_at, "点一个环节看项目"))
draw = chain_matrix if every else chain_map
if picked := show(draw(rows, stacked=on_phone()), key=f"chain_{industry}", alt=title):
    drill(industry=picked[0] if every else industry, node=picked[-1])
columns = ("industry", *COLUMNS) if every else COLUMNS
folded_table(rows, columns, key="nodes_table", opens=lambda row: drill(industry=row["industry"], node=row["node"]))
explain("chains/nodes", scope)
