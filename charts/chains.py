"""The nine chains: how much each weighs, where its money flows, which nodes are missing, what fits the parks."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import rows, style
from charts.chain_map import chain_map
from charts.flows import flow_sankey
from charts.park_fit import park_fit_matrix
from charts.style import BLUE, GREY, SECONDARY
from charts.words import of_words
from wording import figures

__all__ = ["chain_map", "flow_sankey", "industry_bars", "park_fit_matrix"]

_SHARE, _GROWTH = 58.0, 58.0  # columns at the right


@of_words
def industry_bars(df: pd.DataFrame, chosen: str | None = None) -> go.Figure:
    """What each industry weighs: arrived (blue) over last year's same months (grey), share and growth at the right.

    df: `chains/industries`; lead industries first, each section by amount. `chosen`: that row's name is bold.
    customdata[0]: the industry.
    """
    if df.empty:
        return style.blank()
    df = _by_amount(df)
    unit = figures.money_unit([*df["arrived"], *df["arrived_prior"]])
    width = rows.name_width(df["industry"])
    margin = width * style.SIZE + 10
    titles = ["主导产业" if lead else "其他产业" for lead in df["is_lead"]] if df["is_lead"].nunique() > 1 else None
    placed = rows.place(df["industry"], titles, row=34, width=width)
    longer = [max(now, before) for now, before in zip(df["now"], df["before"], strict=True)]
    reach = max(longer) or 1.0
    texts = [figures.money_in(value, unit) for value in df["arrived"]]
    right = style.room(texts, longer, reach) + _SHARE + _GROWTH
    notes = rows.name_notes(placed, margin, bold=[name == chosen for name in df["industry"]])
    notes += rows.heading_notes(placed, margin) + style.ends(texts, longer, placed.ys)
    notes.append(style.note(unit, rows.head_y(placed), size=style.SMALL, color=SECONDARY))
    notes += rows.column([figures.rate(v) for v in df["share"]], placed, shift=right - _GROWTH - 4, head="占比")
    notes += rows.column([figures.signed_rate(v) for v in df["yoy"]], placed, shift=right - 4, head="同比")
    traces = [
        style.bars(list(df["before"]), placed.ys, 20, GREY),
        style.bars(list(df["now"]), placed.ys, 10, BLUE),
        style.targets(df["industry"], placed.ys, placed.heights, [_hover(row) for row in df.itertuples()], reach),
    ]
    axis = style.PIXELS | {"range": [0, reach]}
    head = 0 if titles else 22
    return style.figure(traces, placed.height, head=head, left=margin, right=right, notes=notes, xaxis=axis)


def _by_amount(df: pd.DataFrame) -> pd.DataFrame:
    """Lead industries first, then by this year's amount; lengths as plain numbers beside the exact ones."""
    df = df.assign(
        now=[max(0.0, style.number(value) or 0.0) for value in df["arrived"]],
        before=[max(0.0, style.number(value) or 0.0) for value in df["arrived_prior"]],
    )
    return df.sort_values(["is_lead", "now"], ascending=[False, False], kind="stable")


def _hover(row: Any) -> str:
    return (
        f"<b>{row.industry}</b><br>到位 {figures.money(row.arrived)}，占 {figures.rate(row.share)}"
        f"<br>上年同期 {figures.money(row.arrived_prior)}，{figures.growth(row.yoy)}"
        f"<br>比重变化 {figures.points(row.share_change)}<br>{figures.count(row.projects)}项目"
    )
