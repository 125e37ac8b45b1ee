"""九个主导产业各有多少分量？"""

import streamlit as st

from charts.chains import industry_bars
from ui import ask, current_scope, drill, explain, headline, show, subpages, table, whose
from wording import sentences
from wording.sentences import basis

subpages("产业链")
scope = current_scope()
rows = ask("chains/industries", scope)
title = sentences.industries(rows, whose("industries"))
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
