"""Every page of a scope, opened as a reader's browser would ask for it: what its headlines, small lines and tiles say.

A text that reaches the page goes through `verbatim`: that is where the sentences are heard, with the figures that they
carry. Each number is a figure that carries where it comes from and comes out the same from the base tables, or one of
the few documented others.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
from streamlit.testing.v1 import AppTest

from queries import Scope
from tests.briefing.figures_again import NUMBER, Answers, agrees, reads
from tests.fuzz import tiles
from tests.pages.turning import turned_to
from ui import headings
from ui.verbatim_text import Markdown
from wording import figures, filters
from wording.traced_sentence import TracedFigure, figures_in

WINDOW = str(Path(headings.__file__).parent / "window.py")
QUESTIONS = {  # each page, and what its sentences are made from
    "overview": (
        "overview/totals", "overview/metrics", "overview/trend", "overview/decisions", "overview/lights",
        "rankings/city", "changes/counts",
    ),
    "rankings": ("rankings/units", "rankings/metrics"),
    "rankings_board": ("rankings/board", "rankings/units"),
    "rankings_city": ("rankings/city",),
    "rankings_origins": ("rankings/origins",),
    "rankings_scores": ("rankings/scores",),
    "rankings_sources": ("rankings/sources",),
    "chains": ("chains/industries",),
    "chains_flows": ("chains/flows",),
    "chains_map": ("chains/nodes",),
    "chains_by_park": ("chains/parks",),
    "chains_parks": ("chains/park_fit",),
    "key_projects": ("overview/lights", "key_projects/lights"),
    "key_projects_arrival": ("overview/lights", "key_projects/lights"),
    "key_projects_leaders": ("key_projects/leaders",),
    "key_projects_dates": ("overview/lights", "key_projects/lights"),
    "forecast": ("forecast/year", "forecast/backtest"),
    "forecast_parts": ("forecast/units", "forecast/industries"),
    "lifecycle": ("lifecycle/funnel", "lifecycle/steps", "lifecycle/talks"),
    "lifecycle_early": ("lifecycle/early",),
    "lifecycle_outlook": ("lifecycle/outlook",),
    "lifecycle_slips": ("lifecycle/slips", "lifecycle/moved"),
    "lifecycle_stuck": ("lifecycle/stuck",),
    "changes_late": ("changes/late", "changes/late_units"),
    "changes": ("changes/counts", "rankings/units"),
    "rows": ("projects/rows",),
}
KEYS = {field: key for field, (key, *_) in {**filters.LISTS, **filters.SWITCHES}.items()}


@dataclass
class Page:
    """What a page said: its sentences and small lines with their figures, its tiles, its complaints and failures;
    `is_cut`: that it ended with a hint, for want of anything to show."""

    texts: list[str] = field(default_factory=list)
    tiles: list[headings.Tile] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    is_cut: bool = False


@contextmanager
def heard(page: Page) -> Iterator[None]:
    """What `ui.headings` shows while the page runs is written down."""
    shown, drawn, lit = headings.verbatim, headings._below, headings.lit

    def listen(text: str) -> Markdown:
        page.texts.append(text)
        return shown(text)

    def look(tile: headings.Tile) -> list[str]:
        page.tiles.append(tile)
        return drawn(tile)

    def read(text: str, marks: dict[str, str]) -> Markdown:
        page.texts.append(text)
        return lit(text, marks)

    headings.verbatim, headings._below, headings.lit = listen, look, read
    try:
        yield
    finally:
        headings.verbatim, headings._below, headings.lit = shown, drawn, lit
        of_tiles = {text for tile in page.tiles for text in (tile.label, tile.value, *drawn(tile))}
        page.texts = [text for text in page.texts if text not in of_tiles]  # they are looked at by themselves


def opened(name: str, scope: Scope) -> Page:
    """A page of the current version within a scope."""
    page, app = Page(), AppTest.from_file(WINDOW, default_timeout=120)
    app.query_params["month"] = f"{scope.as_of:%Y-%m}"
    for chosen, names in filters.chosen(vars(scope)).items():
        app.query_params[KEYS[chosen]] = list(names) if chosen in filters.LISTS else "true"
    if name != "overview":
        turned_to(app, name)
    with heard(page):
        app.run()
    page.messages = [element.value for kind in (app.warning, app.error) for element in kind]
    page.is_cut = bool(app.info)
    page.failures = [one.value for one in app.exception]
    return page


def faults(name: str, scope: Scope, page: Page, answers: dict[str, pd.DataFrame]) -> Iterator[str]:
    """Each number of a page that isn't what the base tables say, and each complaint of the page."""
    yield from (f"{name}: {said}" for said in [*page.messages, *page.failures])
    again = {question: Answers({question: _seen(question, answers)}) for question in QUESTIONS[name]}
    for text in page.texts:
        yield from (f"{name}: {fault} in {str(text)!r}" for fault in _untrue(text, scope, again))
    for tile in page.tiles:
        expected = tiles.EXPECTED[tile.label](answers)
        if (told := (tile.value, tile.change, tile.standing, tile.rises)) != expected:
            yield f"{name}: the tile {tile.label} says {told}, but it is {expected}"


def _seen(question: str, answers: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """The rows that a page looks at before a reader has chosen among them: the first chain."""
    rows = answers[question]
    return rows[rows["industry"] == rows["industry"].iloc[0]] if question == "chains/nodes" and len(rows) else rows


def _untrue(text: str, scope: Scope, again: dict[str, Answers]) -> Iterator[str]:
    at, rest = 0, []
    for told in figures_in(text):
        found = text.index(told.text, at)
        rest.append(text[at:found])
        at = found + len(told.text)
        if not _is_true(told, again):
            yield f"{told} comes out otherwise"
    remaining = _others(scope).sub("", "\0".join([*rest, text[at:]]))
    if NUMBER.search(remaining):
        yield f"nobody claims the numbers of {remaining!r}"


def _is_true(told: TracedFigure, again: dict[str, Answers]) -> bool:
    """Whether some answer of the page gives that figure, and the text prints it."""
    for question in [told.question] if told.question else again:
        try:
            value = again[question].value(question, told.column, told.row)
        except Exception:  # an answer that has no such column, or no such row
            continue
        if agrees(told.value, value) and (figures.is_missing(value) or reads(told.text, value)):
            return True
    return False


def _others(scope: Scope) -> re.Pattern[str]:
    """What isn't a figure: the period, names that the filters chose, how a page works."""
    period = figures.period(scope.as_of)
    names = [name for some in filters.chosen(vars(scope)).values() for name in some]
    counted = r"等 \d+ 个(?:单位|产业|园区|来源区域)"
    ended = f"截至{figures.month(scope.as_of)}末"
    return re.compile("|".join([rf"{scope.as_of.year}年{period}", period, ended, *map(re.escape, names), counted]))
