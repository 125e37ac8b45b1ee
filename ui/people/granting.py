"""What is granted, and the form that grants more: after a look in the place of whom it is for."""

import datetime as dt
from collections.abc import Sequence
from typing import Literal

import pandas as pd
import streamlit as st

from data.people import grants
from data.people.actor import ACTS, ROLES
from data.people.grants import Grant
from records.accounts import Account
from ui.access.viewer import look_in_place_of
from ui.boundary import boundary
from ui.navigation import page
from ui.opened import store
from ui.verbatim_text import Markdown, small, verbatim

COUNTY = "全县"


def grants_view(held: Sequence[Grant]) -> None:
    """Draw what holds; a row that is picked can be looked at in its holder's place, or taken back."""
    st.header("授权", anchor=False)
    if not held:
        small(verbatim("还没有授权：登录了也看不到数据。"))
        return
    units = grants.units(store())
    rows = [
        [each.name, ROLES[each.role].label, units.get(each.unit, each.unit) or COUNTY,
         f"{each.until:%Y-%m-%d}" if each.until else "长期", each.given_by]
        for each in held
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["账号", "角色", "范围", "期限", "授予人"])
    height: Literal["auto"] | int = "auto" if len(held) < 12 else 440
    event = st.dataframe(
        frame, hide_index=True, height=height, on_select="rerun", selection_mode="single-row",
        key=f"grants_{held[-1].number}_{len(held)}",  # another list, no row picked
    )  # fmt: skip
    picked = event["selection"]["rows"]
    if not picked:
        small(verbatim("点一行，可以以他的身份查看，或收回授权。"))
        return
    chosen = held[picked[0]]
    with st.container(horizontal=True):
        looks = st.button(f"以 {verbatim(chosen.name)} 的身份查看", icon=":material/visibility:")
        ends = st.button("收回这条授权", icon=":material/undo:")
    with boundary():
        if looks:
            _look(chosen.name)
        elif ends:
            grants.end(store(), chosen.number)
            st.rerun()


def grant_form(known: Sequence[Account]) -> None:
    """Grant a role, after a look at what it would show."""
    units = {"": COUNTY, **grants.units(store())}
    with st.form("grant", border=False):
        who, what, where, until = st.columns(4)
        name = who.selectbox("账号", [each.name for each in known if not each.is_closed], format_func=verbatim)
        role = what.selectbox("角色", list(ROLES), format_func=lambda each: ROLES[each].label)
        unit = where.selectbox("范围（含下级）", list(units), format_func=lambda each: verbatim(units[each]))
        last = until.date_input("最后一天（不填为长期）", None, min_value=dt.date.today(), format="YYYY-MM-DD")
        with st.container(horizontal=True):
            looks = st.form_submit_button("先看看他会看到什么", icon=":material/visibility:")
            gives = st.form_submit_button("授权", type="primary")
    with st.expander("各角色可以做什么"):
        st.markdown("\n".join(f"- **{verbatim(each.label)}**：{_acts(each.acts)}" for each in ROLES.values()))
    with boundary():
        if looks and name:
            _look(name, role, unit)
        elif gives and name:
            grants.give(store(), name, role, unit, last)
            st.rerun()


def _look(name: str, role: str = "", unit: str = "") -> None:
    look_in_place_of(grants.in_place_of(store(), name, role, unit))
    st.switch_page(page("overview"))


def _acts(acts: Sequence[str]) -> Markdown:
    return verbatim("、".join(ACTS[act] for act in acts))
