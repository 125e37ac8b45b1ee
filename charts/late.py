"""What was reported first of each month, and what was added later."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import style
from charts.style import BLUE, GREY, SECONDARY, WHITE
from charts.words import of_words
from wording import figures

_ROW, _BAR, _NAMES = 26.0, 14.0, 64.0


@of_words
def late_bars(df: pd.DataFrame) -> go.Figure:
    """A bar a month, the last on top: grey what was reported first, blue what was added later, hollow what is missing
    of it now, or, of the month that is looked at, what is expected to come.

    df: `changes/late`.
    """
    df = df[df["first_reported"].notna() & df["arrived_now"].notna()].iloc[::-1]
    if df.empty:
        return style.blank()
    unit = figures.money_unit([*df["first_reported"], *df["arrived_now"]])
    first, now = ([float(value) for value in df[name]] for name in ("first_reported", "arrived_now"))
    final = [style.number(value) for value in df["expected_final"]]
    ends = [max(one, other, last or 0) for one, other, last in zip(first, now, final, strict=True)]
    ys = [_ROW * at + _ROW / 2 for at in range(len(df))]
    short = [end - other for end, other in zip(ends, now, strict=True)]
    frame = style.bars(short, ys, _BAR, WHITE, base=now)
    frame.marker.line = {"color": BLUE, "width": [1 if gap > 0 else 0 for gap in short]}
    kept = [min(one, other) for one, other in zip(first, now, strict=True)]
    added = [max(0.0, other - one) for one, other in zip(first, now, strict=True)]
    traces = [frame, style.bars(kept, ys, _BAR, GREY), style.bars(added, ys, _BAR, BLUE, base=kept)]
    rows = df.to_dict("records")
    texts = [_said(row, unit) for row in rows]
    notes = [
        style.note(f"{row['month']:%Y-%m}", y, shift=-_NAMES, color=SECONDARY) for row, y in zip(rows, ys, strict=True)
    ]
    reach = max([1.0, *ends])
    notes += style.ends(texts, ends, ys)
    axis = style.PIXELS | {"range": [0, reach]}
    right = style.room(texts, ends, reach)
    return style.figure(traces, ys[-1] + _ROW / 2, left=_NAMES + 8, right=right, notes=notes, xaxis=axis)


def _said(row: dict[Any, Any], unit: str) -> str:
    """The figure as it is now, and what was added; of the month that is looked at what is expected."""
    text = figures.beside(row["arrived_now"], unit)
    if not figures.is_missing(row["expected_final"]):
        return f"{text}，预计 {figures.beside(row['expected_final'], unit)}"
    growth = row["late_growth"]
    return text if figures.is_missing(growth) else f"{text}　{_plus(growth)}"


def _plus(growth: Any) -> str:
    text = figures.rate(growth)
    return f"+{text}" if growth > 0 and text != figures.rate(0) else text
