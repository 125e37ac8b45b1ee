"""Our county among the city's counties: how places moved, and how far the next one is."""

import pandas as pd
import plotly.graph_objects as go

from charts import rows, style
from charts.style import BLUE, GREY, INK, SECONDARY
from wording import figures


def pick_metric(df: pd.DataFrame, metric: str | None) -> pd.DataFrame:
    """The rows of one metric: the one named, else the first."""
    if df.empty:
        return df
    return df[df["metric"] == (metric or df["metric"].iloc[0])]


def is_money(metric: str) -> bool:
    """Whether the bulletin's metric is an amount (万元) rather than a count, told by its name."""
    return "资金" in metric or metric.endswith("额") or "投资额" in metric


def city_bump(df: pd.DataFrame, metric: str | None = None) -> go.Figure:
    """How places moved through the year: our county thick and blue, the others grey, names and places at the right.

    df: `rankings/city_months`; `metric` picks one (the first row's unless given). customdata[0]: the county.
    """
    df = pick_metric(df, metric)
    df = df[[not figures.is_missing(rank) for rank in df["rank"]]] if not df.empty else df
    if df.empty:
        return style.blank()
    worst = int(df["rank"].max())
    months = sorted({pd.Timestamp(month) for month in df["month"]})
    height = max(worst - 1, 1) * 30.0
    traces, ends = [], []
    for county, places in sorted(df.groupby("county", sort=False), key=lambda pair: bool(pair[1]["is_own"].iloc[0])):
        places = places.sort_values("month")
        traces.append(_path(str(county), places))
        ends.append((str(county), int(places["rank"].iloc[-1]), bool(places["is_own"].iloc[0])))
    ends.sort(key=lambda end: (end[1], not end[2]))
    width = max(style.cells(f"{rank} {county}") for county, rank, _ in ends) * 14 + 16
    step = height / max(worst - 1, 1)
    pixels = style.spread(
        [(rank - 1) * step for _, rank, _ in ends], 18, -9, height + 9 + 18 * max(0, len(ends) - worst)
    )
    notes = [
        style.note(f"{rank} {county}", 1 + y / step, x=1, shift=10, bold=own, color=BLUE if own else SECONDARY)
        for (county, rank, own), y in zip(ends, pixels, strict=True)
    ]
    shown = months if len(months) <= 5 else [m for m in months if m.month in (1, 3, 6, 9, 12) and m != months[-2]]
    if months[-1] not in shown:
        shown.append(months[-1])
    pad = pd.Timedelta(days=6)
    return style.figure(
        traces,
        height + 24,
        left=28,
        right=width,
        top=8,
        bottom=26,
        notes=notes,
        xaxis={
            "type": "date",
            "range": [months[0] - pad, months[-1] + pad],
            "tickvals": shown,
            "ticktext": [f"{m.month}月" for m in shown],
        },
        yaxis={
            "range": [worst + 12 / step, 1 - 12 / step],
            "tickmode": "linear",
            "dtick": 1,
            "tick0": 1,
            "tickformat": "d",
        },
    )


def _path(county: str, places: pd.DataFrame) -> go.Scatter:
    own = bool(places["is_own"].iloc[0])
    hovers = [
        f"<b>{county}</b><br>{figures.month(pd.Timestamp(r.month))} {figures.place(r.rank)}"
        for r in places.itertuples()
    ]
    return go.Scatter(
        x=[pd.Timestamp(month) for month in places["month"]],
        y=[int(rank) for rank in places["rank"]],
        mode="lines+markers",
        line={"color": BLUE if own else GREY, "width": 4 if own else 1.5},
        marker={"color": BLUE if own else GREY, "size": 10 if own else 6, "opacity": 1},
        cliponaxis=False,
        customdata=[[county]] * len(places),
        hovertext=hovers,
        hovertemplate="%{hovertext}<extra></extra>",
    )


def city_gap(df: pd.DataFrame, metric: str | None = None) -> go.Figure:
    """How far the next place is: every county's value by place, ours blue, and what is missing to the one before.

    df: `rankings/city`; `metric` picks one (the first row's unless given). customdata[0]: the county.
    """
    df = pick_metric(df, metric)
    if df.empty:
        return style.blank()
    df = df.assign(_rank=[style.number(r) if style.number(r) is not None else float("inf") for r in df["rank"]])
    df = df.sort_values("_rank", kind="stable")
    money = is_money(str(df["metric"].iloc[0]))
    unit = figures.money_unit(df["value"]) if money else "个"
    width = rows.name_width(df["county"])
    margin = 26 + width * style.SIZE + 10
    placed = rows.place(df["county"], None, row=28, width=width)
    own = [bool(value) for value in df["is_own"]]
    lengths = [style.number(value) or 0.0 for value in df["value"]]
    longest = max(lengths) or 1.0
    texts = [_value(v, unit) + _gap(r, unit) for v, r in zip(df["value"], df.itertuples(), strict=True)]
    hovers = [
        f"<b>{r.county}</b><br>{r.metric} {_value(r.value, unit)} {unit}<br>{figures.growth(r.yoy)}"
        for r in df.itertuples()
    ]
    places = [figures.MISSING if figures.is_missing(rank) else str(int(rank)) for rank in df["rank"]]
    notes = rows.name_notes(placed, margin, 26, bold=own)
    notes += [
        style.note(p, y, shift=18 - margin, align="right", color=SECONDARY)
        for p, y in zip(places, placed.ys, strict=True)
    ]
    bars = style.bars(
        lengths,
        placed.ys,
        14,
        GREY,
        text=texts,
        textposition="outside",
        constraintext="none",
        textfont={"size": style.SIZE, "color": INK},
        textangle=0,
    )
    bars.marker.color = [BLUE if mine else GREY for mine in own]
    hit = style.targets(list(df["county"]), placed.ys, placed.heights, hovers, longest / 0.6)
    return style.figure(
        [bars, hit], placed.height, left=margin, notes=notes, xaxis=style.PIXELS | {"range": [0, longest / 0.6]}
    )


def _value(value: object, unit: str) -> str:
    if unit != "个":
        return figures.money_in(value, unit)
    return figures.MISSING if figures.is_missing(value) else f"{figures.rounded(value, 0):,}"


def _gap(row: object, unit: str) -> str:
    """What our county lacks to the one before: （距邻县 1.20）."""
    if not row.is_own or figures.is_missing(row.gap_to_next):
        return ""
    return f"（距{style.name(row.next_county, '前一位')} {_value(row.gap_to_next, unit)}）"
