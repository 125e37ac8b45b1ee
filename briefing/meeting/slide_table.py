"""Native tables on slides: header, rows no taller than their text, lights with shape and word, pages when long.

A cell is text already written in the field's words.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from pptx.slide import Slide
from pptx.util import Inches

from briefing.meeting.deck_slides import BODY, FLOOR, MARGIN
from briefing.meeting.slide_xml import Box, add, paragraphs, table_frame
from charts import lettering
from charts.palette import GREY, GREY_TINT, INK, LIGHT_INKS, SECONDARY
from wording.cells import LIGHTS

PAD = 0.09  # inches left and right of a cell's text
GAP = 0.22  # more before a text that follows figures: they would stand at its edge
EDGE = 0.02  # inches above and below it
_LINE = 1.45  # a line's height in ems, in the tallest face that may stand in for ours
STRESSED = {word: LIGHT_INKS[light] for light, word in LIGHTS.items()} | {"待破零": LIGHT_INKS["红"]}


@dataclass(frozen=True)
class Column:
    """A column of a slide's table: header, width in inches, and whether its figures stand at the right."""

    head: str
    width: float
    right: bool = False


@dataclass(frozen=True)
class Table:
    """A table for slides. `name` is the question that it answers: a reader of the file finds it by that."""

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    size: int = BODY

    def height(self, row: Sequence[str]) -> float:
        """How tall a row is, inches, with its texts broken in their columns."""
        widths = [column.width - gap for column, gap in zip(self.columns, self.gaps, strict=True)]
        lines = max(lines_of(text, width, self.size) for text, width in zip(row, widths, strict=True))
        return lines * _LINE * self.size / 72 + 2 * EDGE

    @property
    def gaps(self) -> list[float]:
        """The room kept free at the left of each column's texts, besides the usual."""
        before = [False, *(column.right for column in self.columns[:-1])]
        return [GAP if right and not col.right else 0.0 for right, col in zip(before, self.columns, strict=True)]

    def head_height(self) -> float:
        """How tall the header is, inches."""
        return self.height([column.head for column in self.columns])


@lru_cache(maxsize=20_000)  # measured once to share rows among slides, and once to draw them
def lines_of(text: str, width: float, size: int) -> int:
    """How many lines a cell's text takes in a column of that width."""
    room = (width - 2 * PAD) * 72 / size
    return sum(max(1, math.ceil(_width(part) / room)) for part in text.split("\n"))


def _width(text: str) -> float:
    """How wide a line is, in ems; figures as wide as in the widest face that may stand in for ours."""
    return 1.02 * lettering.cells(text) + 0.09 * sum(char.isascii() for char in text)


def pages(table: Table, top: float) -> list[list[Sequence[str]]]:
    """The table's rows in pages that fit between `top` and the floor, about equally filled."""
    room = FLOOR - top - table.head_height()
    heights = [table.height(row) for row in table.rows]
    count = len(_fill(heights, room))
    while count > 1 and len(_fill(heights, room - 0.1)) == count:
        room -= 0.1
    return [[table.rows[i] for i in page] for page in _fill(heights, room)]


def _fill(heights: Sequence[float], room: float) -> list[list[int]]:
    filled: list[list[int]] = [[]]
    used = 0.0
    for i, height in enumerate(heights):
        if filled[-1] and used + height > room:
            filled.append([])
            used = 0.0
        filled[-1].append(i)
        used += height
    return filled


def draw(slide: Slide, table: Table, rows: Sequence[Sequence[str]], top: float) -> None:
    """Draw a page of the table."""
    heights = [table.head_height(), *(table.height(row) for row in rows)]
    widths = [column.width for column in table.columns]
    head = [column.head for column in table.columns]
    lines = [
        _row(table, row, height, is_head=i == 0)
        for i, (row, height) in enumerate(zip([head, *rows], heights, strict=True))
    ]
    grid = "".join(f'<a:gridCol w="{Inches(width)}"/>' for width in widths)
    drawn = f'<a:tbl><a:tblPr firstRow="1"/><a:tblGrid>{grid}</a:tblGrid>{"".join(lines)}</a:tbl>'
    add(slide, table_frame(slide, Box(MARGIN, top, sum(widths), sum(heights)), drawn, table.name))


def _row(table: Table, row: Sequence[str], height: float, *, is_head: bool) -> str:
    cells = "".join(
        _cell(text, column, gap, table.size, is_head=is_head)
        for text, column, gap in zip(row, table.columns, table.gaps, strict=True)
    )
    return f'<a:tr h="{Inches(height)}">{cells}</a:tr>'


def _cell(text: str, column: Column, gap: float, size: int, *, is_head: bool) -> str:
    color = SECONDARY if is_head else STRESSED.get(text, INK)
    bold = is_head or text in STRESSED
    told = paragraphs(text, size, color, bold=bold, align="r" if column.right else "l")
    under = f'<a:lnB w="{19050 if is_head else 6350}"><a:solidFill><a:srgbClr val="{GREY[1:]}"/></a:solidFill></a:lnB>'
    none = "".join(f'<a:{side} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))
    fill = f'<a:solidFill><a:srgbClr val="{GREY_TINT[1:]}"/></a:solidFill>' if is_head else "<a:noFill/>"
    pad, left, edge = Inches(PAD), Inches(PAD + gap), Inches(EDGE)
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{told}</a:txBody>"
        f'<a:tcPr marL="{left}" marR="{pad}" marT="{edge}" marB="{edge}" anchor="ctr">{none}{under}{fill}</a:tcPr>'
        "</a:tc>"
    )
