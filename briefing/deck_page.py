"""A slide of the agenda before it is drawn."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from pptx.slide import Slide

from briefing import slide_table
from briefing.slide_table import Table
from briefing.slide_xml import Box
from briefing.slides import ACROSS, BODY, MARGIN, body_top, text
from charts.palette import SECONDARY
from wording.figures import MISSING
from wording.said import Told, told_in


def _empty(slide: Slide, top: float) -> None:
    """A body without anything."""


@dataclass(frozen=True)
class Page:
    """A slide to be: its sentence, what the basis line adds, and how its body is drawn from a height on.

    `table` in place of `draw` takes as many slides as its rows need. `part` follows the sentence when an item takes
    several slides: （1/2）. `key` names the slide's sentence where an item has several (units:园区组), as the
    presenter's own words do. `is_whole_county`: no filter narrows it. `figures`: what the body prints, by the part of
    it (图, 表, ...), in reading order.
    """

    title: str
    shown: Sequence[str]
    draw: Callable[[Slide, float], None] = _empty
    part: str = ""
    key: str = ""
    is_whole_county: bool = False
    figures: Mapping[str, Sequence[Told]] = field(default_factory=dict)
    table: Table | None = None


def laid_out(page: Page, title: str) -> list[Page]:
    """The slides that a page takes under that title: one, or what its table's rows need."""
    table = page.table
    if table is None:
        return [page]
    parts = slide_table.pages(table, body_top(f"{title}（99/99）"))
    return [
        replace(
            page,
            draw=partial(_draw, table, rows),
            part=part(i, len(parts)),
            figures={"表": [one for row in rows for cell in row for one in told_in(cell)]},
        )
        for i, rows in enumerate(parts, start=1)
    ]


def _draw(table: Table, rows: Sequence[Sequence[str]], slide: Slide, top: float) -> None:
    slide_table.draw(slide, table, rows, top)


def part(i: int, count: int) -> str:
    """Which of several slides this is, from 1; nothing when it is the only one."""
    return f"（{i}/{count}）" if count > 1 else ""


def nothing(slide: Slide, top: float, *, name: str, words: str = "没有数据") -> None:
    """What a slide holds when the question has no rows."""
    text(slide, Box(MARGIN, top, ACROSS, 0.5), f"{MISSING}　{words}", BODY, SECONDARY, name=name)
