"""The answers of rankings/* that are not about units alone: boards, sources of money, the county among its peers."""

from dataclasses import replace

import numpy as np
import pandas as pd

from queries import Scope
from tests.oracle.ledger import (
    AUDITED,
    CENT,
    ORIGINS,
    Period,
    Tables,
    chosen,
    counted,
    growth,
    has_funds,
    part,
    setting,
)
from tests.oracle.months import grown, twelve_months
from tests.oracle.overview import task_totals
from tests.oracle.restated import is_restated
from tests.oracle.then import Then, earlier
from tests.oracle.units import arrived_of_units, figures


def board(tables: Tables, scope: Scope) -> pd.DataFrame:
    """rankings/board."""
    frame = figures(tables, scope).query("metric == 'arrived'").dropna(subset="rank")
    size = setting(tables, "board_size")
    red = (frame["rank"] <= size) & (frame.value > 0) & (frame.pace_gap >= 0)
    black = (frame.from_last <= size) & (frame.pace_gap < 0)
    frame["reason"] = np.select(
        [frame.value == 0, frame.completion >= 1, frame.pace_gap >= 0],
        ["待破零", "已完成年度任务", "快于序时进度"],
        "慢于序时进度",
    )
    both = pd.concat([frame[red].assign(board="红榜"), frame[black].assign(board="黑榜")])
    return both[["unit_group", "board", "unit", "is_chosen", "completion", "pace", "pace_gap", "rank", "reason"]]


def places(tables: Tables, scope: Scope) -> pd.DataFrame:
    """rankings/places."""
    shown = figures(tables, scope).query("metric == 'arrived'")[["unit_id", "unit"]]
    told = tables["unit_places"].rename(columns={"unit": "unit_id"})[["unit_id", "map_row", "map_column"]]
    return shown.merge(told, on="unit_id")


def months(tables: Tables, scope: Scope) -> pd.DataFrame:
    """rankings/months."""
    shown = figures(tables, scope).query("metric == 'arrived'").set_index("unit_id").unit
    past = {month: arrived_of_units(tables, Then.of(scope, month.date())) for month in twelve_months(scope)}
    running = pd.DataFrame({month: done.reindex(shown.index).fillna(0) for month, done in past.items()})
    frame = grown(running, tables).rename_axis(columns="month").stack(future_stack=True).rename("arrived").reset_index()
    return frame.assign(unit=frame.unit_id.map(shown))


def sources(tables: Tables, scope: Scope) -> pd.DataFrame:
    """rankings/sources."""
    every = replace(scope, regions=())
    this, last = _from_provinces(tables, every), _from_provinces(tables, earlier(every, years=1))
    frame = (
        this[this.arrived != 0]
        .groupby(["region", "province"], as_index=False)
        .agg(projects=("arrived", lambda amounts: (amounts > 0).sum()), arrived=("arrived", "sum"))
    )
    known = has_funds(tables, earlier(scope, years=1)) and not is_restated(tables, scope)
    before = last.groupby(["region", "province"], as_index=False).arrived.sum()
    before = before[(before.arrived.round(CENT) != 0) & known & has_funds(tables, scope)][["region", "province"]]
    at = {"region": object, "province": object}  # texts of no row at all can't be merged otherwise
    frame = frame.astype(at).merge(before.astype(at), on=list(at), how="outer").fillna({"projects": 0, "arrived": 0})
    placed = frame[frame.arrived != 0].sort_values(["arrived", "province"], ascending=[False, True])
    frame["rank"] = pd.Series(range(1, len(placed) + 1), placed.index)
    frame["share"] = part(frame.arrived, frame.arrived.sum())
    by_region = frame.groupby("region").arrived
    frame["region_arrived"] = by_region.transform("sum")
    frame["region_share"] = part(frame.region_arrived, frame.arrived.sum())
    prior = frame.province.map(last.groupby("province").arrived.sum()).astype(float).fillna(0)
    frame["arrived_prior"] = prior if known else np.nan
    frame["yoy"] = growth(frame.arrived, frame.arrived_prior)
    return frame.assign(is_chosen=chosen(scope, frame.region, "regions"))


