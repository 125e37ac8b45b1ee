"""在谈的项目有哪些，谈到哪一步，哪些没有动静？"""

from typing import Any

import streamlit as st

from charts import negotiations as charts
from ui import ask, ask_row, current_scope, end_page, explain, headline, hint, on_phone, show, table, whose
from ui.dispatching.live import day_of
from ui.dispatching.talk_drawer import live_notes, talk_drawer
from wording import sentences
from wording.filters import EVERYTHING
from wording.sentences import basis

COLUMNS = (
    "talked_project", "planned_investment", "probability", "substage", "days_silent", "next_step", "next_due",
    "days_over", "leader", "unit", "last_note", "is_stale", "investor", "industry", "region", "days_talked",
)  # fmt: skip
HOW = "重点在谈项目从“数据”页上传“在谈项目台账”（在谈项目、在谈跟踪记录两张工作表），这里按下一步时限排列。"

PHONE = (
    ("talked_project", "planned_investment"), ("substage", "probability", "days_silent"), ("→", "next_step"),
    ("next_due", "days_over", "unit"),
)  # fmt: skip

scope = current_scope()
asked: dict[str, Any] = {"notes": live_notes(), "day": day_of(scope)}
counts = ask_row("negotiations/counts", scope, **asked)
title = sentences.talks(counts, whose())
rows = ask("negotiations/list", scope, **asked)
cut = f"画出最大的 {charts.SHOWN} 个" if len(rows) > charts.SHOWN else ""
how = "" if rows["weighted"].isna().all() else charts.HOW
headline(title, basis(scope.as_of, sentences.late_steps(counts), how, cut), __doc__)
if rows.empty:
    st.info(HOW if whose() == EVERYTHING else "请放宽筛选，或换一个月份。")
    end_page()
show(charts.talk_bars(rows, stacked=on_phone()), key="talks", alt=title)
height: Any = 520 if len(rows) > 14 else "content"
row = table(rows, COLUMNS, key="talks_listed", pick=True, height=height, stacked=PHONE)
hint("没有动静的在最前，其余按下一步时限；点任一行看跟踪记录，记下今天的跟踪情况。")
if row is not None:
    talk_drawer(str(rows["negotiation_id"].iloc[row]))
explain("negotiations/list", scope, also=("negotiations/counts",), **asked)
