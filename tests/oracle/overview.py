"""The answers of overview/*: totals, trend, and what the filter bar needs."""

from dataclasses import replace

import numpy as np
import pandas as pd

from queries import Scope
from tests.oracle.ledger import (
    AUDITED,
    CENT,
    NAMES,
    Period,
    Tables,
    audited_funds,
    below,
    counted,
    growth,
    has_funds,
    has_tasks,
    part,
    selected,
    setting,
    stage_dates,
    units_in,
)
from tests.oracle.metrics import metrics as of_metrics
from tests.oracle.restated import fund_figure, prior, topmost
from tests.oracle.then import Then, earlier, living_units, shares_then, tasks_then, units_then
from tests.oracle.units import shares_below

COUNTS = ("reported_projects", "other_projects", "industrial_projects", "signed", "started", "produced")
MONEY = ("arrived", "reported_arrived", "industrial_arrived", "industrial_reported_arrived", "agreed_investment")
SIZES = ("agreed_average", "large_share")


def totals(tables: Tables, scope: Scope) -> pd.DataFrame:
    """overview/totals."""
    this, last = _period_totals(tables, scope), _period_totals(tables, earlier(scope, years=1))
    compared, industrial = (
        prior(tables, scope, topmost(tables, scope), Period.of(scope).month, last[name], figure)
        for name, figure in (("arrived", fund_figure(scope)), ("industrial_arrived", "industrial_arrived"))
    )
    tasks, pace = task_totals(tables, scope), Period.of(scope).pace
    completion = part(this["arrived"], tasks.get("arrived", np.nan))
    ahead, months = this["arrived"] - (tasks.get("arrived") or np.nan), Period.of(scope).month.month
    row = {
        "as_of": Period.of(scope).month,
        **this,
        "other_arrived": this["arrived"] - this["reported_arrived"],
        **_untasked(tables, scope, tasks.get("arrived", np.nan)),
        "arrived_prior": compared["prior"],
        "arrived_prior_reported": compared["reported"],
        "prior_basis": compared["basis"],
        "yoy": growth(this["arrived"], compared["prior"]),
        "target": tasks.get("arrived"),
        "ahead_of_target": ahead,
        "arrived_monthly": this["arrived"] / months,
        "needed_monthly": -ahead / (12 - months) if ahead < 0 and months < 12 else np.nan,
        "completion": completion,
        "pace": pace,
        "pace_gap": completion - pace,
        "reported_prior": last["reported_projects"],
        "industrial_prior": last["industrial_projects"],
        "reported_change": this["reported_projects"] - last["reported_projects"],
        "industrial_change": this["industrial_projects"] - last["industrial_projects"],
        "industrial_arrived_prior": industrial["prior"],
        "industrial_yoy": growth(this["industrial_arrived"], industrial["prior"]),
        **{f"{name}_prior": last[name] for name in ("signed", "started", "produced", *SIZES)},
        **{f"{name}_target": tasks.get(name) for name in ("signed", "started", "produced")},
    }
    return pd.DataFrame([row])


def metrics(tables: Tables, scope: Scope) -> pd.DataFrame:
    """overview/metrics."""
    frame = of_metrics(tables, scope, task_totals(tables, scope)).rename(columns={"basis": "prior_basis"})
    told = frame.prior_basis.where(frame.prior_basis.notna() | frame.prior.isna(), "按原报数")
    return frame.assign(prior_basis=told, change=frame.value - frame.prior)


def _period_totals(tables: Tables, scope: Scope) -> dict[str, float]:
    if not has_funds(tables, scope):
        return dict.fromkeys(COUNTS + MONEY + SIZES, np.nan)
    frame, period = counted(tables, scope), Period.of(scope)
    signed = period.holds(frame.signed)
    agreed = frame.agreed_investment[signed].dropna().astype(float)
    return {
        "reported_projects": frame.is_reported.sum(),
        "reported_arrived": frame.arrived[frame.is_reported].sum(),
        "other_projects": (~frame.is_reported & (frame.arrived != 0)).sum(),
        "industrial_reported_arrived": frame.arrived[frame.is_reported & frame.is_industrial].sum(),
        "industrial_projects": (frame.is_reported & frame.is_industrial).sum(),
        "arrived": frame.arrived.sum(),
        "industrial_arrived": frame.arrived[frame.is_industrial].sum(),
        "signed": signed.sum(),
        "started": period.holds(frame.started).sum(),
        "produced": period.holds(frame.producing).sum(),
        "agreed_investment": (frame.agreed_investment * frame.weight)[signed].sum(),
        "agreed_average": round(agreed.mean(), CENT),
        "large_share": (agreed >= setting(tables, "large_project")).mean(),
    }


