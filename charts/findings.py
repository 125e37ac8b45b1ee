"""Findings of the checks: how many, how grave, whose."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import lettering, rows, style
from charts.style import GREY, RED, YELLOW
from charts.words import of_words
from wording import figures

LEVELS = (("fail", RED, "■", "必改"), ("warn", YELLOW, "▲", "提醒"), ("info", GREY, "○", "参考"))
SHOWN = 12
FEW = 5.0  # one finding isn't drawn as if it filled the page


@of_words
def finding_bars(df: pd.DataFrame) -> go.Figure:
    """Open findings of units or of rules, the gravest and most first, as bars that say how many of each level.

    df: name, fail, warn, info. At most SHOWN rows are drawn. customdata[0]: the name.
    """
    if df.empty:
        return style.blank("没有疑点")
    df = df.sort_values(["fail", "warn", "info"], ascending=False, kind="stable").head(SHOWN)
    counts = [{level: int(style.number(row[level]) or 0) for level, *_ in LEVELS} for row in df.to_dict("records")]
    lengths = [float(sum(count.values())) for count in counts]
    reach = max([FEW, *lengths])
    width = rows.name_width(df["name"], 11)
    placed = rows.place(df["name"], None, row=28, width=width)
    margin = width * style.SIZE + 10
    texts = ["  ".join(f"{shape} {count[level]}" for level, _, shape, _ in LEVELS if count[level]) for count in counts]
    notes = rows.name_notes(placed, margin) + style.ends(texts, lengths, placed.ys)
    hovers = [_hover(style.name(name), count) for name, count in zip(df["name"], counts, strict=True)]
    traces = [_segment(counts, number, placed.ys) for number in range(len(LEVELS))]
    ground = style.targets(list(df["name"]), placed.ys, placed.heights, hovers, reach)
    axis = style.PIXELS | {"range": [0, reach]}
    right = max(style.room(texts, lengths, reach), max(lettering.cells(text) for text in texts) * style.SIZE * 0.6)
    return style.figure([*traces, ground], placed.height, left=margin, right=right, notes=notes, xaxis=axis)


def _segment(counts: list[dict[str, int]], number: int, ys: list[float]) -> go.Bar:
    """One level's part of every bar, after those of the graver levels."""
    level, color, *_ = LEVELS[number]
    before = [float(sum(count[graver] for graver, *_ in LEVELS[:number])) for count in counts]
    return style.bars([float(count[level]) for count in counts], ys, 14, color, base=before)


def _hover(name: Any, count: dict[str, int]) -> str:
    told = "，".join(f"{word} {count[level]} 条" for level, _, _, word in LEVELS if count[level])
    return f"<b>{name}</b><br>{told or figures.MISSING}"
