"""The button that pushes the reminders, where the environment opens a way and there is somebody to push to."""

import datetime as dt

import streamlit as st

from briefing.reminding.messages import Asked, messages
from briefing.reminding.pushing import push
from data.reporting import recipients
from data.reporting.channels import channels
from ui.boundary import boundary
from ui.opened import opened, store, version_file
from ui.verbatim_text import static_table, verbatim


def push_button(month: dt.date, due: dt.date | None, today: dt.date) -> None:
    """Draw the button; what became of each message is said under it."""
    with boundary():
        ways, known = channels(), recipients.known_to(store())
        if not ways or not known:
            return
        told = f"登记了 {len(known):d} 个催报对象：单位只收到自己的一条，全县的收到名单。每个对象一天只发一次。"
        if not st.button("发送催报", icon=":material/send:", help=verbatim(told)):
            return
        made = messages(store(), Asked(opened(version_file()), month, due, today))
        with st.spinner("正在发送…"):
            became = list(push(store(), ways, made, month))
        if not became:
            st.info("登记了的单位都已报送，没有要发的。", icon=":material/info:")
            return
        columns = {"对象": [each.message.whose for each in became], "方式": [each.message.to.kind for each in became]}
        static_table(columns | {"结果": [each.words for each in became]})
