"""Projects in talks: how large, and how sure."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import rows, style
from charts.style import BLUE
from charts.words import of_words
from wording import figures

SHOWN = 8
_TALL, _LINE = 66.0, 24  # height of a project's name, bar and figures, and characters of a line, on a phone
HOW = "空框为拟投资额，蓝为按把握折算"


@of_words
def talk_bars(df: pd.DataFrame, stacked: bool = False) -> go.Figure:
    """The largest talks: what is planned as a frame, in it in blue what is likely by how sure one is.

    df: `negotiations/list`. At most SHOWN rows, the largest first; stacked: names over their bars and figures under
    them, for a narrow screen. customdata[0]: the negotiation's id.
    """
    df = df[df["planned_investment"].notna()]
    if df.empty:
        return style.blank("没有填拟投资额")
    df = df.sort_values("planned_investment", ascending=False, kind="stable").head(SHOWN)
    unit = figures.money_unit(df["planned_investment"])
    planned = [style.number(value) or 0.0 for value in df["planned_investment"]]
    likely = [style.number(value) or 0.0 for value in df["weighted"]]
    texts = [_text(row, unit) for row in df.itertuples()]
    placed, notes, layout = (_over if stacked else _beside)(df, texts, planned)
    reach = max(planned)
    hovers = [f"<b>{row.talked_project}</b><br>{text}" for row, text in zip(df.itertuples(), texts, strict=True)]
    ground = style.targets(list(df["negotiation_id"]), placed.ys, placed.heights, hovers, reach)
    frames = [style.frame(length, y) for length, y in zip(planned, placed.ys, strict=True)]
    axis = style.PIXELS | {"range": [-0.003 * reach, reach * 1.003]}
    traces = [style.bars(likely, placed.ys, 14, BLUE), ground]
    return style.figure(traces, placed.height, notes=notes, shapes=frames, xaxis=axis, **layout)


Notes = list[dict[str, Any]]


def _beside(df: pd.DataFrame, texts: list[str], planned: list[float]) -> tuple[rows.Placed, Notes, dict[str, float]]:
    """Names left of the bars, the figures at their ends."""
    width = rows.name_width(df["talked_project"], 16)
    placed = rows.place(df["talked_project"], None, row=30, width=width)
    margin = width * style.SIZE + 10
    notes = rows.name_notes(placed, margin) + style.ends(texts, planned, placed.ys)
    return placed, notes, {"left": margin, "right": style.room(texts, planned, max(planned))}


def _over(df: pd.DataFrame, texts: list[str], _planned: list[float]) -> tuple[rows.Placed, Notes, dict[str, float]]:
    """Names over the bars, the figures under them."""
    placed = rows.place(df["talked_project"], None, row=_TALL, width=_LINE)
    notes = [style.note(name, y - 10, yanchor="bottom") for name, y in zip(placed.names, placed.ys, strict=True)]
    notes += [
        style.note(text, y + 10, yanchor="top", size=style.SMALL, color=style.SECONDARY)
        for text, y in zip(texts, placed.ys, strict=True)
    ]
    return placed, notes, {"left": 2, "right": 2}


def _text(row: Any, unit: str) -> str:
    """46.00 亿元，把握 30%，方案洽谈."""
    sure = "" if figures.is_missing(row.probability) else f"，把握 {figures.rate(row.probability, 0)}"
    return f"{figures.money(row.planned_investment, unit)}{sure}，{row.substage}"
