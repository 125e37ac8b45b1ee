"""这次调度要过哪些项目和事，卡在哪里、要定什么？"""

from typing import Any

import streamlit as st

from ui import (
    ask,
    ask_row,
    choice,
    current_scope,
    explain,
    headline,
    hint,
    project_at,
    project_drawer,
    table,
    verbatim,
    whose,
)
from ui.dispatching.item_drawer import item_drawer
from ui.dispatching.live import given
from ui.dispatching.raising import may_raise, raise_form
from wording import sentences
from wording.sentences import basis

HOW = "点任一行：有事项的办理，红灯黄灯还没有事项的登记一件。"
FILLED = "问题和议定事项从“问题调度台账”上传。"
HEADS = {"unit": "牵头单位", "days_over": "事项超期（天）"}
LEVELS = {"周调度": "周调度（分管负责人）", "月调度": "月调度（主要负责人）"}
COLUMNS = (
    "light", "project", "stuck", "ask", "days_over", "unit", "leader", "due_at", "owner", "agreed_investment",
    "status", "open_items", "reason",
)  # fmt: skip
PHONE = (("light", "project"), ("stuck",), ("→", "ask"), ("unit", "leader", "days_over"))

scope = current_scope()
asked = given(scope)
level = choice("调度", LEVELS, key="dispatch")
rows = ask("dispatch/agenda", scope, level=level, **asked)
headline(
    sentences.agenda(rows, level, whose()),
    basis(scope.as_of, "亮灯的重点项目和未销号的事项", sentences.longest(ask_row("dispatch/counts", scope, **asked))),
    __doc__,
)
if may_raise() and st.button("登记事项", icon=":material/add:"):
    raise_form()
if rows.empty:
    st.info(verbatim(sentences.nothing(whose(), "亮灯的重点项目，也没有到期的事项", FILLED)))
else:
    height: Any = 560 if len(rows) > 15 else "content"
    row = table(rows, COLUMNS, key=f"agenda_{level}", labels=HEADS, pick=True, height=height, stacked=PHONE)
    hint(HOW if may_raise() else "点任一行看办理经过；还没有事项的看项目。")
    if row is not None and not rows["open_items"].iloc[row] and may_raise():
        raise_form(rows.iloc[row])
    elif row is not None and not rows["open_items"].iloc[row]:
        project_drawer(project_at(rows, row))
    elif row is not None:
        item_drawer(str(rows["item_id"].iloc[row]))
explain("dispatch/agenda", scope, level=level, **asked)
