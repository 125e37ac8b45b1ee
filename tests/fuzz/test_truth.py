"""Within a few scopes drawn by chance, on four counties, every figure shown is what the base tables say.

`make fuzz` looks at as many as one likes: at every page, slide and document of each.
"""

from itertools import accumulate
from random import Random

import pytest

from tests.fuzz import counties, pages, scopes, truth
from tests.fuzz.counties import County
from tests.fuzz.invented import SHILIANG, WEIZE
from tests.fuzz.rearranged import rearranged

SCOPES = {"sample": 1, "WZ": 1, "SL": 1, "SR": 1}
BEFORE = dict(zip(SCOPES, accumulate(SCOPES.values(), initial=0), strict=False))  # so that every page has its turn
SEED = 9
PAGES, PAPERS = 2, 3  # opened of each scope, in turn; of every so many scopes slides and documents are made, too


@pytest.fixture(scope="module")
def known(sample_warehouse, tmp_path_factory):
    folder = tmp_path_factory.mktemp("counties")
    invented = {county.prefix: counties.invented(county, folder) for county in (WEIZE, SHILIANG)}
    return {"sample": County("临澜县", sample_warehouse), **invented, "SR": rearranged(folder)}


@pytest.mark.parametrize("name", SCOPES)
def test_every_figure_is_what_the_base_tables_say_and_all_say_the_same(known, name, monkeypatch):
    county, rng, found = known[name], Random(f"{name}{SEED}"), []
    monkeypatch.setenv("WAREHOUSE", str(county.warehouse))
    offered, views = scopes.choices(county.version), list(pages.QUESTIONS)
    for number in range(SCOPES[name]):
        scope = scopes.draw(rng, offered, scopes.with_funds(county.tables))
        opened = [views[((BEFORE[name] + number) * PAGES + i) % len(views)] for i in range(PAGES)]
        on_paper = number % PAPERS == 0
        wrong = truth.faults(county, scope, opened, on_paper=on_paper)
        found += [f"{scopes.named(scope)}: {fault}" for fault in wrong]
    assert found == []


def test_the_counties_are_unlike_one_another(known):
    """Or four of them wouldn't be worth four times the trouble."""
    tables = {name: county.tables for name, county in known.items()}
    assert {name: len(known["parks"]) for name, known in tables.items()} == {
        "sample": 8, "WZ": 0, "SL": 2, "SR": 2,
    }  # fmt: skip
    assert {name: int(known["projects"].is_key.sum()) for name, known in tables.items()} == {
        "sample": 40, "WZ": 0, "SL": 25, "SR": 25,
    }  # fmt: skip
    assert {name: known["units"].parent_id.nunique() for name, known in tables.items()} == {
        "sample": 1, "WZ": 1, "SL": 2, "SR": 2,
    }  # fmt: skip
    moved = {name: len(known["former_shares"]) * len(known["former_targets"]) for name, known in tables.items()}
    assert (moved.pop("SR") > 100, moved) == (True, {"sample": 0, "WZ": 0, "SL": 0})
