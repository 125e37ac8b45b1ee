"""Where the year ends: this year's line and its way to December beside past years', and what each unit comes to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import lettering, rows, style
from charts.amounts import colors, is_picked
from charts.style import BLUE, BLUE_PALE, BLUE_TINT, GREY, INK, SECONDARY, WHITE
from charts.words import of_words
from wording import figures

_HEIGHT = 320.0
_CUT = 2.0  # a bar ends at 200%: a unit with a tiny task would flatten everyone else's
_MONTHS = {"tickvals": [1, 3, 6, 9, 12], "ticktext": ["1月", "3月", "6月", "9月", "12月"]}


@dataclass(frozen=True)
class _Scale:
    """One unit for the picture, and the height of its axis in it."""

    unit: str
    top: float

    def of(self, value: Any) -> float | None:
        number = style.number(value)
        return number if number is None or self.unit == "万元" else number / float(figures.YI)

    def text(self, value: Any) -> str:
        return figures.money_in(value, self.unit)


@of_words
def year_end(df: pd.DataFrame, year: Mapping[str, Any]) -> go.Figure:
    """This year's running total and, dotted, the way of past years to its end; past years in grey, the highest and the
    last named; at December the range as an upright bar; the task an ink line.

    df: `forecast/months`; year: the row of `forecast/year`. customdata[0] of this year's points: the month.
    """
    this = df[df["year"] == year["as_of"].year]
    if this.empty:
        return style.blank()
    scale = _scale(df, year)
    past = [one for _, one in df[df["year"] != year["as_of"].year].groupby("year")]
    traces = [_line(one, scale, GREY, 2) for one in past] + [_target(scale, year)]
    known, expected = this[~this["is_expected"]], this[this["is_expected"]]
    way = pd.concat([known.tail(1), expected])
    traces += [_line(way, scale, BLUE, 2.5, dash="dot"), _range(scale, year), _this_year(known, scale)]
    return style.figure(
        [trace for trace in traces if trace is not None], _HEIGHT, left=8, right=104, top=34, bottom=26,
        notes=[
            style.note(scale.unit, 1, yref="paper", size=style.SMALL, color=SECONDARY, yshift=24),
            *_now(known, df[df["year"] != year["as_of"].year], scale), *_ends(scale, year, past),
        ],
        xaxis={"range": [0.4, 12.15], **_MONTHS}, yaxis=style.value_axis(0, scale.top),
    )  # fmt: skip


def _scale(df: pd.DataFrame, year: Mapping[str, Any]) -> _Scale:
    values = [*df["arrived_ytd"], year["forecast_high"], year["target"]]
    known = [float(value) for value in values if not figures.is_missing(value)]
    unit = figures.money_unit(known)
    top = max(known, default=0.0) * 1.1 / (float(figures.YI) if unit == "亿元" else 1.0)
    grid = style.ticks(top)
    return _Scale(unit, max(top, grid[-1] / 0.92) if grid else 1.0)  # no tick's figure reaches the unit's name


def _line(one: pd.DataFrame, scale: _Scale, color: str, width: float, dash: str = "solid") -> go.Scatter:
    ys = [scale.of(value) for value in one["arrived_ytd"]]
    line = {"color": color, "width": width, "dash": dash}
    return go.Scatter(x=list(one["month"]), y=ys, mode="lines", line=line, hoverinfo="skip")


def _this_year(known: pd.DataFrame, scale: _Scale) -> go.Scatter:
    hovers = [
        f"<b>{row.year}年{row.month}月</b><br>累计到位 {scale.text(row.arrived_ytd)} {scale.unit}"
        f"<br>占年终预测 {figures.rate(row.year_share)}"
        for row in known.itertuples()
    ]
    return go.Scatter(
        x=list(known["month"]), y=[scale.of(value) for value in known["arrived_ytd"]], mode="lines+markers",
        line={"color": BLUE, "width": 3.5}, marker={"size": 7, "color": BLUE}, cliponaxis=False, hovertext=hovers,
        hovertemplate="%{hovertext}<extra></extra>",
        customdata=[[f"{row.year}-{row.month:02}-01"] for row in known.itertuples()],
    )  # fmt: skip


def _target(scale: _Scale, year: Mapping[str, Any]) -> go.Scatter | None:
    if figures.is_missing(year["target"]):
        return None
    level = scale.of(year["target"])
    return go.Scatter(x=[0.8, 12.15], y=[level, level], mode="lines", line={"color": INK, "width": 1.5},
                      hoverinfo="skip")  # fmt: skip


def _range(scale: _Scale, year: Mapping[str, Any]) -> go.Scatter | None:
    """The year's end: a hollow dot, the range an upright bar through it; no dot on a year that is over."""
    if figures.is_missing(year["forecast"]) or not year["months_left"]:
        return None
    end, bar = scale.of(year["forecast"]), {}
    if not figures.is_missing(year["forecast_high"]):
        low, high = scale.of(year["forecast_low"]) or 0.0, scale.of(year["forecast_high"]) or 0.0
        ends = {"array": [high - (end or 0.0)], "arrayminus": [(end or 0.0) - low]}
        bar = {"error_y": {"type": "data", "symmetric": False, "color": BLUE, "thickness": 5, "width": 8} | ends}
    marker = {"size": 13, "color": WHITE, "line": {"color": BLUE, "width": 3}}
    return go.Scatter(x=[12], y=[end], mode="markers", marker=marker, cliponaxis=False, hoverinfo="skip", **bar)


