"""What questions of items are given beside the version: what people did since, and the day that items are judged by."""

import datetime as dt
from typing import Any

import pandas as pd
import streamlit as st

from data.dispatching import live
from queries import Scope
from ui.opened import ask, store


def ask_items(name: str, scope: Scope, **parameters: Any) -> pd.DataFrame:
    """The answer of a question of queries/dispatch/ as things stand now."""
    return ask(name, scope, **given(scope), **parameters)


def given(scope: Scope) -> dict[str, Any]:
    """What such a question takes: items acted on here, and today where the newest month is looked at.

    A past month is judged by its own end, and so is the sample, which would be overdue by more with each day.
    """
    return {"live": live.rows(store()), "day": day_of(scope)}


def day_of(scope: Scope) -> dt.date | None:
    """The day that what goes on is judged by; None: the end of the month that is looked at."""
    today = dt.date.today()
    told = ask("overview/identity", Scope(today, may_see=scope.may_see)).iloc[0]
    newest = told["newest_month"]
    if bool(told["is_sample"]) or pd.isna(newest) or scope.as_of < pd.Timestamp(newest).date():
        return None
    return today


def done_here() -> None:
    """Draw the page again, with what was just done."""
    st.rerun()
