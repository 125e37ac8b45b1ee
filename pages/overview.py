"""全县招商引资完成得怎么样，现在要拿哪些主意？"""

import streamlit as st

from charts import overview as charts
from ui import (
    ask, ask_row, current_scope, dossier_link, drill, end_page, explain, headline, page, picture, show, tiles, whose,
)  # fmt: skip
from ui.views.changes import changes_line
from ui.views.key_projects import ON, leaders_link
from ui.views.overview_tiles import overview_tiles, own_rank
from wording import calibers, sentences
from wording.figures import is_missing
from wording.filters import EVERYTHING, KEY_ONLY

SHOWN = 5  # decisions that fit beside the year's curve

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
tiles(overview_tiles(totals, ask("overview/metrics", scope), city))
left, right = st.columns([8, 5], gap="large")
with left:
    months = ask("overview/trend", scope)
    title = sentences.trend(months, subject)
    picture(title, sentences.basis(scope.as_of, f"累计到位资金，{calibers.lines(months)}"))
    if show(charts.trend(months, scope.as_of), key="trend", alt=title):
        drill(figure="arrived")
    explain("overview/trend", scope, also=("overview/metrics", "overview/totals"))
with right:
    lights = ask("overview/lights", scope)
    waiting = ask("overview/decisions", scope)
    mine = whose(KEY_ONLY)
    title, counts = sentences.decisions(waiting, mine, lights["projects"].sum()), sentences.lights(lights, mine)
    picture(title, counts if counts != title else "没有亮灯")
    with st.container(gap="xsmall"):
        for project, project_id, about in sentences.decision_lines(waiting, SHOWN):
            dossier_link(project, project_id, about)
    with st.container(horizontal=True, gap="small"):
        if len(waiting) > SHOWN:
            st.page_link(page("key_projects"), label=f"全部 {len(waiting)} 个", icon=ON)
        leaders_link()
    explain("overview/decisions", scope)
