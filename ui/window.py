"""The window, as app.py serves it: navigation, the bar over every page, and the boundary around it."""

import streamlit as st

from ui.boundary import boundary
from ui.frame import begin, frame
from ui.navigation import SUBJECTS
from ui.navigation import page as script
from ui.undivided import say_remarks
from ui.verbatim_text import verbatim

st.set_page_config(page_title="招商引资看板", page_icon="📊", layout="wide")

with_filters = [
    st.Page(script("overview"), title="总览", default=True),
    st.Page(script("rankings"), title="排名"),
    st.Page(script("chains"), title="产业链", url_path="chains"),
    st.Page(script("key_projects"), title="重点项目"),
    *(
        st.Page(script(name), title=f"{verbatim(subject)}：{verbatim(label)}", visibility="hidden")
        for subject, views in SUBJECTS.items()
        for name, label in list(views.items())[1:]
    ),
    st.Page(script("meetings"), title="会议"),
    st.Page(script("dossier"), title="项目档案", visibility="hidden"),
    st.Page(script("rows"), title="项目明细", visibility="hidden"),
]
checks = st.Page(script("checks"), title="数据质量")
always = [
    st.Page(script("intake"), title="数据", url_path="data"),
    st.Page(script("audit"), title="操作记录"),
    st.Page(script("caliber"), title="口径"),
    st.Page(script("manual"), title="使用手册"),
]
presenting = st.Page(script("present"), title="汇报", visibility="hidden")
on_screen = "meeting" in st.query_params
page = st.navigation(
    {"": [*with_filters, presenting], "数据与说明": [always[0], checks, *always[1:]]},
    position="hidden" if on_screen else "top",
)
with boundary():
    if page == presenting or frame(filters=page in [*with_filters, checks]) or page in always:
        try:
            page.run()
        finally:  # whatever befalls the page
            say_remarks()
    else:
        begin()
