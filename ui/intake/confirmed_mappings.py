"""The mappings that persons confirmed: what each reads from where, and the way to use one no more."""

import streamlit as st

from data.mapping.remembered import Confirmed, forget, remembered
from ui.access.viewer import viewer
from ui.boundary import boundary
from ui.intake.draft import pending, send
from ui.opened import store
from ui.verbatim_text import small, static_table


def known_mappings() -> None:
    """Draw the remembered mappings, folded; nothing when there are none."""
    known = remembered(store())
    if not known:
        return
    with st.expander(f"已记住的对应关系 {len(known)} 份", icon=":material/sync_alt:"):
        small("这些表头自动按当时确认的列读取。确认错了的请停用，再上传一次，就可以重新指定。")
        static_table(
            {
                "读作": [each.kinds for each in known.values()],
                "哪一列是什么": [each.in_words for each in known.values()],
                "确认": [f"{each.by} {each.at:%Y-%m-%d}" for each in known.values()],
            }
        )
        _form(known)


def _form(known: dict[str, Confirmed]) -> None:
    with st.form("forget", border=False):
        numbered = {key: f"第 {number} 份：{each.kinds}" for number, (key, each) in enumerate(known.items(), 1)}
        key = st.selectbox("停用哪一份", list(numbered), format_func=numbered.__getitem__)
        sent = st.form_submit_button("停用")
    if sent:
        with boundary():
            forget(store(), key, viewer().name)
            if pending():
                send([])
            st.rerun()
