"""计划变动了多少次，推后了多少天？"""

import streamlit as st

from charts.plans import SHOWN, moved_plans
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
    "project", "unit", "industry", "stage", "first_plan", "planned", "days", "moves", "last_moved", "actual", "leader",
)  # fmt: skip
CLASSES = (
    "class_name", "plans", "moved_plans", "moved_rate", "moves", "put_off", "median_days", "p80_days", "most_days",
)  # fmt: skip
DAYS = {"days": "推后（天）", "median_days": "半数推后（天）", "p80_days": "八成不超过（天）"}
HOW = "空心为最初的计划，实心为现在的计划，推后最多的在前"
BY = {"stage": "按节点", "industry": "按产业"}

scope = current_scope()
moved = ask("lifecycle/moved", scope)
title = sentences.slips(ask("lifecycle/slips", scope), moved, whose())
cut = f"画出前 {SHOWN} 个" if len(moved) > SHOWN else ""
headline(title, standing(scope.as_of, *((HOW, cut, "点一个项目打开档案") if len(moved) else ())))
if moved.empty:
    st.info("同一节点再报不同的计划日期时，前一次会留下来，这里就看得到改了几次、推后了几天。")
    end_page()
if picked := show(moved_plans(moved, scope.as_of), key="moved", alt=title):
    project_drawer(picked[0])
row = table(moved, COLUMNS, key="moved_table", labels=DAYS, pick=True, height=320 if len(moved) > 8 else "auto")
if row is not None:
    project_drawer(project_at(moved, row))
by = choice("分类", BY, key="by")
table(ask("lifecycle/slips", scope, by=by), CLASSES, key=f"slips_{by}", labels=DAYS)
explain("lifecycle/slips", scope, also=("lifecycle/moved",), by=by)
