"""Twelve months in the size of a word: a bar a month, grey in last year, blue in this one; a month without data is a
gap, a month of nothing a stroke on the line that bars stand on.
"""

import base64
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from charts import style
from charts.style import BLUE, GREY

_STEP, _BAR = 8.0, 6.0  # pixels from one month to the next, and of a bar
_HEIGHT, _STROKE = 15.0, 1.0


def sparkline(values: Sequence[float | None], this_year: int) -> str:
    """The image as an address that asks no host; `this_year`: how many of the last values are this year's."""
    known = [value for value in values if value is not None]
    top, low = max([0.0, *known]), min([0.0, *known])
    scale = (_HEIGHT - _STROKE) / ((top - low) or 1.0)
    bars = [
        _bar(place, value, (top * scale, scale), BLUE if place >= len(values) - this_year else GREY)
        for place, value in enumerate(values)
        if value is not None
    ]
    width = _STEP * len(values)
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{_HEIGHT:g}">{"".join(bars)}</svg>'
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


def monthly(months: Iterable[Any], values: Iterable[Any]) -> str:
    """The same of an answer's months, the last of which says which year is this one, and their values."""
    return sparkline([style.number(value) for value in values], pd.Timestamp(list(months)[-1]).month)


def _bar(place: int, value: float, line: tuple[float, float], color: str) -> str:
    """A month's bar from the line of zero, which stands `line[0]` below the top; at least as thick as a stroke."""
    zero, scale = line
    height = max(_STROKE, abs(value) * scale)
    top = zero + _STROKE - height if value >= 0 else zero
    return f'<rect x="{place * _STEP:g}" y="{top:.4g}" width="{_BAR:g}" height="{height:.4g}" fill="{color}"/>'
