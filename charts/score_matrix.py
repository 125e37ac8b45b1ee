"""Where points are lost: units against the items of their scheme, in each cell how much of its points a unit has."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from charts import lettering, rows, style
from charts.amounts import is_picked
from charts.ranked_rows import by_rank, on_side, places
from charts.style import BLUE_PALE, SECONDARY
from charts.words import of_words
from wording import figures

_PLACE, _TOTAL, _NAME = 26.0, 44.0, 10  # pixels of the column of places and of the totals; characters of a name
_ROW, _BAR = 19.0, 15.0  # height of a row and of the bar in a cell
_LETTERS = 4.4  # full-width characters of a line of an item's name
_FILLED = 0.94  # of a cell's width: what its full points fill


@of_words
def score_matrix(df: pd.DataFrame, side: int | None = None) -> go.Figure:
    """A row a unit by place, a column an item: the bar in a cell is the part of the item's points that the unit has,
    the figure its score, — what can't be counted; at the left the total.

    df: `rankings/scores` of one scheme; `side` draws one of two columns, see `ranked_rows.sides`. customdata[0]: the
    unit's name.
    """
    if df.empty:
        return style.blank()
    items = df.drop_duplicates("item").sort_values("seq", kind="stable")
    units = by_rank(df.drop_duplicates("unit_id"))
    width = rows.name_width(units["unit"], _NAME)
    units = units[on_side(units, side)]
    placed = rows.place(units["unit"], units["unit_group"], row=_ROW, width=width)
    margin = _PLACE + width * style.SIZE + 10 + _TOTAL
    heads = [_head(row) for row in items.itertuples()]
    head = 15.0 * max(map(lettering.lines, heads)) + 6
    notes = rows.heading_notes(placed, margin) + rows.name_notes(placed, margin, _PLACE, bold=list(is_picked(units)))
    totals = [figures.score(total) for total in units["total"]]
    notes += rows.column(places(units), placed, shift=18 - margin, x=0)
    notes += rows.column(totals, placed, shift=-10, x=0, color=style.INK)
    notes += [_over(text, place, head) for place, text in enumerate(heads)]
    notes.append(style.note("总分", -head + 8, x=0, align="right", shift=-10, size=style.SMALL, color=SECONDARY))
    cells = {(row.unit_id, row.item): row for row in df.itertuples()}
    found = [
        (cells.get((unit, item)), place, y)
        for unit, y in zip(units["unit_id"], placed.ys, strict=True)
        for place, item in enumerate(items["item"])
    ]
    ground = style.targets(
        list(units["unit"]), placed.ys, placed.heights, [f"<b>{unit}</b>" for unit in units["unit"]], len(items)
    )
    axis = style.PIXELS | {"range": [0, len(items)]}
    return style.figure(
        [_bars(found), _figures(found), ground], placed.height, head=head, left=margin, right=4, notes=notes, xaxis=axis
    )


Found = Sequence[tuple[Any, int, float]]  # a score, the column and the height of its cell


def _head(row: Any) -> str:
    """An item over its column, with its points: 到位资金 / 完成率 / 40."""
    return f"{lettering.wrap(style.name(row.item), _LETTERS)}<br>{style.number(row.points) or 0:g} 分"


def _over(text: str, place: int, head: float) -> dict[str, Any]:
    return style.note(text, -head, x=place, xref="x", yanchor="top", size=style.SMALL, color=SECONDARY, shift=2)


def _bars(found: Found) -> go.Bar:
    """In each cell the part of its points; more than all of them fill it."""
    parts = [(_part(row), place, y) for row, place, y in found]
    drawn = [(part, place, y) for part, place, y in parts if part]
    bars = style.bars([part * _FILLED for part, *_ in drawn], [y for *_, y in drawn], _BAR, BLUE_PALE)
    return bars.update(base=[place for _, place, _ in drawn])


def _part(row: Any) -> float:
    if row is None or not (score := style.number(row.score)) or not (points := style.number(row.points)):
        return 0.0
    return min(1.0, max(0.0, score / points))


def _figures(found: Found) -> go.Scatter:
    return go.Scatter(
        x=[place + 0.04 for _, place, _ in found],
        y=[y for *_, y in found],
        mode="text",
        text=[figures.MISSING if row is None else figures.score(row.score) for row, *_ in found],
        textposition="middle right",
        textfont={"size": style.SMALL},
        hoverinfo="skip",
        cliponaxis=False,
    )
