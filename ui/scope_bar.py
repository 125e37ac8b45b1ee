"""The filters: one bar over every page, bound to the address, so that a link shares the view.

The address is read before the widgets are drawn, because Streamlit drops a value that doesn't exist without a word.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from data.people.actor import NotAllowed
from queries import Scope, Units
from ui.access.viewer import may_see, viewer
from ui.opened import ask, version_file
from ui.searching.index import Entity, found
from ui.undivided import NOTES
from ui.verbatim_text import verbatim
from wording import filters
from wording.figures import is_missing

# Key in the address and in the session → (field of Scope, name on screen).
LISTS = {key: (field, label) for field, (key, label) in filters.LISTS.items()}
SWITCHES = {key: (field, label) for field, (key, label, _) in filters.SWITCHES.items()}
MONTH = "month"
SCOPE, OFFERED = "scope", "filters_offered"
NOTICES = "address_notices"
TYPED = "filter_typed"  # what was typed just now, of which the address knows before the names stand in its place
OPEN = "filters_open"
FIELD_WIDTH = 190
FILTERS = ':color[筛选]{foreground="black"}'  # drawn at 60 %: of any other colour it would be too pale to read


@dataclass(frozen=True)
class Offered:
    """What can be chosen, by key, and what is to be known of it: (key, value, note)."""

    options: dict[str, list[str]]
    notes: list[tuple[str, str, str]]


def current_scope() -> Scope:
    """What the reader looks at, as the bar over this page says. Raises NotAllowed when he may no longer see as much:
    what redraws without its page begins here.
    """
    scope: Scope = st.session_state[SCOPE]
    if scope.may_see != may_see():
        raise NotAllowed("您的权限刚有变动，请刷新页面。")
    if scope.unmasked:
        viewer().must_see_cells()
    return scope


def look_at(scope: Scope) -> None:
    """Look at this scope from here on, without a bar: a meeting's was fixed when it was prepared."""
    st.session_state[SCOPE] = scope


def choices(key: str) -> list[str]:
    """What the bar over this page offers of a filter, by its key in the address."""
    offered: dict[str, list[str]] = st.session_state[OFFERED]
    return offered[key]


def whose(*without: str) -> str:
    """Whose figures a page shows: 全县, or what the filters choose; `without` as in wording.filters.subject."""
    return filters.subject(vars(current_scope()), without)


def scope_bar(months: Sequence[dt.date], newest: dt.date, own: Sequence[str], may_see: Units) -> Scope:
    """Draw month and filters; return the scope. `months`: those with data, newest first; `newest`: the first shown;
    `own`: the units of a viewer who may not see all, which he looks at as long as he chooses no other: what isn't the
    county's is never called so.
    """
    offered = _offered(version_file().id, f"{newest}", may_see, months)
    st.session_state[OFFERED] = options = offered.options
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
    with st.expander(FILTERS, icon=":material/filter_alt:", type="compact", key=OPEN, on_change="rerun"):
        # An expander, not a popover: a closed popover's widgets are unknown to the browser, which then drops them from
        # the address when the reader changes pages.
        _widgets([key for key in [*LISTS, *SWITCHES] if is_open() or _is_set(key)], options)
    chosen: dict[str, Any] = {
        **{field: tuple(_known(key)) for key, (field, _) in LISTS.items()},
        **{field: bool(st.session_state.get(key)) for key, (field, _) in SWITCHES.items()},
    }
    chosen["units"] = chosen["units"] or tuple(own)
    scope = Scope(dt.date.fromisoformat(f"{month}-01"), **chosen, may_see=may_see, unmasked=viewer().sees_cells)
    st.session_state[SCOPE] = scope
    st.session_state[NOTES] = _notes(offered)
    return scope


def _widgets(keys: Sequence[str], options: dict[str, list[str]]) -> None:
    """Draw these filters. Of those that are folded away only what is set must be there, to stay in the address."""
    if not keys:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        for key in keys:
            if key in SWITCHES:
                st.toggle(
                    verbatim(SWITCHES[key][1]),
                    key=key,
                    bind="query-params",
                    persist_state="session",
                    on_change=_forget_notices,
                )
            elif options[key]:  # there are none where, e.g., no ledger names a leader
                label = LISTS[key][1]
                st.multiselect(
                    verbatim(label),
                    options[key],
                    key=key,
                    placeholder=f"全部{label}",
                    select_all=False,
                    # Pinyin, or a part of a name. What an address says is accepted with what is typed, so not both.
                    accept_new_options=not _unknown(key, options),
                    width=FIELD_WIDTH,
                    bind="query-params",
                    persist_state="session",
                    on_change=_name_what_was_typed,
                    args=(key,),
                )


