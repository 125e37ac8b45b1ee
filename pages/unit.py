"""这个单位完成得怎么样，手上有哪些事？"""

from dataclasses import replace

import streamlit as st

from charts import overview as charts
from ui import ask, ask_row, behind, current_scope, drill, end_page, headline, look_at, picture, show, tiles
from ui.views.overview_decisions import decisions
from ui.views.overview_tiles import overview_tiles
from ui.views.unit_sheet import none_such, sheet, unit_of
from wording import calibers, sentences
from wording.sentences import basis

asked = st.query_params.get("id", "")
unit = unit_of(ask("rankings/units", current_scope()), asked)
if not unit:
    none_such()
    end_page()
scope = replace(current_scope(), units=(unit,))
look_at(scope)
totals = ask_row("overview/totals", scope)
headline(sentences.overview(totals, unit), sentences.units(ask("rankings/units", scope)), __doc__)
row = overview_tiles(totals, ask("overview/metrics", scope), None, ask("overview/months", scope))
tiles(row)
left, right = st.columns([8, 5], gap="large")
with left:
    months = ask("overview/trend", scope)
    title = sentences.trend(months, unit)
    picture(title, basis(scope.as_of, f"累计到位资金，{calibers.lines(months)}"))
    if show(charts.trend(months, scope.as_of), key="trend", alt=title):
        drill(figure="arrived")
with right:
    decisions(scope)
behind(row)
sheet(scope, unit)
