"""The filters: one bar over every page, bound to the address, so that a link shares the view.

The address is read before the widgets are drawn, because Streamlit drops a value that doesn't exist without a word.
"""

import datetime as dt
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from queries import Scope
from ui.opened import ask
from ui.undivided import NOTES
from ui.verbatim_text import verbatim
from wording import filters

# Key in the address and in the session → (field of Scope, name on screen).
LISTS = {key: (field, label) for field, (key, label) in filters.LISTS.items()}
SWITCHES = {key: (field, label) for field, (key, label, _) in filters.SWITCHES.items()}
MONTH = "month"
SCOPE = "scope"
NOTICES = "address_notices"
OPEN = "filters_open"
FIELD_WIDTH = 190


def current_scope() -> Scope:
    """What the reader looks at, as the bar over this page says."""
    return st.session_state[SCOPE]


def look_at(scope: Scope) -> None:
    """Look at this scope from here on, without a bar: a meeting's was fixed when it was prepared."""
    st.session_state[SCOPE] = scope


def whose(*without: str) -> str:
    """Whose figures a page shows: 全县, or what the filters choose; `without` as in wording.filters.subject."""
    return filters.subject(vars(current_scope()), without)


def scope_bar(months: Sequence[dt.date], newest: dt.date) -> Scope:
    """Draw month and filters; return the scope. `months`: those with data, newest first; `newest`: the first shown."""
    choices = ask("overview/choices", Scope(newest))
    options = {MONTH: [f"{month:%Y-%m}" for month in months], **_by_filter(choices)}
    _check_address(options, newest)
    month = st.selectbox(
        "截止月份",
        options[MONTH],
        index=months.index(newest),
        key=MONTH,
        bind="query-params",
        persist_state="session",
        width=130,
        label_visibility="collapsed",
        help="截止月份",
        on_change=_forget_notices,
    )
    chips = st.container(horizontal=True, width="content", gap="small")
    with st.expander("筛选", icon=":material/filter_alt:", type="compact", key=OPEN, on_change="rerun"):
        # An expander, not a popover: a closed popover's widgets are unknown to the browser, which then drops them from
        # the address when the reader changes pages.
        _widgets(options)
    with chips:
        _removable()
    scope = Scope(
        dt.date.fromisoformat(f"{month}-01"),
        **{field: tuple(st.session_state.get(key) or ()) for key, (field, _) in LISTS.items()},
        **{field: bool(st.session_state[key]) for key, (field, _) in SWITCHES.items()},
    )
    st.session_state[SCOPE] = scope
    st.session_state[NOTES] = _notes(choices)
    return scope


def _widgets(options: dict[str, list[str]]) -> None:
    bound = {"bind": "query-params", "persist_state": "session", "on_change": _forget_notices}
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        for key, (_, label) in LISTS.items():
            if not options[key]:  # such as leaders where no ledger names one
                continue
            st.multiselect(
                verbatim(label),
                options[key],
                key=key,
                placeholder=f"全部{label}",
                select_all=False,
                width=FIELD_WIDTH,
                **bound,
            )
        for key, (_, label) in SWITCHES.items():
            st.toggle(verbatim(label), key=key, **bound)


def is_open() -> bool:
    """Whether the reader has the filters unfolded."""
    return bool(st.session_state.get(OPEN))


def notices() -> None:
    """Say which values of the address don't exist, until the reader changes a filter."""
    for text in st.session_state.get(NOTICES, []):
        st.warning(verbatim(text), icon=":material/link_off:")


def note(text: str) -> None:
    """Remember something that the address asked for and that can't be shown."""
    known = st.session_state.setdefault(NOTICES, [])
    if text not in known:
        known.append(text)


def _notes(choices: pd.DataFrame) -> list[str]:
    """What is to be known of what is chosen."""
    noted = choices.dropna(subset="note")
    return [
        f"{value}{note}"
        for key in LISTS
        for value, note in noted.loc[noted["filter"] == key, ["choice", "note"]].itertuples(index=False)
        if value in (st.session_state.get(key) or [])
    ]


def _by_filter(choices: pd.DataFrame) -> dict[str, list[str]]:
    return {key: choices.loc[choices["filter"] == key, "choice"].tolist() for key in LISTS}


def _check_address(options: dict[str, list[str]], newest: dt.date) -> None:
    latest, oldest = options[MONTH][0], options[MONTH][-1]
    for month in st.query_params.get_all(MONTH):
        if month not in options[MONTH]:
            note(f"{month or '（空）'} 没有数据，已改看 {newest:%Y-%m}。有数据的月份为 {oldest} 至 {latest}。")
    for key, (_, label) in LISTS.items():
        for value in st.query_params.get_all(key):
            if value and value not in options[key]:
                note(f"网址中的{label}“{value}”不存在，已忽略。请在“筛选”中重新选择。")
    for key, (_, label) in SWITCHES.items():
        for value in st.query_params.get_all(key):
            if value.lower() not in ("true", "false", ""):
                note(f"网址中的“{label}”只能是 true 或 false，“{value}”已忽略。")


def _forget_notices() -> None:
    st.session_state.pop(NOTICES, None)


def _chosen() -> list[tuple[str, str | None, str]]:
    """(key, value, text) of every active filter; the value of a switch is None."""
    lists = [
        (key, value, f"{label}：{value}")
        for key, (_, label) in LISTS.items()
        for value in st.session_state.get(key) or []
    ]
    return lists + [(key, None, label) for key, (_, label) in SWITCHES.items() if st.session_state.get(key)]


def _removable() -> None:
    for key, value, text in _chosen():
        st.button(
            verbatim(text),
            key=f"drop_{key}_{value}",
            icon=":material/close:",
            icon_position="right",
            type="tertiary",
            help="取消这项筛选",
            on_click=_drop,
            args=(key, value),
        )


def _drop(key: str, value: str | None) -> None:
    _forget_notices()
    st.session_state[key] = [kept for kept in st.session_state[key] if kept != value] if value is not None else False
