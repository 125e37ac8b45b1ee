"""The mappings that a delivery is read by: one given with it, and those that persons confirmed for a header before.

Who confirms one, or uses it no more, changes it and the audit record in one transaction: records/mappings.py.
"""

import datetime as dt
import hashlib
import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import tomli_w

from data.cells.values import plain
from data.files.workbook import Sheet
from data.mapping.file import BadMapping, TableMapping, parse
from data.tables.header import SEARCHED_ROWS, paths
from data.tables.header_depth import DEEPEST
from data.tables.layout import Header
from data.tables.other_tables import titles_above
from data.warehouse.store import Store
from records import mappings
from records.audit import Act
from records.mappings import KeptMapping
from records.seals import mapping


@dataclass(frozen=True)
class Confirmed:
    """A mapping that somebody confirmed for a header; `below` are the fingerprints of headers under it in a sheet."""

    tables: tuple[TableMapping, ...]
    by: str
    at: dt.datetime
    below: tuple[str, ...] = ()

    @property
    def kinds(self) -> str:
        """The kinds of ledger that it reads."""
        return "、".join(table.form.sheet for table in self.tables)

    @property
    def in_words(self) -> str:
        """What it reads from where."""
        return "；".join(table.in_words for table in self.tables)


@dataclass(frozen=True)
class Mappings:
    """`given` applies to the sheets that it names; `remembered`, by fingerprint, to sheets with that very header."""

    given: tuple[TableMapping, ...] = ()
    remembered: Mapping[str, Confirmed] = field(default_factory=dict)

    def headers(self, sheet: Sheet) -> list[Header]:
        """The headers of a sheet by the given mapping, else by a remembered one; none when no mapping is for it.

        Raises BadMapping when the given mapping names columns that the sheet hasn't.
        """
        if given := [header for table in self.given for header in table.headers(sheet)]:
            return [replace(header, source="按随文件给出的对应关系读取") for header in _apart(sheet, given)]
        met = self._known(sheet, range(min(SEARCHED_ROWS, len(sheet.rows))), self.remembered)
        below = {key: self.remembered[key] for key in met[0].below if key in self.remembered} if met else {}
        found: list[Header] = []
        while met:
            known, rows = met
            found += _confirmed(sheet, known, rows)
            met = self._known(sheet, range(rows[1], len(sheet.rows)), below)
        return _apart(sheet, found)

    def _known(
        self, sheet: Sheet, starts: range, among: Mapping[str, Confirmed]
    ) -> tuple[Confirmed, tuple[int, int]] | None:
        """The first mapping among some whose header begins in one of those rows, and its rows, from 1; None if none."""
        for first in starts if among else ():
            for depth in range(1, min(DEEPEST, len(sheet.rows) - first) + 1):
                if known := among.get(fingerprint(sheet, first, depth)):
                    return known, (first + 1, first + depth)
        return None


NO_MAPPINGS = Mappings()


def _confirmed(sheet: Sheet, known: Confirmed, rows: tuple[int, int]) -> list[Header]:
    """The headers that a remembered mapping gives a sheet in some rows."""
    found = [each for table in known.tables for each in table.over(sheet, rows)]
    said = f"按 {known.at:%Y-%m-%d} {known.by}确认的对应关系读取"
    return [replace(header, source=said) for header in found]


def _apart(sheet: Sheet, headers: list[Header]) -> list[Header]:
    """Tables that stand under each other, each to end where the titles over the next one begin."""
    return [_between(sheet, header, headers) for header in headers]


def _between(sheet: Sheet, header: Header, headers: list[Header]) -> Header:
    above = max((each.last for each in headers if each.last < header.first), default=None)
    below = min((each.first for each in headers if each.first > header.last), default=None)
    top = 0 if above is None else titles_above(sheet, header.first, above + 1)
    return replace(header, top=top, end=None if below is None else titles_above(sheet, below, header.last + 1))


def fingerprint(sheet: Sheet, first: int, depth: int) -> str:
    """What a header is known again by: the texts over its columns, in their order."""
    texts = [plain("".join(path)) for path in paths(sheet, first, depth)]
    return hashlib.sha256(json.dumps(texts, ensure_ascii=False).encode()).hexdigest()[:16] if any(texts) else ""


