"""哪些项目卡住了，从哪天起，多久了？"""

import streamlit as st

from charts.lifecycle import waiting_dots
from ui import (
    ask,
    choice,
    current_scope,
    end_page,
    explain,
    headline,
    hint,
    project_at,
    project_drawer,
    show,
    table,
    whose,
)
from wording import sentences
from wording.sentences import standing

GATES = {
    "started": "签约未开工", "completed": "开工未竣工", "producing": "竣工未投产", "": "没有投产的全部",
    "at_capacity": "投产未达产", "signed": "在谈未签约",
}  # fmt: skip
HOW = "一个点一个项目，实心的过了计划日期，竖线为历年签约项目走完这一步的用时 · 点一个打开档案"
COLUMNS = (
    "days", "project", "unit", "gate", "stage", "since", "planned_next", "days_late", "agreed_investment",
    "arrived_total", "leader", "lead_unit", "industry", "park", "is_rough",
)  # fmt: skip

scope = current_scope()
gate = choice("等什么", GATES, key="gate")
projects, ways = ask("lifecycle/stuck", scope, gate=gate or None), ask("lifecycle/steps", scope)
title = sentences.stuck(projects, whose(), gate)
headline(title, standing(scope.as_of, "" if projects.empty else HOW))
if projects.empty:
    st.info("换一步、放宽筛选或换一个月份看看；停在哪一步由项目台账的阶段日期决定。")
    end_page()
if picked := show(waiting_dots(projects, sentences.usual(ways)), key="waiting", alt=title):
    project_drawer(picked[0])
row = table(projects, COLUMNS, key="stuck", pick=True, height=520 if len(projects) > 13 else "auto")
hint("等得最久的在最前，点任一行打开项目档案。")
if row is not None:
    project_drawer(project_at(projects, row))
explain("lifecycle/stuck", scope, gate=gate or None)
