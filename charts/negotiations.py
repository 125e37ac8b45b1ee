"""Projects in talks: how large, and how sure."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import rows, style
from charts.style import BLUE
from charts.words import of_words
from wording import figures

SHOWN = 8
HOW = "空框为拟投资额，蓝为按把握折算"


@of_words
def talk_bars(df: pd.DataFrame) -> go.Figure:
    """The largest talks: what is planned as a frame, in it in blue what is likely by how sure one is.

    df: `negotiations/list`. At most SHOWN rows, the largest first. customdata[0]: the negotiation's id.
    """
    df = df[df["planned_investment"].notna()]
    if df.empty:
        return style.blank("没有填拟投资额")
    df = df.sort_values("planned_investment", ascending=False, kind="stable").head(SHOWN)
    unit = figures.money_unit(df["planned_investment"])
    planned = [style.number(value) or 0.0 for value in df["planned_investment"]]
    likely = [style.number(value) or 0.0 for value in df["weighted"]]
    width = rows.name_width(df["talked_project"], 12)
    placed = rows.place(df["talked_project"], None, row=30, width=width)
    margin = width * style.SIZE + 10
    texts = [_text(row, unit) for row in df.itertuples()]
    reach = max(planned)
    hovers = [f"<b>{row.talked_project}</b><br>{text}" for row, text in zip(df.itertuples(), texts, strict=True)]
    ground = style.targets(list(df["negotiation_id"]), placed.ys, placed.heights, hovers, reach)
    notes = rows.name_notes(placed, margin) + style.ends(texts, planned, placed.ys)
    frames = [style.frame(length, y) for length, y in zip(planned, placed.ys, strict=True)]
    return style.figure(
        [style.bars(likely, placed.ys, 14, BLUE), ground], placed.height, left=margin,
        right=style.room(texts, planned, reach), notes=notes, shapes=frames,
        xaxis=style.PIXELS | {"range": [0, reach]},
    )  # fmt: skip


def _text(row: Any, unit: str) -> str:
    """46.00 亿元，把握 30%，方案洽谈."""
    sure = "" if figures.is_missing(row.probability) else f"，把握 {figures.rate(row.probability, 0)}"
    return f"{figures.money(row.planned_investment, unit)}{sure}，{row.substage}"
