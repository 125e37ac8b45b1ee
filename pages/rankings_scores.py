"""按考核方案打分，各单位得多少分，差在哪一项？"""

import streamlit as st

from charts import rankings as charts
from ui import ask, current_scope, drill, end_page, explain, headline, show, subpages, table, verbatim, whose
from ui.views.scores import by_scheme
from wording import scores as wording
from wording.sentences import basis

subpages("排名")
scope = current_scope()
scores = ask("rankings/scores", scope)
if scores["total"].isna().all():
    st.info(verbatim(wording.nobody(whose("units"))))
    end_page()
title = wording.headline(scores)
ties = wording.tie_note(scores)
headline(title, basis(scope.as_of, "按考核方案，折算成百分制，按任务的可以超过满分", ties, "点一行看项目"))
if picked := show(charts.score_bars(scores), key="scores", alt=title):
    drill(figure="arrived", unit=picked[0])
st.subheader("各项得分", anchor=False)
st.caption(
    "“—”为不计：没有任务、没有签约项目等，算不出来，其余各项折算成百分制。报表质量取自“数据质量”页，按已发布的处置。"
)
schemes = by_scheme(scores)
for scheme in schemes:
    if len(schemes) > 1:
        st.markdown(f"**{verbatim(scheme.groups)}**")
    columns = ("unit_group", "rank", "unit", "total", *scheme.headers)
    key = f"items_{scheme.groups}"
    row = table(scheme.units, columns, key=key, labels=scheme.headers, pick=True, others="score")
    if row is not None:
        drill(figure="arrived", unit=scheme.units["unit"].iloc[row])
explain("rankings/scores", scope)
