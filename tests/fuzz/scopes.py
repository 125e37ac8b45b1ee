"""Scopes as readers may choose them: any month, with and without data, any filters of a county, alone and together."""

import datetime as dt
from collections.abc import Sequence
from random import Random

import queries
from queries import Scope, Version
from queries.filters import FILTERS, SWITCHES
from tests.oracle.ledger import Tables

SIZES = (1, 1, 1, 2, 3)  # how many names of one kind are chosen
UNFILTERED, SWITCHED = 0.2, 0.2
HOW_OFTEN = {"units": 0.4, "industries": 0.35, "parks": 0.3, "regions": 0.3}
RARELY = 0.08  # the other filters, each
FIELDS = {each.key: each.field for each in FILTERS if each.kind == "list"}
OFTEN = {field: HOW_OFTEN.get(field, RARELY) for field in FIELDS.values()}
Choices = dict[str, list[str]]  # field of the scope: what a reader may choose


def every_month(tables: Tables) -> list[dt.date]:
    """Every month from the year before the first that has funds to the year after the last."""
    funds = tables["monthly_funds"].month
    years = range(funds.min().year - 1, funds.max().year + 2)
    return [dt.date(year, month, 1) for year in years for month in range(1, 13)]


def with_funds(tables: Tables) -> list[dt.date]:
    """The months that have funds: those that a page lets its reader choose."""
    return sorted({month.date() for month in tables["monthly_funds"].month})


def choices(version: Version) -> Choices:
    """What the filters of the pages offer."""
    newest = queries.ask(version, "overview/identity", Scope(dt.date(2026, 1, 1), may_see=None))["newest_month"].iloc[0]
    offered = queries.ask(version, "overview/choices", Scope(newest.date(), may_see=None))
    return {field: offered.loc[offered["filter"] == name, "choice"].tolist() for name, field in FIELDS.items()}


def draw(rng: Random, offered: Choices, months: Sequence[dt.date]) -> Scope:
    """A scope in one of those months: of the whole county now and then, else by one filter or several."""
    as_of = rng.choice(months)
    if rng.random() < UNFILTERED:
        return Scope(as_of, may_see=None)
    lists = {field: _some(rng, how_often, offered[field]) for field, how_often in OFTEN.items()}
    switches = {name: rng.random() < (SWITCHED if name != "large_only" else RARELY) for name in SWITCHES}
    return Scope(as_of, **lists, **switches, may_see=None)


def _some(rng: Random, how_often: float, names: Sequence[str]) -> tuple[str, ...]:
    if rng.random() >= how_often or not names:
        return ()
    return tuple(rng.sample(names, min(rng.choice(SIZES), len(names))))


def named(scope: Scope) -> str:
    """The scope in one line, as a failure names it."""
    chosen = {name: value for name, value in vars(scope).items() if value and name != "as_of"}
    return f"{scope.as_of:%Y-%m} {chosen or ''}".strip()
