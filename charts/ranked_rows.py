"""Ranked rows in sections: place, name, a bar against the pace, and at the right the figures in columns, so that none
bites the line of the pace. In a wide window they stand in two columns.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import lettering, rows, style
from charts.amounts import colors, is_picked
from charts.style import WHITE
from wording import figures

_PLACE = 26.0  # the column of places, left of the names
_ROW, _BAR = 28.0, 14.0  # height of a row and of its bar
_CLOSE, _THIN = 19.0, 11.0  # the same where rows stand in two columns, so that one fold holds them
_NAME, _WHOLE_NAME = 8, 10  # full-width characters of a name, and where none may take a second line
_MANY = 12  # rows that one column holds without scrolling
_PAST_PACE = 1.2  # how far the plot reaches at least: past the pace, which is near zero in January
_APART = 14  # pixels between two columns of figures


@dataclass(frozen=True)
class Figures:
    """A column of figures at the right, one a row, under its head; `is_first`: what the bar shows."""

    head: str
    texts: Sequence[str]
    is_first: bool = False

    @property
    def width(self) -> float:
        """Pixels that it takes."""
        texts = max(map(lettering.cells, self.texts), default=0) * self._size
        return max(texts, max(map(lettering.cells, self.head.split("<br>"))) * style.SMALL) + _APART

    @property
    def _size(self) -> int:
        return style.SIZE if self.is_first else style.SMALL

    def notes(self, placed: rows.Placed, shift: float) -> list[dict[str, Any]]:
        """The column ending `shift` pixels right of the plot."""
        color = style.INK if self.is_first else style.SECONDARY
        return rows.column(self.texts, placed, shift=shift, size=self._size, head=self.head, color=color)


def sides(df: pd.DataFrame) -> tuple[int | None, ...]:
    """The columns that a ranking stands in where the window is wide: the largest group, and all others beside it; only
    one, None, where there is one group or few rows.
    """
    groups = df.drop_duplicates("unit")["unit_group"].fillna("").value_counts()
    return (0, 1) if len(groups) > 1 and groups.sum() > _MANY else (None,)


def by_rank(df: pd.DataFrame) -> pd.DataFrame:
    """Groups in their order of appearance, within them by place, the unranked last."""
    groups = {group: i for i, group in enumerate(dict.fromkeys(style.name(g, "") for g in df["unit_group"]))}
    order = df.assign(
        group_order=[groups[style.name(group, "")] for group in df["unit_group"]],
        rank_order=[float("inf") if figures.is_missing(rank) else float(rank) for rank in df["rank"]],
    )
    return order.sort_values(["group_order", "rank_order"], kind="stable").reset_index(drop=True)


def ranked(
    columns: Sequence[Figures],
    df: pd.DataFrame,
    lengths: Sequence[float],
    hovers: Sequence[str],
    side: int | None = None,
    beside: Sequence[str] = (),
) -> go.Figure:
    """The rows of `df`, whose words are shown as they stand already, each with a bar as long as `lengths` says and its
    figures in `columns`; of one `side` only, to the scale of both.

    beside: what stands where a row without a task would have its bar; none of them where there are no tasks.
    """
    pace = next((value for value in map(style.number, df.get("pace", ())) if value is not None), None)
    reach = max([1.0 if pace is None else pace * _PAST_PACE, *lengths])
    width = rows.name_width(df["unit"], _NAME if side is None else _WHOLE_NAME)
    margin = _PLACE + width * style.SIZE + 10
    widths = [column.width for column in columns]
    here = on_side(df, side)
    columns = [Figures(each.head, list(compress(each.texts, here)), each.is_first) for each in columns]
    df, lengths = df[here], list(compress(lengths, here))
    hovers, beside = list(compress(hovers, here)), list(compress(beside, here))
    if df.empty:
        return style.blank()
    placed = rows.place(df["unit"], df["unit_group"], row=_ROW if side is None else _CLOSE, width=width)
    notes = rows.heading_notes(placed, margin)
    notes += rows.name_notes(placed, margin, _PLACE, bold=list(is_picked(df)))
    notes += rows.column(places(df), placed, shift=18 - margin, x=0)
    for place, column in enumerate(columns):
        notes += column.notes(placed, sum(widths[: place + 1]) - 4)
    notes += _pace_notes(pace, placed, reach)
    notes += [style.note(text, y, shift=4) for text, y in zip(beside, placed.ys, strict=False) if text]
    shapes = [] if pace is None else _pace_lines(pace, placed, df)
    traces = [
        _standing(df, lengths, placed.ys, _BAR if side is None else _THIN),
        style.targets(list(df["unit"]), placed.ys, placed.heights, hovers, reach),
    ]
    axis = style.PIXELS | {"range": [0, reach]}
    return style.figure(traces, placed.height, left=margin, right=sum(widths), notes=notes, shapes=shapes, xaxis=axis)


def on_side(df: pd.DataFrame, side: int | None) -> list[bool]:
    """Which rows stand in a column: those of the largest group, or the others; all where there is only one."""
    groups = df["unit_group"].fillna("")
    return [side is None or (group == groups.mode()[0]) == (side == 0) for group in groups]


def places(df: pd.DataFrame) -> list[str]:
    """The place of each row, — without one."""
    return [figures.MISSING if figures.is_missing(rank) else str(int(rank)) for rank in df["rank"]]


def _standing(df: pd.DataFrame, lengths: Sequence[float], ys: Sequence[float], thickness: float) -> go.Bar:
    """The bars: full at or ahead of the pace, hollow behind it, pale beside what a filter has chosen."""
    edges = colors(df)
    behind = [not figures.is_missing(gap) and gap < 0 for gap in df.get("pace_gap", [None] * len(df))]
    bars = style.bars(lengths, ys, thickness, [WHITE if slow else one for slow, one in zip(behind, edges, strict=True)])
    bars.marker.line = {"color": edges, "width": [1.5 if slow else 0 for slow in behind]}
    return bars


def _pace_lines(pace: float, placed: rows.Placed, df: pd.DataFrame) -> list[dict[str, Any]]:
    """The pace through the rows of each section that have a task; the others come last."""
    tasked = [not figures.is_missing(value) for value in df["completion"]]
    spans = zip(placed.ys, placed.heights, tasked, strict=True)
    bottoms = [y + height / 2 for y, height, has_task in spans if has_task]
    made = []
    for section in placed.sections:
        end = max((bottom for bottom in bottoms if section.top < bottom <= section.bottom), default=None)
        made += [] if end is None else [style.line(pace, section.top - 2, pace, end - 2)]
    return made


def _pace_notes(pace: float | None, placed: rows.Placed, reach: float) -> list[dict[str, Any]]:
    """The name of the pace line over each section, leaning into the plot, as heads of figures stand beside it."""
    if pace is None:
        return []
    text = f"序时 {figures.rate(pace)}"
    align = "right" if pace > reach / 2 else "left"
    return [style.note(text, s.top - 11, x=pace, xref="x", align=align, size=style.SMALL) for s in placed.sections]
