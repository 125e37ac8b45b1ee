"""现在的计划，放在同类项目里看紧不紧？"""

import streamlit as st

from charts.plans import SHOWN, outlook_bands
from ui import (
    ask,
    choice,
    current_scope,
    end_page,
    explain,
    headline,
    project_at,
    project_drawer,
    show,
    table,
    whose,
)
from wording import sentences
from wording.sentences import standing

COLUMNS = (
    "project", "unit", "gate", "since", "planned_next", "planned_days", "class_name", "class_projects", "median_days",
    "p80_days", "tightness", "leader",
)  # fmt: skip
GATES = {"started": "开工计划", "completed": "竣工计划", "producing": "投产计划"}
HOW = "灰带从同类项目半数的用时到八成的用时，点为计划的用时，在灰带左边的偏紧；最近到期的在前"

scope = current_scope()
gate = choice("节点", GATES, key="plan")
plans = ask("lifecycle/outlook", scope, gate=gate)
title = sentences.outlook(plans, GATES[gate], whose())
cut = f"画出前 {SHOWN} 个" if len(plans) > SHOWN else ""
headline(title, standing(scope.as_of, *((HOW, cut, "点一个项目打开档案") if len(plans) else ())))
if plans.empty:
    st.info(
        "换一个节点、放宽筛选或换一个月份看看；计划日期在项目台账和重点项目进度表里填写，到期没做到的在“卡在哪里”。"
    )
    end_page()
if picked := show(outlook_bands(plans), key="outlook", alt=title):
    project_drawer(picked[0])
row = table(plans, COLUMNS, key="outlook_table", pick=True, height=420 if len(plans) > 10 else "auto")
if row is not None:
    project_drawer(project_at(plans, row))
explain("lifecycle/outlook", scope, gate=gate)
