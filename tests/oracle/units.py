"""The answers that rank units: rankings/units, rankings/metrics, and the ranking that the boards are made of."""

from dataclasses import replace

import numpy as np
import pandas as pd

from queries import Scope
from tests.oracle.kept import once_a_scope
from tests.oracle.ledger import (
    CENT,
    Period,
    Tables,
    below,
    growth,
    has_funds,
    has_tasks,
    part,
    units_in,
)
from tests.oracle.metrics import FUNDS, METRICS, by_project, totals
from tests.oracle.restated import by_unit
from tests.oracle.then import earlier, shares_then, tasks_then, units_then


def places(frame: pd.DataFrame, *, from_last: bool = False) -> pd.Series:
    """1-2-2-4 places by completion, then by value, by metric and group; NA without a completion."""
    done = frame.completion.round(12)  # equal rates are equal, whatever floats make of them
    level = frame.groupby([done, "value"]).ngroup().where(frame.completion.notna())
    return level.groupby([frame.metric, frame.unit_group]).rank(method="min", ascending=from_last).astype("Int64")


def _values(tables: Tables, scope: Scope) -> pd.DataFrame:
    """What each ranked unit did this year, with everything below it, in scope or not: unit_id, metric, value."""
    frame = by_project(tables, replace(scope, units=(), may_see=None))
    done = frame[["project_id", *METRICS]].merge(shares_below(tables, scope), on="project_id")
    for name in FUNDS:
        done[name] *= done.ratio
    sums = done.groupby("unit_id")[list(METRICS)].sum(min_count=1).round(CENT)
    return sums.melt(ignore_index=False, var_name="metric", value_name="value").reset_index()


def arrived_of_units(tables: Tables, scope: Scope) -> pd.Series:
    """What arrived this year of each ranked unit, with everything below it."""
    return _values(tables, scope).query("metric == 'arrived'").set_index("unit_id").value


@once_a_scope
def shares_below(tables: Tables, scope: Scope) -> pd.DataFrame:
    """Each ranked unit's ratio of each project that it or a unit below it brought in."""
    units = units_then(tables, scope)
    ranked = tables["units"].dropna(subset="unit_group").unit_id  # those that have been merged, too
    parents = set(units.parent_id.dropna())
    reach = pd.DataFrame(
        [
            (lower, unit_id)
            for unit_id in ranked
            for lower in (below(units, [unit_id]) if unit_id in parents else [unit_id])
        ],
        columns=["lower", "ranked"],
    )
    shares = shares_then(tables, scope).merge(reach, left_on="unit_id", right_on="lower")
    if (reach.lower == reach.ranked).all():
        return shares[["project_id", "unit_id", "ratio"]]
    sums = shares.groupby(["project_id", "ranked"], as_index=False).ratio.sum()
    return sums.rename(columns={"ranked": "unit_id"})


@once_a_scope
def figures(tables: Tables, scope: Scope) -> pd.DataFrame:
    """Every ranked unit that may be seen, by metric: value, its share of the county's, target, completion and places in
    its whole group from both ends; and whether the filter chooses it."""
    units = units_then(tables, scope).dropna(subset="unit_group")[["unit_id", "unit", "unit_group", "is_weak"]]
    frame = units.merge(pd.DataFrame({"metric": METRICS}), how="cross")
    values = _values(tables, scope)
    frame = frame.merge(values, on=["unit_id", "metric"], how="left")
    zero = frame.metric.map(lambda metric: np.nan if metric == "fixed_assets" else 0.0)
    frame["value"] = frame.value.fillna(zero) if has_funds(tables, scope) else np.nan
    whole = totals(tables, replace(scope, units=(), may_see=None))
    frame["share"] = part(frame.value, frame.metric.map(whole).astype(float))
    targets = tasks_then(tables, scope)
    targets = targets[targets.year == Period.of(scope).start.year].rename(columns={"value": "target"})
    frame = frame.merge(targets[["unit_id", "metric", "target"]], on=["unit_id", "metric"], how="left")
    frame["target"] = frame.target if has_tasks(scope) else np.nan
    frame["completion"] = part(frame.value, frame.target)
    frame["pace"] = Period.of(scope).pace
    frame["pace_gap"] = frame.completion - frame.pace
    frame["rank"], frame["from_last"] = places(frame), places(frame, from_last=True)
    frame["is_chosen"] = frame.unit_id.isin(units_in(tables, scope).unit_id)
    return frame[frame.unit_id.isin(units_in(tables, replace(scope, units=())).unit_id)]


def metrics(tables: Tables, scope: Scope) -> pd.DataFrame:
    """rankings/metrics."""
    return figures(tables, scope).drop(columns=["unit_id", "is_weak"])


def ranking(tables: Tables, scope: Scope) -> pd.DataFrame:
    """rankings/units."""
    frame = figures(tables, scope).query("metric == 'arrived'").rename(columns={"value": "arrived"})
    last = _values(tables, earlier(scope, years=1)).query("metric == 'arrived'").set_index("unit_id").value
    before = figures(tables, earlier(scope, months=1)).query("metric == 'arrived'").set_index("unit_id")["rank"]
    known = has_funds(tables, earlier(scope, years=1))
    ledger = last.reindex(frame.unit_id).fillna(0) if known else pd.Series(np.nan, frame.unit_id)
    compared = by_unit(tables, scope, ledger)
    names = {"arrived_prior": "prior", "arrived_prior_reported": "reported", "prior_basis": "basis"}
    frame = frame.assign(**{name: frame.unit_id.map(compared[column]) for name, column in names.items()})
    frame["yoy"] = growth(frame.arrived, frame.arrived_prior)
    change = frame.unit_id.map(before) - frame["rank"]
    frame["rank_change"] = change if Period.of(scope).month.month > 1 else pd.NA
    left = 12 - Period.of(scope).month.month
    frame["ahead_of_pace"] = frame.arrived - frame.target * (12 - left) / 12
    short = (frame.arrived < frame.target) & (left > 0)
    frame["needed_monthly"] = ((frame.target - frame.arrived) / (left or np.nan)).where(short)
    frame["weak_arrived"] = frame.arrived[frame.is_weak].sum(min_count=1)
    untasked = frame.arrived.where(frame.completion.isna() & (frame.arrived > 0))
    frame["untasked_arrived"] = untasked.groupby(frame.is_chosen).transform("sum", min_count=1)
    return frame.drop(columns="metric")
