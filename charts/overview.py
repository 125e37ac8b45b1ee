"""The first page's pictures: the year's curve, the year's tasks, the lights."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import style
from charts.style import BLUE, GREY, INK, SECONDARY
from wording import figures

_TREND_HEIGHT = 300.0
_TREND_RIGHT = 76.0


def trend(df: pd.DataFrame, as_of: dt.date) -> go.Figure:
    """Arrived funds through the year: this year's total so far, last year's, and the pace to the year's task.

    df: `overview/trend`. customdata[0] of this year's points: the month, "2026-10-01".
    """
    if df.empty:
        return style.blank()
    unit = figures.money_unit([*df["arrived_ytd"], *df["arrived_ytd_prior"], *df["pace_target"]])
    scale = float(figures.YI) if unit == "亿元" else 1.0
    values = {c: [_scaled(v, scale) for v in df[c]] for c in ("arrived_ytd", "arrived_ytd_prior", "pace_target")}
    months = [pd.Timestamp(month).month for month in df["month"]]
    top = max((v for column in values.values() for v in column if v is not None), default=1.0) * 1.12 or 1.0
    traces = [
        _curve(months, values["arrived_ytd_prior"], GREY, 2.5),
        _curve(months, values["pace_target"], INK, 1.5),
        _this_year(df, months, values, unit),
    ]
    return style.figure(
        traces,
        _TREND_HEIGHT,
        left=8,
        right=_TREND_RIGHT,
        top=26,
        bottom=26,
        notes=[
            style.note(unit, 1, yref="paper", size=style.SMALL, color=SECONDARY, yshift=18),
            *_end_notes(df, months, values, top),
            *_now_note(df, months, values, as_of, top),
        ],
        xaxis={"range": [0.6, 12.15], "tickvals": [1, 3, 6, 9, 12], "ticktext": ["1月", "3月", "6月", "9月", "12月"]},
        yaxis={
            "range": [0, top],
            "showgrid": True,
            "nticks": 5,
            "ticklabelposition": "inside top",
            "zeroline": True,
            "zerolinecolor": GREY,
            "tickformat": ",~f",
        },
    )


def _scaled(value: Any, scale: float) -> float | None:
    number = style.number(value)
    return None if number is None else number / scale


def _curve(months: Sequence[int], values: Sequence[float | None], color: str, width: float) -> go.Scatter:
    return go.Scatter(
        x=list(months), y=list(values), mode="lines", line={"color": color, "width": width}, hoverinfo="skip"
    )


def _this_year(df: pd.DataFrame, months: list[int], values: dict[str, list[float | None]], unit: str) -> go.Scatter:
    hovers = [
        f"<b>{figures.period(pd.Timestamp(row.month))}</b><br>本年累计 {figures.money(row.arrived_ytd, unit)}"
        f"<br>上年同期 {figures.money(row.arrived_ytd_prior, unit)}<br>序时任务 {figures.money(row.pace_target, unit)}"
        for row in df.itertuples()
    ]
    last = max((i for i, v in enumerate(values["arrived_ytd"]) if v is not None), default=-1)
    return go.Scatter(
        x=months,
        y=values["arrived_ytd"],
        mode="lines+markers",
        line={"color": BLUE, "width": 3.5},
        marker={"size": [11 if i == last else 6 for i in range(len(months))], "color": BLUE, "opacity": 1},
        customdata=[[figures.day(pd.Timestamp(month))] for month in df["month"]],
        hovertext=hovers,
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
    )


def _end_notes(
    df: pd.DataFrame, months: list[int], values: dict[str, list[float | None]], top: float
) -> list[dict[str, Any]]:
    """The names of the two reference lines, right of December, kept apart."""
    named = [("arrived_ytd_prior", "上年全年", SECONDARY), ("pace_target", "全年任务", INK)]
    ends = [(label, color, df[c].iloc[-1], values[c][-1]) for c, label, color in named if values[c][-1] is not None]
    pixels = [(1 - value / top) * _TREND_HEIGHT for *_, value in ends]
    unit = figures.money_unit([*df["arrived_ytd"], *df["arrived_ytd_prior"], *df["pace_target"]])
    return [
        style.note(
            f"{label}<br>{figures.money_in(raw, unit)}", (1 - y / _TREND_HEIGHT) * top, x=1, shift=6, color=color
        )
        for (label, color, raw, _), y in zip(ends, style.spread(pixels, 38, 0, _TREND_HEIGHT), strict=True)
    ]


def _now_note(
    df: pd.DataFrame, months: list[int], values: dict[str, list[float | None]], as_of: dt.date, top: float
) -> list[dict[str, Any]]:
    """This year's figure at the end of its line: above when it leads both other lines there, else below."""
    known = [i for i, v in enumerate(values["arrived_ytd"]) if v is not None and months[i] <= as_of.month]
    if not known:
        return []
    i = known[-1]
    value = values["arrived_ytd"][i] or 0.0
    leads = all(value >= (values[c][i] or 0.0) for c in ("arrived_ytd_prior", "pace_target"))
    above = leads or value < top * 0.15
    unit = figures.money_unit([*df["arrived_ytd"], *df["arrived_ytd_prior"], *df["pace_target"]])
    text = f"<b>{figures.period(pd.Timestamp(df['month'].iloc[i]))} {figures.money_in(df['arrived_ytd'].iloc[i], unit)}</b>"
    align = "left" if months[i] <= 3 else "right"
    return [
        style.note(
            text,
            value,
            x=months[i],
            xref="x",
            align=align,
            color=BLUE,
            size=15,
            yanchor="bottom" if above else "top",
            yshift=9 if above else -9,
            shift=-6 if align == "left" else 6,
            bgcolor="rgba(255,255,255,0.8)",
        )
    ]


