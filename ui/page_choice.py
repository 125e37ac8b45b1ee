"""A page's own switch, bound to the address like the filters."""

from collections.abc import Collection, Mapping

import streamlit as st

from ui.verbatim_text import verbatim


def choice(label: str, options: Mapping[str, str], *, key: str, elsewhere: Collection[str] = ()) -> str:
    """One of `options` (value → name on screen), the first unless the reader or the address says otherwise.

    `elsewhere`: names that there are, but nothing of in this scope; whoever asks for one is told so.
    """
    names = list(options.values())
    for given in st.query_params.get_all(key):
        if not given or any(given == verbatim(name) for name in names):
            continue
        if any(given == verbatim(name) for name in elsewhere):
            st.info(
                f"所选月份和范围没有“{verbatim(given)}”的数据，改看“{verbatim(names[0])}”。", icon=":material/info:"
            )
        else:
            st.warning(
                f"网址中的{verbatim(label)}“{verbatim(given)}”不存在，已改看“{verbatim(names[0])}”。",
                icon=":material/link_off:",
            )
    picked = st.segmented_control(
        verbatim(label), names, default=names[0], required=True, format_func=verbatim, key=key, bind="query-params",
        persist_state="session", label_visibility="collapsed",
    )  # fmt: skip
    return next(value for value, name in options.items() if name == picked)
