"""The figures of the first page as tiles: value, beside last year, against the year's task."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

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
    pace,
    place,
    rate,
    restated,
)


def overview_tiles(totals: Mapping[str, Any], city: pd.DataFrame | None) -> list[Tile]:
    """Eight tiles from `overview/totals` and `rankings/city`, funds first; seven of a part of the county (city None),
    since the city ranks whole counties.
    """
    money_tiles = [
        Tile(
            "到位资金",
            money(totals["arrived"]),
            *_compared(totals["yoy"], totals, _standing(totals["completion"], totals["pace_gap"])),
            _sign(totals["yoy"]),
            "arrived",
        ),
        Tile(
            "工业到位资金",
            money(totals["industrial_arrived"]),
            *_compared(totals["industrial_yoy"], totals, _part(totals["industrial_arrived"], totals["arrived"])),
            _sign(totals["industrial_yoy"]),
            "industrial",
        ),
    ]
    counted = [
        _counted("上报实施项目", totals, "reported_projects", "reported_prior", None, "reported"),
        _counted("工业项目", totals, "industrial_projects", "industrial_prior", None, "industrial"),
        _counted("新签约", totals, "signed", "signed_prior", "signed_target", "signed"),
        _counted("新开工", totals, "started", "started_prior", "started_target", "started"),
        _counted("新投产", totals, "produced", "produced_prior", "produced_target", "produced"),
    ]
    first, second = money_tiles
    places = [] if city is None else [_place(city)]
    return [first, counted[0], second, counted[1], *counted[2:], *places]


OWN_FUNDS = {"reported_projects": "reported_arrived", "industrial_projects": "industrial_reported_arrived"}


def _counted(label: str, totals: Mapping[str, Any], value: str, prior: str, target: str | None, figure: str) -> Tile:
    standing = None
    if target is not None and not is_missing(totals[target]) and totals[target]:
        completion = totals[value] / totals[target]
        standing = _standing(completion, completion - totals["pace"])
    elif value in OWN_FUNDS:  # the funds of just these projects, which are not all that arrived
        standing = None if is_missing(totals[OWN_FUNDS[value]]) else f"到位 {money(totals[OWN_FUNDS[value]])}"
    before = totals[prior]
    rises = None if is_missing(before) or totals[value] == before else bool(totals[value] > before)
    return Tile(label, count(totals[value]), change(totals[value], before), standing, rises, figure)


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


def _compared(yoy: Any, totals: Mapping[str, Any], standing: str | None) -> tuple[str, str | None]:
    """The growth, and below it, where a tile has room for it, what is to be known of it."""
    if is_small_base(yoy):
        said = ("同比基数小", growth(yoy).removesuffix(SMALL), restated(totals["prior_basis"]).strip("（）"), standing)
        return said[0], "  \n".join(filter(None, said[1:]))
    if is_missing(yoy) or not restated(totals["prior_basis"]):
        return compared(yoy, totals["prior_basis"]), standing
    return growth(yoy), "  \n".join(filter(None, ("按重述口径", standing)))


def _standing(completion: Any, gap: Any) -> str | None:
    if is_missing(completion):
        return None
    return f"完成 {rate(completion)}  \n{pace(gap).replace('序时进度', '序时')}"  # two lines, as wide as a tile


def _part(value: Any, whole: Any) -> str | None:
    return None if is_missing(value) or not whole else f"占 {rate(value / whole)}"


def _sign(value: Any) -> bool | None:
    return None if is_missing(value) or not value else bool(value > 0)
