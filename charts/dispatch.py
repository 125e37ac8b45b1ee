"""How items come to be settled: by whom, of which class."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import rows, style
from charts.style import BLUE
from charts.words import of_words
from wording import figures

FEW = 5.0  # one item isn't drawn as if it filled the page
SHOWN = 16
HOW = "空框为本年提出，蓝为已销号"


@of_words
def closure_bars(df: pd.DataFrame, by: str = "unit") -> go.Figure:
    """What was raised this year as a frame, what is settled of it in blue, most raised first; the rate at its end.

    df: `dispatch/closure`; `by` the column that names a row. At most SHOWN rows. customdata[0]: the name.
    """
    if df.empty:
        return style.blank()
    df = df.head(SHOWN)
    raised = [float(value) for value in df["raised"]]
    reach = max([FEW, *raised])
    width = rows.name_width(df[by], 11)
    placed = rows.place(df[by], None, row=30, width=width)
    margin = width * style.SIZE + 10
    texts = [_text(row) for row in df.itertuples()]
    hovers = [f"<b>{style.name(name)}</b><br>{text}" for name, text in zip(df[by], texts, strict=True)]
    frames = [style.frame(length, y) for length, y in zip(raised, placed.ys, strict=True)]
    ground = style.targets(list(df[by]), placed.ys, placed.heights, hovers, reach)
    notes = rows.name_notes(placed, margin) + style.ends(texts, raised, placed.ys)
    bars = style.bars([float(value) for value in df["closed"]], placed.ys, 14, BLUE)
    return style.figure(
        [bars, ground], placed.height, left=margin, right=style.room(texts, raised, reach), notes=notes,
        shapes=frames, xaxis=style.PIXELS | {"range": [0, reach]},
    )  # fmt: skip


def _text(row: Any) -> str:
    """3 / 9 件　33.3%，曾超期 5."""
    late = f"，曾超期 {row.overdue}" if row.overdue else ""
    return f"{row.closed} / {row.raised} 件　{figures.rate(row.closure_rate)}{late}"
