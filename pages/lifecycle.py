"""签约的项目走到了哪一步，各用了多少天？"""

from typing import Any

import streamlit as st

from charts.lifecycle import funnel_bars, rate_bars
from ui import ask, ask_row, current_scope, drill, explain, folded, headline, picture, show, whose
from ui.views.lifecycle import cohort_of, compared, nothing_signed, steps_listed, talks
from wording import sentences
from wording.sentences import reported_since, standing

scope = current_scope()
cohort = cohort_of(scope)
asked: dict[str, Any] = {"cohort": cohort or None}
funnel, ways = ask("lifecycle/funnel", scope, **asked), ask("lifecycle/steps", scope, **asked)
talked, identity = ask("lifecycle/talks", scope), ask_row("overview/identity", scope)
before = "从签约起" if talked.empty else "从签约起，签约以前见下面的在谈"
title = sentences.funnel(funnel, ways, whose(), cohort)
headline(title, standing(scope.as_of, "审核通过的项目", before))
if funnel.empty:
    nothing_signed()
left, right = st.columns([3, 2], gap="large")
with left:
    picture("每一步留下多少", standing(scope.as_of, "右为占这一批的比重，两步之间为转化率和用时", "点一步看项目"))
    if picked := show(funnel_bars(funnel, sentences.way_words(ways)), key="funnel", alt=title):
        drill(batch={**asked, "step": str(picked[0])})
    explain("lifecycle/funnel", scope, also=("lifecycle/steps", "lifecycle/talks"), **asked)
with right:
    rates = ask("lifecycle/rates", scope, cohort=asked["cohort"])
    of_batch = standing(scope.as_of, "右为分子 / 分母，达产率的分母是已投产的", reported_since(identity["months"]))
    picture("各率看的是同一批签约项目", of_batch)
    show(rate_bars(rates), key="rates", alt="各率", click=False)
folded("表格：每一步留下多少，用了多少天", lambda: steps_listed(funnel, ways, asked), key="ways")
compared(scope, cohort)
talks(scope, talked)
