"""A map of squares: every province a tile at about its place, no boundary to get wrong, small ones seen."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import style
from charts.words import of_words
from wording import figures
from wording.sentences import sources_unit

_GRID = """
.      .      .      .      .      .      .      黑龙江
.      .      .      .      内蒙古 .      .      吉林
新疆   甘肃   宁夏   山西   河北   北京   天津   辽宁
西藏   青海   陕西   河南   山东   江苏   .      .
.      四川   重庆   湖北   安徽   浙江   上海   .
.      云南   贵州   湖南   江西   福建   台湾   .
国外   .      广西   广东   香港   .      .      .
.      .      海南   澳门   .      .      .      .
"""
PLACES = {
    name: (column, row)
    for row, text in enumerate(_GRID.strip().splitlines())
    for column, name in enumerate(text.split())
    if name != "."
}
_SIDE = 44.0
STEPS = (
    (0.66, "#1F5FA8", style.WHITE),
    (0.33, "#3C74B4", style.WHITE),
    (0.1, "#95B4D7", style.INK),
    (0.0, "#D5E2F1", style.INK),
)


@of_words
def province_tiles(df: pd.DataFrame) -> go.Figure:
    """Where the money comes from, on a map of squares: the deeper the blue, the more arrived; grey where nothing did.

    df: `rankings/sources`. customdata[0]: the province.
    """
    known = {str(row.province): row for row in df.itertuples() if not figures.is_missing(row.province)}
    unit = sources_unit(df)
    most = max((style.number(row.arrived) or 0.0 for row in known.values()), default=0.0)
    tiles = [(name, *place, *_look(known.get(name), most, unit)) for name, place in PLACES.items()]
    names, xs, ys, texts, colors, inks, hovers = (list(column) for column in zip(*tiles, strict=True))
    trace = go.Scatter(
        x=xs,
        y=ys,
        mode="markers+text",
        text=[f"{name}<br>{text}" if text else name for name, text in zip(names, texts, strict=True)],
        textposition="middle center",
        textfont={"size": style.SMALL, "color": inks},
        cliponaxis=False,
        marker={"symbol": "square", "size": 39, "color": colors, "line": {"width": 0}, "opacity": 1},
        customdata=[[name] for name in names],
        hovertext=[f"<b>{n}</b><br>{h}" for n, h in zip(names, hovers, strict=True)],
        hovertemplate="%{hovertext}<extra></extra>",
    )
    return style.figure(
        [trace],
        8 * _SIDE,
        left=2,
        right=2,
        top=2,
        bottom=2,
        notes=[style.note(unit, 0, x=-0.4, xref="x", size=style.SMALL, color=style.SECONDARY)],
        xaxis=style.PIXELS | {"range": [-0.5, 7.5], "constrain": "domain"},
        yaxis=style.PIXELS | {"range": [7.5, -0.5], "scaleanchor": "x", "constrain": "domain"},
    )


def _look(row: Any, most: float, unit: str) -> tuple[str, str, str, str]:
    """A tile's figure, its colour, the colour of its text, and what it says when touched."""
    amount = style.number(row.arrived) if row is not None else None
    if not amount or amount < 0:
        return "", style.GREY_TINT, style.SECONDARY, "当年无到位资金"
    color, ink = next((color, ink) for least, color, ink in STEPS if amount >= least * most)
    hover = (
        f"到位 {figures.money(row.arrived)}，占 {figures.rate(row.share)}"
        f"<br>{figures.count(row.projects)}项目<br>{figures.growth(row.yoy)}"
    )
    return figures.label(row.arrived, unit), color, ink, hover
