"""The answers of rankings/* that are not about units alone: boards, sources of money, the county among its peers."""

import numpy as np
import pandas as pd

from bench.pandas_answers.ledger import Period, Tables, counted, earlier, growth, part, setting
from bench.pandas_answers.restated import is_restated
from bench.pandas_answers.units import figures
from queries import Scope


def board(tables: Tables, scope: Scope) -> pd.DataFrame:
    """rankings/board."""
    frame = figures(tables, scope).query("metric == 'arrived'").dropna(subset="rank")
    size = setting(tables, "board_size")
    red = (frame["rank"] <= size) & (frame.value > 0)
    black = (frame.from_last <= size) & (frame.pace_gap < 0) & ~red
    frame["reason"] = np.select(
        [frame.value == 0, frame.completion >= 1, frame.pace_gap >= 0],
        ["待破零", "已完成年度任务", "快于序时进度"],
        "慢于序时进度",
    )
    both = pd.concat([frame[red].assign(board="红榜"), frame[black].assign(board="黑榜")])
    return both[["unit_group", "board", "unit", "completion", "pace_gap", "rank", "reason"]]


def sources(tables: Tables, scope: Scope) -> pd.DataFrame:
    """rankings/sources."""
    this, last = _from_provinces(tables, scope), _from_provinces(tables, earlier(scope, years=1))
    frame = (
        this[this.arrived != 0]
        .groupby(["region", "province"], as_index=False)
        .agg(projects=("arrived", lambda amounts: (amounts > 0).sum()), arrived=("arrived", "sum"))
    )
    frame["share"] = part(frame.arrived, frame.arrived.sum())
    prior = frame.province.map(last.groupby("province").arrived.sum()).astype(float)
    frame["yoy"] = growth(frame.arrived, prior * np.nan if is_restated(tables, scope) else prior)
    return frame


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
