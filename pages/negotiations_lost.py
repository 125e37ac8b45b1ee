"""今年谈成几个、丢了几个，为什么丢，去了哪里？"""

import streamlit as st

from ui import ask, ask_row, choice, current_scope, explain, headline, picture, table, verbatim, whose
from ui.dispatching.live import day_of
from ui.dispatching.talk_drawer import live_notes
from wording import sentences
from wording.sentences import basis

YEARS = {"": "本年", "all": "历年"}
COLUMNS = (
    "talked_project", "planned_investment", "lost_reason", "lost_to", "lost_stage", "lost_at", "days_talked", "leader",
    "unit", "investor", "industry",
)  # fmt: skip
CLOCKS = ("clock", "limit_days", "owed", "kept_in_time", "kept_rate", "still_waiting", "median_days")

scope = current_scope()
day = day_of(scope)
counts = ask_row("negotiations/counts", scope, notes=live_notes(), day=day)
headline(sentences.outcomes(counts, whose()), basis(scope.as_of, "签约率 = 本年签约 ÷ 本年签约和流失"), __doc__)
every_year = choice("年份", YEARS, key="years") == "all"
lost = ask("negotiations/lost", scope, all_years=every_year, day=day)
if lost.empty:
    st.info(verbatim(sentences.nothing(whose(), "流失的在谈项目")))
else:
    picture(sentences.reasons(lost), "同样原因多的在前")
    table(lost, COLUMNS, key="lost")
    explain("negotiations/lost", scope, all_years=every_year, day=day)
clocks = ask("negotiations/clocks", scope, day=day)
picture(sentences.clocks(clocks, whose()), "从首次对接起算，含节假日；时限在基础配置的“参数”表里改")
if len(clocks):
    table(clocks, CLOCKS, key="clocks")
explain("negotiations/clocks", scope, day=day)
