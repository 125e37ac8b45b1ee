"""Who is ahead, on the year's tasks and in the city; and where the money comes from."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import rows, style
from charts.city import city_bump, city_gap
from charts.style import BLUE, INK, SECONDARY
from charts.tiles import province_tiles
from wording import figures

__all__ = ["city_bump", "city_gap", "completion_bars", "metric_bars", "province_tiles", "sources_bars"]

_ROW = 28.0
_PLACE = 26.0  # the column of places, left of the names
_CUT = 2.0  # a bar ends at 200%; a unit with a tiny task would flatten everyone else's
_ROOM = 0.78  # part of the width for bars, the rest for the text at their end


def completion_bars(df: pd.DataFrame) -> go.Figure:
    """Who is ahead on arrived funds: one section per group, place at left, completion at the bar's end, ▲▼ places moved.

    df: `rankings/units`. An ink line marks the pace. Units at zero are marked 待破零; units without a task come last.
    customdata[0]: the unit's name.
    """
    if df.empty:
        return style.blank()
    df = _by_rank(df)
    texts = [_completion_text(row.completion, row.arrived) for row in df.itertuples()]
    lengths = [min(_CUT, style.number(value) or 0.0) for value in df["completion"]]
    pace = next((style.number(v) for v in df["pace"] if style.number(v) is not None), None)
    hovers = [
        f"<b>{row.unit}</b><br>到位 {figures.money(row.arrived)}<br>任务 {figures.money(row.target)}"
        f"<br>{figures.pace(row.pace_gap)}<br>{figures.growth(row.yoy)}"
        for row in df.itertuples()
    ]
    moves = [_moved(value) for value in df["rank_change"]]
    return _ranked(df, lengths, texts, hovers, max(1.0, *lengths), moves=moves, pace=pace)


def _by_rank(df: pd.DataFrame) -> pd.DataFrame:
    """Groups in their order of appearance, within them by place, the unranked last."""
    groups = {group: i for i, group in enumerate(dict.fromkeys(style.name(g, "") for g in df["unit_group"]))}
    keyed = df.assign(
        _group=[groups[style.name(g, "")] for g in df["unit_group"]],
        _rank=[style.number(rank) if style.number(rank) is not None else float("inf") for rank in df["rank"]],
    )
    return (
        keyed.sort_values(["_group", "_rank"], kind="stable").drop(columns=["_group", "_rank"]).reset_index(drop=True)
    )


def _completion_text(completion: Any, arrived: Any) -> str:
    if figures.is_missing(completion):
        return figures.MISSING
    if not figures.is_missing(arrived) and not arrived:
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
    longest: float,
    *,
    moves: Sequence[str] = (),
    pace: float | None = None,
) -> go.Figure:
    """Ranked rows in sections: the form that completion and the other metrics share."""
    width = rows.name_width(df["unit"])
    margin = _PLACE + width * style.SIZE + 10
    placed = rows.place(df["unit"], df["unit_group"], row=_ROW, width=width)
    reach = longest / _ROOM
    places = [figures.MISSING if figures.is_missing(rank) else str(int(rank)) for rank in df["rank"]]
    notes = rows.heading_notes(placed, margin) + rows.name_notes(placed, margin, _PLACE)
    notes += [
        style.note(text, y, shift=18 - margin, align="right", color=SECONDARY)
        for text, y in zip(places, placed.ys, strict=True)
    ]
    notes += [
        style.note(text, y, x=1, align="right", shift=36, size=style.SMALL, color=SECONDARY)
        for text, y in zip(moves, placed.ys, strict=False)
        if text
    ]
    shapes = []
    if pace is not None:
        shapes = [style.line(pace, s.top - 2, pace, s.bottom - 2) for s in placed.sections]
        notes += [
            style.note(f"序时 {figures.rate(pace)}", s.top - 10, x=pace, xref="x", align="center", size=style.SMALL)
            for s in placed.sections
        ]
    traces = [
        style.bars(
            lengths,
            placed.ys,
            14,
            BLUE,
            text=list(texts),
            textposition="outside",
            constraintext="none",
            textfont={"size": style.SIZE, "color": INK},
            textangle=0,
        ),
        style.targets(list(df["unit"]), placed.ys, placed.heights, hovers, reach),
    ]
    return style.figure(
        traces,
        placed.height,
        left=margin,
        right=40 if any(moves) else 8,
        notes=notes,
        shapes=shapes,
        xaxis=style.PIXELS | {"range": [0, reach]},
    )


def metric_bars(df: pd.DataFrame, metric: str | None = None) -> go.Figure:
    """Who is ahead on another metric: bars of what was done, an ink tick at each unit's task.

    df: `rankings/metrics`; `metric` picks one (the first row's unless given). customdata[0]: the unit's name.
    """
    if df.empty:
        return style.blank()
    metric = metric or df["metric"].iloc[0]
    df = df[df["metric"] == metric]
    if df.empty:
        return style.blank()
    df = _by_rank(df)
    unit = figures.money_unit([*df["value"], *df["target"]]) if metric == "arrived" else "个"
    write = _writer(unit)
    lengths = [style.number(value) or 0.0 for value in df["value"]]
    tasks = [style.number(value) for value in df["target"]]
    texts = [
        write(r.value) + ("" if figures.is_missing(r.completion) else f"　{figures.rate(r.completion)}")
        for r in df.itertuples()
    ]
    hovers = [
        f"<b>{r.unit}</b><br>完成 {write(r.value)} {unit}<br>任务 {write(r.target)} {unit}<br>{figures.pace(r.pace_gap)}"
        for r in df.itertuples()
    ]
    longest = max([*lengths, *(t or 0.0 for t in tasks)]) or 1.0
    figure = _ranked(df, lengths, texts, hovers, longest / 0.85)
    ticks = [style.line(t, y - 10, t, y + 10) for t, y in zip(tasks, figure.data[0].y, strict=True) if t is not None]
    return figure.update_layout(shapes=ticks)


def _writer(unit: str) -> Callable[[Any], str]:
    """How a value of this unit is written, without the unit."""
    if unit != "个":
        return lambda value: figures.money_in(value, unit)
    return lambda value: figures.MISSING if figures.is_missing(value) else f"{figures.rounded(value, 0):,}"


def sources_bars(df: pd.DataFrame) -> go.Figure:
    """Where the money comes from: provinces under their region, the region with most money first.

    df: `rankings/sources`. customdata[0]: the province; customdata[0] of a missing one is 未注明.
    """
    if df.empty:
        return style.blank()
    df = df.assign(
        region=[style.name(r, "未注明") for r in df["region"]],
        province=[style.name(p) for p in df["province"]],
        amount=[style.number(v) or 0.0 for v in df["arrived"]],
    )
    sums = df.groupby("region", sort=False)["amount"].sum()
    df = df.assign(_region=df["region"].map(sums)).sort_values(
        ["_region", "region", "amount"], ascending=[False, True, False]
    )
    unit = figures.money_unit(df["arrived"])
    titles = [f"{region}　{figures.money(sums[region], unit)}" for region in df["region"]]
    margin = rows.name_width(df["province"]) * style.SIZE + 10
    placed = rows.place(df["province"], titles, row=26, width=rows.name_width(df["province"]))
    longest = df["amount"].max() or 1.0
    texts = [f"{figures.money_in(v, unit)}" for v in df["arrived"]]
    notes = rows.heading_notes(placed, margin) + rows.name_notes(placed, margin)
    notes += [
        style.note(figures.rate(v), y, x=1, align="right", shift=50, size=style.SMALL, color=SECONDARY)
        for v, y in zip(df["share"], placed.ys, strict=True)
    ]
    hovers = [
        f"<b>{r.province}</b><br>到位 {figures.money(r.arrived)}，占 {figures.rate(r.share)}"
        f"<br>{figures.count(r.projects)}项目<br>{figures.growth(r.yoy)}"
        for r in df.itertuples()
    ]
    traces = [
        style.bars(
            list(df["amount"]),
            placed.ys,
            14,
            BLUE,
            text=texts,
            textposition="outside",
            constraintext="none",
            textfont={"size": style.SIZE, "color": INK},
            textangle=0,
        ),
        style.targets(list(df["province"]), placed.ys, placed.heights, hovers, longest / _ROOM),
    ]
    return style.figure(
        traces, placed.height, left=margin, right=54, notes=notes, xaxis=style.PIXELS | {"range": [0, longest / _ROOM]}
    )
