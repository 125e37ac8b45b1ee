"""A slide of the agenda before it is drawn: one sentence, and its picture for the wall and for the deck."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

import pandas as pd
import plotly.graph_objects as go
from pptx.slide import Slide as DeckSlide

from briefing.meeting import slide_table
from briefing.meeting.deck_slides import ACROSS, BODY, MARGIN, body_top, text
from briefing.meeting.slide_table import Table
from briefing.meeting.slide_xml import Box
from charts import style
from charts.palette import SECONDARY
from wording.figures import MISSING
from wording.traced_sentence import TracedFigure, figures_in

NOTE = "备注:"  # before the slide's key: the presenter's own note among a meeting's words
Picture = Callable[[], go.Figure]


def _empty(slide: DeckSlide, top: float) -> None:
    """A body without anything."""


@dataclass(frozen=True)
class Slide:
    """One sentence of a meeting.

    `shown` is what the small line adds: what is shown, in which unit. On the wall each of its `pictures` is a slide, a
    click on whose marks opens what `opens` names (a project, a unit's projects, ...); `cut` says what they leave out of
    what the sentence counts. In the deck its body is drawn by `draw` from a height on, or is a `table`, which takes as
    many slides as its rows need; `part` follows the sentence when it takes several: （1/2）. `key` names the sentence,
    as the presenter's own words do (units:园区组). `more`: a second sentence, under the small line. `figures`: what the
    deck's body prints, by the part of it (图, 表, ...), in reading order.
    """

    key: str
    title: str
    shown: Sequence[str]
    pictures: Sequence[Picture] = (style.blank,)
    draw: Callable[[DeckSlide, float], None] = _empty
    part: str = ""
    cut: str = ""
    figures: Mapping[str, Sequence[TracedFigure]] = field(default_factory=dict)
    table: Table | None = None
    opens: str = ""
    more: str = ""


def laid_out(slide: Slide, title: str) -> list[Slide]:
    """The slides of a deck that a sentence takes under that title: one, or what its table's rows need."""
    table = slide.table
    if table is None:
        return [slide]
    pages = slide_table.pages(table, body_top(f"{title}（99/99）"))
    return [
        replace(
            slide,
            draw=partial(_draw, table, rows),
            part=part(i, len(pages)),
            figures={"表": [one for row in rows for cell in row for one in figures_in(cell)]},
        )
        for i, rows in enumerate(pages, start=1)
    ]


def _draw(table: Table, rows: Sequence[Sequence[str]], slide: DeckSlide, top: float) -> None:
    slide_table.draw(slide, table, rows, top)


def parts(rows: pd.DataFrame, most: int) -> list[pd.DataFrame]:
    """Rows in parts of about equal length, none longer than `most`."""
    count = max(1, -(-len(rows) // most))
    size = max(1, -(-len(rows) // count))
    return [rows.iloc[start : start + size] for start in range(0, max(1, len(rows)), size)]


def part(i: int, count: int) -> str:
    """Which of several slides this is, from 1; nothing when it is the only one."""
    return f"（{i}/{count}）" if count > 1 else ""


def nothing(key: str, title: str, shown: Sequence[str], words: str = "没有数据") -> Slide:
    """A slide whose question has no rows: the sentence says it, the body in words."""
    return Slide(key, title, shown, draw=partial(_said, name=key, words=words))


def _said(slide: DeckSlide, top: float, *, name: str, words: str) -> None:
    text(slide, Box(MARGIN, top, ACROSS, 0.5), f"{MISSING}　{words}", BODY, SECONDARY, name=name)
