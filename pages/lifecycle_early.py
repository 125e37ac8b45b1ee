"""四早做到了几项？"""

import streamlit as st

from charts.lifecycle import early_bars
from ui import ask, current_scope, end_page, explain, headline, show, table, whose
from ui.views.lifecycle import cohort_of
from wording import sentences
from wording.sentences import standing

COLUMNS = ("early", "with_plan", "due", "on_time", "late", "overdue", "on_time_rate", "median_days", "p80_days")
HOW = "蓝为按期或提前，浅蓝为做到了但晚于计划，空为到期没做到"
LABELS = {"on_time": "按期或提前", "median_days": "实际减计划的中位数（天）", "p80_days": "八成不超过（天）"}

scope = current_scope()
cohort = cohort_of(scope)
plans = ask("lifecycle/early", scope, cohort=cohort or None)
title = sentences.early(plans, whose(), cohort)
headline(title, standing(scope.as_of, "" if plans.empty else HOW))
if plans.empty:
    st.info(
        "没有计划日期可以对照。请在项目台账填写计划开工、计划竣工、计划投产时间，或在重点项目进度表填写各节点的计划。"
    )
    end_page()
show(early_bars(plans), key="early", alt=title, click=False)
table(plans, COLUMNS, key="early_table", labels=LABELS)
explain("lifecycle/early", scope, cohort=cohort or None)
