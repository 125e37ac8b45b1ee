"""A picture to take away: made in the reader's browser from what he sees, with title, basis and source on it."""

import datetime as dt

import streamlit as st

from data.people.actor import OWNER
from data.warehouse.store import Store
from queries import Scope
from records.audit import Act
from ui.access.viewer import may_see, viewer
from ui.browser import browser
from ui.download_button import TAKEN, may_take
from ui.opened import ask_row, version_id
from wording import filters
from wording.sentences import basis

WORDS = {"png": "图片 PNG", "svg": "图片 SVG"}


def picture_buttons(key: str, title: str, scope: Scope) -> None:
    """The buttons that save the picture drawn under `key`; nothing for who may not export."""
    who = viewer()
    if not may_take(who):
        return
    county = ask_row("overview/identity", Scope(dt.date.today(), may_see=may_see()))
    source = [f"来源：{county['county']}招商引资数据", f"版本 {version_id()}"]
    source += ["演示数据"] if county["is_sample"] else []
    told = {
        "kind": "picture",
        "of": f"{key}_",
        "title": title,
        "basis": basis(scope.as_of, f"范围：{filters.subject(vars(scope))}"),
        "source": " · ".join(source),
        "file": f"{title}_{scope.as_of:%Y-%m}_{version_id()}",
        "words": WORDS,
    }
    browser(f"picture_{key}", told, taken=lambda: _record(f"picture_{key}"))


def _record(key: str) -> None:
    """Enter who took it, as of every file that leaves."""
    who, name = viewer(), str(st.session_state[key]["taken"])
    if may_take(who) and who is not OWNER:
        Store.from_environment().record.append([Act(TAKEN, who.name, name[:200])])
