"""A text written in several fonts: what of it counts where some is struck through, or raised like a footnote's mark."""

import re
from collections.abc import Sequence
from typing import NamedTuple

UNIT_OR_FORMULA = re.compile("[A-Za-z]$")  # what a raised or lowered mark belongs to: m², CO₂


class Font(NamedTuple):
    """What of a font changes a text's meaning. `raised`: above or below the line."""

    struck: bool = False
    raised: bool = False


class Run(NamedTuple):
    """A part of a text in one font; None for the cell's own."""

    text: str
    font: Font | None


class Text(NamedTuple):
    """A text in several fonts: what counts of it, what was left out, and whether all of it is struck through."""

    counts: str
    left_out: str
    is_struck: bool


PLAIN, STRUCK = Font(), Font(struck=True)


def read(runs: Sequence[Run], is_struck: bool = False) -> Text:
    """What counts of a text in a cell that may be struck through.

    All of it where all is in the same font, and where all that counts is raised.
    """
    own = STRUCK if is_struck else PLAIN
    fonts = [(run.text, run.font or own) for run in runs if run.text]
    whole = "".join(text for text, _ in fonts)
    said = [font for text, font in fonts if text.strip()]
    if said and all(font.struck for font in said):
        return Text(whole, "", True)
    if all(font.raised for font in said if not font.struck):
        fonts = [(text, font._replace(raised=False)) for text, font in fonts]
    counts, left_out = "", []
    for text, font in fonts:
        if font.struck or (font.raised and not UNIT_OR_FORMULA.search(counts)):
            left_out.append(text.strip())
        else:
            counts += text
    return Text(counts, "、".join(filter(None, left_out)), False)
