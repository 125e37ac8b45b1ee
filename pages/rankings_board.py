"""谁上红榜，谁上黑榜？"""

import streamlit as st

from ui.drawer import drill
from ui.explain import explain
from ui.headline import headline
from ui.navigation import subpages
from ui.opened import ask
from ui.scope_bar import current_scope
from ui.tables import table
from ui.verbatim import verbatim
from wording import sentences
from wording.sentences import basis

subpages("排名")
scope = current_scope()
entries = ask("rankings/board", scope)
headline(sentences.board(entries), basis(scope.as_of, "按到位资金完成率；达到序时进度的不上黑榜"))
for column, name in zip(st.columns(2, gap="large"), ("红榜", "黑榜"), strict=True):
    listed = entries[entries["board"] == name].reset_index(drop=True)
    with column:
        st.subheader(verbatim(name), anchor=False)
        row = table(listed, ("unit_group", "rank", "unit", "completion", "pace_gap", "reason"), key=name, pick=True)
        if row is not None:
            drill(figure="arrived", unit=listed["unit"].iloc[row])
explain("rankings/board", scope)
