"""这个数是由哪些项目构成的？"""

import streamlit as st

from ui import (
    FIGURES,
    ask,
    current_scope,
    end_page,
    explain,
    headline,
    hint,
    picked_batch,
    picked_scope,
    picked_words,
    project_at,
    project_drawer,
    rows_words,
    table,
    take_back,
    verbatim,
)
from wording import filters, sentences

COLUMNS = (
    "project", "unit", "industry", "park", "region", "stage", "build_nature", "agreed_investment", "agreed_counted",
    "figure_amount", "arrived", "arrived_prior", "arrived_total", "signed_at", "started_at", "produced_at", "figures",
    "audit_status", "file_name", "sheet", "row_no",
)  # fmt: skip
PHONE = (("project",), ("unit", "stage"), ("figure_amount",), ("arrived", "agreed_investment"), ("industry",))

scope = picked_scope(current_scope())
figure, node = st.query_params.get("figure"), st.query_params.get("node")
if figure and figure not in FIGURES:
    st.warning(f"网址中的数字“{verbatim(figure)}”不存在，已列出全部项目。", icon=":material/link_off:")
    figure = None
with st.container(horizontal=True, gap="small"):
    for key, words in picked_words():
        st.button(
            verbatim(words), key=f"back_{key}", icon=":material/close:", icon_position="right", type="tertiary",
            help="取消这项条件", on_click=take_back, args=(key,),
        )  # fmt: skip
batch = picked_batch()
rows = ask("projects/rows", scope, figure=figure, node=node, **batch)
if rows.empty:
    st.info("当前条件下没有项目。请取消上面的条件，或放宽筛选。")
    end_page()
shares = "共同引进的按所选单位的份额" if filters.is_shared(vars(scope)) else ""
title = sentences.rows(rows, rows_words(figure, batch), filters.subject(vars(scope)), figure)
headline(title, sentences.basis(scope.as_of, "截止月末的状态", shares))
words, amount = sentences.behind(figure)
twice = {"agreed_counted": sentences.is_all_counted(rows), "figure_amount": amount == "arrived"}
columns, labels = [name for name in COLUMNS if not twice.get(name)], {"figure_amount": words}
position = table(
    rows, columns, key="rows", labels=labels, pick=True, height=560 if len(rows) > 14 else "auto", stacked=PHONE
)
if position is not None:
    project_drawer(project_at(rows, position))
hint("点任一行打开项目档案；最右三栏是这一行在原始台账中的出处。")
explain("projects/rows", scope, figure=figure, node=node, **batch)
