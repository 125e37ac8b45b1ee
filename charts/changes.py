"""What changed: how much for the worse, how much for the better."""

import pandas as pd
import plotly.graph_objects as go

from charts import style
from charts.style import BLUE, SECONDARY, WHITE
from charts.words import of_words
from wording import figures

_ROW, _BAR = 34.0, 18.0
# A row each: the column of what is worse and how it is called, and of what is better.
ROWS = (
    (("lights_worse", "亮灯升级"), ("lights_better", "亮灯降级")),
    (("ended", "终止、退出"), ("newly_signed", "新签约")),
    (("stopped", "停建"), ("appeared", "新增")),
    (("fell_back", "阶段退回"), ("advanced", "进入下一阶段")),
)


@of_words
def change_bars(df: pd.DataFrame) -> go.Figure:
    """A row a kind of change: to the left, hollow, what turned for the worse, to the right, full, what for the better.

    df: the one row of `changes/counts`.
    """
    if df.empty:
        return style.blank()
    row = df.iloc[0]
    sides = [[style.number(row[column]) or 0.0 for column, _ in pair] for pair in ROWS]
    reach = max([1.0, *(value for pair in sides for value in pair)])
    ys = [_ROW * at + _ROW / 2 for at in range(len(sides))]
    worse = style.bars([-pair[0] for pair in sides], ys, _BAR, WHITE)
    worse.marker.line = {"color": BLUE, "width": 1.5}
    better = style.bars([pair[1] for pair in sides], ys, _BAR, BLUE)
    notes = []
    for pair, (left, right), y in zip(ROWS, sides, ys, strict=True):
        for value, (column, word), align in ((left, pair[0], "right"), (right, pair[1], "left")):
            shift = 5 if align == "left" else -5
            ink = style.INK if value else SECONDARY
            at = value if align == "left" else -value
            text = f"{word} {figures.count(row[column])}"
            notes.append(style.note(text, y, x=at, xref="x", align=align, shift=shift, color=ink))
    axis = style.PIXELS | {"range": [-reach, reach]}
    shapes = [style.line(0, 0, 0, ys[-1] + _ROW / 2, width=1)]
    return style.figure([worse, better], ys[-1] + _ROW / 2, left=124, right=132, notes=notes, shapes=shapes,
                        xaxis=axis)  # fmt: skip
