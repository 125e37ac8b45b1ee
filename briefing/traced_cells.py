"""Cells of answers as documents print them, each knowing which cell it is."""

from collections.abc import Callable, Mapping
from typing import Any

from wording.figures import MISSING, is_missing
from wording.rows import rows_where
from wording.traced_sentence import Sentence, TracedFigure

# The columns that tell an answer's rows apart.
KEYS: dict[str, tuple[str, ...]] = {
    "overview/totals": (),
    "overview/metrics": ("metric",),
    "overview/trend": ("month",),
    "overview/lights": ("light",),
    "overview/decisions": ("project_id",),
    "rankings/units": ("unit",),
    "rankings/metrics": ("metric", "unit"),
    "rankings/board": ("board", "unit"),
    "rankings/origins": ("origin",),
    "rankings/sources": ("region", "province"),
    "rankings/city": ("metric", "county"),
    "chains/industries": ("industry",),
    "chains/park_fit": ("park", "industry"),
    "key_projects/lights": ("project_id",),
    "key_projects/timeline": ("project_id", "stage"),
    "dispatch/agenda": ("project_id", "item_id"),
    "dispatch/items": ("item_id",),
    "dispatch/counts": (),
    "dispatch/closure": ("unit",),
    "negotiations/counts": (),
}


def where(question: str, row: Mapping[str, Any]) -> str:
    """Which row of the answer this is."""
    return rows_where(**{name: row[name] for name in KEYS[question]})


def traced(question: str, row: Mapping[str, Any], column: str, text: str) -> TracedFigure:
    """The figure in that cell, printed as `text`."""
    return TracedFigure(text, row[column], column, where(question, row), question)


def cell(question: str, row: Mapping[str, Any], column: str, write: Callable[[Any], str] = str) -> Sentence:
    """A cell in words, — when it is missing; traced when it is a figure or its words have figures in them."""
    if is_missing(row[column]):
        return Sentence(MISSING)
    text = write(row[column])
    is_figure = not isinstance(row[column], str | bool) or any(char.isdigit() for char in text)
    return Sentence(text, [traced(question, row, column, text)] if is_figure else [])
