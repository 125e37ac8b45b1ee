"""全县招商引资完成得怎么样，现在要拿哪些主意？"""

import streamlit as st

from charts import overview as charts
from ui import ask, ask_row, behind, current_scope, drill, end_page, explain, headline, picture, show, tiles, whose
from ui.views.changes import changes_line
from ui.views.overview_decisions import decisions
from ui.views.overview_tiles import overview_tiles, own_rank
from wording import calibers, sentences
from wording.figures import is_missing
from wording.filters import EVERYTHING

ALSO = ("overview/metrics", "overview/months", "overview/totals", "overview/decisions")

scope = current_scope()
totals = ask_row("overview/totals", scope)
subject = whose()
city = ask("rankings/city", scope) if subject == EVERYTHING else None  # the city ranks whole counties
rank = None if city is None else own_rank(city)
headline(sentences.overview(totals, subject, rank), question=__doc__)
if all(is_missing(totals[figure]) or not totals[figure] for figure in ("reported_projects", "signed", "arrived")):
    st.info("当前筛选下没有上报实施的项目，请放宽筛选或换一个月份。")
    end_page()

changes_line(scope, subject)
row = overview_tiles(totals, ask("overview/metrics", scope), city, ask("overview/months", scope))
tiles(row, legend=True)
left, right = st.columns([8, 5], gap="large")
with left:
    months = ask("overview/trend", scope)
    title = sentences.trend(months, subject)
    picture(title, sentences.basis(scope.as_of, f"累计到位资金，{calibers.lines(months)}"))
    if show(charts.trend(months, scope.as_of), key="trend", alt=title):
        drill(figure="arrived")
    explain("overview/trend", scope, also=ALSO)
with right:
    decisions(scope)
behind(row)