def _untasked(tables: Tables, scope: Scope, task: float) -> dict[str, float]:
    """What units brought that have no task while others share the whole's."""
    if not has_tasks(scope) or task != task:
        return dict.fromkeys(("untasked_units", "untasked_arrived", "untasked_part"), np.nan)
    targets, inside = tasks_then(tables, scope), units_in(tables, scope).unit_id
    mine = targets[(targets.year == Period.of(scope).start.year) & (targets.metric == "arrived")].unit_id
    mine = mine[mine.isin(inside) & ~mine.isin(topmost(tables, scope))]
    tasked = below(units_then(tables, scope), list(mine))
    shares = shares_then(tables, scope)
    shares = shares[shares.unit_id.isin(inside) & ~shares.unit_id.isin(list(tasked))] if len(mine) else shares.iloc[:0]
    whole = counted(tables, Scope(scope.as_of, may_see=None)).set_index("project_id").arrived
    brought = (shares.ratio.astype(float) * shares.project_id.map(whole).astype(float)).fillna(0)
    by_unit = brought.groupby(shares.unit_id).sum().round(CENT)
    by_unit = by_unit[by_unit != 0]
    return {
        "untasked_units": len(by_unit), "untasked_arrived": by_unit.sum(), "untasked_part": part(by_unit.sum(), task),
    }  # fmt: skip


def years(tables: Tables, scope: Scope) -> pd.DataFrame:
    """overview/years."""
    period, funds = Period.of(scope), tables["monthly_funds"]
    weights = counted(tables, scope).set_index("project_id").weight
    wanted = (funds.audit_status == AUDITED) & (funds.month <= period.month)
    rows = funds[wanted]
    known = rows[rows.amount.astype(float) != 0].month.dt.year.unique()
    amounts = rows.amount.astype(float) * rows.project_id.astype(str).map(weights).astype(float).fillna(0)
    so_far = amounts[rows.month.dt.month <= period.month.month]
    return pd.DataFrame(
        {
            "year": sorted(known),
            "arrived": [amounts[rows.month.dt.year == year].sum() for year in sorted(known)],
            "arrived_so_far": [so_far[rows.month.dt.year == year].sum() for year in sorted(known)],
        }
    )


def task_totals(tables: Tables, scope: Scope) -> dict[str, float]:
    """The year's tasks of the scope by metric; none under a filter by which tasks can't be divided.

    A unit's own task, else the sum of the ranked units' below it; of the chosen units those that are below no other.
    """
    if not has_tasks(scope):
        return {}
    units = units_then(tables, scope)
    targets = tasks_then(tables, scope).merge(units[["unit_id", "unit_group"]], on="unit_id")
    targets = targets[targets.year == Period.of(scope).start.year]
    sums: dict[str, float] = {}
    for unit_id in topmost(tables, scope):
        own = targets[targets.unit_id == unit_id].set_index("metric").value
        under = targets[targets.unit_id.isin(below(units, [unit_id])) & targets.unit_group.notna()]
        tasks = own.combine_first(under.groupby("metric").value.sum())
        sums = {metric: sums.get(metric, 0) + tasks.get(metric, 0) for metric in {*sums, *tasks.index}}
    return sums


def trend(tables: Tables, scope: Scope) -> pd.DataFrame:
    """overview/trend."""
    period = Period.of(scope)
    last_year = period.start - pd.DateOffset(years=1)
    this = _by_month(tables, scope, period.start, period.month)
    last = _by_month(tables, scope, last_year, period.start - pd.DateOffset(months=1))
    frame = pd.DataFrame(
        {"month": pd.date_range(period.start, periods=12, freq="MS"), "arrived": this, "arrived_prior": last}
    )
    if not has_funds(tables, earlier(scope, years=1)):
        frame["arrived_prior"] = np.nan
    frame.loc[(frame.month > period.month) | (not has_funds(tables, scope)), "arrived"] = np.nan
    frame["arrived_ytd"] = frame.arrived.cumsum()
    units, ledger = topmost(tables, scope), frame.arrived_prior.cumsum()
    compared = [
        prior(tables, scope, units, month, amount, fund_figure(scope))
        for month, amount in zip(frame.month, ledger, strict=True)
    ]
    frame["arrived_ytd_prior"] = pd.Series([one["prior"] for one in compared], dtype=float)
    frame["arrived_ytd_prior_reported"] = pd.Series([one["reported"] for one in compared], dtype=float)
    frame["prior_basis"] = [one["basis"] for one in compared]
    frame["arrived_prior"] = frame.arrived_ytd_prior - frame.arrived_ytd_prior.shift(fill_value=0)
    frame["pace_target"] = task_totals(tables, scope).get("arrived", np.nan) * frame.month.dt.month / 12
    frame["ahead_of_prior"] = frame.arrived_ytd - frame.arrived_ytd_prior
    frame["ahead_of_pace"] = frame.arrived_ytd - frame.pace_target
    return frame


