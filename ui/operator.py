"""Who does something to the store, for the record: who has signed in, else who says so, remembered in the session."""

import streamlit as st

from ui.access.viewer import account_name
from ui.verbatim_text import verbatim

OPERATOR, UNSIGNED = "operator", "网页"


def operator(role: str = "操作人", key: str | None = None) -> str:
    """Who acts, in the `role` that the act is recorded under; where nobody signs in, '' as long as nobody says."""
    if name := account_name():
        st.caption(f"{verbatim(role)}：{verbatim(name)}")
        return name
    known: str = st.session_state.get(OPERATOR, "")
    return st.text_input(verbatim(role), known, placeholder="单位或岗位，例如：统计股", max_chars=30, key=key).strip()


def is_signed(by: str, role: str = "操作人") -> bool:
    """Whether an act has somebody to be recorded with, who is then remembered; where it hasn't, say so."""
    if not by:
        st.warning(f"请填写{verbatim(role)}，操作记录会记下。")
        return False
    st.session_state[OPERATOR] = by
    return True


def signed() -> str:
    """Who acts where nobody is asked: who has signed in or was asked before in the session, else the page."""
    return account_name() or st.session_state.get(OPERATOR) or UNSIGNED
