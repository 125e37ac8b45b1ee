"""The line that finds: one key away on every page."""

import datetime as dt
from pathlib import Path

import streamlit as st

from queries import Scope
from ui.access.viewer import may_see
from ui.boundary import boundary
from ui.browser import browser
from ui.navigation import page, subject_page
from ui.opened import ask
from ui.searching.index import Entity, found, index
from ui.verbatim_text import grey, small, verbatim

SHOWN = 12  # that fit on a laptop's screen
KEY = "/"
OPENS, LINE = "search", "search_line"
HINT = "名称的一部分、拼音首字母或编号"
ICONS = {"项目": "description", "在谈项目": "handshake", "单位": "apartment", "园区": "factory", "产业": "category"}


def search_button(month: dt.date, path: str) -> None:
    """The way to the line; what it finds is as of `month`. Over the page of that path its subject is marked."""
    browser(
        OPENS,
        {"kind": OPENS, "key": KEY, "words": {"open": "搜索"}, "subject": subject_page(path)},
        pressed=lambda: None,
    )
    if st.session_state[OPENS].get("pressed"):
        st.dialog("搜索", width="medium")(_line)(month)


def _line(month: dt.date) -> None:
    with boundary():
        asked = st.text_input("搜索", placeholder=HINT, live=True, label_visibility="collapsed", key=LINE)
        browser("line_focus", {"kind": "focus", "on": LINE})
        if not asked:
            small(verbatim("可找项目、投资方、在谈项目、单位、园区和产业，如“新材料”“xcl”"))
            return
        hits = found(index(ask("search/names", Scope(month, may_see=may_see()))), asked)
        if not hits:
            st.info(f"没有找到“{verbatim(asked)}”。换一个字少一些的说法，或用拼音首字母。")
        for hit in hits[:SHOWN]:
            _link(hit)
        if len(hits) > SHOWN:
            small(verbatim(f"共 {len(hits)} 条，只列最接近的 {SHOWN} 条；再多打一个字"))


def _link(hit: Entity) -> None:
    about = " · ".join(filter(None, (hit.kind, hit.gist, hit.others)))
    script, query = _place(hit)
    label = f"{verbatim(hit.name)}  \n{grey(verbatim(about))}"
    st.page_link(script, label=label, icon=f":material/{ICONS[hit.kind]}:", query_params=query)


def _place(hit: Entity) -> tuple[Path, dict[str, str]]:
    """The page of what was found, and what stands behind ? in its address."""
    match hit.kind:
        case "项目":
            return page("dossier"), {"id": hit.id}
        case "单位":
            return page("unit"), {"id": hit.id}
        case "在谈项目":
            return page("negotiations"), {}
        case "园区":
            return page("overview"), {"park": hit.name}
        case _:
            return page("chains"), {"industry": hit.name}
