"""The window: navigation, the bar over every page, and the one place where errors are caught."""

import gc

import streamlit as st

from ui.boundary import boundary
from ui.frame import begin, frame
from ui.subpages import SUBJECTS

st.set_page_config(page_title="招商引资看板", page_icon="📊", layout="wide")


@st.cache_resource(show_spinner=False)
def freeze_imports() -> None:
    """Take what was imported out of the collector's sight: Streamlit collects after every rerun, for every session."""
    gc.collect()
    gc.freeze()


freeze_imports()
with_filters = [
    st.Page("views/overview.py", title="总览", default=True),
    st.Page("views/rankings.py", title="排名"),
    st.Page("views/chains.py", title="产业链", url_path="chains"),
    st.Page("views/key_projects.py", title="重点项目"),
    *(
        st.Page(f"views/{name}.py", title=f"{subject}：{label}", visibility="hidden")
        for subject, views in SUBJECTS.items()
        for name, label in list(views.items())[1:]
    ),
    st.Page("views/dossier.py", title="项目档案", visibility="hidden"),
    st.Page("views/rows.py", title="项目明细", visibility="hidden"),
]
always = [
    st.Page("views/intake.py", title="数据", url_path="data"),
    st.Page("views/caliber.py", title="口径"),
    st.Page("views/manual.py", title="使用手册"),
]
page = st.navigation({"": with_filters, "数据与说明": always}, position="top")
with boundary():
    if frame(filters=page in with_filters) or page in always:
        page.run()
    else:
        begin()
