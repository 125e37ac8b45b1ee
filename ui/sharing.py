"""A link to what a reader looks at: page, month and filters, and the version whose figures they are."""

from urllib.parse import urlencode

import streamlit as st

from queries import Scope
from ui.opened import PINNED, version_id
from ui.printing import print_button
from ui.scope_bar import MONTH
from ui.verbatim_text import Markdown


def link_to_view(scope: Scope, label: Markdown) -> None:
    """Behind `label`, the address to send on; whoever opens it signs in and sees of it what is his."""
    card = st.popover(label, icon=":material/link:", type="tertiary", key="link_to_view", on_change="rerun")
    if card.open:
        with card:
            st.markdown(
                "复制后发给同事：打开的是同一页、同样的月份和筛选、同一版数据；要登录的先登录，只看得到自己有权看的。"
            )
            st.code(_address(scope), language=None, wrap_lines=True)
            print_button()


def _address(scope: Scope) -> str:
    """The address, with what it leaves out because it is the usual: month and version."""
    told = {key: st.query_params.get_all(key) for key in st.query_params}
    fixed = {MONTH: [f"{scope.as_of:%Y-%m}"], PINNED: [version_id()]}
    return f"{st.context.url}?{urlencode({**told, **fixed}, doseq=True)}"
