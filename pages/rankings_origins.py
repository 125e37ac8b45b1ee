"""到位资金里省外、市外、县外和外资各占多少？"""

import streamlit as st

from charts.rankings import origin_bars
from ui import ask, current_scope, end_page, explain, headline, show, table, whose
from wording import sentences
from wording.sentences import basis

COLUMNS = ("origin", "projects", "arrived", "share", "arrived_prior", "yoy")
TASKS = ("target", "completion", "pace_gap")  # where the year has tasks by origin

scope = current_scope()
rows = ask("rankings/origins", scope)
title = sentences.origins(rows, whose())
headline(title, basis(scope.as_of, "到位资金按资金来源，四层互斥"))
if rows.empty:
    st.info("换一个月份，或放宽筛选。")
    end_page()
show(origin_bars(rows), key="origins", alt=title, click=False)
table(rows, (*COLUMNS, *TASKS) if rows["target"].notna().any() else COLUMNS, key="origins_table")
explain("rankings/origins", scope)
