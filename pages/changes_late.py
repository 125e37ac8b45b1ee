"""各月首报以后又补报了多少，本月最终会是多少？"""

import streamlit as st

from charts.late import late_bars
from ui import ask, current_scope, end_page, explain, headline, picture, show, table, whose
from wording import sentences
from wording.filters import LISTS, SWITCHES
from wording.sentences import standing

BARS = "灰为首报，蓝为首报以后增加的，空框为现在少了的或预计还要报的"
UNITS = ("unit", "unit_group", "late_amount", "late_growth", "first_reported", "arrived_now", "late_months",
         "silent_months", "months_counted")  # fmt: skip
UNDIVIDED = tuple(name for name in (*LISTS, *SWITCHES) if name != "units")
HOW = (
    "每次发布，系统把各单位各月第一次上报的到位资金和收件日留下来，月末后一个月内收到的算首报（“参数”表的“首报期限”），以后增加的算补报。"
    "启用以前各月的首报数，可以填在基础配置的“首报记录”表里上传。"
)

scope = current_scope()
months, units = ask("changes/late", scope), ask("changes/late_units", scope)
title = sentences.late_reports(months, scope.as_of, whose(*UNDIVIDED))
headline(title, standing(scope.as_of, "" if months.empty else BARS))
if months.empty:
    st.info(HOW)
    end_page()
left, right = st.columns(2, gap="large")
with left:
    show(late_bars(months), key="late", alt=title, click=False)
    explain("changes/late", scope)
with right:
    picture(sentences.late_units(units), standing(scope.as_of, "截止月以前 12 个月合计"))
    table(units, UNITS, key="late_units", height=520 if len(units) > 13 else "auto")
    explain("changes/late_units", scope)
