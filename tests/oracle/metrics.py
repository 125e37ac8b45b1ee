"""The metrics of projects, and the answer of overview/metrics."""

import numpy as np
import pandas as pd

from queries import Scope
from tests.oracle.kept import once_a_scope
from tests.oracle.ledger import (
    AUDITED,
    Period,
    Tables,
    counted,
    growth,
    has_funds,
    has_tasks,
    part,
    setting,
)
from tests.oracle.restated import fund_figure, prior, topmost
from tests.oracle.then import earlier

FUNDS = ("arrived", "arrived_out_province", "industrial_arrived", "fixed_assets")
METRICS = (
    "arrived", "arrived_out_province", "industrial_arrived", "signed", "signed_large", "started", "produced",
    "fixed_assets",
)  # fmt: skip
PART_OF = {"arrived_out_province": "arrived", "industrial_arrived": "arrived", "signed_large": "signed"}


@once_a_scope
def by_project(tables: Tables, scope: Scope) -> pd.DataFrame:
    """The projects that count, `weight` their part in scope: the whole amount of each metric, and 1 or 0 in a count."""
    period, frame = Period.of(scope), counted(tables, scope)
    funds = tables["monthly_funds"]
    funds = funds[(funds.audit_status == AUDITED) & funds.month.between(period.start, period.month)]
    from_out = funds[funds.origin == "out_province"]
    arrived, out = (rows.groupby("project_id", observed=True).amount.sum() for rows in (funds, from_out))
    frame = frame.assign(arrived=frame.project_id.map(arrived).astype(float).fillna(0))
    signed = period.holds(frame.signed)
    return frame[["project_id", "weight", "arrived"]].assign(
        arrived_out_province=frame.project_id.map(out).astype(float).fillna(0),
        industrial_arrived=frame.arrived.where(frame.is_industrial, 0),
        fixed_assets=frame.project_id.map(_fixed_assets(tables, period)).astype(float),
        signed=signed.astype(float),
        signed_large=(signed & (frame.agreed_investment >= setting(tables, "large_project"))).astype(float),
        started=period.holds(frame.started).astype(float),
        produced=period.holds(frame.producing).astype(float),
    )


def _fixed_assets(tables: Tables, period: Period) -> pd.Series:
    """The year's last reported 固投 of each project."""
    reports = tables["key_progress"].dropna(subset="fixed_assets")
    this_year = reports[reports.month.between(period.start, period.month)].sort_values("month")
    return this_year.drop_duplicates("project_id", keep="last").set_index("project_id").fixed_assets


@once_a_scope
def totals(tables: Tables, scope: Scope) -> pd.Series:
    """Each metric of the scope; NaN without funds in the year, or where nobody says anything of it."""
    if not has_funds(tables, scope):
        return pd.Series(np.nan, METRICS)
    frame = by_project(tables, scope)
    sums = {name: (frame[name] * (frame.weight if name in FUNDS else 1)).sum(min_count=1) for name in METRICS}
    return pd.Series(sums).fillna({name: 0 for name in METRICS if name != "fixed_assets"})


def metrics(tables: Tables, scope: Scope, tasks: pd.Series) -> pd.DataFrame:
    """overview/metrics; `tasks`: the scope's, by metric."""
    this, last = totals(tables, scope), totals(tables, earlier(scope, years=1))
    rows = [_compared(tables, scope, name, this, last) for name in METRICS]
    frame = pd.DataFrame(rows).assign(value=this.to_numpy(), pace=Period.of(scope).pace)
    frame["yoy"] = growth(frame.value, frame.prior)
    frame["share"] = part(frame.value, frame.metric.map(PART_OF).map(this).astype(float))
    frame["target"] = frame.metric.map(tasks).astype(float) if has_tasks(scope) else np.nan
    frame["completion"] = part(frame.value, frame.target)
    frame["pace_gap"] = frame.completion - frame.pace
    return frame


def _compared(tables: Tables, scope: Scope, name: str, this: pd.Series, last: pd.Series) -> dict[str, object]:
    """Last year's figure of a metric; of the funds only all that arrived and that of industry may be restated."""
    if name not in FUNDS:
        return {"metric": name, "prior": last[name], "basis": None}
    figure = {"arrived": fund_figure(scope), "industrial_arrived": "industrial_arrived"}.get(name, "")
    return {"metric": name, **prior(tables, scope, topmost(tables, scope), Period.of(scope).month, last[name], figure)}
