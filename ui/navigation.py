"""Where the pages are, and the views of one subject side by side; each view is a page with an address of its own."""

from pathlib import Path

import streamlit as st

from ui.verbatim_text import verbatim

SUBJECTS = {
    "排名": {
        "rankings": "单位", "rankings_board": "红黑榜", "rankings_scores": "考核得分",
        "rankings_origins": "资金来源", "rankings_sources": "来源地", "rankings_city": "全市位次",
    },
    "产业链": {
        "chains": "主导产业", "chains_map": "产业链图谱", "chains_flows": "资金流向", "chains_parks": "园区契合",
    },
    "重点项目": {
        "key_projects": "亮灯与原因", "key_projects_dates": "计划与实际", "key_projects_arrival": "到位与协议",
    },
}  # fmt: skip


PAGES = Path(__file__).parent.parent / "pages"


def page(name: str) -> Path:
    """The script of a page, as Streamlit's links and switches want it."""
    return PAGES / f"{name}.py"


def subpages(subject: str) -> None:
    """Links to the subject's views; the one that is shown is marked."""
    with st.container(horizontal=True, gap="small"):
        for name, label in SUBJECTS[subject].items():
            st.page_link(page(name), label=verbatim(label))
