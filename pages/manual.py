"""看板怎么用？"""

from pathlib import Path

import streamlit as st

from ui import end_page, of_ours

DOCS = Path(__file__).parent.parent / "docs"
MANUAL, READINGS = DOCS / "manual.zh.md", DOCS / "readings.zh.md"

if not MANUAL.exists():
    st.info("这份安装里没有使用手册。请联系管理员。")
    end_page()
for tab, text in zip(st.tabs(["使用手册", "写法对照"]), (MANUAL, READINGS), strict=True):
    with tab, st.container(width=820):
        st.markdown(of_ours(text))
