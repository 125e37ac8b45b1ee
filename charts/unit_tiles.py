"""A map of squares: each township a tile at about its place, as the county's configuration has it."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import style
from charts.amounts import colors
from charts.style import BLUE, GREY_TINT, INK, SECONDARY, WHITE
from charts.words import of_words
from wording import figures

_SIDE, _STEP = 54.0, 58.0  # pixels of a tile, and from one to the next


@of_words
def unit_tiles(df: pd.DataFrame, places: pd.DataFrame) -> go.Figure:
    """Where units are ahead of the calendar and where behind: full blue ahead, a hollow blue outline behind, grey
    without a task; in each tile name and completion, or 待破零.

    df: `rankings/units`; places: `rankings/places`, the units of which are drawn. customdata[0]: the unit's name.
    """
    at = {row.unit_id: (int(row.map_column), int(row.map_row)) for row in places.itertuples()}
    df = df[df["unit_id"].isin(list(at))] if at else df.iloc[:0]
    if df.empty:
        return style.blank()
    spots = [at[unit_id] for unit_id in df["unit_id"]]
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    across = style.PIXELS | {"range": [min(xs) - 0.5, max(xs) + 0.5], "constrain": "domain", "constraintoward": "left"}
    down = style.PIXELS | {"range": [max(ys) + 0.5, min(ys) - 0.5], "scaleanchor": "x", "constrain": "domain"}
    height = (max(ys) - min(ys) + 1) * _STEP
    return style.figure([_tiles(df, xs, ys)], height, left=2, right=2, xaxis=across, yaxis=down)


def _tiles(df: pd.DataFrame, xs: list[int], ys: list[int]) -> go.Scatter:
    """The tiles in their places, each to be pressed."""
    looks = [_look(row, edge) for row, edge in zip(df.itertuples(), colors(df), strict=True)]
    return go.Scatter(
        x=xs,
        y=ys,
        mode="markers+text",
        text=[f"{row.unit}<br>{_completed(row.completion)}" for row in df.itertuples()],
        textposition="middle center",
        textfont={"size": style.SMALL, "color": [ink for *_, ink in looks]},
        cliponaxis=False,
        marker={
            "symbol": "square", "size": _SIDE, "opacity": 1, "color": [fill for fill, *_ in looks],
            "line": {"color": [edge for _, edge, _ in looks], "width": 1.5},
        },
        customdata=[[unit] for unit in df["unit"]],
        hovertext=[
            f"<b>{row.unit}</b><br>到位 {figures.money(row.arrived)}<br>{figures.pace(row.pace_gap)}"
            for row in df.itertuples()
        ],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip


def _completed(completion: Any) -> str:
    return "待破零" if not figures.is_missing(completion) and not completion else figures.rate(completion)


def _look(row: Any, edge: str) -> tuple[str, str, str]:
    """A tile's fill, its edge, and the colour of its text."""
    if figures.is_missing(row.pace_gap):
        return GREY_TINT, GREY_TINT, SECONDARY
    return (WHITE, edge, INK) if row.pace_gap < 0 else (edge, edge, WHITE if edge == BLUE else INK)
