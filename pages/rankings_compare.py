"""两个单位、产业、园区、来源区域或月份，谁完成得好？"""

import streamlit as st

from charts import overview as charts
from ui import ask, current_scope, end_page, explain, headline, picture, show
from ui.views.comparison import FIELDS, KINDS, figures_of_both, named, scope_of, two_chosen
from wording import calibers, filters, sentences
from wording.sentences import basis

scope = current_scope()
kind, names = two_chosen(scope)
if len(set(names)) < 2:
    st.info("请选两个不同的来比；没有两个可以比的，请换一种，或放宽筛选。")
    end_page()
scopes = [scope_of(scope, kind, name) for name in names]
called = [named(kind, name) for name in names]
both = [ask("overview/metrics", each) for each in scopes]
how = basis(scope.as_of, f"按{KINDS[kind]}对比", "其他筛选两边相同", "两图刻度各按自己的数")
headline(sentences.compared(called, both), how, __doc__)
figures_of_both(called, both)
for place, name, each in zip(st.columns(2, gap="large"), called, scopes, strict=True):
    with place:
        months = ask("overview/trend", each)
        title = sentences.trend(months, filters.subject(vars(each)) if kind in FIELDS else name)
        picture(title, basis(each.as_of, f"累计到位资金，{calibers.lines(months)}"))
        show(charts.trend(months, each.as_of), key=f"trend_{name}", alt=title, click=False)
        explain("overview/trend", each, key=name, about=name, also=("overview/metrics",))
