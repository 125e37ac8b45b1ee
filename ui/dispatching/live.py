"""What questions of items are given beside the version: what people did since, and the day that items are judged by."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from data.dispatching import live
from queries import Scope
from ui.access.viewer import may_see
from ui.drawer import close
from ui.opened import ask_row, store


def given(scope: Scope) -> dict[str, Any]:
    """What a question of queries/dispatch/ takes: items acted on here, and today where the newest month is looked at.
    A page asks this once, as it reads the records.
    """
    return {"live": live.rows(store()), "day": day_of(scope)}


def day_of(scope: Scope) -> dt.date | None:
    """The day that what goes on is judged by; None: the end of the month that is looked at."""
    return live.judged_on(_county(), scope.as_of, dt.date.today())


def looks_at_now(scope: Scope) -> bool:
    """Whether the newest month is looked at; what is done now doesn't show in one before it."""
    return live.is_now(_county(), scope.as_of)


def day_here() -> dt.date:
    """The day of what is done here."""
    return acting_day(_county(), dt.date.today())


def acting_day(county: Mapping[str, Any], today: dt.date) -> dt.date:
    """Today; in the sample, for which no time passes, its last day: what is done wouldn't show on a later one."""
    if not bool(county["is_sample"]) or pd.isna(county["newest_month"]):
        return today
    last: dt.date = (pd.Timestamp(county["newest_month"]) + pd.offsets.MonthEnd(0)).date()
    return last


def _county() -> pd.Series:
    return ask_row("overview/identity", Scope(dt.date.today(), may_see=may_see()))


def done_here() -> None:
    """Draw the page again, with what was just done."""
    close()
    st.rerun()
