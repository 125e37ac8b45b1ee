"""Are the key projects on time, has their money arrived?"""

import datetime as dt
from itertools import accumulate
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import lettering, rows, style
from charts.gantt import gantt
from charts.ranked_rows import Figures
from charts.style import BLUE, GREY, INK, SECONDARY
from charts.words import of_words
from wording import figures

__all__ = ["arrival_bars", "funds_by_month", "gantt"]

_ROW, _NAME = 25.0, 16  # height of a project's row, and full-width characters of its name


@of_words
def arrival_bars(df: pd.DataFrame, stacked: bool = False) -> go.Figure:
    """How much of the agreed money has arrived: each project's frame is its agreed investment, the blue what arrived,
    all to one scale; the most outstanding first, those without an agreed investment last.

    df: `key_projects/lights`; stacked: names over their bars, for a narrow screen. customdata[0]: project_id.
    """
    if df.empty:
        return style.blank()
    df = df.assign(left=[-1.0 if (left := style.number(v)) is None else left for v in df["outstanding"]])
    df = df.sort_values("left", ascending=False, kind="stable")
    unit = figures.money_unit([*df["agreed_investment"], *df["arrived_total"]])
    return (_arrivals_over if stacked else _arrivals_beside)(df, unit)


def _arrivals_beside(df: pd.DataFrame, unit: str) -> go.Figure:
    """A row each: the name left of its bar, at the right what is outstanding, the two amounts and the rate."""
    width = rows.name_width(df["project"], _NAME)
    margin = width * style.SIZE + 12
    placed = rows.place(df["project"], None, row=_ROW, width=width)
    columns = [
        Figures(f"还差 {unit}", [figures.money_in(v, unit) for v in df["outstanding"]], is_first=True),
        Figures("累计到位", [figures.label(v, unit) for v in df["arrived_total"]]),
        Figures("协议投资", [figures.money_in(v, unit) for v in df["agreed_investment"]]),
        Figures("到位率", [figures.rate(v) for v in df["arrival_rate"]]),
    ]
    ends = list(accumulate(column.width for column in columns))
    notes = rows.name_notes(placed, margin)
    for column, end in zip(columns, ends, strict=True):
        notes += column.notes(placed, end - 4)
    return _arrivals(df, placed.ys, placed.heights, notes, head=22, left=margin, right=ends[-1])


def _arrivals_over(df: pd.DataFrame, unit: str) -> go.Figure:
    """Each project's name over its bar, what arrived of what was agreed under it."""
    names = [lettering.wrap(style.name(project), 24) for project in df["project"]]
    bottoms = list(accumulate(17.0 * lettering.lines(name) + 48 for name in names))
    ys = [bottom - 36 for bottom in bottoms]
    notes = [style.note(name, y - 9, yanchor="bottom") for name, y in zip(names, ys, strict=True)]
    notes += [style.note(_arrived(row, unit), y + 16) for row, y in zip(df.itertuples(), ys, strict=True)]
    return _arrivals(df, ys, [56.0] * len(ys), notes)


def _arrivals(
    df: pd.DataFrame, ys: list[float], heights: list[float], notes: list[dict[str, Any]], **layout: float
) -> go.Figure:
    agreed, arrived = ([style.number(v) or 0.0 for v in df[name]] for name in ("agreed_investment", "arrived_total"))
    reach = max([1.0, *agreed, *arrived])
    frames = [style.frame(length, y, 12) for y, length in zip(ys, agreed, strict=True) if length]
    hovers = [
        f"<b>{lettering.wrap(style.name(row.project), 18)}</b><br>累计到位 {figures.money(row.arrived_total)}"
        f"<br>协议投资 {figures.money(row.agreed_investment)}<br>资金到位率 {figures.rate(row.arrival_rate)}"
        for row in df.itertuples()
    ]
    ground = style.targets(df["project_id"], ys, heights, hovers, reach)
    axis = style.PIXELS | {"range": [-0.003 * reach, reach * 1.003]}
    traces = [style.bars([max(0.0, length) for length in arrived], ys, 12, BLUE), ground]
    height = ys[-1] + heights[-1] / 2
    return style.figure(traces, height, notes=notes, shapes=frames, xaxis=axis, **layout)


