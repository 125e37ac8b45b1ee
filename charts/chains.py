"""The nine chains: how much each weighs, where its money flows, which nodes are missing, what fits the parks."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import rows, style
from charts.chain_map import chain_map
from charts.flows import flow_sankey
from charts.park_fit import park_fit_matrix
from charts.style import BLUE, GREY, SECONDARY
from wording import figures

__all__ = ["chain_map", "flow_sankey", "industry_bars", "park_fit_matrix"]

_RIGHT = 108.0
_ROOM = 0.76


def industry_bars(df: pd.DataFrame, chosen: str | None = None) -> go.Figure:
    """What each industry weighs: arrived (blue) over last year's same months (grey), share and growth at the right.

    df: `chains/industries`; lead industries first, each section by amount. `chosen`: that row's name is bold.
    customdata[0]: the industry.
    """
    if df.empty:
        return style.blank()
    df = df.assign(
        now_amount=[style.number(v) or 0.0 for v in df["arrived"]],
        prior_amount=[style.number(v) or 0.0 for v in df["arrived_prior"]],
    )
    df = df.sort_values(["is_lead", "now_amount"], ascending=[False, False], kind="stable")
    unit = figures.money_unit([*df["arrived"], *df["arrived_prior"]])
    width = rows.name_width(df["industry"])
    margin = width * style.SIZE + 10
    mixed = df["is_lead"].nunique() > 1
    titles = ["主导产业" if lead else "其他产业" for lead in df["is_lead"]] if mixed else None
    placed = rows.place(df["industry"], titles, row=34, width=width)
    longest = max([*df["now_amount"], *df["prior_amount"]]) or 1.0
    notes = rows.name_notes(placed, margin, bold=[name == chosen for name in df["industry"]]) + rows.heading_notes(
        placed, margin
    )
    notes += _columns(df, placed.ys) + [_end(r, y, unit) for r, y in zip(df.itertuples(), placed.ys, strict=True)]
    traces = [
        style.bars(list(df["prior_amount"]), placed.ys, 20, GREY),
        style.bars(list(df["now_amount"]), placed.ys, 10, BLUE),
        style.targets(
            list(df["industry"]), placed.ys, placed.heights, [_hover(r) for r in df.itertuples()], longest / _ROOM
        ),
    ]
    return style.figure(
        traces,
        placed.height,
        left=margin,
        right=_RIGHT,
        top=24,
        notes=notes,
        xaxis=style.PIXELS | {"range": [0, longest / _ROOM]},
    )


def _end(row: Any, y: float, unit: str) -> dict[str, Any]:
    """The amount, right of the longer of the two bars."""
    return style.note(figures.money_in(row.arrived, unit), y, x=max(row.now_amount, row.prior_amount), xref="x", shift=5)


def _columns(df: pd.DataFrame, ys: Sequence[float]) -> list[dict[str, Any]]:
    """Share and growth as two right-aligned columns under their heads."""
    heads = [("占比", _RIGHT - 66), ("同比", _RIGHT - 6)]
    notes = [
        style.note(text, -12, x=1, align="right", shift=at, size=style.SMALL, color=SECONDARY) for text, at in heads
    ]
    for row, y in zip(df.itertuples(), ys, strict=True):
        notes.append(style.note(figures.rate(row.share), y, x=1, align="right", shift=_RIGHT - 66))
        notes.append(style.note(_signed(row.yoy), y, x=1, align="right", shift=_RIGHT - 6, color=SECONDARY))
    return notes


def _signed(value: Any) -> str:
    return figures.MISSING if figures.is_missing(value) else ("+" if value > 0 else "") + figures.rate(value)


def _hover(row: Any) -> str:
    return (
        f"<b>{row.industry}</b><br>到位 {figures.money(row.arrived)}，占 {figures.rate(row.share)}"
        f"<br>上年同期 {figures.money(row.arrived_prior)}，{figures.growth(row.yoy)}"
        f"<br>比重变化 {figures.points(row.share_change)}<br>{figures.count(row.projects)}项目"
    )
