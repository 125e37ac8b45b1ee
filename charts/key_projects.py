"""Are the key projects on time, has their money arrived?"""

import datetime as dt

import pandas as pd
import plotly.graph_objects as go

from charts import style
from charts.gantt import gantt, single_timeline
from charts.style import BLUE, GREY, INK, SECONDARY
from wording import figures

__all__ = ["arrival_bars", "funds_by_month", "gantt", "single_timeline"]

_ROW = 48.0


def arrival_bars(df: pd.DataFrame) -> go.Figure:
    """How much of the agreed money has arrived: each project's frame is its own agreed investment, the blue what arrived.

    df: `key_projects/lights`; the largest agreed investment first, projects without one last. customdata[0]: project_id.
    """
    if df.empty:
        return style.blank()
    df = df.assign(
        _agreed=[style.number(v) or 0.0 for v in df["agreed_investment"]],
        _rate=[style.number(v) for v in df["arrival_rate"]],
    )
    df = df.sort_values("_agreed", ascending=False, kind="stable")
    names = [style.wrap(style.name(project), 22) for project in df["project"]]
    unit = figures.money_unit(df["agreed_investment"])
    ys, at = [], 0.0
    for name in names:
        at += 17 * style.lines(name) + 32
        ys.append(at - 18)
    rates = [None if figures.is_missing(rate) else min(rate, 1.5) for rate in df["_rate"]]
    reach = max([1.0, *(r for r in rates if r is not None)])
    notes = []
    for row, name, y in zip(df.itertuples(), names, ys, strict=True):
        notes.append(style.note(name, y - 9, yanchor="bottom"))
        text = f"{figures.money_in(row.arrived_total, unit)} / {figures.money_in(row.agreed_investment, unit)} {unit}　<b>{figures.rate(row.arrival_rate)}</b>"
        notes.append(style.note(text, y + 15, size=style.SMALL))
    frames = [
        {
            "type": "rect",
            "x0": 0,
            "x1": 1,
            "y0": y - 6,
            "y1": y + 6,
            "line": {"color": INK, "width": 1},
            "layer": "above",
        }
        for y, agreed in zip(ys, df["_agreed"], strict=True)
        if agreed
    ]
    hovers = [
        f"<b>{style.wrap(style.name(r.project), 18)}</b><br>累计到位 {figures.money(r.arrived_total)}"
        f"<br>协议投资 {figures.money(r.agreed_investment)}<br>资金到位率 {figures.rate(r.arrival_rate)}"
        for r in df.itertuples()
    ]
    traces = [
        style.bars(rates, ys, 12, BLUE),
        style.targets(list(df["project_id"]), ys, [46] * len(ys), hovers, reach),
    ]
    return style.figure(traces, at + 8, notes=notes, shapes=frames, xaxis=style.PIXELS | {"range": [0, reach * 1.005]})


def funds_by_month(df: pd.DataFrame, as_of: dt.date | None = None) -> go.Figure:
    """One project's funds month by month: blue in the as-of year, grey before; below zero is a correction; what is not
    yet audited is an empty frame.

    df: `projects/funds` of one project; without `as_of` the latest month's year is blue. customdata[0]: "2026-10-01".
    """
    if df.empty:
        return style.blank()
    df = df.assign(
        _month=pd.to_datetime(df["month"]),
        _amount=[style.number(v) or 0.0 for v in df["amount"]],
        _passed=[value == "审核通过" for value in df["audit_status"]],
    )
    sums = df.groupby(["_month", "_passed"], as_index=False)["_amount"].sum()
    unit = figures.money_unit(df["amount"])
    scale = float(figures.YI) if unit == "亿元" else 1.0
    year = (as_of or sums["_month"].max()).year
    months = pd.date_range(
        sums["_month"].min(), max(sums["_month"].max(), pd.Timestamp(as_of or sums["_month"].max())), freq="MS"
    )
    ticks = [months[round(i * (len(months) - 1) / 3)] for i in range(4)] if len(months) > 4 else list(months)
    return style.figure(
        [_months(part, passed, year, unit, scale) for passed, part in sums.groupby("_passed")],
        170,
        left=8,
        right=8,
        top=24,
        bottom=28,
        barmode="relative",
        notes=[style.note(unit, 1, yref="paper", size=style.SMALL, color=SECONDARY, yshift=14)],
        xaxis={
            "type": "date",
            "range": [months[0] - pd.Timedelta(days=30), months[-1] + pd.Timedelta(days=30)],
            "tickvals": ticks,
            "ticktext": [f"{tick:%Y-%m}" for tick in ticks],
        },
        yaxis={
            "showgrid": True,
            "nticks": 4,
            "zeroline": True,
            "zerolinecolor": INK,
            "ticklabelposition": "inside top",
            "tickformat": ",~f",
            "rangemode": "tozero",
        },
    )


def _months(part: pd.DataFrame, passed: bool, year: int, unit: str, scale: float) -> go.Bar:
    colors = [BLUE if month.year == year else GREY for month in part["_month"]]
    said = "" if passed else "<br>未审核通过，不计入"
    return go.Bar(
        x=list(part["_month"]),
        y=[v / scale for v in part["_amount"]],
        width=20 * 86_400_000,
        marker={"color": colors if passed else style.WHITE, "line": {"color": colors, "width": 0 if passed else 1.5}},
        customdata=[[figures.day(month)] for month in part["_month"]],
        hovertext=[
            f"<b>{figures.month(m)}</b><br>{figures.money(v, unit)}{said}"
            for m, v in zip(part["_month"], part["_amount"], strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )
