"""The form that raises an item, empty or filled from a red light that has none yet."""

from typing import Any

import pandas as pd
import streamlit as st

from data.dispatching import items
from data.intake.items import CATEGORIES
from data.people import grants
from records.items import KINDS, Item
from ui.access.viewer import viewer
from ui.boundary import boundary
from ui.dispatching.live import day_here, done_here, looks_at_now
from ui.drawer import drawer
from ui.opened import store
from ui.scope_bar import current_scope
from ui.verbatim_text import verbatim


def may_raise() -> bool:
    """Whether who looks may raise items for some unit, and looks at the month in which they would show."""
    return "raise" in viewer().acts and not viewer().shown_as and looks_at_now(current_scope())


def raise_form(of: pd.Series | None = None) -> None:
    """Raise an item over the page; `of`: a row of dispatch/agenda that has none."""
    title = "登记事项" if of is None else f"登记事项：{of['project']}"
    drawer(title, _form, of)


def _form(of: pd.Series | None) -> None:
    units = _units()
    known: dict[str, Any] = {} if of is None else {name: value for name, value in of.items() if not pd.isna(value)}
    names = list(units.values())
    place = names.index(known["unit"]) if known.get("unit") in names else 0
    with st.form("raise", border=False):
        kind = st.radio("事项类型", KINDS, horizontal=True, format_func=verbatim)
        matter = st.text_area("事项（卡在哪里、要定什么）", known.get("stuck", ""), max_chars=200)
        left, right = st.columns(2)
        category = left.selectbox("问题类别", list(CATEGORIES), format_func=verbatim)
        unit = right.selectbox("牵头单位", list(units), index=place, format_func=lambda each: verbatim(units[each]))
        owner = left.text_input("责任人（岗位）", max_chars=40)
        due = right.date_input("完成时限", None, format="YYYY-MM-DD")
        measure = st.text_input("解决措施", known.get("ask", ""), max_chars=200)
        sent = st.form_submit_button("登记", type="primary")
    if sent:
        with boundary():
            item = Item(
                "", kind, known.get("project_id"), unit, matter.strip(), category, day_here(), viewer().name,
                owner.strip() or None, known.get("leader"), measure.strip() or None, due,
            )  # fmt: skip
            items.raise_item(store(), item)
            done_here()


def _units() -> dict[str, str]:
    """The units that he may raise items for, by id."""
    own = items.steps_for(store()).get("填写进展")
    return {each: name for each, name in grants.units(store()).items() if own is None or each in own}
