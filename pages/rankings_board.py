"""谁上红榜，谁上黑榜？"""

import streamlit as st

from ui import ask, current_scope, drill, end_page, explain, headline, table, verbatim, whose
from wording import sentences
from wording.filters import EVERYTHING
from wording.sentences import basis

PHONE = (("unit",), ("unit_group", "rank"), ("completion", "pace_gap"), ("reason",))

scope = current_scope()
entries, ranking = ask("rankings/board", scope), ask("rankings/units", scope)
subject = whose("units")
rule = "按到位资金完成率：红榜为各组前几名中达到序时进度的，黑榜为后几名中慢于序时进度的"
title = sentences.board(entries, subject, ranking)
headline(title, basis(scope.as_of, rule, sentences.tie_note(entries)))
if entries.empty:
    st.info(
        "任务只下达到单位，按产业、园区、来源等筛选时没有完成率可比。请取消这些筛选，或到“单位”页看到位资金。"
        if subject != EVERYTHING
        else "各单位都没有下达任务或没有到位资金，不排红黑榜。任务在基础配置的“目标任务”表中填写。"
    )
    end_page()
for column, name in zip(st.columns(2, gap="large"), ("红榜", "黑榜"), strict=True):
    listed = entries[entries["board"] == name].reset_index(drop=True)
    with column:
        st.header(verbatim(name), anchor=False)
        if listed.empty:
            st.markdown(f"没有单位上{verbatim(name)}。")
            continue
        mark = ("is_chosen",) if entries["is_chosen"].nunique() > 1 else ()
        columns = ("unit_group", "rank", "unit", "completion", "pace_gap", "reason", *mark)
        row = table(listed, columns, key=name, pick=True, stacked=PHONE)
        if row is not None:
            drill(figure="arrived", unit=listed["unit"].iloc[row])
explain("rankings/board", scope)
