"""比上月变了什么？"""

import streamlit as st

from charts.changes import change_bars
from ui import (
    ask,
    choice,
    current_scope,
    end_page,
    explain,
    headline,
    hint,
    picture,
    project_at,
    project_drawer,
    show,
    table,
    whose,
)
from ui.views.changes import against_of, moved_units, revised
from wording import sentences
from wording.sentences import standing

KINDS = ("亮灯", "停建", "终止退出", "新签约", "新增", "阶段", "到位")
COLUMNS = (
    "change_kind", "project", "unit", "was", "is_now", "direction", "arrived_since", "agreed_investment", "leader",
    "lead_unit", "industry", "park",
)  # fmt: skip
PHONE = (("project",), ("change_kind", "was"), ("→", "is_now", "direction"), ("arrived_since",), ("unit", "leader"))

scope = current_scope()
against = against_of(scope)
asked = against.asked(scope)
counts, rows = ask("changes/counts", scope, **asked), ask("changes/list", scope, **asked)
now = counts.iloc[0]
title = sentences.changes(now, whose(), against.name)
headline(title, standing(scope.as_of, against.began(), "审核通过的项目"))
if rows.empty:
    st.info("换一个比较的对象、放宽筛选或换一个月份看看。")
    end_page()
left, right = st.columns([2, 3], gap="large")
with left:
    picture(sentences.turns(now), standing(scope.as_of, "左为转差，右为向好，项目数"))
    show(change_bars(counts), key="changes", alt=title, click=False)
    moved_units(scope, against)
with right:
    kind = choice(
        "变化", {"": "全部", **{name: name for name in KINDS if name in set(rows["change_kind"])}}, key="change"
    )
    chosen = rows[rows["change_kind"] == kind].reset_index(drop=True) if kind else rows
    row = table(
        chosen, COLUMNS, key=f"changed_{kind}", pick=True, height=420 if len(chosen) > 10 else "auto", stacked=PHONE
    )
    hint("转差的在最前，点任一行打开项目档案。")
    explain("changes/list", scope, also=("changes/counts",), **asked)
revised(against, scope)
if row is not None:
    project_drawer(project_at(chosen, row))
