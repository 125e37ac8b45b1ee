"""The catalogue: every question is one SQL file whose header says what it asks and what its columns mean."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOM = Path(__file__).parent
COLUMN = re.compile(r"--\s{1,2}(?P<name>\$?\w+)\s{2,}(?P<definition>.+)")


@dataclass(frozen=True)
class Question:
    """One question: `title` is its first line, `columns` and `parameters` map a name to its definition."""

    name: str
    title: str
    columns: dict[str, str]
    parameters: dict[str, str]
    sql: str


def parse(name: str, text: str) -> Question:
    """Read a question from its file's text; raises ValueError when the header isn't in the catalogue's form."""
    header, _, _ = text.partition("\n\n")
    first, *rest = header.splitlines()
    if not first.startswith("-- ") or not first.endswith(("?", "？")):
        raise ValueError(f"{name}: the first line must be a question")
    definitions: dict[str, str] = {}
    for line in rest:
        if match := COLUMN.fullmatch(line):
            if match["name"] in definitions:
                raise ValueError(f"{name}: {match['name']} is defined twice")
            definitions[match["name"]] = match["definition"]
        elif line.startswith("--   ") and definitions:
            definitions[next(reversed(definitions))] += " " + line.removeprefix("--").strip()
        elif line != "--":
            raise ValueError(f"{name}: cannot read header line {line!r}")
    return Question(
        name,
        first.removeprefix("-- "),
        {key: value for key, value in definitions.items() if not key.startswith("$")},
        {key[1:]: value for key, value in definitions.items() if key.startswith("$")},
        text,
    )


@cache
def catalogue() -> dict[str, Question]:
    """Every question by name (`overview/totals`), in alphabetical order."""
    paths = sorted(path for path in ROOM.glob("*/*.sql"))
    names = [path.relative_to(ROOM).with_suffix("").as_posix() for path in paths]
    return {name: parse(name, path.read_text(encoding="utf-8")) for name, path in zip(names, paths, strict=True)}
