"""园区里的项目合不合定位？"""

import streamlit as st

from charts.park_fit import park_fit_matrix
from ui import ask, current_scope, drill, end_page, explain, folded_table, headline, on_phone, show, whose
from wording import sentences
from wording.sentences import basis

COLUMNS = ("park", "industry", "is_positioned", "projects", "arrived", "chosen_projects", "chosen_arrived", "park_fit")
DRAWN = {
    True: "蓝条为园区主导产业的项目数，斜纹为偏离定位，点一条看项目",
    False: "蓝框为园区主导产业，斜纹为偏离定位，点一格看项目",
}

scope = current_scope()
rows = ask("chains/park_fit", scope)
if rows.empty:
    st.info("园区里还没有项目，也没有设园区的主导产业。园区在基础配置的“园区”表中填写。")
    end_page()
title = sentences.park_fit(rows, whose("parks"))
shown = "全县本地项目数与当年到位资金，契合度按项目数算"
if rows["chosen_projects"].ne(rows["projects"]).any():
    shown += "，所选的项目数在括号内"
headline(title, basis(scope.as_of, shown, DRAWN[on_phone()]))
if len(picked := show(park_fit_matrix(rows, stacked=on_phone()), key="park_fit", alt=title)) == 2:
    drill(park=picked[0], industry=picked[1])
folded_table(rows, COLUMNS, key="fit_table", opens=lambda row: drill(park=row["park"], industry=row["industry"]))
explain("chains/park_fit", scope)