def _is_set(key: str) -> bool:
    """Whether the reader has chosen something of this filter, or the address asks for something."""
    return bool(st.session_state.get(key)) or key in st.query_params


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


@st.cache_resource(max_entries=8, show_spinner=False)
def _offered(version_id: str, newest: str, may_see: Units, _months: Sequence[dt.date]) -> Offered:
    """What the current version, `version_id`, offers to who may see these units: found out once."""
    choices = ask("overview/choices", Scope(dt.date.fromisoformat(newest), may_see=may_see))
    rows = choices[["filter", "choice", "note"]].itertuples(index=False)
    options = {MONTH: [f"{month:%Y-%m}" for month in _months], **{key: [] for key in LISTS}}
    notes = []
    for key, value, note in rows:
        options[key].append(value)
        if not is_missing(note):
            notes.append((key, value, note))
    return Offered(options, notes)


def _notes(offered: Offered) -> list[str]:
    """What is to be known of what is chosen."""
    return [f"{value}{note}" for key, value, note in offered.notes if value in (st.session_state.get(key) or [])]


def _check_address(options: dict[str, list[str]], newest: dt.date) -> None:
    latest, oldest = options[MONTH][0], options[MONTH][-1]
    for month in st.query_params.get_all(MONTH):
        if month not in options[MONTH]:
            note(f"{month or '（空）'} 没有数据，已改看 {newest:%Y-%m}。有数据的月份为 {oldest} 至 {latest}。")
    for key, (_, label) in LISTS.items():
        for value in _unknown(key, options):
            note(f"网址中的{label}“{value}”不存在，已忽略。请在“筛选”中重新选择。")
    for key, (_, label) in SWITCHES.items():
        for value in st.query_params.get_all(key):
            if value.lower() not in ("true", "false", ""):
                note(f"网址中的“{label}”只能是 true 或 false，“{value}”已忽略。")


def _unknown(key: str, options: dict[str, list[str]]) -> list[str]:
    """What the address asks of a list and doesn't exist there; what was typed just now is there under its name."""
    known = {"", *options[key], *st.session_state.get(TYPED, ())}
    return [value for value in st.query_params.get_all(key) if value not in known]


def _forget_notices() -> None:
    st.session_state.pop(NOTICES, None)


def _name_what_was_typed(key: str) -> None:
    """Callback: put the names in the place of what was typed of them; of several, ask for more."""
    _forget_notices()
    offered, label = choices(key), LISTS[key][1]
    st.session_state[TYPED] = set(st.session_state[key]).difference(offered)
    st.session_state[key] = list(
        dict.fromkeys(name for typed in st.session_state[key] for name in _named(typed, offered, label))
    )


def _named(typed: str, offered: Sequence[str], label: str) -> list[str]:
    if typed in offered:
        return [typed]
    names = [hit.name for hit in found([Entity(label, "", name, "", "") for name in offered], typed)]
    if len(names) != 1:
        said = f"可指{'、'.join(names)}，请再多打一个字" if names else "没有这一项：可打名称的一部分或拼音首字母"
        note(f"{label}“{typed}”{said}。")
    return names if len(names) == 1 else []


def _known(key: str) -> list[str]:
    """What is chosen of a filter, without what an address asks for and isn't offered: its field takes what is typed."""
    return [value for value in st.session_state.get(key) or [] if value in choices(key)]


def _chosen() -> list[tuple[str, str | None, str]]:
    """(key, value, text) of every active filter; the value of a switch is None."""
    lists = [(key, value, f"{label}：{value}") for key, (_, label) in LISTS.items() for value in _known(key)]
    return lists + [(key, None, label) for key, (_, label) in SWITCHES.items() if st.session_state.get(key)]


def chips() -> None:
    """What is chosen, each a button that takes it back; behind the filters, whose place mustn't change with it."""
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
