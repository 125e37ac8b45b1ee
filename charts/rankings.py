"""Who is ahead, on the year's tasks and in the city; and where the money comes from."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import lettering, rows, style
from charts.amounts import amount_bars, colors, is_picked, origin_bars, sources_bars
from charts.city import city_bump, city_gap, pick_metric
from charts.style import WHITE
from charts.tiles import province_tiles
from charts.words import of_words
from wording import figures
from wording.metrics import METRICS

__all__ = [
    "amount_bars", "board_bars", "city_bump", "city_gap", "completion_bars", "metric_bars", "origin_bars",
    "province_tiles", "score_bars", "sources_bars",
]  # fmt: skip

_PLACE = 26.0  # the column of places, left of the names
_CUT = 2.0  # a bar ends at 200%: a unit with a tiny task would flatten everyone else's


@of_words
def completion_bars(df: pd.DataFrame) -> go.Figure:
    """Who is ahead on arrived funds: a section per group, place at left, completion at the bar's end, ▲▼ places moved.

    df: `rankings/units`. An ink line marks the pace; who is behind it has a hollow bar. Units at zero say 待破零; units
    without a task come last, with what they brought. customdata[0]: the unit's name.
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
    moved = ["" if figures.is_missing(value) else figures.moved(value) for value in df["rank_change"]]
    return _ranked(df, _completions(df), texts, hovers, moved, "较上月" if any(moved) else "")


@of_words
def board_bars(df: pd.DataFrame) -> go.Figure:
    """Who stands on which board: a section per board and group, the completion at the bar's end, against the pace.

    df: `rankings/board`, its unit_group naming board and group. customdata[0]: the unit's name.
    """
    if df.empty:
        return style.blank()
    df = df.sort_values("board", ascending=False, kind="stable")  # 红榜 before 黑榜
    texts = ["待破零" if row.reason == "待破零" else figures.rate(row.completion) for row in df.itertuples()]
    hovers = [f"<b>{row.unit}</b><br>{figures.pace(row.pace_gap)}" for row in df.itertuples()]
    return _ranked(df, _completions(df), texts, hovers, [""] * len(df))


@of_words
def metric_bars(df: pd.DataFrame, metric: str | None = None) -> go.Figure:
    """Who is ahead on another metric, in the same form; at the right what was done of the task, "7 / 15".

    df: `rankings/metrics`; `metric` picks one (the first row's unless given). customdata[0]: the unit's name.
    """
    df = pick_metric(df, metric)
    if df.empty:
        return style.blank()
    df = _by_rank(df)
    named = METRICS[df["metric"].iloc[0]]
    unit = named.unit([*df["value"], *df["target"]])
    done = [f"{figures.number_in(r.value, unit)} / {figures.number_in(r.target, unit)}" for r in df.itertuples()]
    hovers = [
        f"<b>{row.unit}</b><br>完成 / 任务　{text} {unit}<br>{figures.pace(row.pace_gap)}"
        for row, text in zip(df.itertuples(), done, strict=True)
    ]
    texts = [_completion(row.completion, row.value, named.written) for row in df.itertuples()]
    return _ranked(df, _completions(df), texts, hovers, done, "完成 / 任务")


@of_words
def score_bars(df: pd.DataFrame) -> go.Figure:
    """Who scores most: a section per group, place at left, the total at the bar's end.

    df: `rankings/scores`, several rows a unit. At the right how many of the scheme's points it rests on, where not all
    can be counted. customdata[0]: the unit's name.
    """
    if df.empty:
        return style.blank()
    units = _by_rank(df.drop_duplicates("unit_id"))
    totals = [(style.number(total) or 0.0) / 100 for total in units["total"]]
    texts = [figures.score(total) for total in units["total"]]
    hovers = [_items(row.unit, df[df["unit_id"] == row.unit_id]) for row in units.itertuples()]
    scaled = [_scaled(counted, of) for counted, of in zip(units["counted"], units["whole"], strict=True)]
    return _ranked(units, totals, texts, hovers, scaled)


