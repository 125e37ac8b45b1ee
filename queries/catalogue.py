"""The catalogue: every question is one SQL file whose header says what it asks and what its columns mean."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from queries.filters import FILTERS
from wording import metrics
from wording.totals import parsed, parts_of

ROOM = Path(__file__).parent
EVERY = frozenset(each.field for each in FILTERS)
SHARED = ("macros", "scope")  # folders of what questions are made of
UNDIVIDED = "undivided"  # the header line for them
PUBLIC = "public"  # … and for what everybody may know of all units
TOTALS = "totals"  # … and for what adds up over the rows of its answer
METRICS = "@metrics"  # stands for what each metric is
WHOLE = "whole"  # the parameter of a question that compares what is chosen with what it was chosen from
COLUMN = re.compile(r"--\s{1,2}(?P<name>\$?\w+)\s{2,}(?P<definition>.+)")


@dataclass(frozen=True)
class Question:
    """One question: `title` is its first line, `columns` and `parameters` map a name to its definition.

    `undivided`: the filters that its answer, or what it names there, can't be divided by, and why, in words.
    `without`: the filters that `$whole`, the reader's scope beside `$scope`, leaves out.
    `public`: the columns that tell who may see a part of the county something of the rest, and why they may; no other
    does (tests/queries/test_secrecy.py).
    `totals`: what the 合计 row of its table says, see wording.totals.
    """

    name: str
    title: str
    columns: dict[str, str]
    parameters: dict[str, str]
    sql: str
    undivided: tuple[frozenset[str], str] = (frozenset(), "")
    without: frozenset[str] = frozenset()
    public: tuple[frozenset[str], str] = (frozenset(), "")
    totals: Mapping[str, str] = field(default_factory=dict)


def parse(name: str, text: str) -> Question:
    """Read a question from its file's text; raises ValueError when the header isn't in the catalogue's form."""
    first, stated = definitions(name, text)
    if not first.startswith("-- ") or not first.endswith(("?", "？")):
        raise ValueError(f"{name}: the first line must be a question")
    undivided = _undivided(name, stated.pop(UNDIVIDED, ""))
    public, totals = stated.pop(PUBLIC, ""), stated.pop(TOTALS, "")
    parameters = {key[1:]: value for key, value in stated.items() if key.startswith("$")}
    columns = {key: value for key, value in stated.items() if not key.startswith("$")}
    return Question(
        name,
        first.removeprefix("-- "),
        columns,
        parameters,
        text,
        undivided,
        _without(name, parameters.get(WHOLE)),
        _public(name, public, frozenset(columns)),
        _totals(name, totals, frozenset(columns)),
    )


def _undivided(name: str, text: str) -> tuple[frozenset[str], str]:
    """The line `undivided  all but units：why` of a header: fields of the scope, and why they divide nothing here."""
    if not text:
        return frozenset(), ""
    fields, _, why = text.partition("：")
    rest = fields.removeprefix("all but ").split("、") if fields != "all" else []
    if not why or not fields.startswith("all") or not EVERY.issuperset(rest):
        raise ValueError(f"{name}: undivided is all, or all but filters of the scope, then ： and why")
    return EVERY.difference(rest), why


def _public(name: str, text: str, columns: frozenset[str]) -> tuple[frozenset[str], str]:
    """The line `public  rank、share：why`, or `public  all：why`, of a header: columns of the answer, and why."""
    fields, _, why = text.partition("：")
    public = columns if fields == "all" else frozenset(each.strip() for each in fields.split("、")) - {""}
    if bool(text) != bool(why and public) or not columns.issuperset(public):
        raise ValueError(f"{name}: public is all or some columns of the answer, then ： and why")
    return public, why


def _totals(name: str, text: str, columns: frozenset[str]) -> dict[str, str]:
    """The line `totals  arrived、target、completion = arrived / target` of a header: rules as in wording.totals."""
    rules = parsed(text) if text else {}
    if not columns.issuperset([*rules, *(part for rule in rules.values() for part in parts_of(rule))]):
        raise ValueError(f"{name}: totals are of columns of the answer")
    return rules


def _without(name: str, text: str | None) -> frozenset[str]:
    """The line `$whole  without regions：why`, or `without all：why`: the filters that it leaves out."""
    if text is None:
        return frozenset()
    fields, _, why = text.removeprefix("without ").partition("：")
    without = EVERY if fields == "all" else frozenset(fields.split("、"))
    if not why or not text.startswith("without ") or not EVERY.issuperset(without):
        raise ValueError(f"{name}: $whole is without all or some filters of the scope, then ： and why")
    return without


def definitions(name: str, text: str) -> tuple[str, dict[str, str]]:
    """The first line of a file's header and what the others define, in order; ValueError for one that doesn't."""
    header, _, _ = text.partition("\n\n")
    first, *rest = header.splitlines()
    stated: dict[str, str] = {}
    for line in rest:
        if match := COLUMN.fullmatch(line):
            if match["name"] in stated:
                raise ValueError(f"{name}: {match['name']} is defined twice")
            stated[match["name"]] = match["definition"].replace(METRICS, metrics.meanings())
        elif line.startswith("--   ") and stated:
            stated[next(reversed(stated))] += " " + line.removeprefix("--").strip()
        elif line != "--":
            raise ValueError(f"{name}: cannot read header line {line!r}")
    return first, stated


@cache
def catalogue() -> dict[str, Question]:
    """Every question by name (`overview/totals`), in alphabetical order."""
    paths = sorted(path for path in ROOM.glob("*/*.sql") if path.parent.name not in SHARED)
    names = [path.relative_to(ROOM).with_suffix("").as_posix() for path in paths]
    return {name: parse(name, path.read_text(encoding="utf-8")) for name, path in zip(names, paths, strict=True)}
