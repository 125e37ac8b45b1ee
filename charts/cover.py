"""The first slide of a wall: whose figures, up to when, of which version."""

from collections.abc import Sequence

import plotly.graph_objects as go

from charts import style
from charts.style import BLUE, CUT, SECONDARY
from charts.words import as_written

_FIRST, _LINE = 46.0, 26.0  # heights of the line that is read first, and of those below


def cover_lines(first: str, below: Sequence[str]) -> go.Figure:
    """A line that is read first, and small those below."""
    notes = [style.note(as_written(first), 20, size=22, color=BLUE, bold=True, shift=-8, name=CUT)]
    notes += [
        style.note(as_written(line), _FIRST + _LINE * (place + 0.5), color=SECONDARY, shift=-8, name=CUT)
        for place, line in enumerate(below)
    ]
    axis = style.PIXELS | {"range": [0, 1]}
    ground = style.bars([0], [0], 1, style.CLEAR)  # Plotly drops notes of axes without marks
    return style.figure([ground], _FIRST + _LINE * len(below), notes=notes, xaxis=axis)