def _items(unit: str, items: pd.DataFrame) -> str:
    lines = [f"{row.item}　{figures.score(row.score)} / {figures.score(row.points)}" for row in items.itertuples()]
    return "<br>".join([f"<b>{unit}</b>", *lines])


def _scaled(counted: Any, whole: Any) -> str:
    counted = 0 if figures.is_missing(counted) else counted
    return "" if figures.is_missing(whole) or counted == whole else f"计分 {float(counted):g} / {float(whole):g}"


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


def _completion(completion: Any, done: Any, written: Callable[[Any], str] = figures.money) -> str:
    """The text at a bar's end; » where the bar is cut; without a task what was done."""
    if figures.is_missing(completion):
        return "无任务" if figures.is_missing(done) or not done else f"{written(done)}，无任务"
    if not figures.is_missing(done) and not done:
        return "待破零"
    return figures.rate(completion) + (" »" if completion > _CUT else "")


def _ranked(
    df: pd.DataFrame,
    lengths: Sequence[float],
    texts: Sequence[str],
    hovers: Sequence[str],
    aside: Sequence[str],
    head: str = "",
) -> go.Figure:
    """Ranked rows in sections: place, name, a bar against the pace where there is one, and a column at the right under
    its `head`.
    """
    pace = next((value for value in map(style.number, df.get("pace", ())) if value is not None), None)
    reach = max([1.0, *lengths])
    width = rows.name_width(df["unit"])
    margin = _PLACE + width * style.SIZE + 10
    placed = rows.place(df["unit"], df["unit_group"], row=28, width=width)
    column = max(lettering.cells(text) for text in [*aside, head]) * style.SMALL + 12
    right = style.room(texts, lengths, reach) + column
    places = [figures.MISSING if figures.is_missing(rank) else str(int(rank)) for rank in df["rank"]]
    notes = rows.heading_notes(placed, margin)
    notes += rows.name_notes(placed, margin, _PLACE, bold=list(is_picked(df)))
    notes += rows.column(places, placed, shift=18 - margin, x=0)
    notes += rows.column(aside, placed, shift=right - 4, size=style.SMALL, head=head)
    notes += _pace_notes(pace, placed) + style.ends(texts, lengths, placed.ys)
    shapes = [style.line(pace, s.top - 2, pace, s.bottom - 2) for s in placed.sections] if pace is not None else []
    traces = [
        _standing(df, lengths, placed.ys, pace),
        style.targets(list(df["unit"]), placed.ys, placed.heights, hovers, reach),
    ]
    axis = style.PIXELS | {"range": [0, reach]}
    return style.figure(traces, placed.height, left=margin, right=right, notes=notes, shapes=shapes, xaxis=axis)


def _standing(df: pd.DataFrame, lengths: Sequence[float], ys: Sequence[float], _pace: float | None) -> go.Bar:
    """The bars: full at or ahead of the pace, hollow behind it, pale beside what a filter has chosen."""
    edges = colors(df)
    behind = [not figures.is_missing(gap) and gap < 0 for gap in df.get("pace_gap", [None] * len(df))]
    bars = style.bars(lengths, ys, 14, [WHITE if slow else edge for slow, edge in zip(behind, edges, strict=True)])
    bars.marker.line = {"color": edges, "width": [1.5 if slow else 0 for slow in behind]}
    return bars


def _pace_notes(pace: float | None, placed: rows.Placed) -> list[dict[str, Any]]:
    """The name of the pace line over each section."""
    if pace is None:
        return []
    text = f"序时 {figures.rate(pace)}"
    align = "left" if pace < 0.2 else "right" if pace > 0.9 else "center"
    return [style.note(text, s.top - 11, x=pace, xref="x", align=align, size=style.SMALL) for s in placed.sections]
