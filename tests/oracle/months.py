"""The answer of overview/months: what each month of the last twelve added."""

import numpy as np
import pandas as pd

from queries import Scope
from tests.oracle.ledger import AUDITED, Period, Tables, audited_funds, counted
from tests.oracle.metrics import METRICS
from tests.oracle.metrics import totals as of_scope
from tests.oracle.then import Then


def months(tables: Tables, scope: Scope) -> pd.DataFrame:
    """overview/months."""
    past = twelve_months(scope)
    running = pd.DataFrame({month: of_scope(tables, Then.of(scope, month.date())) for month in past})
    others = running.index != "fixed_assets"
    running.loc[others] = running.loc[others].fillna(0)
    frame = grown(running, tables)
    active = pd.DataFrame({month: _active(tables, Then.of(scope, month.date())) for month in past[1:]})
    frame = pd.concat([frame, known_only(active, tables)])
    frame = frame.reindex([*METRICS, "reported", "industrial"]).rename_axis(index="metric", columns="month")
    return frame.stack(future_stack=True).rename("value").reset_index()


def twelve_months(scope: Scope) -> pd.DatetimeIndex:
    """The as-of month, the eleven before it, and the one from which the first of these grew."""
    return pd.date_range(end=Period.of(scope).month, periods=13, freq="MS")


def grown(running: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """A column a month, by how much each running total of the year grew in it; NaN in months that nobody reported."""
    before = running.shift(axis=1)
    before.loc[:, running.columns.month == 1] = 0.0
    return known_only((running - before).iloc[:, 1:], tables)


def known_only(frame: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """The columns of months that have audited money of anybody; NaN in the others."""
    funds = tables["monthly_funds"]
    known = funds.month[(funds.audit_status == AUDITED) & (funds.amount.astype(float) != 0)]
    return frame.mul(np.where(frame.columns.isin(known.unique()), 1.0, np.nan), axis=1)


def _active(tables: Tables, scope: Scope) -> pd.Series:
    """The projects that are 上报实施 at a month and have funds of that very month, and the industrial ones of them."""
    frame, month = counted(tables, scope), Period.of(scope).month
    funds = audited_funds(tables, month, month).groupby("project_id", observed=True).amount.sum().astype(float)
    frame = frame[frame.is_reported & frame.project_id.isin(funds.index[funds > 0])]
    return pd.Series({"reported": float(len(frame)), "industrial": float(frame.is_industrial.sum())})
