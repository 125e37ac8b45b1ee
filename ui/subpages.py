"""The views of one subject, side by side under the bar; each is a page with an address of its own."""

import streamlit as st

SUBJECTS = {
    "排名": {
        "rankings": "单位", "rankings_board": "红黑榜", "rankings_industries": "产业", "rankings_sources": "来源地",
        "rankings_city": "全市位次",
    },
    "产业链": {
        "chains": "主导产业", "chains_map": "产业链图谱", "chains_flows": "资金流向", "chains_parks": "园区契合",
    },
    "重点项目": {
        "key_projects": "亮灯与原因", "key_projects_dates": "计划与实际", "key_projects_arrival": "到位与协议",
    },
}  # fmt: skip


def subpages(subject: str) -> None:
    """Links to the subject's views; the one that is shown is marked."""
    with st.container(horizontal=True, gap="small"):
        for name, label in SUBJECTS[subject].items():
            st.page_link(f"views/{name}.py", label=label)
