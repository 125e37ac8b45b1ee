"""`python -m tests.fuzz [truth] [mutations] [kills] [--seed N] [--scopes 300] [--kills 500] [--count 2000]` looks.

The truth test draws scopes, the mutation test changes workbooks, the kills end processes at random instants. Says the
seed and how much was tried; each fault in a line, with what it takes to see it again. Exit status 1 with any.
"""

import argparse
import logging
import os
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

from records.database import Records
from tests import databases
from tests.fuzz import books, counties, kills, mutating, scopes, truth
from tests.fuzz.counties import County
from tests.fuzz.invented import SHILIANG, WEIZE
from tests.fuzz.rearranged import rearranged

ANY_MONTH = 0.2  # of so many scopes the month may be one without funds
ELSEWHERE = 0.3  # of so many workbooks another program saves the change
TOLD = 50  # how often the way so far is told


def all_counties(folder: Path) -> list[County]:
    """The four counties, published under a folder."""
    made = [counties.invented(each, folder) for each in (WEIZE, SHILIANG)]
    return [counties.sample(folder), *made, rearranged(folder)]


def untrue(seed: int, many: int, folder: Path) -> Iterator[str]:
    """What isn't so within that many scopes of the four counties in turn."""
    known = all_counties(folder)
    for number in range(many):
        rng, county = Random(f"{seed}-{number}"), known[number % len(known)]
        os.environ["WAREHOUSE"] = str(county.warehouse)
        of = scopes.with_funds if rng.random() >= ANY_MONTH else scopes.every_month
        scope = scopes.draw(rng, scopes.choices(county.version), of(county.tables))
        yield from (f"{county.name} {scopes.named(scope)}: {fault}" for fault in truth.faults(county, scope))
        _tell(number + 1, many, "scopes")


def misread(seed: int, many: int, folder: Path) -> Iterator[str]:
    """What is read otherwise than it says, of that many changed workbooks."""
    with mutating.in_this_process():
        sent = books.bases(folder)
        for number in range(many):
            what, book = mutating.changed(Random(f"{seed}-{number}"), sent[number % len(sent)], ELSEWHERE)
            yield from (f"{number} {what}: {fault}" for fault in mutating.faults(book))
            _tell(number + 1, many, "workbooks")


def torn(seed: int, many: int, folder: Path) -> Iterator[str]:
    """What isn't whole after that many kills, half of them over SQLite, half over PostgreSQL where one is installed."""
    (folder / "sqlite").mkdir()
    (folder / "postgresql").mkdir()
    half = many // 2 if databases.binaries() else 0
    yield from (f"SQLite {fault}" for fault in kills.torn(seed, many - half, folder / "sqlite", Records.of))
    if half:
        with databases.Cluster() as cluster:
            here = kills.torn(seed, half, folder / "postgresql", lambda _: Records.at(cluster.new_url()))
            yield from (f"PostgreSQL {fault}" for fault in here)


def _tell(number: int, many: int, what: str) -> None:
    if number % TOLD == 0 or number == many:
        print(f"{number}/{many} {what}", file=sys.stderr, flush=True)


PARTS = {"truth": (untrue, "scopes"), "mutations": (misread, "count"), "kills": (torn, "kills")}


def main() -> int:
    """Look, and say what was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__.partition("\n")[0])
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"{', '.join(PARTS)}; all when none is named")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="the same seed tries the same things")
    parser.add_argument("--scopes", type=int, default=300, help="how many scopes to look at")
    parser.add_argument("--kills", type=int, default=500, help="how often to end processes")
    parser.add_argument("--count", type=int, default=2000, help="how many workbooks to change")
    given = parser.parse_args()
    if unknown := set(given.parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    logging.disable(logging.WARNING)  # Streamlit's, of a page that no browser opened
    return max(_look(part, given) for part in given.parts or PARTS)


def _look(part: str, given: argparse.Namespace) -> int:
    look, size = PARTS[part]
    began, faults = time.monotonic(), 0
    print(f"{part}: seed {given.seed}, {getattr(given, size)} to try", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for fault in look(given.seed, getattr(given, size), Path(folder)):
            faults += 1
            print(fault, flush=True)
    print(f"{part}: {faults} faults, {time.monotonic() - began:,.0f} s", flush=True)
    return min(faults, 1)
