"""The accounts, and what can be done with one; a first password is shown once."""

import secrets
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from data.errors import DataError
from data.people import grants, sign_in
from data.warehouse.store import Store
from records.accounts import Account, all_accounts
from ui.boundary import boundary
from ui.opened import store
from ui.verbatim_text import small, verbatim

FIRST = "first_password"
BYTES = 12  # of a first password
RESET, CLOSE, REOPEN = "重设口令", "停用", "启用"


def accounts() -> tuple[Account, ...]:
    """Every account, by name, for who may grant."""
    store().actor.must("grant")
    return all_accounts(store().records)


def first_account() -> None:
    """Make the first account, an administrator's: with it everybody has to sign in, whoever made it too."""
    small(verbatim("有了第一个账号，打开看板的人就都要登录。第一个账号是管理员，由他再建账号、授权。"))
    with st.form("first_account", border=False):
        name = st.text_input("管理员账号", placeholder="例如：投资促进局办公室", max_chars=40)
        sent = st.form_submit_button("建管理员账号", type="primary")
    if sent:
        with boundary():
            own = store()  # with the account, whoever makes it is signed out
            grants.give(own, name.strip(), "admin")
            first = _add(own, name.strip())
            _told(name.strip(), first)
            st.markdown("记下口令，再刷新这一页去登录。")


def accounts_view(known: Sequence[Account]) -> None:
    """Draw the accounts and the forms of what is done with them."""
    st.header("账号", anchor=False)
    _shown_once()
    frame = pd.DataFrame({"账号": [each.name for each in known], "状态": [_state(each) for each in known]})
    st.dataframe(frame, hide_index=True, width="content")
    adding, changing = st.columns(2)
    with adding, st.form("add_account", border=False):
        name = st.text_input("新账号", placeholder="例如：望澜街道", max_chars=40)
        added = st.form_submit_button("建账号", icon=":material/person_add:")
    with changing, st.form("change_account", border=False):
        chosen = st.selectbox("已有账号", [each.name for each in known], format_func=verbatim)
        with st.container(horizontal=True):
            done = [what for what in (RESET, CLOSE, REOPEN) if st.form_submit_button(verbatim(what))]
    with boundary():
        if added:
            st.session_state[FIRST] = (name.strip(), _add(store(), name.strip()))
            st.rerun()
        elif done and chosen:
            _change(done[0], chosen)


def _add(store: Store, name: str) -> str:
    first = secrets.token_urlsafe(BYTES)
    sign_in.add(store, name, first)
    return first


def _change(what: str, name: str) -> None:
    if what == RESET:
        first = secrets.token_urlsafe(BYTES)
        sign_in.reset(store(), name, first)
        st.session_state[FIRST] = (name, first)
    elif what == CLOSE:
        if name == store().actor.name:
            raise DataError("不能停用自己的账号。")
        sign_in.close(store(), name)
    else:
        sign_in.reopen(store(), name)
    st.rerun()


def _shown_once() -> None:
    """The first password of an account that was just made: this once."""
    if told := st.session_state.pop(FIRST, None):
        _told(*told)


def _told(name: str, first: str) -> None:
    st.success(f"{verbatim(name)} 的初始口令（只显示这一次，首次登录时要改）：", icon=":material/key:")
    st.code(first, language=None, width="content")


def _state(each: Account) -> str:
    if each.is_closed:
        return "已停用"
    return "统一认证" if each.is_by_provider else "待改初始口令" if each.must_change else "在用"