def _by_month(tables: Tables, scope: Scope, start: pd.Timestamp, end: pd.Timestamp) -> np.ndarray:
    """Twelve months' weighted arrivals: how the running total grew, each month's by whose the projects were then."""
    funds = audited_funds(tables, start, end)
    months = pd.date_range(start, periods=12, freq="MS")
    running = funds.pivot_table(index="project_id", columns="month", values="amount", aggfunc="sum", observed=True)
    running = running.reindex(columns=months).fillna(0).cumsum(axis=1)
    totals = [running[month].mul(_weights(tables, scope, month), fill_value=0).sum() for month in months]
    return np.diff(totals, prepend=0.0)


def _weights(tables: Tables, scope: Scope, month: pd.Timestamp) -> pd.Series:
    """The weight of each audited project in scope, by whose it was in that month; 0 of the others."""
    projects = selected(tables, Then.of(scope, month.date()))
    weights = projects[projects.audit_status == AUDITED].set_index("project_id").weight
    return weights.reindex(tables["projects"].project_id, fill_value=0)


def choices(tables: Tables, scope: Scope) -> pd.DataFrame:
    """overview/choices."""
    free = Scope(scope.as_of, may_see=scope.may_see)
    frame, units = selected(tables, free), tables["units"]
    ranked = units[units.unit_group.notna() & units.unit_id.isin(units_in(tables, free).unit_id)]
    ranked = ranked.set_index("unit_id").unit
    brought_in = shares_below(tables, free).unit_id.value_counts()
    inside = frame.park.value_counts().reindex(tables["parks"].park, fill_value=0)
    counts = {
        "industry": frame.industry.value_counts().reindex(tables["industries"].industry, fill_value=0),
        "park": pd.concat([inside, frame.place[frame.park.isna()].value_counts()]),
        "region": frame.region.value_counts(),
        "chain_node": frame.chain_node.value_counts(),
        "origin": frame.from_origin.value_counts(),
        "leader": frame.leader.value_counts(),
        "stage": frame.project_id.map(stage_dates(tables, free).stage.astype(object).map(NAMES)).value_counts(),
        "unit": brought_in.reindex(ranked.index, fill_value=0).rename(index=ranked),
    }
    frame = pd.concat(
        [
            pd.DataFrame({"filter": name, "choice": count.index.astype(str), "projects": count.to_numpy()})
            for name, count in counts.items()
        ]
    )
    run, units = _run_by_units(tables, scope), tables["units"]
    return frame.assign(note=[_note(run, units, *each) for each in zip(frame["filter"], frame.choice, strict=True)])


def _run_by_units(tables: Tables, scope: Scope) -> pd.DataFrame:
    """The parks that a unit runs which isn't called like them, with that unit."""
    units, parks = tables["units"], tables["parks"]
    parks = parks.assign(unit_id=parks.unit_id.map(living_units(tables, scope)))
    parks = parks.merge(units[["unit_id", "unit", "parent_id"]], on="unit_id")
    return parks[(parks.park.astype(str) != parks.unit.astype(str)) & parks.parent_id.notna()]


def _note(parks: pd.DataFrame, units: pd.DataFrame, kind: str, choice: str) -> str | None:
    """Who runs a park under another name, what a unit runs, and what became of it."""
    if kind == "park":
        runs = parks.unit[parks.park == choice]
        return f"由{runs.iloc[0]}管理" if len(runs) else None
    if kind != "unit":
        return None
    names = sorted(parks.park[parks.unit == choice].astype(str))
    notes = [f"管理{'、'.join(names)}"] if names else []
    names_of = units.set_index("unit_id").unit
    gone = units[(units.unit == choice) & units.merged_into.notna()]
    notes += [f"自 {row.merged_since:%Y-%m} 起并入{names_of[row.merged_into]}" for row in gone.itertuples()]
    return "；".join(notes) or None


def identity(tables: Tables, scope: Scope) -> pd.DataFrame:
    """overview/identity."""
    settings = tables["settings"].set_index("setting").value
    funds = tables["monthly_funds"]
    months = sorted(funds.month.unique(), reverse=True)
    newest = funds.month[(funds.audit_status == AUDITED) & (funds.amount.astype(float) != 0)].max()
    later = funds[funds.month > newest]
    units = later.project_id.astype(str).map(tables["projects"].set_index("project_id").report_unit)
    seen = units_in(tables, replace(scope, units=()))
    units = units[units.isin(seen.unit_id)].map(tables["units"].set_index("unit_id").unit)
    own = seen[~seen.parent_id.isin(seen.unit_id)].sort_values("unit_id").unit
    return pd.DataFrame(
        [
            {
                "county": settings["county"],
                "city": settings["city"],
                "revival_region": settings.get("revival_region") or None,
                "is_sample": settings["is_sample"] == "是",
                "months": list(months),
                "newest_month": newest,
                "later_months": sorted(later.month.unique()) or None,
                "later_units": sorted(units.unique()) or None,
                "own_units": None if scope.may_see is None else list(own),
            }
        ]
    )
