"""Who is ahead, on the year's tasks and in the city; and where the money comes from."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import lettering, rows, style
from charts.city import city_bump, city_gap, pick_metric
from charts.style import BLUE
from charts.tiles import province_tiles
from charts.words import of_words
from wording import figures

__all__ = ["city_bump", "city_gap", "completion_bars", "metric_bars", "province_tiles", "score_bars", "sources_bars"]

_PLACE = 26.0  # the column of places, left of the names
_CUT = 2.0  # a bar ends at 200%: a unit with a tiny task would flatten everyone else's


@of_words
def completion_bars(df: pd.DataFrame) -> go.Figure:
    """Who is ahead on arrived funds: a section per group, place at left, completion at the bar's end, ▲▼ places moved.

    df: `rankings/units`. An ink line marks the pace. Units at zero say 待破零; units without a task come last, with —.
    customdata[0]: the unit's name.
    """
    if df.empty:
        return style.blank()
    df = _by_rank(df)
    hovers = [
        f"<b>{row.unit}</b><br>到位 {figures.money(row.arrived)}<br>任务 {figures.money(row.target)}"
        f"<br>{figures.pace(row.pace_gap)}<br>{figures.compared(row.yoy, row.prior_basis)}"
        for row in df.itertuples()
    ]
    texts = [_completion(row.completion, row.arrived) for row in df.itertuples()]
    return _ranked(df, _completions(df), texts, hovers, [_moved(value) for value in df["rank_change"]])


@of_words
def metric_bars(df: pd.DataFrame, metric: str | None = None) -> go.Figure:
    """Who is ahead on another metric, in the same form; at the right what was done of the task, "7 / 15".

    df: `rankings/metrics`; `metric` picks one (the first row's unless given). customdata[0]: the unit's name.
    """
    df = pick_metric(df, metric)
    if df.empty:
        return style.blank()
    df = _by_rank(df)
    unit = figures.money_unit([*df["value"], *df["target"]]) if df["metric"].iloc[0] == "arrived" else "个"
    done = [f"{figures.number_in(r.value, unit)} / {figures.number_in(r.target, unit)}" for r in df.itertuples()]
    hovers = [
        f"<b>{row.unit}</b><br>完成 / 任务　{text} {unit}<br>{figures.pace(row.pace_gap)}"
        for row, text in zip(df.itertuples(), done, strict=True)
    ]
    texts = [_completion(row.completion, row.value) for row in df.itertuples()]
    return _ranked(df, _completions(df), texts, hovers, done)


@of_words
def score_bars(df: pd.DataFrame) -> go.Figure:
    """Who scores most: a section per group, place at left, the total at the bar's end.

    df: `rankings/scores`, several rows a unit. At the right "80 分折算" where fewer points count than with others
    of the group. customdata[0]: the unit's name.
    """
    if df.empty:
        return style.blank()
    units = _by_rank(df.drop_duplicates("unit_id"))
    most = units.groupby("unit_group")["counted"].transform("max")
    totals = [(style.number(total) or 0.0) / 100 for total in units["total"]]
    texts = [figures.score(total) for total in units["total"]]
    hovers = [_items(row.unit, df[df["unit_id"] == row.unit_id]) for row in units.itertuples()]
    scaled = [_scaled(counted, of) for counted, of in zip(units["counted"], most, strict=True)]
    return _ranked(units, totals, texts, hovers, scaled)


def _items(unit: str, items: pd.DataFrame) -> str:
    lines = [f"{row.item}　{figures.score(row.score)} / {figures.score(row.points)}" for row in items.itertuples()]
    return "<br>".join([f"<b>{unit}</b>", *lines])


def _scaled(counted: Any, most: Any) -> str:
    return "" if figures.is_missing(counted) or counted == most else f"{float(counted):g} 分折算"


def _completions(df: pd.DataFrame) -> list[float]:
    return [min(_CUT, style.number(value) or 0.0) for value in df["completion"]]


def _by_rank(df: pd.DataFrame) -> pd.DataFrame:
    """Groups in their order of appearance, within them by place, the unranked last."""
    groups = {group: i for i, group in enumerate(dict.fromkeys(style.name(g, "") for g in df["unit_group"]))}
    order = df.assign(
        group_order=[groups[style.name(group, "")] for group in df["unit_group"]],
        rank_order=[float("inf") if figures.is_missing(rank) else float(rank) for rank in df["rank"]],
    )
    return order.sort_values(["group_order", "rank_order"], kind="stable").reset_index(drop=True)


def _completion(completion: Any, done: Any) -> str:
    """The text at a bar's end; » where the bar is cut."""
    if figures.is_missing(completion):
        return figures.MISSING
    if not figures.is_missing(done) and not done:
        return "待破零"
    return figures.rate(completion) + (" »" if completion > _CUT else "")


def _moved(value: Any) -> str:
    """Places gained or lost since last month: ▲2, ▼1, 平; nothing when there is no month before."""
    if figures.is_missing(value):
        return ""
    return f"▲{int(value)}" if value > 0 else f"▼{-int(value)}" if value < 0 else "平"


def _ranked(
    df: pd.DataFrame,
    lengths: Sequence[float],
    texts: Sequence[str],
    hovers: Sequence[str],
    aside: Sequence[str],
) -> go.Figure:
    """Ranked rows in sections: place, name, a bar against the pace where there is one, and a column at the right."""
    pace = next((value for value in map(style.number, df.get("pace", ())) if value is not None), None)
    reach = max([1.0, *lengths])
    width = rows.name_width(df["unit"])
    margin = _PLACE + width * style.SIZE + 10
    placed = rows.place(df["unit"], df["unit_group"], row=28, width=width)
    column = max((lettering.cells(text) for text in aside), default=0) * style.SMALL + 12
    right = style.room(texts, lengths, reach) + column
    places = [figures.MISSING if figures.is_missing(rank) else str(int(rank)) for rank in df["rank"]]
    notes = rows.heading_notes(placed, margin) + rows.name_notes(placed, margin, _PLACE)
    notes += rows.column(places, placed, shift=18 - margin, x=0)
    notes += rows.column(aside, placed, shift=right - 4, size=style.SMALL)
    notes += _pace_notes(pace, placed) + style.ends(texts, lengths, placed.ys)
    shapes = [style.line(pace, s.top - 2, pace, s.bottom - 2) for s in placed.sections] if pace is not None else []
    traces = [
        style.bars(lengths, placed.ys, 14, BLUE),
        style.targets(list(df["unit"]), placed.ys, placed.heights, hovers, reach),
    ]
    axis = style.PIXELS | {"range": [0, reach]}
    return style.figure(traces, placed.height, left=margin, right=right, notes=notes, shapes=shapes, xaxis=axis)


def _pace_notes(pace: float | None, placed: rows.Placed) -> list[dict[str, Any]]:
    """The name of the pace line over each section."""
    if pace is None:
        return []
    text = f"序时 {figures.rate(pace)}"
    align = "left" if pace < 0.2 else "center"
    return [style.note(text, s.top - 11, x=pace, xref="x", align=align, size=style.SMALL) for s in placed.sections]


@of_words
def sources_bars(df: pd.DataFrame, most: int | None = None) -> go.Figure:
    """Where the money comes from: provinces under their region, the region with most money first; share at the right.

    df: `rankings/sources`. most: provinces that stand alone; the others of a region share a row.
    customdata: [province, region]; 未注明 where the ledger doesn't say.
    """
    if df.empty:
        return style.blank()
    df = _by_region(df if most is None else _gathered(df, most))
    unit = figures.money_unit(df["arrived"])
    totals = df.groupby("region", sort=False)["arrived"].sum()
    titles = [f"{region}　{figures.money(totals[region], unit)}" for region in df["region"]]
    width = rows.name_width(df["province"])
    margin = width * style.SIZE + 10
    placed = rows.place(df["province"], titles, row=26, width=width)
    texts = [figures.money_in(value, unit) for value in df["arrived"]]
    lengths = list(df["length"])
    reach = max(lengths) or 1.0
    right = style.room(texts, lengths, reach) + 54
    notes = rows.heading_notes(placed, margin) + rows.name_notes(placed, margin)
    notes += style.ends(texts, lengths, placed.ys)
    notes += rows.column([figures.rate(v) for v in df["share"]], placed, shift=right - 4, size=style.SMALL, head="占比")
    ground = style.targets(df["province"], placed.ys, placed.heights, [_source(row) for row in df.itertuples()], reach)
    ground.customdata = df[["province", "region"]].values.tolist()
    axis = style.PIXELS | {"range": [0, reach]}
    traces = [style.bars(lengths, placed.ys, 14, BLUE), ground]
    return style.figure(traces, placed.height, left=margin, right=right, notes=notes, xaxis=axis)


def _gathered(df: pd.DataFrame, most: int) -> pd.DataFrame:
    """The provinces with most money, and under each region one row for the rest, so that its sum stays whole."""
    ranked = df.sort_values("arrived", ascending=False, kind="stable")
    rest = ranked.iloc[most:]
    shared = rest.groupby("region", sort=False, dropna=False, as_index=False)[["projects", "arrived", "share"]].sum()
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
