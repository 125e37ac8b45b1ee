"""资金从哪里来？"""

import streamlit as st

from charts import rankings as charts
from ui import ask, current_scope, drill, end_page, explain, folded_table, headline, show, whose
from wording import sentences
from wording.sentences import basis

COLUMNS = ("rank", "region", "province", "projects", "arrived", "share", "arrived_prior", "yoy")

scope = current_scope()
rows = ask("rankings/sources", scope)
if not rows["arrived"].fillna(0).any():
    st.info("当前筛选下没有到位资金，请放宽筛选。")
    end_page()
title = sentences.sources(rows, whose("regions"))
headline(title, basis(scope.as_of, "到位资金按投资方注册地", "点一省看所在区域的项目"))
left, right = st.columns([5, 7], gap="large")
with left:
    picked = show(charts.province_tiles(rows), key="province_tiles", alt=title)
with right:
    picked = show(charts.sources_bars(rows), key="sources", alt=title) or picked
if picked and len(region := rows.loc[rows["province"] == picked[0], "region"]):
    drill(figure="arrived", region=region.iloc[0])
folded_table(rows, COLUMNS, key="sources_table", opens=lambda row: drill(figure="arrived", region=row["region"]))
explain("rankings/sources", scope)
