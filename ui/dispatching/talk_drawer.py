"""One negotiation in a drawer: what it is, what was noted of it, and a line to note more."""

from typing import Any

import pandas as pd
import streamlit as st

from data.dispatching import live, notes
from ui.access.viewer import viewer
from ui.boundary import boundary
from ui.dispatching.live import day_here, day_of, looks_at_now
from ui.drawer import drawer, in_address, nothing_there
from ui.opened import ask, store
from ui.scope_bar import current_scope
from ui.verbatim_text import small, static_table, verbatim
from wording.cells import word
from wording.columns import column
from wording.figures import day, money

SHOWN = (
    "negotiation_id", "investor", "region", "industry", "park", "unit", "substage", "probability", "appraisal",
    "leader", "department", "owner", "first_contact", "next_step", "next_due", "content",
)  # fmt: skip
ABOUT = "在谈 {}"


def live_notes() -> list[dict[str, Any]]:
    """What was noted of negotiations on the dashboard."""
    return live.noted(store(), day_here())


def talk_drawer(negotiation_id: str) -> None:
    """Show a negotiation over the page."""
    _talk_drawer(negotiation_id=negotiation_id)


@in_address("talk")
def _talk_drawer(*, negotiation_id: str) -> None:
    scope = current_scope()
    known = ask("negotiations/list", scope, notes=live_notes(), day=day_of(scope))
    found = known[known["negotiation_id"] == negotiation_id]
    if found.empty:
        nothing_there("没有找到这个在谈项目", "编号可能写错了，或已签约、流失，或不在所选的月份、范围和您的权限内。")
        return
    talk = found.iloc[0]
    drawer(f"{talk['talked_project']}　{money(talk['planned_investment'])}", _talk, talk)


def _talk(talk: pd.Series) -> None:
    told = {column(name).label: word(talk[name], column(name)) for name in SHOWN if not pd.isna(talk[name])}
    static_table({"栏目": list(told), "内容": list(told.values())}, hide_header=True)
    scope = current_scope()
    asked = {"notes": live_notes(), "day": day_of(scope), "negotiation_id": talk["negotiation_id"]}
    noted = ask("negotiations/notes", scope, **asked)
    st.markdown("**跟踪记录**" if len(noted) else "还没有跟踪记录。")
    for row in noted.itertuples():
        by = "" if pd.isna(row.noted_by) else f"（{row.noted_by}）"
        small(verbatim(f"{day(row.noted_on)}　{row.note}{by}"))
    if "note" not in viewer().acts or not looks_at_now(scope):
        return
    with st.form("talk_note", border=False):
        text = st.text_input("今天的跟踪情况", max_chars=300)
        sent = st.form_submit_button("记下", type="primary")
    if sent:
        with boundary():
            notes.write(store(), ABOUT.format(talk["negotiation_id"]), text)
            st.rerun()
