"""The figures of the first page as tiles: value, beside last year, against the year's task."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import chain, zip_longest
from typing import Any

import pandas as pd

from charts.sparkline import monthly
from ui.headings import Tile
from wording.figures import (
    SMALL,
    change,
    compared,
    count,
    growth,
    is_missing,
    is_small_base,
    money,
    money_unit,
    number_in,
    pace,
    place,
    rate,
    restated,
)
from wording.kept import SENTENCES
from wording.metrics import METRICS


@SENTENCES.keep
def overview_tiles(
    totals: Mapping[str, Any], metrics: pd.DataFrame, city: pd.DataFrame | None, months: pd.DataFrame | None = None
) -> tuple[Tile, ...]:
    """Eight tiles from `overview/metrics`, `overview/totals` and `rankings/city`, funds first; seven of a part of the
    county (city None), since the city ranks whole counties. `months`: `overview/months`, drawn small in each.
    """
    rows = metrics.to_dict("records")
    shown = [(METRICS[row["metric"]], _metric(row, rows)) for row in rows if METRICS[row["metric"]].tile]
    reported = [
        _reported("上报实施项目", totals, "reported", "reported_arrived"),
        _reported("工业项目", totals, "industrial", "industrial_reported_arrived"),
    ]
    funds = zip_longest([tile for named, tile in shown if named.is_money], reported)
    counts = [tile for named, tile in shown if not named.is_money]
    tiles = (*filter(None, chain(*funds)), *counts, *([] if city is None else [_place(city)]))
    drawn = {} if months is None else {name: _drawn(rows) for name, rows in months.groupby("metric", sort=False)}
    return tuple(replace(tile, months=drawn.get(tile.figure)) for tile in tiles)


def _drawn(months: pd.DataFrame) -> tuple[str, str]:
    """The twelve months of a figure, small and in words."""
    named = METRICS.get(months["metric"].iloc[0])
    unit = money_unit(months["value"]) if named is not None and named.is_money else "个"
    told = [
        f"{month:%Y-%m} {number_in(value, unit)}" for month, value in zip(months["month"], months["value"], strict=True)
    ]
    return monthly(months["month"], months["value"]), f"近十二个月（{unit}）：{'、'.join(told)}"


def _metric(row: Mapping[str, Any], rows: list[dict[str, Any]]) -> Tile:
    """A metric against its task; without one, what part it is of another; and its parts that have no tile."""
    named, value = METRICS[row["metric"]], row["value"]
    share = None if is_missing(row["share"]) else f"占 {rate(row['share'])}"
    parts = {METRICS[one["metric"]]: one["value"] for one in rows if not is_missing(one["value"])}
    parts = {each: part for each, part in parts.items() if each.part_of == named.metric and not each.tile}
    lines = [_standing(row["completion"], row["pace_gap"]) or share]
    lines += [f"{each.within} {each.written(part)}" for each, part in parts.items()]
    standing, behind = "  \n".join(filter(None, lines)) or None, {each.label: each.metric for each in parts}
    if named.is_money:
        said = (named.label, money(value), *_compared(row, standing), _sign(row["yoy"]))
    else:
        moved = change(row["change"], named.measure)
        said = (named.label, named.written(value), moved, standing, _sign(row["change"]))
    return Tile(*said, named.metric, behind)


def _reported(label: str, totals: Mapping[str, Any], figure: str, funds: str) -> Tile:
    """Projects, with the funds of just these, which are not all that arrived."""
    now, moved = totals[f"{figure}_projects"], totals[f"{figure}_change"]
    standing = None if is_missing(totals[funds]) else f"到位 {money(totals[funds])}"
    return Tile(label, count(now), change(moved), standing, _sign(moved), figure)


@SENTENCES.keep
def own_rank(city: pd.DataFrame) -> Any:
    """Our county's place in the bulletin's first metric; None when the bulletin doesn't name it."""
    own = city[city["is_own"].fillna(False)]
    return None if own.empty else own.iloc[0]["rank"]


def _place(city: pd.DataFrame) -> Tile:
    own = city[city["is_own"].fillna(False)]
    if own.empty:
        return Tile("全市位次", "—", "截至本月没有市通报")
    row = own.iloc[0]
    steps = None if is_missing(row["rank_change"]) else int(row["rank_change"])
    moved = {None: None, 0: "与上期持平"}.get(
        steps, f"比上期{'前进' if (steps or 0) > 0 else '后退'} {abs(steps or 0)} 位"
    )
    return Tile("全市位次", place(row["rank"]), moved, f"市通报{row['metric']}", None if not steps else steps > 0)


def _compared(row: Mapping[str, Any], standing: str | None) -> tuple[str, str | None]:
    """The growth, and below it, where a tile has room for it, what is to be known of it."""
    yoy, basis = row["yoy"], row["prior_basis"]
    if is_small_base(yoy):
        below = (SMALL.strip("（）"), restated(basis).strip("（）"), standing)
        return growth(yoy).removesuffix(SMALL), "  \n".join(filter(None, below))
    if is_missing(yoy) or not restated(basis):
        return compared(yoy, basis), standing
    return growth(yoy), "  \n".join(filter(None, ("按重述口径", standing)))


def _standing(completion: Any, gap: Any) -> str | None:
    if is_missing(completion):
        return None
    return f"完成 {rate(completion)}  \n{pace(gap).replace('序时进度', '序时')}"  # two lines, as wide as a tile


def _sign(growth_rate: Any) -> bool | None:
    """Which way a growth points as it is printed; none where it is printed as 持平."""
    if is_missing(growth_rate) or growth(growth_rate) == growth(0):
        return None
    return bool(growth_rate > 0)
