"""The mappings that a delivery is read by: one given with it, and those that persons confirmed for a header before.

mappings/<fingerprint of the header>.toml            with [confirmed] by and at
mappings/<fingerprint>.<number>.former               one that was confirmed anew or is not used any more
"""

import datetime as dt
import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from data.cells.values import plain
from data.files.workbook import Sheet
from data.mapping.file import BadMapping, TableMapping, parse
from data.tables.depth import DEEPEST
from data.tables.header import SEARCHED_ROWS, paths, titles_above
from data.tables.layout import Header
from data.warehouse.audit import Act
from data.warehouse.folder import ready_to_settle, settle
from data.warehouse.store import Store


@dataclass(frozen=True)
class Confirmed:
    """A mapping that somebody confirmed for a header."""

    tables: tuple[TableMapping, ...]
    by: str
    at: dt.datetime

    @property
    def kinds(self) -> str:
        """The kinds of ledger that it reads."""
        return "、".join(table.form.sheet for table in self.tables)

    @property
    def told(self) -> str:
        """What it reads from where."""
        return "；".join(table.told for table in self.tables)


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
        for first in range(min(SEARCHED_ROWS, len(sheet.rows)) if self.remembered else 0):
            for depth in range(1, min(DEEPEST, len(sheet.rows) - first) + 1):
                if known := self.remembered.get(fingerprint(sheet, first, depth)):
                    rows = (first + 1, first + depth)
                    found = [each for table in known.tables for each in table.over(sheet, rows)]
                    said = f"按 {known.at:%Y-%m-%d} {known.by}确认的对应关系读取"
                    return [replace(header, source=said) for header in found]
        return []


NO_MAPPINGS = Mappings()


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


def remember(store: Store, sheet: Sheet, rows: tuple[int, int], text: str, by: str) -> None:
    """Keep a mapping for every sheet whose header reads as this one's `rows` (from 1), with who confirmed it and when.

    Raises BadMapping when it isn't one, and when it doesn't fit the sheet.
    """
    tables = parse(text, "对应关系")
    for table in tables:
        table.over(sheet, rows)
    key, now = fingerprint(sheet, rows[0] - 1, rows[1] - rows[0] + 1), dt.datetime.now().replace(microsecond=0)
    confirmed = f"[confirmed]\nby = {json.dumps(by, ensure_ascii=False)}\nat = {now.isoformat()}\n\n"
    known = Confirmed(tables, by, now)
    with store.changing():
        (folder := store.root / "mappings").mkdir(exist_ok=True)
        _put_by(folder / f"{key}.toml")
        settle(ready_to_settle(folder / f"{key}.toml", confirmed + text), folder / f"{key}.toml")
        about = f"工作表“{sheet.name}”的表头，按{known.kinds}"
        store.record.append([Act("对应", by, about, {"key": key, "told": known.told})])


def forget(store: Store, key: str, by: str) -> None:
    """Use a remembered mapping no more; its file is put by. Raises BadMapping when there is none of that key."""
    with store.changing():
        known = remembered(store).get(key)
        if known is None:
            raise BadMapping("这份对应关系已经停用。")
        _put_by(store.root / "mappings" / f"{key}.toml")
        about = f"{known.by} {known.at:%Y-%m-%d} 确认的，按{known.kinds}"
        store.record.append([Act("停用", by, about, {"key": key, "told": known.told})])


def _put_by(path: Path) -> None:
    """Keep a mapping's file under a name of its own, where there is one."""
    if path.exists():
        number = len(list(path.parent.glob(f"{path.stem}.*.former"))) + 1
        path.rename(path.with_name(f"{path.stem}.{number}.former"))


def remembered(store: Store) -> dict[str, Confirmed]:
    """Every confirmed mapping, by the fingerprint of the header that it is for."""
    return {path.stem: _read(path) for path in sorted((store.root / "mappings").glob("*.toml"))}


def _read(path: Path) -> Confirmed:
    text = path.read_text(encoding="utf-8")
    told = tomllib.loads(text)["confirmed"]
    return Confirmed(parse(text, path.name), told["by"], told["at"])
