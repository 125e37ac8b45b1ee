"""提出的问题、批示和议定的事，办到哪一步了？"""

from typing import Any

import streamlit as st

from ui import ask, ask_row, choice, current_scope, explain, headline, hint, table, verbatim, whose
from ui.dispatching.comments import comment_lines
from ui.dispatching.item_drawer import item_drawer
from ui.dispatching.live import given
from ui.dispatching.raising import may_raise, raise_form
from wording import sentences
from wording.sentences import basis
from wording.sentences.projects import begun

STATES = {
    "open": "未销号", "over": "超期", "owed": "待填意见", "applied": "待核验确认", "closed": "已销号", "": "全部",
}  # fmt: skip
COLUMNS = (
    "matter", "status", "days_over", "due_at", "unit", "owner", "project", "item_kind", "category", "progress",
    "solution", "leader", "raised_at", "raised_by", "closed_at", "evidence", "item_id",
)  # fmt: skip
PHONE = (("matter",), ("status", "days_over", "due_at"), ("unit", "owner"), ("project",), ("progress",))

scope = current_scope()
asked = given(scope)
counts = ask_row("dispatch/counts", scope, **asked)
headline(sentences.settled(counts, whose()), basis(scope.as_of, sentences.longest(counts)), __doc__)
if may_raise() and st.button("登记事项", icon=":material/add:"):
    raise_form()
rows = ask("dispatch/items", scope, **asked)
owed = comment_lines(scope)
state = choice("状态", STATES, key="state")
chosen = {
    "open": rows["is_open"], "over": rows["days_over"].notna(), "closed": ~rows["is_open"],
    "owed": rows["item_id"].isin(owed), "": rows["item_id"].notna(),
    "applied": rows["status"].isin(("申请销号", "已核验")),
}  # fmt: skip
shown = rows[chosen[state].fillna(False)].reset_index(drop=True)
if rows.empty:
    st.info(verbatim(sentences.nothing(whose(), "事项", "从“数据”页上传“问题调度台账”。")))
elif shown.empty:
    st.info(verbatim(begun(whose(), f"没有{STATES[state]}的事项，请换一个状态。")))
else:
    height: Any = 560 if len(shown) > 15 else "content"
    heads = {"unit": "牵头单位"}
    row = table(shown, COLUMNS, key=f"items_{state}", labels=heads, pick=True, height=height, stacked=PHONE)
    hint("点任一行看办理经过，填写进展，申请、核验、确认销号。")
    if row is not None:
        item_drawer(str(shown["item_id"].iloc[row]))
explain("dispatch/items", scope, **asked)
