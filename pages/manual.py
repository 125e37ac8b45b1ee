"""看板怎么用？"""

from pathlib import Path

import streamlit as st

MANUAL = Path(__file__).parent.parent / "docs" / "manual.zh.md"

if not MANUAL.exists():
    st.info("这份安装里没有使用手册。请联系管理员。")
    st.stop()
with st.container(width=820):
    st.markdown(MANUAL.read_text(encoding="utf-8"))
