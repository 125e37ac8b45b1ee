"""A slide of the agenda before it is drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pptx.slide import Slide

from briefing.slides import ACROSS, BODY, MARGIN, Box, text
from charts.palette import SECONDARY
from wording.figures import MISSING


@dataclass(frozen=True)
class Page:
    """A slide to be: its sentence, what the basis line adds, and how its body is drawn from a height on."""

    title: str
    shown: Sequence[str]
    draw: Callable[[Slide, float], None]


def nothing(slide: Slide, top: float, *, name: str) -> None:
    """What a slide holds when the question has no rows."""
    text(slide, Box(MARGIN, top, ACROSS, 0.5), f"{MISSING}　没有数据", BODY, SECONDARY, name=name)