def _ends(scale: _Scale, year: Mapping[str, Any], past: Sequence[pd.DataFrame]) -> list[dict[str, Any]]:
    """What the year comes to, the task, the highest past year and the last, in words at the right edge, kept apart."""
    said = []
    if not figures.is_missing(year["forecast"]):
        words = f"{'全年' if not year['months_left'] else '全年可到'}<br>{scale.text(year['forecast'])}"
        if not figures.is_missing(year["forecast_high"]):
            words += f"<br>{scale.text(year['forecast_low'])}—{scale.text(year['forecast_high'])}"
        said.append((words, year["forecast"], BLUE))
    if not figures.is_missing(year["record"]):
        said.append((f"{int(year['record_year'])}年<br>{scale.text(year['record'])}", year["record"], SECONDARY))
    if past and (last := past[-1].iloc[-1])["year"] != year["record_year"]:
        said.append((f"{int(last['year'])}年<br>{scale.text(last['arrived_ytd'])}", last["arrived_ytd"], SECONDARY))
    if not figures.is_missing(year["target"]):
        said.append((f"全年任务<br>{scale.text(year['target'])}", year["target"], INK))
    pixels = [(1 - (scale.of(value) or 0.0) / scale.top) * _HEIGHT for _, value, _ in said]
    tall = any(words.count("<br>") > 1 for words, *_ in said)
    pixels = lettering.spread(pixels, 50 if tall else 40, 0, _HEIGHT - 16)
    return [
        style.note(words, (1 - pixel / _HEIGHT) * scale.top, x=1, shift=9, color=color, bold=color == BLUE)
        for (words, _, color), pixel in zip(said, pixels, strict=True)
    ]


def _now(known: pd.DataFrame, past: pd.DataFrame, scale: _Scale) -> list[dict[str, Any]]:
    """This year's figure by now: above its line where that leads past years' or has only begun, else right below it;
    none from November on, where the year's end is named.
    """
    if known.empty or known["month"].iloc[-1] >= 11:
        return []
    row = known.iloc[-1]
    early, value = row["month"] <= 3, row["arrived_ytd"]
    above = early or not (past["arrived_ytd"][past["month"] == row["month"]] > value).any()
    side, edge = ("left" if early or not above else "right"), ("bottom" if above else "top")
    return [
        style.note(
            f"{figures.period(pd.Timestamp(row['year'], row['month'], 1))}<br>{scale.text(value)}",
            scale.of(value) or 0.0, x=row["month"], xref="x", size=14, color=BLUE, bold=True, bgcolor=style.VEIL,
            align=side, shift=-2 if side == "left" else -8, yanchor=edge, yshift=8 if above else -6,
        )
    ]  # fmt: skip


