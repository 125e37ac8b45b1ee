"""The answers of changes/late*: what was reported in time beside what is known now, unit by unit and month by month."""

import numpy as np
import pandas as pd

from queries import Scope
from tests.oracle.ledger import AUDITED, Period, Tables, below, growth, setting, units_in
from tests.oracle.then import shares_then, units_then

Month = pd.Timestamp


def _known(tables: Tables, scope: Scope, months: int) -> pd.DataFrame:
    """unit_id, month, arrived, first, in_time: of the units in scope, of months of which anybody reported in time."""
    last = Period.of(scope).month
    span = last - pd.DateOffset(months=months - 1), last
    projects = tables["projects"]
    funds = tables["monthly_funds"]
    counts = (funds.audit_status == AUDITED) & (funds.amount != 0) & funds.month.between(*span)
    counts &= funds.project_id.isin(projects.project_id[projects.audit_status == AUDITED])
    shares = shares_then(tables, Scope(scope.as_of, may_see=None))
    whole = funds[counts].astype({"project_id": str}).merge(shares.astype({"project_id": str}), on="project_id")
    whole["arrived"] = whole.amount * whole.ratio.astype(float)
    now = whole.groupby(["unit_id", "month"]).arrived.sum()
    told = tables["first_reports"]
    term = told.month + pd.offsets.MonthEnd(0) + pd.Timedelta(days=setting(tables, "first_report_days"))
    told = told[(told.reported_on <= term) & told.month.between(*span)]
    first = told.rename(columns={"unit": "unit_id"}).set_index(["unit_id", "month"]).amount.rename("first")
    both = pd.concat([now, first], axis=1).reset_index()
    both = both.assign(in_time=both["first"].notna()).fillna({"arrived": 0, "first": 0})
    is_own = both.unit_id.isin(units_in(tables, scope).unit_id) if scope.units or scope.may_see else True
    return both[both.month.isin(told.month.unique()) & is_own]


def months(tables: Tables, scope: Scope) -> pd.DataFrame:
    """changes/late."""
    last, known = Period.of(scope).month, _known(tables, scope, 24)
    by_month = known.groupby("month")
    frame = pd.DataFrame({
        "first_reported": by_month["first"].sum(), "arrived_now": by_month.arrived.sum(),
        "units_reported": by_month.size(), "units_late": (~known.in_time).groupby(known.month).sum().astype(int),
    }).reset_index()  # fmt: skip
    frame["late_amount"] = frame.arrived_now - frame.first_reported
    frame["late_growth"] = growth(frame.arrived_now, frame.first_reported)
    settled = frame.month <= last - pd.DateOffset(months=int(setting(tables, "late_settled_months")))
    grown = frame.late_growth[settled].dropna()
    usual = grown.median() if len(grown) >= setting(tables, "late_least_months") else np.nan
    final = (frame.first_reported * (1 + usual)).where((frame.month == last) & (frame.first_reported > 0))
    return frame.assign(
        months_known=len(grown), usual_growth=usual, expected_final=final, expected_more=final - frame.arrived_now
    )


def units(tables: Tables, scope: Scope) -> pd.DataFrame:
    """changes/late_units."""
    known = _known(tables, scope, 13)
    known = known[known.month < Period.of(scope).month]
    tree, rows = units_then(tables, scope), []
    for unit in units_in(tables, scope).dropna(subset="unit_group").to_dict("records"):
        own = known[known.unit_id.isin(below(tree, [unit["unit_id"]]))]
        by_month = own.groupby("month")
        first, now = by_month["first"].sum(), by_month.arrived.sum()
        if own.empty:
            continue
        rows.append({
            "unit_id": unit["unit_id"], "unit": unit["unit"], "unit_group": unit["unit_group"],
            "months_counted": len(first), "late_months": int(((now - first).round(6) > 0).sum()),
            "silent_months": int((~by_month.in_time.any()).sum()), "first_reported": first.sum(),
            "arrived_now": now.sum(), "late_amount": now.sum() - first.sum(),
            "late_growth": growth(now.sum(), first.sum()),
        })  # fmt: skip
    columns = [
        "unit_id", "unit", "unit_group", "months_counted", "late_months", "silent_months", "first_reported",
        "arrived_now", "late_amount", "late_growth",
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=columns)