def _arrived(row: Any, unit: str) -> str:
    """What is outstanding, and arrived of agreed: 还差 5.60 亿元　6.40 / 12.00　53.3%."""
    if figures.is_missing(row.agreed_investment) or not row.agreed_investment:
        return f"{figures.money(row.arrived_total, unit)}，未填协议投资额"
    amounts = f"{figures.money_in(row.arrived_total, unit)} / {figures.money_in(row.agreed_investment, unit)}"
    return f"<b>还差 {figures.money(row.outstanding, unit)}</b>　{amounts}　{figures.rate(row.arrival_rate)}"


@of_words
def funds_by_month(df: pd.DataFrame, as_of: dt.date | None = None) -> go.Figure:
    """One project's funds month by month: blue in the as-of year, grey before; below zero is a correction; what is not
    yet audited is an empty frame.

    df: `projects/funds` of one project; without `as_of` the latest month's year is blue. customdata[0]: "2026-10-01".
    """
    df = df[df["month"].notna()]
    if df.empty:
        return style.blank()
    df = df.assign(
        start=pd.to_datetime(df["month"]),
        value=[style.number(amount) or 0.0 for amount in df["amount"]],
        passed=[status == "审核通过" for status in df["audit_status"]],
    )
    sums = df.groupby(["start", "passed"], as_index=False)["value"].sum()
    unit = figures.money_unit(sums["value"])
    scale = float(figures.YI) if unit == "亿元" else 1.0
    first, last = sums["start"].min(), max(sums["start"].max(), pd.Timestamp(as_of or sums["start"].max()))
    year = (as_of or last).year
    highest, lowest = (side / scale for side in _reach(sums))
    pad = pd.Timedelta(days=25)
    names = _month_names(first, last)
    return style.figure(
        [_months(part, bool(passed), year, unit, scale) for passed, part in sums.groupby("passed")],
        150,
        top=34,
        bottom=26,
        barmode="relative",
        notes=[style.note(unit, 1, yref="paper", size=style.SMALL, color=SECONDARY, yshift=24)],  # above the top tick
        xaxis={
            "type": "date",
            "range": [first - pad, last + pad],
            "tickvals": names,
            "ticktext": [f"{m:%Y-%m}" for m in names],
        },
        yaxis=style.value_axis(lowest * 1.1, (highest or 1.0) * 1.15, 3, INK),
    )


def _reach(sums: pd.DataFrame) -> tuple[float, float]:
    """The tallest stack above zero and the deepest below."""
    above = sums[sums["value"] > 0].groupby("start")["value"].sum().max()
    below = sums[sums["value"] < 0].groupby("start")["value"].sum().min()
    return (0.0 if pd.isna(above) else float(above)), (0.0 if pd.isna(below) else float(below))


def _month_names(first: pd.Timestamp, last: pd.Timestamp) -> list[pd.Timestamp]:
    """Three months to name under the bars, none at an edge where it would be cut."""
    months = list(pd.date_range(first, last, freq="MS"))
    if len(months) <= 2:
        return months
    inset = max(1, round(len(months) * 0.1))
    return sorted({months[inset], months[len(months) // 2], months[-1 - inset]})


def _months(part: pd.DataFrame, passed: bool, year: int, unit: str, scale: float) -> go.Bar:
    colors = [BLUE if month.year == year else GREY for month in part["start"]]
    said = "" if passed else "<br>未审核通过，不计入"
    pairs = list(zip(part["start"], part["value"], strict=True))
    return go.Bar(
        x=[month for month, _ in pairs],
        y=[value / scale for _, value in pairs],
        width=20 * 86_400_000,  # days, in milliseconds
        marker={"color": colors if passed else style.WHITE, "line": {"color": colors, "width": 0 if passed else 1.5}},
        customdata=[[figures.day(month)] for month, _ in pairs],
        hovertext=[f"<b>{figures.month(month)}</b><br>{figures.money(value, unit)}{said}" for month, value in pairs],
        hovertemplate="%{hovertext}<extra></extra>",
    )