_TASKS = (("arrived", "到位资金"), ("signed", "新签约"), ("started", "新开工"), ("produced", "新投产"))
_FULL = 1.0  # every row is drawn against its own year's task


def bullet(totals: pd.DataFrame) -> go.Figure:
    """How the year's tasks stand: done (blue), last year's same months (grey), pace (ink tick), the task (frame).

    totals: `overview/totals`, one row. Each row is scaled to its own task; one without a task shows its figure only.
    customdata[0]: the metric, "arrived", "signed", "started" or "produced".
    """
    if totals.empty:
        return style.blank()
    row = totals.iloc[0]
    tasks = [_task(row, metric, label) for metric, label in _TASKS]
    ys = [34 + 56.0 * i for i in range(len(tasks))]
    reach = max([_FULL, *(t["done"] or 0 for t in tasks), *(t["prior"] or 0 for t in tasks)])
    pace = style.number(row["pace"])
    notes = [n for t, y in zip(tasks, ys, strict=True) for n in _task_notes(t, y)]
    framed = [(t, y) for t, y in zip(tasks, ys, strict=True) if t["target"] is not None]
    frames = [
        {
            "type": "rect",
            "x0": 0,
            "x1": _FULL,
            "y0": y - 10,
            "y1": y + 10,
            "line": {"color": INK, "width": 1},
            "layer": "above",
        }
        for _, y in framed
    ]
    ticks = [style.line(pace, y - 14, pace, y + 14, width=3) for _, y in framed if pace is not None]
    traces = [
        style.bars([t["prior"] for t in tasks], ys, 20, GREY),
        style.bars([t["done"] for t in tasks], ys, 10, BLUE),
        style.targets(
            [t["metric"] for t in tasks], [y - 10 for y in ys], [52] * len(ys), [t["hover"] for t in tasks], reach
        ),
    ]
    return style.figure(
        traces, 56.0 * len(tasks), notes=notes, shapes=frames + ticks, xaxis=style.PIXELS | {"range": [0, reach * 1.01]}
    )


def _task(row: pd.Series, metric: str, label: str) -> dict[str, Any]:
    value, prior = row[metric], row[f"{metric}_prior"]
    target = row["target"] if metric == "arrived" else row[f"{metric}_target"]
    full = style.number(target) or None
    done, before = style.number(value), style.number(prior)
    money = metric == "arrived"
    unit = figures.money_unit([value, target]) if money else "个"
    write = (
        (lambda v: figures.money_in(v, unit))
        if money
        else (lambda v: figures.MISSING if figures.is_missing(v) else f"{v:,}")
    )
    against = f"{write(value)} / {write(target)} {unit}" if full else f"{write(value)} {unit}"
    return {
        "metric": metric,
        "label": label,
        "target": full,
        "against": against,
        "done": done / full if full and done is not None else None,
        "prior": before / full if full and before is not None else None,
        "rate": figures.rate(done / full if full and done is not None else None) if full else "未下达任务",
        "hover": f"<b>{label}</b><br>完成 {against}<br>上年同期 {write(prior)} {unit}",
    }


def _task_notes(task: dict[str, Any], y: float) -> list[dict[str, Any]]:
    return [
        style.note(f"<b>{task['label']}</b>　{task['against']}", y - 24),
        style.note(task["rate"], y - 24, x=1, align="right", bold=task["target"] is not None),
    ]


def lights_strip(df: pd.DataFrame) -> go.Figure:
    """How many key projects have which light: shape, word and count, over one strip in proportion.

    df: `overview/lights`. customdata[0]: the light, "红", "黄" or "绿".
    """
    counts = {light: 0 for light in style.LIGHTS} | {str(r.light): int(r.projects) for r in df.itertuples()}
    total = sum(counts[light] for light in style.LIGHTS)
    third = max(total, 1) / 3
    bases = [third * i for i in range(3)]
    notes = [
        style.note(
            f"<span style='color:{color}'>{shape}</span> {light}灯　<b>{counts[light]}</b> 个",
            14,
            x=base,
            xref="x",
            size=15,
        )
        for (light, (color, shape)), base in zip(style.LIGHTS.items(), bases, strict=True)
    ]
    hovers = [f"{shape} {light}灯 {counts[light]} 个" for light, (_, shape) in style.LIGHTS.items()]
    starts = [sum(list(counts.values())[:i]) for i in range(3)]
    strip = [
        go.Bar(
            x=[counts[light]],
            y=[42],
            base=[start],
            width=12,
            orientation="h",
            hoverinfo="skip",
            marker={"color": color, "line": {"color": style.WHITE, "width": 1}},
        )
        for (light, (color, _)), start in zip(style.LIGHTS.items(), starts, strict=True)
    ]
    hit = style.targets(list(style.LIGHTS), [14] * 3, [28] * 3, hovers, third, base=bases)
    return style.figure([*strip, hit], 52, notes=notes, xaxis=style.PIXELS | {"range": [0, third * 3]})