def remember_file(store: Store, sheets: Sequence[Sheet], text: str, by: str) -> None:
    """Keep what a mapping file says of the headers of some sheets, whichever of its tables is for which of them.

    All of it is kept or nothing. Raises BadMapping when it isn't one, or none of its tables fits any of the sheets.
    """
    store.actor.must("confirm")
    parse(text, "对应关系文件")
    misfits: list[BadMapping] = []
    kept: set[str] = set()
    confirmed: list[tuple[KeptMapping, Act]] = []
    for sheet in sheets:
        try:
            by_header = _by_header(sheet, text)
        except BadMapping as error:
            misfits.append(error)
            continue
        keys = [fingerprint(sheet, first - 1, last - first + 1) for first, last in by_header]
        for number, (key, (rows, mine)) in enumerate(zip(keys, by_header.items(), strict=True)):
            if key not in kept:
                below = keys[1:] if number == 0 else ()
                confirmed.append(_confirmation(sheet, rows, tomli_w.dumps({"table": mine}), by, below))
        kept.update(keys)
    if not kept:
        names = "、".join(sheet.name for sheet in sheets)
        raise misfits[0] if misfits else BadMapping(f"这个文件里没有适用于工作表“{names}”的一段，请核对 sheet。")
    _keep(store, confirmed)


def _by_header(sheet: Sheet, text: str) -> dict[tuple[int, int], list[dict[str, Any]]]:
    """The tables of a mapping file that are for a sheet, as they stand in it, by the rows of their header, from 1."""
    found: dict[tuple[int, int], list[dict[str, Any]]] = {}
    for told in tomllib.loads(text)["table"]:
        [table] = parse(tomli_w.dumps({"table": [told]}), "对应关系文件")
        if headers := table.headers(sheet):
            found.setdefault((headers[0].first + 1, headers[0].last + 1), []).append(told)
    return dict(sorted(found.items()))


def remember(store: Store, sheet: Sheet, rows: tuple[int, int], text: str, by: str, below: Sequence[str] = ()) -> None:
    """Keep a mapping for every sheet whose header reads as this one's `rows` (from 1), with who confirmed it and when.

    `below` are the fingerprints of the headers under it that are to be looked for too. Raises BadMapping when it isn't
    one, and when it doesn't fit the sheet.
    """
    store.actor.must("confirm")
    _keep(store, [_confirmation(sheet, rows, text, by, below)])


def _confirmation(
    sheet: Sheet, rows: tuple[int, int], text: str, by: str, below: Sequence[str]
) -> tuple[KeptMapping, Act]:
    """A mapping as it is to be kept, and the act that says so; raises BadMapping as `remember` does."""
    tables = parse(text, "对应关系")
    for table in tables:
        table.over(sheet, rows)
    key, now = fingerprint(sheet, rows[0] - 1, rows[1] - rows[0] + 1), dt.datetime.now().replace(microsecond=0)
    known = Confirmed(tables, by, now, tuple(below))
    about = f"工作表“{sheet.name}”的表头，按{known.kinds}"
    act = Act("对应", by, about, {"key": key, "told": known.in_words}, (mapping(key),))
    return KeptMapping(key, text, by, now, tuple(below)), act


def _keep(store: Store, confirmed: Sequence[tuple[KeptMapping, Act]]) -> None:
    kept = [each for each, _ in confirmed]
    store.record.append([act for _, act in confirmed], lambda con: mappings.keep(con, *kept))


def forget(store: Store, key: str, by: str) -> None:
    """Use a remembered mapping no more; it stays kept. Raises BadMapping when there is none of that key."""
    store.actor.must("confirm")
    known = remembered(store).get(key)
    if known is None:
        raise BadMapping("这份对应关系已经停用。")
    about = f"{known.by} {known.at:%Y-%m-%d} 确认的，按{known.kinds}"
    act = Act("停用", by, about, {"key": key, "told": known.in_words}, (mapping(key),))
    store.record.append([act], lambda con: mappings.stop(con, key))


def remembered(store: Store) -> dict[str, Confirmed]:
    """Every confirmed mapping, by the fingerprint of the header that it is for; one that can't be read is left out."""
    found = {key: _read(kept) for key, kept in mappings.in_use(store.records).items()}
    return {key: confirmed for key, confirmed in found.items() if confirmed is not None}


def _read(kept: KeptMapping) -> Confirmed | None:
    try:
        return Confirmed(parse(kept.text, kept.key), kept.by, kept.at, kept.below)
    except BadMapping:
        return None
