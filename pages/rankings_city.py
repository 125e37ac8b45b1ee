"""我县在全市第几，离前一位差多少？"""

import streamlit as st

from charts import city as city_charts
from ui import ask, choice, current_scope, end_page, explain, headline, show
from wording import sentences
from wording.sentences import basis

scope = current_scope()
rows, months = ask("rankings/city", scope), ask("rankings/city_months", scope)
if rows.empty:
    headline("还没有市通报", basis(scope.as_of))
    st.info("今年截至本月还没有市通报。请在“数据”页上传，或换一个月份。")
    end_page()
metric = choice("通报指标", {name: name for name in dict.fromkeys(rows["metric"])}, key="bulletin")
title = sentences.city(rows, metric)
headline(title, basis(scope.as_of, f"市通报 {metric}", "蓝为本县"))
left, right = st.columns(2, gap="large")
with left:
    show(city_charts.city_bump(months, metric), key=f"bump_{metric}", alt=title, click=False)
    explain("rankings/city_months", scope)
with right:
    show(city_charts.city_gap(rows, metric), key=f"gap_{metric}", alt=title, click=False)
    explain("rankings/city", scope)
