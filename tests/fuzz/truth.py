"""The truth test: within any scope of any county, every figure shown is what the base tables say, and all say the same.

The answers of all questions are worked out a second time over the base tables (tests/oracle). Against these,
not against the questions, the slides and documents are accounted for, and the pages' headlines, small lines and tiles;
then the headlines of pages are compared with the sentences of the slides.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

import queries
from bench.compare import difference
from briefing.gather import WEEKLY, Dispatch, gather
from queries import Scope, Version
from tests.fuzz import pages, papers, scopes
from tests.fuzz.counties import County
from tests.oracle import ANSWERS
from tests.oracle.kept import Tables, kept
from wording import figures

Answers = dict[str, pd.DataFrame]
SLIDES = {  # the page that says in its headline what a slide says in its title, under the same scope
    "overview": "overview", "board": "rankings_board", "industries": "chains", "origins": "rankings_origins",
    "sources": "rankings_sources", "park_fit": "chains_parks", "lights": "key_projects", "city": "rankings_city",
}  # fmt: skip
ALSO = {"late": "key_projects_dates", "decisions": "overview"}  # and those that say it over a picture


def answered(version: Version, tables: Tables, scope: Scope, names: Iterable[str]) -> tuple[Answers, Answers]:
    """The questions' answers, and the same from the base tables."""
    asked = {name: queries.ask(version, name, scope) for name in names}
    whole = Scope(scope.as_of, may_see=None)
    quality = queries.ask(version, "checks/quality", whole)  # what the checks make of all units' reports
    known = {**tables, "quality": quality}
    with kept():
        return asked, {name: ANSWERS[name].compute(known, scope) for name in asked}


def faults(
    county: County, scope: Scope, names: Sequence[str] = tuple(pages.QUESTIONS), *, on_paper: bool = True
) -> Iterator[str]:
    """Everything within a scope that isn't so, on the pages of those names, and on slides and in documents."""
    needed = list(ANSWERS) if on_paper else dict.fromkeys(one for name in names for one in pages.QUESTIONS[name])
    asked, again = answered(county.version, county.tables, scope, needed)
    for name in asked:
        if apart := difference(asked[name], again[name], ANSWERS[name].keys):
            yield f"{name}: {apart}"
    told = {name: _as_answered(again[name], asked[name], ANSWERS[name].keys) for name in asked}
    weekly = Dispatch(level=WEEKLY)  # as the questions are asked here
    facts = gather(county.version, scope, _at_hand(asked, scope), weekly) if on_paper else None
    if facts:
        yield from papers.faults(facts, told)
    if scope.as_of in scopes.with_funds(county.tables):
        opened = {name: pages.opened(name, scope) for name in names}
        for name, page in opened.items():
            yield from pages.faults(name, scope, page, told)
        yield from _disagreements(papers.sentences(facts), opened) if facts else ()


def _at_hand(asked: Answers, scope: Scope) -> Callable[..., pd.DataFrame]:
    """Asks what wasn't asked yet: of key projects only, what the county is called."""

    def ask(version: Version, name: str, of: Scope, **given: Any) -> pd.DataFrame:
        return asked[name] if of == scope else queries.ask(version, name, of, **given)

    return ask


def _as_answered(again: pd.DataFrame, asked: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """The base tables' answer with just the columns and in the order of the question's, money exact again."""
    places = [tuple(map(str, row)) for row in asked[list(keys)].itertuples(index=False)]
    found = {tuple(map(str, row)): i for i, row in enumerate(again[list(keys)].itertuples(index=False))}
    again = again.iloc[[found[place] for place in places if place in found]]
    return pd.DataFrame({name: _like(again[name].reset_index(drop=True), asked[name].dtype) for name in asked})


def _like(values: pd.Series, kind: Any) -> pd.Series:
    if isinstance(kind, pd.ArrowDtype):
        exact = [None if figures.is_missing(value) else Decimal(f"{value:.6f}") for value in values]
        return pd.Series(exact, dtype=kind)
    if pd.api.types.is_datetime64_any_dtype(kind) or pd.api.types.is_numeric_dtype(kind):
        return values.astype(kind)
    plain = [None if not hasattr(value, "__len__") and figures.is_missing(value) else value for value in values]
    return pd.Series(plain, dtype=object)


def _disagreements(slides: dict[str, str], opened: dict[str, pages.Page]) -> Iterator[str]:
    for key, name in {**SLIDES, **ALSO}.items():
        page = opened.get(name, pages.Page())
        texts = page.texts[:1] if key in SLIDES else page.texts
        if texts and not page.is_cut and key in slides and slides[key] not in texts:
            yield f"{key}: the slide says {slides[key]!r}, the page {name} {texts}"
