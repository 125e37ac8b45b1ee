"""The links to a meeting: those that hold, each to be taken back, and the form that makes another."""

import datetime as dt
from urllib.parse import urlencode, urljoin

import streamlit as st

from data.warehouse import meeting_links
from records.accounts import all_accounts
from records.meeting_links import MeetingLink
from records.meetings import Meeting
from ui.boundary import boundary
from ui.navigation import BY_LINK, LINK
from ui.opened import store
from ui.verbatim_text import grey, small, verbatim

USUAL = dt.timedelta(days=7)


def links(meeting: Meeting) -> None:
    """Draw the links, folded, for who may prepare meetings."""
    if not store().actor.may("meet") or store().actor.shown_as:
        return
    place = st.expander("链接", key=f"links_{meeting.id}", on_change="rerun")
    if place.open:
        with place, boundary():
            small(
                verbatim(
                    "凭链接只能看这一次会议的画面，不能点开项目、下载、看别的页；每页写着看的人和日期，谁打开过记入操作记录。"
                )
            )
            _form(meeting)
            for each in meeting_links.holding(store(), meeting):
                _line(meeting, each)


def _form(meeting: Meeting) -> None:
    known = [each.name for each in all_accounts(store().records) if not each.is_closed]
    with st.form(f"link_{meeting.id}", border=False):
        left, right = st.columns([3, 1])
        readers = left.multiselect(
            "给谁看（不填：登录了的都可以）", known, format_func=verbatim, accept_new_options=True,
            placeholder="选择或写账号名",
        )  # fmt: skip
        today = dt.date.today()
        until = right.date_input("最后一天", today + USUAL, min_value=today, format="YYYY-MM-DD")
        sent = st.form_submit_button("做链接", type="primary")
    if sent:
        token = meeting_links.make(store(), meeting, readers, until)
        st.success("复制下面的网址发出去。只显示这一次，以后要用请再做一个。", icon=":material/link:")
        st.code(urljoin(st.context.url or "", f"{BY_LINK}?{urlencode({LINK: token})}"), language=None, wrap_lines=True)


def _line(meeting: Meeting, link: MeetingLink) -> None:
    """A link that holds, and the way to take it back."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        readers = "、".join(link.readers) or "登录了的都可以"
        words = verbatim(f"{readers}　至 {link.until}")
        st.markdown(f"{words}　{grey(verbatim(f'{link.made} 做'))}", width="content")
        if st.button("撤销", key=f"revoke_{link.id}", type="tertiary", icon=":material/link_off:"):
            meeting_links.revoke(store(), meeting, link.id)
            st.rerun()
