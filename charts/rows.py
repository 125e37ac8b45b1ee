"""Where rows stand: labelled rows under section headings, from the top, in pixels."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from charts import lettering, style

HEADING = 30  # height of a section's heading
BETWEEN = 10  # extra space before every section but the first


@dataclass(frozen=True)
class Section:
    """A heading (may be empty) at pixel `y`, over rows from `top` to `bottom`."""

    title: str
    y: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Placed:
    """Rows in their places: the wrapped name, centre and height of each, the sections, and the height of all."""

    names: list[str]
    ys: list[float]
    heights: list[float]
    sections: list[Section]
    height: float


def place(names: Sequence[Any], titles: Sequence[Any] | None, *, row: float, width: float) -> Placed:
    """Rows under each other, in the order given; a new section begins where `titles` changes.

    row: the height of a row with a one-line name; width: of the name column, in full-width characters.
    """
    wrapped = [lettering.wrap(style.name(name), width) for name in names]
    heights = [max(row, 17 * lettering.lines(name) + (8 if "<br>" in name else 0)) for name in wrapped]
    labels = [style.name(title, "") for title in titles] if titles is not None else [""] * len(wrapped)
    ys: list[float] = []
    sections: list[Section] = []
    at = 0.0
    for label, height in zip(labels, heights, strict=True):
        if not sections or sections[-1].title != label:
            heading = at + (BETWEEN if sections else 0)
            at = heading + (HEADING if label else 0)
            sections.append(Section(label, heading + HEADING / 2, at, at))
        ys.append(at + height / 2)
        at += height
        sections[-1] = Section(label, sections[-1].y, sections[-1].top, at)
    return Placed(wrapped, ys, heights, sections, at)


def name_width(names: Sequence[Any], most: float = 8) -> float:
    """The width of the name column in full-width characters: that of the longest name, at most `most`."""
    return min(most, max((lettering.cells(style.name(name)) for name in names), default=2))


def name_notes(
    placed: Placed, margin: float, offset: float = 0, bold: Sequence[bool] | None = None
) -> list[dict[str, Any]]:
    """The names, left-aligned in the left margin, `offset` pixels in from the figure's edge."""
    marked = bold if bold is not None else [False] * len(placed.names)
    return [
        style.note(name, y, shift=offset - margin, bold=strong)
        for name, y, strong in zip(placed.names, placed.ys, marked, strict=True)
    ]


def heading_notes(placed: Placed, margin: float) -> list[dict[str, Any]]:
    """The sections' titles at the figure's left edge."""
    return [style.note(s.title, s.y, shift=-margin, size=14, bold=True) for s in placed.sections if s.title]


def column(
    texts: Sequence[str], placed: Placed, *, shift: float, x: float = 1, size: int = style.SIZE, head: str = "",
    color: str = style.SECONDARY,
) -> list[dict[str, Any]]:  # fmt: skip
    """Right-aligned figures in a column of their own, `shift` pixels right of the plot's edge `x`; a head on top.

    The head stands beside the first section's title, or above the rows when there is none (then leave a `head` margin).
    """
    notes = [
        style.note(text, y, x=x, align="right", shift=shift, size=size, color=color)
        for text, y in zip(texts, placed.ys, strict=True)
        if text
    ]
    if head and placed.sections:
        notes.append(
            style.note(head, head_y(placed), x=x, align="right", shift=shift, size=style.SMALL, color=style.SECONDARY)
        )
    return notes


def head_y(placed: Placed) -> float:
    """Where heads of columns stand: on the first section's title line, or above the first row."""
    return placed.sections[0].y if placed.sections and placed.sections[0].title else -HEADING / 2 + 4
