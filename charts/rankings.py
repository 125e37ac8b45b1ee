"""Who is ahead, on the year's tasks and in the city; and where the money comes from."""

from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import style
from charts.amounts import amount_bars, amount_sides, origin_bars, sources_bars
from charts.city import city_bump, city_gap, pick_metric
from charts.ranked_rows import Figures, by_rank, ranked, sides
from charts.tiles import province_tiles
from charts.words import of_words
from wording import figures
from wording.metrics import METRICS
from wording.sentences import owed_unit

__all__ = [
    "amount_bars", "amount_sides", "board_bars", "city_bump", "city_gap", "completion_bars", "metric_bars",
    "origin_bars", "province_tiles", "score_bars", "sides", "sources_bars",
]  # fmt: skip

_CUT = 2.0  # a bar ends at 200%: a unit with a tiny task would flatten everyone else's
_FEW = 2  # columns of figures that a phone has room for


@of_words
def completion_bars(df: pd.DataFrame, side: int | None = None, narrow: bool = False) -> go.Figure:
    """Who is ahead on arrived funds: a section per group, place at left, at the right the completion, what is owed to
    the pace, what each month left needs, and ▲▼ places moved.

    df: `rankings/units`; `side` draws one of two columns, see `sides`, both to one scale; `narrow`: for a phone. An ink
    line marks the pace; who is behind it has a hollow bar. Units at zero say 待破零; units without a task come last,
    with what they brought. customdata[0]: the unit's name.
    """
    if df.empty:
        return style.blank()
    df = by_rank(df)
    hovers = [
        f"<b>{row.unit}</b><br>到位 {figures.money(row.arrived)}<br>任务 {figures.money(row.target)}"
        f"<br>{figures.pace(row.pace_gap)}<br>{figures.compared(row.yoy, row.prior_basis)}"
        for row in df.itertuples()
    ]
    columns = [_rates(df, df["arrived"]), *_owed(df), Figures("较上月", _moved(df["rank_change"]))]
    columns = [column for column in columns if any(column.texts)]
    columns = columns[: _FEW if narrow else None]
    return ranked(columns, df, _completions(df), hovers, side, _untasked(df, df["arrived"]))


@of_words
def board_bars(df: pd.DataFrame) -> go.Figure:
    """Who stands on which board: a section per board and group, the completion at the right, against the pace.

    df: `rankings/board`, its unit_group naming board and group. customdata[0]: the unit's name.
    """
    if df.empty:
        return style.blank()
    df = df.sort_values("board", ascending=False, kind="stable")  # 红榜 before 黑榜
    texts = ["待破零" if row.reason == "待破零" else figures.rate(row.completion) for row in df.itertuples()]
    hovers = [f"<b>{row.unit}</b><br>{figures.pace(row.pace_gap)}" for row in df.itertuples()]
    return ranked([Figures("完成率", texts, is_first=True)], df, _completions(df), hovers)


@of_words
def metric_bars(df: pd.DataFrame, metric: str | None = None, side: int | None = None) -> go.Figure:
    """Who is ahead on another metric, in the same form; at the right what was done of the task, "7 / 15".

    df: `rankings/metrics`; `metric` picks one (the first row's unless given), `side` as above. customdata[0]: the
    unit's name.
    """
    df = pick_metric(df, metric)
    if df.empty:
        return style.blank()
    df = by_rank(df)
    named = METRICS[df["metric"].iloc[0]]
    unit = named.unit([*df["value"], *df["target"]])
    done = [f"{figures.number_in(r.value, unit)} / {figures.number_in(r.target, unit)}" for r in df.itertuples()]
    hovers = [
        f"<b>{row.unit}</b><br>完成 / 任务　{text} {unit}<br>{figures.pace(row.pace_gap)}"
        for row, text in zip(df.itertuples(), done, strict=True)
    ]
    columns = [_rates(df, df["value"]), Figures("完成 / 任务", done)]
    return ranked(columns, df, _completions(df), hovers, side, _untasked(df, df["value"], named.written))


@of_words
def score_bars(df: pd.DataFrame, side: int | None = None) -> go.Figure:
    """Who scores most: a section per group, place at left, the total at the right.

    df: `rankings/scores`, several rows a unit; `side` as above. Beside the total how many of the scheme's points it
    rests on, where not all can be counted. customdata[0]: the unit's name.
    """
    if df.empty:
        return style.blank()
    units = by_rank(df.drop_duplicates("unit_id"))
    totals = [(style.number(total) or 0.0) / 100 for total in units["total"]]
    hovers = [_items(row.unit, df[df["unit_id"] == row.unit_id]) for row in units.itertuples()]
    scaled = [_scaled(counted, of) for counted, of in zip(units["counted"], units["whole"], strict=True)]
    columns = [Figures("得分", [figures.score(total) for total in units["total"]], is_first=True)]
    columns += [Figures("计分", scaled)] if any(scaled) else []
    return ranked(columns, units, totals, hovers, side)


def _items(unit: str, items: pd.DataFrame) -> str:
    lines = [f"{row.item}　{figures.score(row.score)} / {figures.score(row.points)}" for row in items.itertuples()]
    return "<br>".join([f"<b>{unit}</b>", *lines])


def _scaled(counted: Any, whole: Any) -> str:
    counted = 0 if figures.is_missing(counted) else counted
    return "" if figures.is_missing(whole) or counted == whole else f"{float(counted):g} / {float(whole):g}"


def _completions(df: pd.DataFrame) -> list[float]:
    return [min(_CUT, style.number(value) or 0.0) for value in df["completion"]]


def _rates(df: pd.DataFrame, done: Iterable[Any]) -> Figures:
    """The completion of each; » where the bar is cut; who has brought nothing or has no task is said to."""
    return Figures("完成率", [_rate(*each) for each in zip(df["completion"], done, strict=True)], is_first=True)


def _rate(completion: Any, done: Any) -> str:
    if figures.is_missing(completion):
        return "无任务"
    if not figures.is_missing(done) and not done:
        return "待破零"
    return figures.rate(completion) + (" »" if completion > _CUT else "")


def _untasked(df: pd.DataFrame, done: Iterable[Any], written: Callable[[Any], str] = figures.money) -> list[str]:
    """What those without a task have done: it stands where they would have a bar."""
    return [
        written(value) if figures.is_missing(completion) and not figures.is_missing(value) and value else ""
        for completion, value in zip(df["completion"], done, strict=True)
    ]


def _owed(df: pd.DataFrame) -> list[Figures]:
    """What each lacks of the pace, and what it needs in each month left for its task, in one unit."""
    owed = [None if figures.is_missing(value) or value >= 0 else -value for value in df["ahead_of_pace"]]
    unit = owed_unit(df)
    return [
        Figures(
            f"{head}<br>{unit}",
            ["" if figures.is_missing(value) else figures.money_in(value, unit) for value in values],
        )
        for head, values in (("欠额", owed), ("月均需", df["needed_monthly"]))
    ]


def _moved(changes: Iterable[Any]) -> list[str]:
    return ["" if figures.is_missing(value) else figures.moved(value) for value in changes]
