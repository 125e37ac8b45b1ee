"""The answers of what units report: reporting/units and reporting/projects, whatever else is filtered."""

import pandas as pd

from queries import Scope
from tests.oracle.ledger import ORIGINS, Period, Tables, units_in

LEFT = ("terminated", "withdrawn")


def units(tables: Tables, scope: Scope) -> pd.DataFrame:
    """reporting/units."""
    known, month = tables["units"].set_index("unit_id"), Period.of(scope).month
    frame = _standing(tables, scope)
    frame["unit_id"] = [_answering(known, unit, month) for unit in frame.report_unit]
    funds, reports = (tables[name] for name in ("monthly_funds", "key_progress"))
    funded = frame.project_id.isin(funds[funds.month == month].project_id)
    frame["projects"], frame["funded"], frame["key_projects"] = 1, funded, frame.is_key
    frame["key_reported"] = frame.is_key & frame.project_id.isin(reports[reports.month == month].project_id)
    counts = ["projects", "funded", "key_projects", "key_reported"]
    owing = units_in(tables, scope).dropna(subset="unit_group")[["unit_id", "unit", "unit_group"]]
    sums = frame.groupby("unit_id", as_index=False)[counts].sum()
    answer = owing.merge(sums, on="unit_id", how="left")
    return answer.assign(**{name: answer[name].fillna(0).astype(int) for name in counts})


def projects(tables: Tables, scope: Scope) -> pd.DataFrame:
    """reporting/projects."""
    then, funds = Period.of(scope), tables["monthly_funds"]
    frame = _standing(tables, scope)
    if scope.units or scope.may_see is not None:
        frame = frame[frame.report_unit.isin(units_in(tables, scope).unit_id)]
    funds = funds.merge(frame[["project_id", "capital_origin"]], on="project_id")
    now, own = funds.month == then.month, funds.origin == funds.capital_origin
    before = (funds.month >= then.start) & (funds.month < then.month)
    parts = {
        "arrived_before": before, "last_month": funds.month == then.month - pd.DateOffset(months=1),
        "arrived": now & own, "other_origins": now & ~own,
    }  # fmt: skip
    sums = {name: frame.project_id.map(funds[rows].groupby("project_id").amount.sum()) for name, rows in parts.items()}
    sums["arrived_before"] = sums["arrived_before"].fillna(0)
    told = {"project_id": frame.project_id, "project": frame.project_name, "origin": frame.capital_origin.map(ORIGINS)}
    return pd.DataFrame(told | sums)


def _standing(tables: Tables, scope: Scope) -> pd.DataFrame:
    """The projects that have not left until the month's end."""
    events = tables["stage_events"]
    gone = events[events.stage.isin(LEFT) & (events.actual <= Period.of(scope).end)].project_id
    return tables["projects"][~tables["projects"].project_id.isin(gone)].copy()


def _answering(known: pd.DataFrame, unit: str, month: pd.Timestamp) -> str:
    """The unit that it had become by then, itself or the next above it that is scored."""
    while True:
        row = known.loc[unit]
        if not pd.isna(row.merged_since) and row.merged_since <= month:
            unit = row.merged_into
        elif pd.isna(row.unit_group) and not pd.isna(row.parent_id):
            unit = row.parent_id
        else:
            return unit