@of_words
def unit_end_bars(df: pd.DataFrame) -> go.Figure:
    """What each unit comes to of its task by the year's end: a pale bar, what has arrived full within it, the task an
    ink line; what every month left needs at the right. Who can't reach it says so; units without a task come last.

    df: `forecast/units`. customdata[0]: the unit's name.
    """
    if df.empty:
        return style.blank()
    names, groups = list(df["unit"]), list(df["unit_group"])
    width = rows.name_width(names)
    margin = width * style.SIZE + 10
    placed = rows.place(names, groups, row=28, width=width)
    ends = [min(_CUT, style.number(value) or 0.0) for value in df["forecast_rate"]]
    done = [min(_CUT, style.number(value) or 0.0) for value in df["completion"]]
    reach = max([1.0, *ends, *done])
    texts = [_said(row) for row in df.to_dict("records")]
    longest = [max(one, other) for one, other in zip(ends, done, strict=True)]
    need = ["" if figures.is_missing(v) else figures.money(v) for v in df["needed_monthly"]]
    head = "余下每月需"
    column = max(lettering.cells(text) for text in [*need, head]) * style.SMALL + 12
    right = style.room(texts, longest, reach) + column
    notes = rows.heading_notes(placed, margin) + rows.name_notes(placed, margin, bold=list(is_picked(df)))
    notes += style.ends(texts, longest, placed.ys)
    notes += rows.column(need, placed, shift=right - 4, size=style.SMALL, head=head)
    shapes = [style.line(1, s.top - 2, 1, s.bottom - 2) for s in placed.sections]
    traces = [
        style.bars(ends, placed.ys, 14, _pale(df)), style.bars(done, placed.ys, 8, colors(df)),
        style.targets(names, placed.ys, placed.heights, _hovers(df), reach),
    ]  # fmt: skip
    axis = style.PIXELS | {"range": [0, reach]}
    return style.figure(traces, placed.height, left=margin, right=right, notes=notes, shapes=shapes, xaxis=axis)


def _pale(df: pd.DataFrame) -> Sequence[str]:
    return [BLUE_PALE if color == BLUE else BLUE_TINT for color in colors(df)]


def _said(row: Mapping[str, Any]) -> str:
    if figures.is_missing(row["target"]):
        return "无任务" if figures.is_missing(row["forecast"]) else f"{figures.money(row['forecast'])}，无任务"
    if figures.is_missing(row["forecast_rate"]):
        return "待破零"
    text = figures.rate(row["forecast_rate"]) + (" »" if row["forecast_rate"] > _CUT else "")
    far = row["is_out_of_reach"]
    return text + ("　够不着" if not figures.is_missing(far) and far else "")


def _hovers(df: pd.DataFrame) -> list[str]:
    return [
        f"<b>{row.unit}</b><br>已到位 {figures.money(row.arrived)}<br>年终预测 {figures.money(row.forecast)}"
        f"<br>任务 {figures.money(row.target)}<br>近三个月月均 {figures.money(row.recent_monthly)}"
        for row in df.itertuples()
    ]


@of_words
def industry_end_bars(df: pd.DataFrame) -> go.Figure:
    """What each industry comes to by the year's end: a pale bar, what has arrived full within it, last year's whole a
    grey tick; at the right how it compares.

    df: `forecast/industries`. customdata[0]: the industry.
    """
    df = df[df["arrived"].notna()]
    if df.empty:
        return style.blank()
    names, unit = list(df["industry"]), figures.money_unit([*df["forecast"], *df["arrived"]])
    width = rows.name_width(names)
    margin = width * style.SIZE + 10
    placed = rows.place(names, None, row=28, width=width)
    ends, done, last = (
        [style.number(value) or 0.0 for value in df[name]] for name in ("forecast", "arrived", "last_total")
    )
    longest = [max(one, other) for one, other in zip(ends, done, strict=True)]
    reach = max([*longest, *last]) or 1.0
    texts = [figures.label(value, unit, "没有") for value in df["forecast"]]
    right = style.room(texts, longest, reach) + 84
    notes = rows.name_notes(placed, margin, bold=list(is_picked(df))) + style.ends(texts, longest, placed.ys)
    notes.append(style.note(unit, rows.head_y(placed), size=style.SMALL, color=SECONDARY))
    beside = ["" if figures.is_missing(v) else figures.signed_rate(v) for v in df["forecast_growth"]]
    notes += rows.column(beside, placed, shift=right - 4, size=style.SMALL, head="比上年全年")
    traces = [
        style.bars(ends, placed.ys, 14, _pale(df)), style.bars(done, placed.ys, 8, colors(df)),
        style.targets(names, placed.ys, placed.heights, _industry_hovers(df), reach),
    ]  # fmt: skip
    return style.figure(
        traces, placed.height, head=22, left=margin, right=right, notes=notes, shapes=_ticks(last, placed.ys),
        xaxis=style.PIXELS | {"range": [0, reach]},
    )  # fmt: skip


def _ticks(values: Sequence[float], ys: Sequence[float]) -> list[dict[str, Any]]:
    return [
        style.line(value, y - 10, value, y + 10, color=GREY, width=3)
        for value, y in zip(values, ys, strict=True)
        if value
    ]


def _industry_hovers(df: pd.DataFrame) -> list[str]:
    return [
        f"<b>{row.industry}</b><br>已到位 {figures.money(row.arrived)}<br>年终预测 {figures.money(row.forecast)}"
        f"<br>上年全年 {figures.money(row.last_total)}"
        for row in df.itertuples()
    ]