def origins(tables: Tables, scope: Scope) -> pd.DataFrame:
    """rankings/origins."""
    frame = pd.DataFrame({"code": list(ORIGINS), "origin": list(ORIGINS.values())})
    this, last = (_from_origins(tables, each) for each in (scope, earlier(scope, years=1)))
    frame["projects"] = frame.code.map(this[this != 0].groupby("origin").size()).fillna(0)
    frame["arrived"] = frame.code.map(this.groupby("origin").sum()).fillna(0)
    frame["arrived"] = frame.arrived if has_funds(tables, scope) else np.nan
    prior = frame.code.map(last.groupby("origin").sum()).fillna(0)
    known = has_funds(tables, earlier(scope, years=1)) and not is_restated(tables, scope)
    frame["arrived_prior"] = prior if known else np.nan
    frame["share"] = part(frame.arrived, frame.arrived.sum())
    frame["yoy"] = growth(frame.arrived, frame.arrived_prior)
    tasks = task_totals(tables, scope)
    frame["target"] = frame.code.map(lambda code: tasks.get(f"arrived_{code}", np.nan))
    frame["completion"] = part(frame.arrived, frame.target)
    frame["pace_gap"] = frame.completion - Period.of(scope).pace
    return frame[(frame.projects > 0) | (frame.arrived_prior.fillna(0) != 0) | frame.target.notna()]


def _from_origins(tables: Tables, scope: Scope) -> pd.Series:
    """What arrived this year by project and origin, by the weight of the units in scope."""
    period, funds = Period.of(scope), tables["monthly_funds"]
    weights = counted(tables, scope).set_index("project_id").weight
    wanted = (funds.audit_status == AUDITED) & funds.month.between(period.start, period.month)
    amounts = funds.amount.astype(float) * funds.project_id.astype(str).map(weights).astype(float)
    summed = amounts[wanted].groupby([funds.project_id.astype(str), funds.origin.astype(str)]).sum(min_count=1)
    return summed.dropna().round(CENT).rename_axis(["project_id", "origin"])


def _from_provinces(tables: Tables, scope: Scope) -> pd.DataFrame:
    frame = counted(tables, scope)[["region", "province", "arrived"]]
    return frame.assign(province=frame.province.fillna("未注明"))


def city(tables: Tables, scope: Scope) -> pd.DataFrame:
    """rankings/city."""
    bulletins = _this_year(tables, scope).sort_values("month")
    bulletins["rank_change"] = bulletins.groupby(["county", "metric"])["rank"].shift() - bulletins["rank"]
    latest = bulletins[bulletins.month == bulletins.groupby("metric").month.transform("max")]
    ranked = latest.dropna(subset="rank")
    pairs = ranked.merge(ranked[["metric", "rank", "value", "county"]], on="metric", suffixes=("", "_next"))
    pairs = pairs[pairs.rank_next < pairs["rank"]].sort_values(["rank_next", "county_next"], ascending=[False, True])
    ahead = pairs.drop_duplicates(["metric", "county"])[["metric", "county", "value_next", "county_next"]]
    frame = latest.merge(ahead, on=["metric", "county"], how="left")
    frame["gap_to_next"] = frame.value_next - frame.value
    return frame.rename(columns={"county_next": "next_county"}).drop(
        columns=["value_next", "batch_id", "sheet", "row_no"]
    )


def city_months(tables: Tables, scope: Scope) -> pd.DataFrame:
    """rankings/city_months."""
    return _this_year(tables, scope)[["month", "county", "metric", "value", "rank", "is_own"]]


def _this_year(tables: Tables, scope: Scope) -> pd.DataFrame:
    ranks, period = tables["city_ranks"], Period.of(scope)
    return ranks[ranks.month.between(period.start, period.month)]
