"""What surrounds every page: the bar in sight of the reader, and how to begin when there is no data."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd
import streamlit as st

from data.people.actor import OWNER, Actor
from data.warehouse.versions import VersionFile
from queries import Scope, Units
from ui.access.viewer import look_in_place_of
from ui.navigation import OF_A_UNIT, page, views_beside
from ui.opened import ask_row, back_to_current, is_pinned, take_current, version_file
from ui.scope_bar import SCOPE, chips, is_open, notices, scope_bar
from ui.searching.box import search_button
from ui.sharing import link_to_view
from ui.undivided import place_remarks
from ui.verbatim_text import Markdown, grey, small, verbatim
from wording import filters
from wording.sentences import basis, later_reports


def frame(who: Actor, path: str, *, filters: bool) -> bool:
    """Draw the bar over a page; return whether there is data to show.

    The bar carries month and filters (where the page has use for them), the views beside the one that is shown, by its
    `path` in the address, the county, 演示数据 and the version.
    """
    version = take_current()
    if version is None:
        return False
    known = _identity(version.id, f"{dt.date.today()}", who.may_see)
    at: Literal["top", "center"] = "top" if is_open() else "center"
    with st.container(horizontal=True, vertical_alignment=at, gap="small", key="bar"):
        scope = None
        if filters and known.months and known.newest:
            scope = scope_bar(known.months, known.newest, known.own_units, who.may_see)
        if scope is None:
            st.space("stretch")
        if not is_open():
            _aside(known, version, who, scope, path)
    if is_open():  # filters that are unfolded want the room
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="bar_aside"):
            _aside(known, version, who, scope, path)
    place_remarks(scope)
    if is_pinned():
        _pinned(version)
    if version.warning:
        st.warning(verbatim(version.warning), icon=":material/history:")
    if filters and known.later:
        small(verbatim(known.later))
    notices()
    return bool(known.months)


def _pinned(version: VersionFile) -> None:
    """That it isn't the current version, and the way back."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.info(f"这里看的是指定的版本 {verbatim(version.id)}，不是当前版本。", icon=":material/lock:")
        st.button("回到当前版本", key="back_to_current", on_click=back_to_current)


@dataclass(frozen=True)
class Identity:
    """Whose data a version holds; its months, newest first; the month to begin with; what came in later, in words;
    the units of a viewer who may not see all.
    """

    county: str
    is_sample: bool
    months: tuple[dt.date, ...]
    newest: dt.date | None
    later: str
    own_units: tuple[str, ...]


@st.cache_resource(max_entries=8, show_spinner=False)
def _identity(version_id: str, today: str, may_see: Units) -> Identity:
    """What the current version, `version_id`, says of itself: found out once a day."""
    told = ask_row("overview/identity", Scope(dt.date.fromisoformat(today), may_see=may_see))
    months = _dates(told["months"])
    newest = _newest(told["newest_month"], months)
    own = told["own_units"]
    own_units = () if own is None else tuple(own)
    return Identity(told["county"], bool(told["is_sample"]), tuple(months), newest, later_reports(told), own_units)


def _aside(known: Identity, version: VersionFile, who: Actor, scope: Scope | None, path: str) -> None:
    """The views beside this one; to the right what is chosen, to be taken back, the search, and whose data this is."""
    views_beside(path)
    chips()
    if known.newest:
        search_button(scope.as_of if scope else known.newest, path)
    is_told = scope is not None and scope.as_of == known.newest  # by the month that is chosen
    until = f"数据至 {known.newest:%Y-%m} · " if known.newest and not is_told else ""
    sample = ":orange-badge[演示数据]　" if known.is_sample else ""
    words = verbatim(f"{known.county} · {until}版本 {version.id}")
    if scope is None:
        st.markdown(f"{sample}{grey(words)}", width="content")
    else:
        link_to_view(scope, Markdown(f"{sample}{grey(words)}"))
    _leaving(who)


def whose_data(who: Actor) -> str:
    """Whose data a sheet of paper shows, of which month, filters and version, and who printed it when."""
    version, scope = version_file(), st.session_state.get(SCOPE)
    known = _identity(version.id, f"{dt.date.today()}", who.may_see)
    parts = [known.county, *(["演示数据"] if known.is_sample else [])]
    parts += [basis(scope.as_of), f"范围：{filters.subject(vars(scope))}"] if scope else []
    parts += [f"版本 {version.id}", f"{who.name} {dt.datetime.now():%Y-%m-%d %H:%M} 打印"]
    return " · ".join(parts)


def without_a_role(who: Actor) -> None:
    """Say to somebody who has signed in why there is nothing to see."""
    st.info(f"{verbatim(who.name)}还没有被授权，看不到数据。请联系管理员授予角色。", icon=":material/lock_person:")
    _leaving(who)


def refused(who: Actor, path: str) -> None:
    """Say to somebody who asked for a page that isn't for him that he doesn't get it."""
    frame(who, path, filters=False)
    if path == OF_A_UNIT and who.may("receive"):
        st.info("这一页供各单位上报自己的数，没有打开。各单位的报送在“月度上报”页。", icon=":material/lock_person:")
    else:
        st.info(
            f"{verbatim(who.name)}没有看这一页的权限，没有打开。需要时请管理员授权。", icon=":material/lock_person:"
        )


def _leaving(who: Actor) -> None:
    """Who is signed in, and the way out; nothing where nobody has to sign in."""
    if who.shown_as:
        st.markdown(f":orange[**正以{verbatim(who.shown_as)}的身份查看**]", width="content")
        st.button(":small[结束查看]", type="tertiary", on_click=look_in_place_of, args=(None,))
    elif who is not OWNER:
        st.markdown(grey(verbatim(who.name)), width="content")
        if st.button(":small[退出]", type="tertiary"):
            st.logout()  # leads to our own way out, which ends the sign-in


def begin() -> None:
    """What an empty store shows: how to start."""
    st.title("还没有数据")
    st.markdown(
        "三步即可看到看板：\n\n"
        "1. 在“数据”页下载空白模板，按模板填写；已有的台账也可以直接使用。\n"
        "2. 上传基础配置、项目台账和资金月报，系统逐行核对并给出回执。\n"
        "3. 确认回执后发布，各页随即更新。"
    )
    st.page_link(page("intake"), label="到“数据”页上传台账", icon=":material/upload_file:")


def _newest(month: Any, months: list[dt.date]) -> dt.date | None:
    """The month to begin with: the newest that counts, else the newest that anybody has reported."""
    return pd.Timestamp(month).date() if not pd.isna(month) else months[0] if months else None


def _dates(months: Iterable[Any] | None) -> list[dt.date]:
    return [] if months is None else [pd.Timestamp(month).date() for month in months]
