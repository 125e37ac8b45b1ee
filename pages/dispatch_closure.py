"""谁牵头的、哪一类的事销号快，谁的超期多？"""

import streamlit as st

from charts import dispatch as charts
from ui import ask, ask_row, choice, current_scope, end_page, explain, headline, show, table, verbatim, whose
from ui.dispatching.live import given
from wording import sentences
from wording.sentences import basis

BY = {"unit": "按牵头单位", "category": "按问题类别"}
COLUMNS = ("raised", "closed", "closure_rate", "open_items", "overdue", "overdue_rate", "days_to_close")

scope = current_scope()
asked = given(scope)
counts = ask_row("dispatch/counts", scope, **asked)
how = charts.HOW if counts["raised"] else ""
headline(sentences.settled(counts, whose()), basis(scope.as_of, sentences.pace_of_closing(counts), how), __doc__)
by = choice("分组", BY, key="by")
rows = ask("dispatch/closure", scope, by=by, **asked)
if rows.empty:
    st.info(verbatim(sentences.nothing(whose(), "本年提出的事项", "请换一个月份，或从“数据”页上传“问题调度台账”。")))
    end_page()
left, right = st.columns([6, 7], gap="large")
with left:
    show(charts.closure_bars(rows, by), key="closure", alt=sentences.settled(counts, whose()))
with right:
    table(rows, (by, *COLUMNS), key="closures", labels={"unit": "牵头单位", "overdue": "曾超期"})
explain("dispatch/closure", scope, by=by, **asked)
