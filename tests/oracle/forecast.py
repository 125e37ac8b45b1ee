"""The answers of forecast/*: chain ladder over the past whole years, drawn to the county's, and split conformal."""

import math
from dataclasses import replace

import numpy as np
import pandas as pd

from queries import Scope
from tests.oracle.ledger import (
    AUDITED,
    Period,
    Tables,
    chosen,
    counted,
    growth,
    has_funds,
    has_tasks,
    part,
    stage_dates,
    units_in,
)
from tests.oracle.overview import task_totals
from tests.oracle.then import tasks_then, units_then
from tests.oracle.units import shares_below
from tests.oracle.ways import Ways, four_fifths, ways


def _of_scope(tables: Tables, scope: Scope) -> Ways:
    frame = counted(tables, scope)
    return ways(tables, scope, pd.DataFrame({"project_id": frame.project_id, "part": "", "ratio": frame.weight}))


def year(tables: Tables, scope: Scope) -> pd.DataFrame:
    """forecast/year."""
    month, found = Period.of(scope).month, _of_scope(tables, scope)
    left, years = 12 - month.month, list(found.county)
    target = task_totals(tables, scope).get("arrived", np.nan)
    end = found.end("", month.month) if found.now and has_funds(tables, scope) else {}
    arrived = end.get("arrived", 0.0 if has_funds(tables, scope) else np.nan)
    known = end.get("arrived", np.nan)
    last = found.past.get("", {}).get(month.year - 1, np.zeros(12))
    totals = {one: way[11] for one, way in found.past.get("", {}).items() if way[11] > 0}
    record = max(totals.values(), default=np.nan)
    needed = (target - known) / left if known < target and left else np.nan
    lowest = end.get("forecast_low", np.nan) if left else known
    high = end.get("forecast_high", np.nan)
    row = {
        "as_of": month, "months_left": left, "past_years": len(years), "first_year": min(years, default=np.nan),
        "last_year": max(years, default=np.nan), "share_then": np.nan, "forecast": np.nan, "forecast_low": np.nan,
        "forecast_high": np.nan, "recent_monthly": np.nan, "best_monthly": _best(found),
        **end, "arrived": arrived, "pace_forecast": known / Period.of(scope).pace,
        "last_way": known * part(last[11], last[month.month - 1]), "target": target,
        "forecast_rate": part(end.get("forecast", np.nan), target),
        "forecast_gap": end.get("forecast", np.nan) - target, "needed_monthly": needed,
        "expected_monthly": (end.get("forecast", np.nan) - known) / (left or np.nan),
        "is_out_of_reach": _far(needed, _best(found), high, target), "record": record,
        "record_year": max(totals, key=lambda one: totals[one], default=np.nan),
        "is_record": pd.NA if np.isnan(lowest) or np.isnan(record) else lowest > record,
    }  # fmt: skip
    return pd.DataFrame([row])


def _best(found: Ways) -> float:
    return found.best("") if found.past.get("") or len(found.now.get("", [])) else np.nan


def _far(needed: float, best: float, high: float, target: float) -> object:
    if high < target:
        return True
    return pd.NA if np.isnan(needed) or np.isnan(best) else needed > best


def months(tables: Tables, scope: Scope) -> pd.DataFrame:
    """forecast/months."""
    month, found, rows = Period.of(scope).month, _of_scope(tables, scope), []
    for one, way in found.past.get("", {}).items():
        rows += [(one, at, False, way[at - 1], part(way[at - 1], way[11])) for at in range(1, 13)]
    now = found.now.get("", np.array([]))
    forecast = found.end("", month.month)["forecast"] if len(now) else np.nan
    rows += [(month.year, at, False, value, value / forecast) for at, value in enumerate(now, 1)]
    if not np.isnan(forecast):
        shares = [(at, found.share("", at)) for at in range(month.month + 1, 13)]
        rows += [(month.year, at, True, share * forecast, share) for at, share in shares]
    return pd.DataFrame(rows, columns=["year", "month", "is_expected", "arrived_ytd", "year_share"])


