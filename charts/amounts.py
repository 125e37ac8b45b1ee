"""Amounts side by side: who has most where there is no task, from which layer and which province the money comes."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import rows, style
from charts.city import pick_metric
from charts.style import BLUE, BLUE_PALE
from charts.words import of_words
from wording import figures
from wording.metrics import METRICS
from wording.sentences import sources_unit

NOTHING = "没有"  # of units and origins of which nobody knows whether anything was promised
_UNIT_Y = -11.0  # a unit over headed sections stands above the first heading
_MANY = 18  # rows that one column holds without scrolling
_ROW, _CLOSE = 28.0, 22.0  # height of a row, and where rows stand in two columns


def amount_sides(df: pd.DataFrame) -> tuple[int | None, ...]:
    """The columns that amounts stand in where the window is wide: the first half and the rest; one, None, of few."""
    return (0, 1) if int(_is_shown(df).sum()) > _MANY else (None,)


def _is_shown(df: pd.DataFrame) -> pd.Series:
    return (df["value"].fillna(0) != 0) | is_picked(df)


@of_words
def amount_bars(df: pd.DataFrame, metric: str | None = None, side: int | None = None) -> go.Figure:
    """Who has most where there is no task to compare with: bars of the amount or count, the most first, what part of
    the whole each is at the right; who has nothing is counted in one row.

    df: `rankings/metrics`; `metric` picks one; `side` draws one of two columns, see `amount_sides`, both to one scale.
    Chosen units are always shown. customdata[0]: the unit's name.
    """
    df = pick_metric(df, metric)
    if df.empty:
        return style.blank()
    named = METRICS[df["metric"].iloc[0]]
    has = _is_shown(df)
    rest, df = int((~has).sum()), df[has].sort_values("value", ascending=False, kind="stable")
    unit = named.unit(df["value"])
    nothing = f"其余 {rest} 个单位没有" if rest else ""
    texts = [figures.label(v, unit, NOTHING) if named.is_money else figures.whole(v) for v in df["value"]]
    hovers = [
        f"<b>{row.unit}</b><br>{named.written(row.value)}<br>占 {figures.rate(row.share)}" for row in df.itertuples()
    ]
    return _amounts(df, list(df["unit"]), texts, hovers, unit, nothing, side)


@of_words
def origin_bars(df: pd.DataFrame) -> go.Figure:
    """From which of the four layers the money comes: this year's, its part, and its growth.

    df: `rankings/origins`. customdata[0]: the origin.
    """
    if df.empty:
        return style.blank()
    unit = figures.money_unit(df["arrived"])
    texts = [figures.label(value, unit, NOTHING) for value in df["arrived"]]
    hovers = [
        f"<b>{row.origin}</b><br>到位 {figures.money(row.arrived)}，占 {figures.rate(row.share)}"
        f"<br>上年同期 {figures.money(row.arrived_prior)}，{figures.growth(row.yoy)}"
        for row in df.itertuples()
    ]
    return _amounts(df.assign(value=df["arrived"], is_chosen=True), list(df["origin"]), texts, hovers, unit, "")


def _amounts(
    df: pd.DataFrame, names: list[str], texts: list[str], hovers: list[str], unit: str, nothing: str,
    side: int | None = None,
) -> go.Figure:  # fmt: skip
    """Bars of `value` from zero, the share of each at the right, `nothing` said under the last."""
    width = rows.name_width(names, 8 if side is None else 10)
    margin = width * style.SIZE + 10
    lengths = [max(0.0, style.number(value) or 0.0) for value in df["value"]]
    reach = max(lengths, default=0.0) or 1.0
    right = style.room(texts, lengths, reach) + 58
    half = -(-len(df) // 2)
    here = {None: slice(None), 0: slice(half), 1: slice(half, None)}[side]
    df, names, texts, hovers, lengths = df[here], names[here], texts[here], hovers[here], lengths[here]
    nothing = "" if side == 0 else nothing
    placed = rows.place(names, None, row=_ROW if side is None else _CLOSE, width=width)
    picked = is_picked(df)
    notes = rows.name_notes(placed, margin, bold=list(picked)) + style.ends(texts, lengths, placed.ys)
    notes.append(style.note(unit, rows.head_y(placed), size=style.SMALL, color=style.SECONDARY))
    notes += rows.column([figures.rate(v) for v in df["share"]], placed, shift=right - 4, head="占比")
    if nothing:
        notes.append(style.note(nothing, placed.height + 14, shift=-margin, size=style.SMALL, color=style.SECONDARY))
    ground = style.targets(names, placed.ys, placed.heights, hovers, reach)
    traces = [style.bars(lengths, placed.ys, 14, colors(df)), ground]
    axis = style.PIXELS | {"range": [0, reach]}
    height = placed.height + (26 if nothing else 0)
    return style.figure(traces, height, head=22, left=margin, right=right, notes=notes, xaxis=axis)


@of_words
def sources_bars(df: pd.DataFrame, most: int | None = None) -> go.Figure:
    """Where the money comes from: provinces under their region, the region with most money first; share at the right.
    Provinces from which nothing came have no bar. One unit for regions and provinces, written over both.

    df: `rankings/sources`. most: provinces that stand alone; the others of a region share a row.
    customdata: [province, region]; 未注明 where the ledger doesn't say.
    """
    if (df := df[df["arrived"] != 0]).empty:
        return style.blank()
    df = _by_region(df if most is None else _gathered(df, most))
    unit = sources_unit(df)
    titles = [f"{row.region}　{figures.label(row.region_arrived, unit)}" for row in df.itertuples()]
    width = rows.name_width(df["province"])
    margin = width * style.SIZE + 10
    placed = rows.place(df["province"], titles, row=26, width=width)
    texts = [figures.label(value, unit) for value in df["arrived"]]
    lengths = list(df["length"])
    reach = max(lengths) or 1.0
    right = style.room(texts, lengths, reach) + 54
    notes = rows.heading_notes(placed, margin) + rows.name_notes(placed, margin)
    notes += style.ends(texts, lengths, placed.ys)
    notes += rows.column([figures.rate(v) for v in df["share"]], placed, shift=right - 4, size=style.SMALL, head="占比")
    notes.append(style.note(unit, _UNIT_Y, shift=-margin, size=style.SMALL, color=style.SECONDARY))
    ground = style.targets(df["province"], placed.ys, placed.heights, [_source(row) for row in df.itertuples()], reach)
    ground.customdata = df[["province", "region"]].values.tolist()
    axis = style.PIXELS | {"range": [0, reach]}
    traces = [style.bars(lengths, placed.ys, 14, colors(df)), ground]
    return style.figure(traces, placed.height, head=22, left=margin, right=right, notes=notes, xaxis=axis)


def _gathered(df: pd.DataFrame, most: int) -> pd.DataFrame:
    """The provinces with most money, and under each region one row for the rest, so that its sum stays whole."""
    ranked = df.sort_values("arrived", ascending=False, kind="stable")
    rest = ranked.iloc[most:]
    alike = ["region", "is_chosen", "region_arrived"]
    shared = rest.groupby(alike, sort=False, dropna=False, as_index=False)[["projects", "arrived", "share"]].sum()
    counts = rest.groupby("region", sort=False, dropna=False).size()
    shared["province"] = [f"其余 {count} 地" for count in counts]
    return pd.concat([ranked.iloc[:most], shared], ignore_index=True)


def _by_region(df: pd.DataFrame) -> pd.DataFrame:
    """Regions by their sum, provinces by theirs; what is missing is named."""
    df = df.assign(
        region=[style.name(region) for region in df["region"]],
        province=[style.name(province) for province in df["province"]],
        length=[max(0.0, style.number(value) or 0.0) for value in df["arrived"]],
    )
    df = df.assign(region_sum=df.groupby("region")["length"].transform("sum"))
    return df.sort_values(["region_sum", "region", "length"], ascending=[False, True, False], kind="stable")


def _source(row: Any) -> str:
    return (
        f"<b>{row.province}</b><br>到位 {figures.money(row.arrived)}，占 {figures.rate(row.share)}"
        f"<br>{figures.count(row.projects)}项目<br>{figures.growth(row.yoy)}"
    )


def is_picked(df: pd.DataFrame) -> pd.Series:
    """Which rows a filter has chosen among others: none where there is no such filter."""
    chosen = df["is_chosen"].fillna(True).astype(bool)
    return chosen & (not chosen.all())


def colors(df: pd.DataFrame) -> list[str]:
    """Blue, but pale for those beside what a filter has chosen."""
    return [BLUE if chosen else BLUE_PALE for chosen in df["is_chosen"].fillna(True)]
