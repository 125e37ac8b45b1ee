"""Every document at county size, beside asking its questions and beside an empty deck with as many slides."""

import datetime as dt
import io
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from pptx import Presentation

from bench.counties import COUNTY, County
from bench.timing import median, milliseconds, table
from briefing.__main__ import DOCUMENTS
from briefing.facts import Facts
from briefing.gather import gather
from queries import EVERY_UNIT, Scope

AS_OF = dt.date(2026, 10, 1)
RUNS = 5


def report(folder: Path) -> str:
    """Write each document some times; the printed text."""
    county = County.build(COUNTY, folder)
    asked, _ = median(lambda: gather(county.version, Scope(AS_OF, may_see=EVERY_UNIT)), RUNS)
    rows = [("the questions", milliseconds(asked), "")]
    for name, (build, _) in DOCUMENTS.items():
        took, content = median(partial(_written, build, county), RUNS)
        rows.append((name, milliseconds(took), f"{len(content) / 1024:,.0f}"))
        if name == "deck":
            rows += _beside_an_empty_deck(build, gather(county.version, Scope(AS_OF, may_see=EVERY_UNIT)), content)
    return table(("with its questions", "ms", "KB"), rows)


def _written(build: Callable[[Facts], bytes], county: County) -> bytes:
    return build(gather(county.version, Scope(AS_OF, may_see=EVERY_UNIT)))


def _beside_an_empty_deck(build: Callable[[Facts], bytes], facts: Facts, content: bytes) -> list[tuple[str, str, str]]:
    """The deck once its questions are answered, an empty one with as many slides, and how many times that is."""
    slides = len(Presentation(io.BytesIO(content)).slides)
    full, _ = median(lambda: build(replace(facts, taken=[])), RUNS)
    empty, _ = median(lambda: _empty_deck(slides), RUNS)
    return [
        ("  the deck alone, its questions answered", milliseconds(full), ""),
        (f"  an empty deck of {slides} slides", milliseconds(empty), ""),
        ("  the one in the other, times", f"{full / empty:.1f}", ""),
    ]


def _empty_deck(slides: int) -> bytes:
    deck, file = Presentation(), io.BytesIO()
    for _ in range(slides):
        deck.slides.add_slide(deck.slide_layouts[5])
    deck.save(file)
    return file.getvalue()
