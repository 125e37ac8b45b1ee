"""The nine chains: how much each weighs, where its money flows, which nodes are missing, what fits the parks."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import lettering, rows, style
from charts.chain_map import chain_map, lacking
from charts.flows import flow_sankey
from charts.park_fit import park_fit_matrix
from charts.style import BLUE, BLUE_PALE, GREY, SECONDARY
from charts.words import of_words
from wording import figures

__all__ = ["chain_map", "flow_sankey", "gap_bars", "industry_bars", "park_bars", "park_fit_matrix"]

_SHARE, _GROWTH = 58.0, 58.0  # columns at the right
_TOLD = 20.0  # full-width characters of what a chain lacks


@of_words
def industry_bars(df: pd.DataFrame, unit: str | None = None) -> go.Figure:
    """What each industry weighs: arrived (blue) over last year's same months (grey), share and growth at the right.

    df: `chains/industries`; lead industries first, each section by amount; what a filter has chosen is bold, the
    others beside it pale. `unit`: that of its headline, where the headline tells of more. customdata[0]: the industry.
    """
    if df.empty:
        return style.blank()
    df = _by_amount(df)
    unit = unit or figures.money_unit([*df["arrived"], *df["arrived_prior"]])
    width = rows.name_width(df["industry"])
    margin = width * style.SIZE + 10
    titles = ["主导产业" if lead else "其他产业" for lead in df["is_lead"]] if df["is_lead"].nunique() > 1 else None
    placed = rows.place(df["industry"], titles, row=34, width=width)
    longer = [max(now, before) for now, before in zip(df["now"], df["before"], strict=True)]
    reach = max(longer) or 1.0
    texts = [
        figures.label(row.arrived, unit, "无上报项目" if style.number(row.projects) == 0 else "未到位")
        for row in df.itertuples()
    ]
    chosen = [bool(value) for value in df["is_chosen"].fillna(True)]
    growths = [figures.signed_rate(value) for value in df["yoy"]]
    growth = max(_GROWTH, style.SIZE * rows.name_width(growths, most=12) + 8)
    right = style.room(texts, longer, reach) + _SHARE + growth
    notes = rows.name_notes(placed, margin, bold=[one and not all(chosen) for one in chosen])
    notes += rows.heading_notes(placed, margin) + style.ends(texts, longer, placed.ys)
    notes.append(style.note(unit, rows.head_y(placed), size=style.SMALL, color=SECONDARY))
    notes += rows.column([figures.rate(v) for v in df["share"]], placed, shift=right - growth - 4, head="占比")
    notes += rows.column(growths, placed, shift=right - 4, head="同比")
    traces = [
        style.bars(list(df["before"]), placed.ys, 20, GREY),
        style.bars(list(df["now"]), placed.ys, 10, [BLUE if one else BLUE_PALE for one in chosen]),
        style.targets(df["industry"], placed.ys, placed.heights, [_hover(row) for row in df.itertuples()], reach),
    ]
    axis = style.PIXELS | {"range": [0, reach]}
    head = 0 if titles else 22
    return style.figure(traces, placed.height, head=head, left=margin, right=right, notes=notes, xaxis=axis)


@of_words
def park_bars(df: pd.DataFrame) -> go.Figure:
    """The same of the parks. df: `chains/parks`. customdata[0]: the park."""
    return industry_bars(df.rename(columns={"park": "industry"}).assign(is_lead=True))


@of_words
def gap_bars(df: pd.DataFrame) -> go.Figure:
    """How much of each chain has local projects, the fullest last, and beside it which links lack them, a line a kind.

    df: `chains/nodes` of several chains. customdata[0]: the industry.
    """
    if df.empty:
        return style.blank()
    known = [(style.name(name), part) for name, part in df.groupby("industry", sort=False, dropna=False)]
    filled = [int((part["projects"] > 0).sum()) for _, part in known]
    names, lengths = [name for name, _ in known], [n / len(part) for n, (_, part) in zip(filled, known, strict=True)]
    width = rows.name_width(names)
    margin = width * style.SIZE + 12
    told = [lacking(part, _TOLD) for _, part in known]
    placed = rows.place(names, None, row=max(34, 10 + 18 * max(map(lettering.lines, told))), width=width)
    texts = [f"{n} / {len(part)} 个" for n, (_, part) in zip(filled, known, strict=True)]
    notes = rows.name_notes(placed, margin) + style.ends(texts, lengths, placed.ys)
    notes += [
        style.note(text, y, x=1.35, xref="x", color=SECONDARY, name=style.CUT)
        for text, y in zip(told, placed.ys, strict=True)
    ]
    hovers = [f"<b>{name}</b><br>{text}<br>{gap}" for name, text, gap in zip(names, texts, told, strict=True)]
    ground = style.targets(names, placed.ys, placed.heights, hovers, 1)
    axis = style.PIXELS | {"range": [0, 3.4]}
    return style.figure(
        [style.bars(lengths, placed.ys, 16, BLUE), ground], placed.height, left=margin, right=4, notes=notes, xaxis=axis
    )


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
