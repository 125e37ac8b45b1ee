"""A slide of the agenda before it is drawn."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pptx.slide import Slide

from briefing.slides import ACROSS, BODY, MARGIN, Box, text
from charts.palette import SECONDARY
from wording.figures import MISSING


@dataclass(frozen=True)
class Page:
    """A slide to be: its sentence, what the basis line adds, and how its body is drawn from a height on.

    `part` follows the sentence when an item takes several slides: （1/2）. `key` names the slide's sentence where an
    item has several (units:园区组), as the presenter's own words do. `is_whole_county`: no filter narrows it.
    """

    title: str
    shown: Sequence[str]
    draw: Callable[[Slide, float], None]
    part: str = ""
    key: str = ""
    is_whole_county: bool = False


def part(i: int, count: int) -> str:
    """Which of several slides this is, from 1; nothing when it is the only one."""
    return f"（{i}/{count}）" if count > 1 else ""


def nothing(slide: Slide, top: float, *, name: str, words: str = "没有数据") -> None:
    """What a slide holds when the question has no rows."""
    text(slide, Box(MARGIN, top, ACROSS, 0.5), f"{MISSING}　{words}", BODY, SECONDARY, name=name)
