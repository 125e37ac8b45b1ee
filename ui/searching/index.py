"""What can be found, and in which order what matches is listed. Pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from ui.searching.readings import where_read
from wording.figures import is_missing
from wording.kept import Shelf

BLANK = re.compile(r"\s+")
LETTERS = re.compile(r"[a-z]{2,}")  # one letter begins too many names


@dataclass(frozen=True)
class Entity:
    """A row of `search/names`: what it is, its id, its name, its other names, and what is to be known of it."""

    kind: str
    id: str
    name: str
    others: str
    gist: str


@Shelf(8).keep
def index(names: pd.DataFrame) -> tuple[Entity, ...]:
    """The answer of `search/names` as what is searched."""
    cells = names.astype(object).where(~names.map(is_missing), "")
    return tuple(Entity(*(str(cell) for cell in row)) for row in cells.itertuples(index=False, name=None))


def found(entities: Iterable[Entity], asked: str) -> list[Entity]:
    """What matches a part of a name, an id or pinyin, the closest first; nothing for nothing."""
    text = BLANK.sub("", asked).lower()
    ranked = [(rank, each) for each in entities if text and (rank := _rank(each, text)) is not None]
    return [each for _, each in sorted(ranked, key=lambda one: (one[0], len(one[1].name)))]


def _rank(entity: Entity, text: str) -> int | None:
    """0 for the very name or id; a name that begins so, one that holds it, another name, an id, then pinyin."""
    name, others, key = (BLANK.sub("", part).lower() for part in (entity.name, entity.others, entity.id))
    ways = (text in (name, key), name.startswith(text), text in name, text in others, text in key)
    by_text = next((rank for rank, holds in enumerate(ways) if holds), None)
    if by_text is not None or not LETTERS.fullmatch(text):
        return by_text
    at = where_read(name, text)
    if at is not None:
        return len(ways) + (at > 0)
    return len(ways) + 2 if where_read(others, text) is not None else None