def backtest(tables: Tables, scope: Scope) -> pd.DataFrame:
    """forecast/backtest."""
    found, rows = _of_scope(tables, scope), []
    for one, way in found.past.get("", {}).items():
        for at in range(1, 12):
            miss = found.miss("", one, at)
            if not math.isnan(miss):
                reach = four_fifths([other for _, other in found.misses("", at, (one,))])
                foretold = way[at - 1] / found.share("", at, (one,))
                rows.append((
                    at, np.nan if math.isnan(reach) else float(miss <= reach), abs(foretold / way[11] - 1),
                    abs(way[at - 1] * 12 / at / way[11] - 1),
                ))  # fmt: skip
    tried = pd.DataFrame(rows, columns=["month", "inside", "error", "pace_error"])
    named = {
        "origins": ("error", "size"), "ranged": ("inside", "count"), "coverage": ("inside", "mean"),
        "error": ("error", "mean"), "pace_error": ("pace_error", "mean"),
    }  # fmt: skip
    answer = tried.groupby("month", as_index=False).agg(**named)
    error, pace, inside = tried.error.mean(), tried.pace_error.mean(), tried.inside.mean()
    return answer.assign(
        all_origins=len(tried), all_ranged=tried.inside.count(), all_coverage=inside, all_error=error,
        all_pace_error=pace, all_error_cut=1 - part(error, pace), is_better=error <= 0.8 * pace,
        is_covering=pd.NA if np.isnan(inside) else 0.75 <= inside <= 0.88,
    )  # fmt: skip


def _tried(found: Ways, month: int) -> dict[str, object]:
    """How good all parts were at this month of past years."""
    errors = []
    for name, past in found.past.items():
        for one, way in past.items():
            if month < 12 and not math.isnan(found.miss(name, one, month)):
                so_far = way[month - 1]
                share = found.share(name, month, (one,))
                errors.append((abs(so_far / share / way[11] - 1), abs(so_far * 12 / month / way[11] - 1)))
    error, pace = np.mean(errors, axis=0) if errors else (np.nan, np.nan)
    better = error <= 0.8 * pace if errors else pd.NA
    return {"origins": len(errors), "error": error, "pace_error": pace, "is_better": better}


def _ends(found: Ways, month: int) -> pd.DataFrame:
    rows = {name: found.end(name, month) for name, now in found.now.items() if len(now)}
    rows |= {name: {"best_monthly": found.best(name)} for name in found.now if name not in rows and found.past[name]}
    columns = ["arrived", "share_then", "forecast", "forecast_low", "forecast_high", "recent_monthly", "best_monthly"]
    return pd.DataFrame.from_dict(rows, orient="index", columns=columns).astype(float)


def pipeline(tables: Tables, scope: Scope) -> pd.DataFrame:
    """forecast/pipeline."""
    month, found, frame = Period.of(scope).month, _of_scope(tables, scope), counted(tables, scope)
    frame = frame[frame.agreed_investment.notna()].set_index("project_id")
    days = stage_dates(tables, scope)
    local = days[["signed", "landed", "started", "built"]].min(axis=1).reindex(frame.index)
    ended = days.ended.reindex(frame.index)
    funds = tables["monthly_funds"]
    funds = funds[(funds.audit_status == AUDITED) & (funds.amount.astype(float) != 0)].assign(year=funds.month.dt.year)
    first = funds.groupby("project_id", observed=True).month.min().reindex(frame.index)

    def waiting(year: int, at: int) -> tuple[int, float, float]:
        day = pd.Timestamp(year, at, 1)
        end = day + pd.offsets.MonthEnd(0)
        rows = frame[(local <= end) & ~(ended <= end) & ~(first <= day)]
        brought = funds[(funds.year == year) & funds.project_id.isin(rows.index)]
        later = (brought.amount.astype(float) * brought.project_id.astype(str).map(rows.weight).astype(float)).sum()
        return len(rows), float((rows.agreed_investment.astype(float) * rows.weight.astype(float)).sum()), later

    past, errors = found.past.get("", {}), []
    known = {at: {one: waiting(one, at) for one in past} for at in range(1, 12)}
    for at, one in ((at, one) for at in known for one in past):
        rest, (_, agreed, _) = [other for other in past if other != one], known[at][one]
        way, base = past[one], sum(past[other][at - 1] for other in rest)
        if math.isnan(found.miss("", one, at)) or not base:
            continue
        others = sum(past[other][11] - known[at][other][2] for other in rest) / base * way[at - 1]
        rate = part(sum(known[at][other][2] for other in rest), sum(known[at][other][1] for other in rest))
        total = others + (0.0 if np.isnan(rate) else rate * agreed)
        share = found.share("", at, (one,))
        errors.append((abs(total / way[11] - 1), abs(way[at - 1] / share / way[11] - 1)))
    tried, error = np.mean(errors, axis=0) if errors else (np.nan, np.nan)
    here = known.get(month.month, {})
    rate = part(sum(one[2] for one in here.values()), sum(one[1] for one in here.values()))
    so_far = sum(past[one][month.month - 1] for one in past)
    arrived = found.now.get("", [np.nan])[-1] if len(found.now.get("", [])) else np.nan
    others = arrived * part(sum(past[one][11] - here[one][2] for one in here), so_far) if here else np.nan
    projects, agreed, _ = waiting(month.year, month.month)
    return pd.DataFrame([{
        "projects": projects, "waiting_agreed": agreed, "turned_rate": rate, "waiting_later": agreed * rate,
        "others_end": others, "with_pipeline": agreed * rate + others, "tried": len(errors), "error_with": tried,
        "error": error, "is_added": tried < error if errors else pd.NA,
    }])  # fmt: skip


