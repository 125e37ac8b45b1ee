"""Which month's reports are looked at, and what the version says of it."""

import datetime as dt
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from data.reporting.calendar import Calendar, Span, later, of_version
from queries import Scope
from ui.access.viewer import may_see
from ui.opened import ask, store, version_file
from ui.undivided import end_page

SHOWN = 12  # months to look back


@dataclass(frozen=True)
class Reported:
    """A month, when it is to be reported, and a row for each unit that reports it (reporting/units)."""

    month: dt.date
    span: Span
    units: pd.DataFrame

    @property
    def scope(self) -> Scope:
        """The month, for all units that the viewer may see."""
        return Scope(self.month, may_see=may_see())


def choose_month() -> Reported:
    """Let the reader choose a month; the one that is to be reported now is chosen. Ends a page without a version."""
    if store().current() is None:
        st.title("还没有数据", anchor=False)
        st.info("还没有发布过版本，不知道有哪些单位。请统计员先在“数据”页收基础配置并发布。", icon=":material/info:")
        end_page()
    dates = _calendar(version_file().id)
    newest = dates.latest(dt.date.today())
    months = [later(newest, -back) for back in range(SHOWN)]
    month = st.selectbox("报表月份", months, format_func="{:%Y-%m}".format, width=150)
    return Reported(month, dates.span(month), ask("reporting/units", Scope(month, may_see=may_see())))


@st.cache_resource(max_entries=8, show_spinner=False)
def _calendar(version_id: str) -> Calendar:
    """When the months of a version, the one that this rerun reads, are to be reported."""
    return of_version(version_file().path)
