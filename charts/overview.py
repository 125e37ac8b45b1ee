"""The first page's pictures: the year's curve, the lights."""

import datetime as dt
import math
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import lettering, style
from charts.style import BLUE, GREY, INK, SECONDARY
from charts.words import of_words
from wording import figures

_HEIGHT = 200.0  # so that headline, tiles and curve are one fold at 1366 x 768
_LABEL = 50  # height of two lines of words and what is between them and a line
_PHONE_MONTH = 23  # pixels of a month on a phone
_LINES = ("arrived_ytd", "arrived_ytd_prior", "pace_target")


@dataclass(frozen=True)
class Year:
    """Three lines over twelve months, scaled to one unit, and the height of the value axis."""

    df: pd.DataFrame
    unit: str
    months: list[int]
    lines: dict[str, list[float | None]]
    top: float

    def pixel(self, value: float) -> float:
        """Where a value stands, in pixels from the top."""
        return (1 - value / self.top) * _HEIGHT

    def last(self, column: str) -> int | None:
        """The index of the last known month of a line."""
        return max((i for i, value in enumerate(self.lines[column]) if value is not None), default=None)

    def text(self, column: str, i: int) -> str:
        """The figure of a line at a month, unit not written."""
        return figures.money_in(self.df[column].iloc[i], self.unit)


@of_words
def trend(df: pd.DataFrame, as_of: dt.date) -> go.Figure:
    """Arrived funds through the year: this year's total so far, last year's, and the pace to the year's task.

    df: `overview/trend`. customdata[0] of this year's points: the month, "2026-10-01".
    """
    if df.empty:
        return style.blank()
    year = _year(df, as_of)
    traces = [
        _curve(year, "arrived_ytd_prior", GREY, 2.5),
        _curve(year, "pace_target", INK, 1.5),
        _this_year(year),
    ]
    notes = [
        style.note(year.unit, 1, yref="paper", size=style.SMALL, color=SECONDARY, yshift=24),  # above the top tick
        *_end_notes(year),
        *_now_note(year),
    ]
    return style.figure(
        traces,
        _HEIGHT,
        left=8,
        right=80,
        top=34,
        bottom=26,
        notes=notes,
        xaxis={"range": [0.4, 12.1], "tickvals": [1, 3, 6, 9, 12], "ticktext": ["1月", "3月", "6月", "9月", "12月"]},
        yaxis=style.value_axis(0, year.top),
    )


def _year(df: pd.DataFrame, as_of: dt.date) -> Year:
    unit = figures.money_unit(value for column in _LINES for value in df[column])
    scale = float(figures.YI) if unit == "亿元" else 1.0
    months = [pd.Timestamp(month).month for month in df["month"]]
    lines = {c: [None if (n := style.number(v)) is None else n / scale for v in df[c]] for c in _LINES}
    lines["arrived_ytd"] = [v if m <= as_of.month else None for m, v in zip(months, lines["arrived_ytd"], strict=True)]
    top = max((value for line in lines.values() for value in line if value is not None), default=0.0) * 1.12
    return Year(df, unit, months, lines, top or 1.0)


def _curve(year: Year, column: str, color: str, width: float) -> go.Scatter:
    line, values = {"color": color, "width": width}, year.lines[column]
    mode = "lines+markers" if None in values else "lines"  # a month that stands alone is seen too
    return go.Scatter(x=year.months, y=values, mode=mode, line=line, hoverinfo="skip")


def _this_year(year: Year) -> go.Scatter:
    last = year.last("arrived_ytd")
    hovers = [
        f"<b>{figures.period(pd.Timestamp(month))}</b><br>本年累计 {year.text('arrived_ytd', i)} {year.unit}"
        f"<br>上年同期 {year.text('arrived_ytd_prior', i)} {year.unit}"
        f"{figures.restated(year.df['prior_basis'].iloc[i])}"
        f"<br>序时任务 {year.text('pace_target', i)} {year.unit}"
        for i, month in enumerate(year.df["month"])
    ]
    return go.Scatter(
        x=year.months,
        y=year.lines["arrived_ytd"],
        mode="lines+markers",
        line={"color": BLUE, "width": 3.5},
        marker={"size": [11 if i == last else 6 for i in range(len(year.months))], "color": BLUE, "opacity": 1},
        customdata=[[figures.day(pd.Timestamp(month))] for month in year.df["month"]],
        hovertext=hovers,
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )


def _end_notes(year: Year) -> list[dict[str, Any]]:
    """The names of the lines that reach the right edge, kept apart: this year's too, from November on."""
    named = [("arrived_ytd_prior", "上年全年", SECONDARY), ("pace_target", "全年任务", INK)]
    now = year.last("arrived_ytd")
    if now is not None and year.months[now] >= 11:
        named.append(("arrived_ytd", figures.period(pd.Timestamp(year.df["month"].iloc[now])), BLUE))
    ends = [(c, label, color, i) for c, label, color in named if (i := year.last(c)) is not None]
    ends = [end for end in ends if end[0] != "arrived_ytd_prior" or year.months[end[3]] == 12]  # restated in part
    pixels = lettering.spread([year.pixel(year.lines[c][i] or 0.0) for c, *_, i in ends], 36, 0, _HEIGHT - 16)
    return [
        style.note(
            f"{label}<br>{year.text(c, i)}",
            (1 - pixel / _HEIGHT) * year.top,
            x=1,
            shift=9,
            color=color,
            bold=color == BLUE,
        )
        for (c, label, color, i), pixel in zip(ends, pixels, strict=True)
    ]


def _now_note(year: Year) -> list[dict[str, Any]]:
    """This year's figure at the end of its line, where no line is: above left of all lines when it leads them, else
    below right of all; above right of all in the first months, when there is no room at left or below.

    Sums only grow: what is above all lines at a month is so before it, what is below all of them is so after it.
    """
    i = year.last("arrived_ytd")
    if i is None or year.months[i] >= 11:
        return []
    words = (figures.period(pd.Timestamp(year.df["month"].iloc[i])), year.text("arrived_ytd", i))
    value, beside = year.lines["arrived_ytd"][i] or 0.0, [v for c in _LINES if (v := year.lines[c][i]) is not None]
    below = year.pixel(min(beside)) + _LABEL < _HEIGHT and value < max(beside)
    at_left = not below and year.months[i] > 3
    until = i + math.ceil(max(map(lettering.cells, words)) * 14 / _PHONE_MONTH)  # as far as the words reach
    highest = max(v for c in _LINES for v in year.lines[c][i : i + 1 if at_left else until + 1] if v is not None)
    edge, up = ("top", -8) if below else ("bottom", 8)
    align, shift = ("right", 4) if at_left else ("left", 2 if below else 8)
    return [
        style.note(
            "<br>".join(words),
            min(beside) if below else highest,
            x=year.months[i],
            xref="x",
            align=align,
            shift=shift,
            size=14,
            color=BLUE,
            bold=True,
            yanchor=edge,
            yshift=up,
        )
    ]


@of_words
def lights_strip(df: pd.DataFrame) -> go.Figure:
    """How many key projects have which light: shape, word and count, over one strip in proportion.

    df: `overview/lights`. customdata[0]: the light, "红", "黄", "绿" or "未报计划"; the last only where there is any.
    """
    known = {style.name(row.light): int(style.number(row.projects) or 0) for row in df.itertuples()}
    words = [(light, *look) for light, look in style.LIGHTS.items() if len(light) == 1 or known.get(light)]
    counts, many = [known.get(light, 0) for light, *_ in words], len(words)
    part = max(sum(counts), 1) / many
    bases = [part * place for place in range(many)]
    notes = [
        style.note(
            f"<span style='color:{color}'>{shape}</span> {figures.light_name(light)} <b>{n}</b> 个",
            14,
            x=at,
            xref="x",
            size=15,
        )
        for (light, color, shape), n, at in zip(words, counts, bases, strict=True)
    ]
    strip = style.bars(counts, [42.0] * many, 12, BLUE, base=list(accumulate(counts, initial=0))[:many])
    strip.marker = {"color": [color for _, color, _ in words], "line": {"color": style.WHITE, "width": 1}}
    hovers = [f"{shape} {figures.light_name(light)} {n} 个" for (light, _, shape), n in zip(words, counts, strict=True)]
    keys = [light for light, *_ in words]
    ground = style.targets(keys, [14.0] * many, [28.0] * many, hovers, part, base=bases)
    return style.figure([strip, ground], 52, notes=notes, xaxis=style.PIXELS | {"range": [0, part * many]})
