"""Our county among the city's counties: how places moved, and how far the next one is."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import lettering, rows, style
from charts.style import BLUE, GREY, SECONDARY
from charts.words import of_words
from wording import figures
from wording.sentences import is_amount

_STEP = 30.0  # pixels from one place to the next


def pick_metric(df: pd.DataFrame, metric: str | None) -> pd.DataFrame:
    """The rows of one metric: the one named, else the first."""
    if df.empty:
        return df
    return df[df["metric"] == (metric or df["metric"].iloc[0])]


@of_words
def city_bump(df: pd.DataFrame, metric: str | None = None) -> go.Figure:
    """How places moved through the year: our county thick and blue, the others grey, names and places at the right.

    df: `rankings/city_months`; `metric` picks one (the first row's unless given). customdata[0]: the county.
    """
    df = pick_metric(df, metric)
    df = df[df["rank"].notna()] if not df.empty else df
    if df.empty:
        return style.blank()
    worst = max(int(df["rank"].max()), df["county"].nunique())
    months = sorted({pd.Timestamp(month) for month in df["month"]})
    paths = [(str(county), places.sort_values("month")) for county, places in df.groupby("county", sort=False)]
    paths.sort(key=lambda path: bool(path[1]["is_own"].iloc[0]))  # ours is drawn last, on top
    notes = _bump_names(paths, worst)
    left, right = 30, max(lettering.cells(note["text"]) for note in notes) * 14 + 16
    notes += [
        style.note(str(place), place * _STEP, shift=-14, align="right", size=style.SMALL, color=SECONDARY)
        for place in range(1, worst + 1)
    ]
    traces = [_path(county, places) for county, places in paths]
    axis = _months_axis(months)
    return style.figure(traces, (worst + 0.6) * _STEP, left=left, right=right, bottom=24, notes=notes, xaxis=axis)


def _bump_names(paths: list[tuple[str, pd.DataFrame]], worst: int) -> list[dict[str, Any]]:
    """Each county's last place and name, right of its line; those that share a place under each other."""
    ends = [(int(p["rank"].iloc[-1]), not bool(p["is_own"].iloc[0]), county) for county, p in paths]
    ends.sort()
    ys = lettering.spread([place * _STEP for place, *_ in ends], 20, _STEP, worst * _STEP)
    return [
        style.note(f"{place} {county}", y, x=1, shift=10, bold=not other, color=SECONDARY if other else BLUE)
        for (place, other, county), y in zip(ends, ys, strict=True)
    ]


def _months_axis(months: list[pd.Timestamp]) -> dict[str, Any]:
    """Quarter ends and the last month, so that names never touch on a phone."""
    quarters = [m for m in months[:-1] if m.month in (1, 3, 6, 9) and months[-1].month - m.month > 1]
    shown = [*quarters, months[-1]] if len(months) > 5 else months
    pad = pd.Timedelta(days=5)
    return {
        "type": "date",
        "range": [months[0] - pad, months[-1] + pad],
        "tickvals": shown,
        "ticktext": [f"{month.month}月" for month in shown],
    }


def _path(county: str, places: pd.DataFrame) -> go.Scatter:
    own = bool(places["is_own"].iloc[0])
    color = BLUE if own else GREY
    return go.Scatter(
        x=[pd.Timestamp(month) for month in places["month"]],
        y=[int(place) * _STEP for place in places["rank"]],
        mode="lines+markers",
        line={"color": color, "width": 4 if own else 1.5},
        marker={"color": color, "size": 10 if own else 6, "opacity": 1},
        cliponaxis=False,
        customdata=[[county]] * len(places),
        hovertext=[
            f"<b>{county}</b><br>{figures.month(pd.Timestamp(row.month))} {figures.place(row.rank)}"
            for row in places.itertuples()
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )


@of_words
def city_gap(df: pd.DataFrame, metric: str | None = None) -> go.Figure:
    """How far the next place is: every county's value by place, ours blue, and what we lack to the one before.

    df: `rankings/city`; `metric` picks one (the first row's unless given). customdata[0]: the county.
    """
    df = pick_metric(df, metric)
    if df.empty:
        return style.blank()
    df = df.assign(order=[float("inf") if figures.is_missing(rank) else float(rank) for rank in df["rank"]])
    df = df.sort_values("order", kind="stable")
    unit = figures.money_unit(df["value"]) if is_amount(str(df["metric"].iloc[0])) else "个"
    width = rows.name_width(df["county"])
    margin = 26 + width * style.SIZE + 10
    placed = rows.place(df["county"], None, row=28, width=width)
    own = [bool(value) for value in df["is_own"]]
    lengths = [max(0.0, style.number(value) or 0.0) for value in df["value"]]
    reach = max(lengths) or 1.0
    texts = [figures.number_in(row.value, unit) + _gap(row, unit) for row in df.itertuples()]
    places = [figures.MISSING if figures.is_missing(rank) else str(int(rank)) for rank in df["rank"]]
    notes = rows.name_notes(placed, margin, 26, bold=own) + rows.column(places, placed, shift=18 - margin, x=0)
    notes += style.ends(texts, lengths, placed.ys)
    notes.append(style.note(unit, rows.head_y(placed), size=style.SMALL, color=SECONDARY))
    hovers = [
        f"<b>{row.county}</b><br>{row.metric} {figures.number_in(row.value, unit)} {unit}<br>{figures.growth(row.yoy)}"
        for row in df.itertuples()
    ]
    bars = style.bars(lengths, placed.ys, 14, GREY)
    bars.marker.color = [BLUE if ours else GREY for ours in own]
    ground = style.targets(df["county"], placed.ys, placed.heights, hovers, reach)
    right = style.room(texts, lengths, reach)
    axis = style.PIXELS | {"range": [0, reach]}
    return style.figure([bars, ground], placed.height, head=22, left=margin, right=right, notes=notes, xaxis=axis)


def _gap(row: Any, unit: str) -> str:
    """What our county lacks to the one before: （距邻县 1.20）."""
    if not row.is_own or figures.is_missing(row.gap_to_next):
        return ""
    return f"（距{style.name(row.next_county, '前一位')} {_lacking(row.gap_to_next, unit)}）"


def _lacking(gap: Any, unit: str) -> str:
    """A gap beside values in `unit`; a small amount carries its own."""
    return figures.number_in(gap, unit) if unit == "个" else figures.beside(gap, unit).removesuffix(f" {unit}")
