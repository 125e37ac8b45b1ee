"""钱从哪里流到哪里？"""

import streamlit as st

from charts.flows import flow_sankey
from ui import ask, current_scope, drill, end_page, explain, headline, show, table, whose
from wording import sentences
from wording.sentences import basis

PHONE = (("region", "industry", "park"), ("arrived",))

scope = current_scope()
rows = ask("chains/flows", scope)
if rows.empty:
    st.info("当前筛选下没有到位资金，请放宽筛选。")
    end_page()
title = sentences.flows(rows, whose())
returned = "退回多于到位的只在表中" if rows["arrived"].lt(0).any() else ""
headline(title, basis(scope.as_of, "来源区域 → 产业 → 园区", "到位资金", returned))
show(flow_sankey(rows), key="flows", alt=title, click=False)
with st.expander("表格：点一行看项目", expanded=True):
    row = table(
        rows, ("region", "industry", "park", "arrived"), key="flows_table", pick=True, height=320, stacked=PHONE
    )
    if row is not None:
        drill(figure="arrived", **rows.loc[row, ["region", "industry", "park"]].to_dict())
explain("chains/flows", scope)