def units(tables: Tables, scope: Scope) -> pd.DataFrame:
    """forecast/units."""
    period, everyone = Period.of(scope), replace(scope, units=(), may_see=None)
    month = period.month.month
    own = shares_below(tables, scope).rename(columns={"unit_id": "part"})
    seen = units_in(tables, replace(scope, units=())).unit_id
    own = own[own.project_id.isin(counted(tables, everyone).project_id) & own.part.isin(seen)]
    found = ways(tables, scope, own)
    frame = units_then(tables, scope).dropna(subset="unit_group")[["unit_id", "unit", "unit_group"]]
    frame = frame[frame.unit_id.isin(seen)]
    frame = frame.merge(_ends(found, month), how="left", left_on="unit_id", right_index=True)
    for name in ("arrived", "recent_monthly"):
        frame[name] = frame[name].fillna(0.0) if has_funds(tables, scope) else np.nan
    targets = tasks_then(tables, scope).query("metric == 'arrived'")
    targets = targets[targets.year == period.start.year].set_index("unit_id").value.astype(float)
    frame["target"] = frame.unit_id.map(targets) if has_tasks(scope) else np.nan
    frame["completion"], frame["forecast_rate"] = part(frame.arrived, frame.target), part(frame.forecast, frame.target)
    frame["forecast_gap"] = frame.forecast - frame.target
    left = 12 - month
    short = (frame.arrived < frame.target) & (left > 0)
    frame["needed_monthly"] = ((frame.target - frame.arrived) / (left or np.nan)).where(short)
    far = [
        _far(need, 0.0 if np.isnan(best) else best, high, target)
        for need, best, high, target in zip(
            frame.needed_monthly, frame.best_monthly, frame.forecast_high, frame.target, strict=True
        )
    ]
    frame["is_chosen"] = frame.unit_id.isin(units_in(tables, scope).unit_id)
    return frame.assign(is_out_of_reach=pd.array(far, dtype="boolean"), **_tried(found, month))


def industries(tables: Tables, scope: Scope) -> pd.DataFrame:
    """forecast/industries."""
    month, whole = Period.of(scope).month, replace(scope, industries=())
    frame = counted(tables, whole)
    parts = pd.DataFrame({"project_id": frame.project_id, "part": frame.industry, "ratio": frame.weight})
    found = ways(tables, scope, parts)
    ends = _ends(found, month.month)
    answer = tables["industries"][["industry", "is_lead"]].merge(
        ends, how="left", left_on="industry", right_index=True
    )
    last = {name: past[month.year - 1][11] for name, past in found.past.items() if month.year - 1 in past}
    answer["last_total"] = answer.industry.map(last).astype(float)
    answer = answer[answer.arrived.notna() | answer.last_total.notna()]
    left = 12 - month.month
    return answer.assign(
        is_chosen=chosen(scope, answer.industry, "industries"),
        forecast_growth=growth(answer.forecast, answer.last_total),
        expected_monthly=(answer.forecast - answer.arrived) / (left or np.nan), **_tried(found, month.month),
    ).drop(columns="best_monthly")  # fmt: skip
