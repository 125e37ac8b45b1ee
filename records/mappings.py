"""Mappings that persons confirmed: by the fingerprint of a header, the text that says which column holds which field.

Nothing is overwritten: one that was confirmed anew has the next number, and the newest of a header counts unless it was
stopped.
"""

import datetime as dt
import json
import tomllib
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from records.database import Records
from records.tables import mappings


@dataclass(frozen=True)
class KeptMapping:
    """A mapping as it is kept: `below` are the fingerprints of headers that stand under its own in a sheet."""

    key: str
    text: str
    by: str
    at: dt.datetime
    below: tuple[str, ...] = ()


def keep(con: Connection, *confirmed: KeptMapping) -> None:
    """Keep mappings, each in the place of the former one for its header."""
    for kept in confirmed:
        highest = select(func.max(mappings.c.number)).where(mappings.c.key == kept.key)
        told = {"text": kept.text, "confirmed_by": kept.by, "confirmed_at": kept.at.isoformat()}
        number = (con.scalar(highest) or 0) + 1
        below = json.dumps(kept.below)
        con.execute(insert(mappings).values(key=kept.key, number=number, below=below, is_stopped=False, **told))


def stop(con: Connection, key: str) -> None:
    """Use the mapping for a header no more; it stays kept."""
    con.execute(update(mappings).where(mappings.c.key == key).values(is_stopped=True))


def in_use(records: Records) -> dict[str, KeptMapping]:
    """The mapping that counts for each header, by its fingerprint; a row that can't be read is left out."""
    newest = select(mappings.c.key, func.max(mappings.c.number).label("number")).group_by(mappings.c.key).subquery()
    is_newest = (mappings.c.key == newest.c.key) & (mappings.c.number == newest.c.number)
    query = select(mappings).join(newest, is_newest).where(~mappings.c.is_stopped).order_by(mappings.c.key)
    with records.reading() as con:
        rows = con.execute(query).all()
    return {row.key: kept for row in rows if (kept := _read(row))}


def _read(row: Row[Any]) -> KeptMapping | None:
    try:
        at, below = dt.datetime.fromisoformat(row.confirmed_at), json.loads(row.below)
    except (ValueError, TypeError):
        return None
    whole = isinstance(row.text, str) and isinstance(row.confirmed_by, str) and isinstance(below, list)
    return KeptMapping(row.key, row.text, row.confirmed_by, at, tuple(map(str, below))) if whole else None


def as_file(kept: KeptMapping) -> str:
    """A mapping as the file that an archive carries: who confirmed it and when, then its text."""
    confirmed = f"[confirmed]\nby = {json.dumps(kept.by, ensure_ascii=False)}\nat = {kept.at.isoformat()}\n"
    return f"{confirmed}below = {json.dumps(list(kept.below))}\n\n{kept.text}"


def from_file(key: str, text: str) -> KeptMapping:
    """The mapping in such a file; raises ValueError when it doesn't say who confirmed it and when."""
    try:
        told = tomllib.loads(text)["confirmed"]
        by, at, below = told["by"], told["at"], told.get("below", [])
    except (KeyError, TypeError) as error:
        raise ValueError("not confirmed") from error
    if not (isinstance(by, str) and isinstance(at, dt.datetime) and isinstance(below, list)):
        raise ValueError("not confirmed")
    body = text.partition("\n\n")[2] if text.startswith("[confirmed]\n") else text
    return KeptMapping(key, body, by, at.replace(tzinfo=None), tuple(map(str, below)))
