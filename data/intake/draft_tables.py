"""Records of a draft's tables: what it holds for some keys, and putting others in their place, many at once."""

from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import duckdb
import pyarrow as pa

from data.cells.values import as_written
from data.ledgers import MEASURED, forms
from data.schema import primary_keys
from data.tables.confirmation_keys import meant
from data.tables.held_rows import digest
from data.tables.table import Row, Table

Record = dict[str, Any]
UNCHANGED = "与已入库的内容完全相同"
PROVENANCE = ("batch_id", "sheet", "row_no")
# The names are those of the records in reference/ledgers.csv and of schema.sql, never what someone wrote.
FORGET = "delete from {table} where ({keys}) in (select ({keys}) from incoming)"
DEFAULTS: dict[str, Record] = {
    "units": {"is_weak": False, "aliases": []},
    "industries": {"aliases": []},
    "parks": {"aliases": []},
    "chain_nodes": {"is_focus": False},
}


@dataclass(frozen=True)
class Entry:
    """A record that a row of a sheet asks for."""

    table: Table
    row: Row
    record: Record


@cache
def keys_of(name: str) -> tuple[str, ...]:
    """The columns of a table under which what is sent again replaces what is held, by the records of the ledgers."""
    for form in forms():
        if name in (form.table, *form.parts):
            return form.replaces or primary_keys()[form.table]
    return primary_keys()[name]


def held(
    con: duckdb.DuckDBPyConnection, name: str, records: Iterable[Record], by: tuple[str, ...] = ()
) -> list[Record]:
    """What a table holds under the keys of some records, or where it is like them in the columns `by`."""
    keys = by or keys_of(name)
    if not (wanted := _wanted(con, name, records, keys)):
        return []
    con.register("incoming", wanted)
    found = con.table(name).join(con.table("incoming"), ", ".join(keys), how="semi")
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]
    con.unregister("incoming")
    return rows


def forget(con: duckdb.DuckDBPyConnection, name: str, records: Iterable[Record], by: tuple[str, ...] = ()) -> None:
    """Take out what a table holds under the keys of some records, or where it is like them in the columns `by`."""
    keys = by or keys_of(name)
    if wanted := _wanted(con, name, records, keys):
        forget_under(con, name, con.from_arrow(wanted), keys)


def forget_under(
    con: duckdb.DuckDBPyConnection, name: str, rows: duckdb.DuckDBPyRelation, by: tuple[str, ...] = ()
) -> None:
    """The same of the keys of rows that the draft has in its own tables."""
    con.register("incoming", rows)
    con.execute(FORGET.format(table=name, keys=", ".join(by or keys_of(name))))
    con.unregister("incoming")


def _wanted(
    con: duckdb.DuckDBPyConnection, name: str, records: Iterable[Record], keys: tuple[str, ...]
) -> pa.Table | None:
    wanted = {tuple(record[key] for key in keys) for record in records}
    if not wanted:
        return None
    schema = pa.schema([_schema(con, name).field(key) for key in keys])
    columns = zip(*wanted, strict=True)
    return pa.table([pa.array(column, each.type) for column, each in zip(columns, schema, strict=True)], schema=schema)


def append(con: duckdb.DuckDBPyConnection, name: str, records: list[Record]) -> None:
    """Add records to a table; a column that they don't name is null."""
    if records:
        schema = _schema(con, name)
        columns = [pa.array([record.get(field.name) for record in records], field.type) for field in schema]
        con.from_arrow(pa.table(columns, schema=schema)).insert_into(name)


def replace(con: duckdb.DuckDBPyConnection, name: str, records: list[Record]) -> None:
    """Put records in the place of all that the table holds under their keys."""
    forget(con, name, records)
    append(con, name, records)


def once(tables: list[Table], key: Callable[[Row], Hashable], name: str, what: str) -> None:
    """Let each key of a file stand once: a row that repeats another is a duplicate, one that contradicts it refused.

    A row that waits for a person counts as one that stands: what becomes of the others mustn't depend on the word.
    """
    seen: dict[Hashable, tuple[Table, Row]] = {}
    for table in tables:
        for row in [row for row in table.rows if not row.rejected and not row.duplicate]:
            other_table, other = seen.setdefault(key(row), (table, row))
            if other is row:
                continue
            place = table.place_of(other_table.sheet, other.number)
            if other.values == row.values:
                table.repeat(row, name, f"与{place}{'完全' if other.cells == row.cells else '所读的各栏都'}相同")
            else:
                table.reject(row, name, f"{what}与{place}重复，但内容不同", "请核对后只保留一行")


def all_or_nothing(tables: list[Table], what: str) -> None:
    """Refuse every row of a list that is replaced as a whole, if one of its rows can't be taken."""
    if any(row.rejected or row.held for table in tables for row in table.all()):
        for table in tables:
            for row in list(table.good()):
                table.reject(row, None, f"{what}里有未收的行，整份{what}没有更换", "请改正有问题的行后重新上传整张表")


def came_before(con: duckdb.DuckDBPyConnection, field: str) -> bool:
    """Whether a sheet with that field, which no other form has, was received before this file."""
    return bool(con.execute("select 1 from batch_columns where field = ? limit 1", [field]).fetchall())


def upsert(
    con: duckdb.DuckDBPyConnection,
    name: str,
    entries: list[Entry],
    batch_id: int | None = None,
    changed: Collection[Row] = (),
) -> None:
    """Write each entry over what the table holds under its key; columns that it doesn't name keep their values.

    A row whose entries change nothing is a duplicate, unless it is among those that `changed` something else.
    `batch_id` marks the records of tables of facts.
    """
    keys = keys_of(name)
    known = {tuple(record[key] for key in keys): record for record in held(con, name, (e.record for e in entries))}
    news, rows = [], set(changed)
    for entry in entries:
        old = known.get(tuple(entry.record[key] for key in keys), {})
        new = DEFAULTS.get(name, {}) | old | entry.record
        if new != old:
            news.append(new | origin(entry.table, entry.row, batch_id) if batch_id else new)
            rows.add(entry.row)
    for entry in entries:
        if entry.row not in rows and entry.row.is_good:
            entry.table.repeat(entry.row, None, UNCHANGED)
    replace(con, name, news)


def origin(table: Table, row: Row, batch_id: int) -> Record:
    """Where a record came from."""
    return {"batch_id": batch_id, "sheet": table.sheet, "row_no": row.number}


def digest_of(rows: Iterable[tuple[Table, Row]]) -> str:
    """What some rows say in all their cells, wherever they stand, and what their figures and days mean there."""
    return digest(["\x1f".join((*(as_written(cell) or "" for cell in row.cells), *_meant(t, row))) for t, row in rows])


def _meant(table: Table, row: Row) -> list[str]:
    fields = [column.field for column in table.header.columns if column.field.type in MEASURED | {"month", "date"}]
    return [meant(row.values.get(field.name)) for field in fields]


def facts(record: Record) -> Record:
    """A record without where it came from."""
    return {column: value for column, value in record.items() if column not in PROVENANCE}


def _schema(con: duckdb.DuckDBPyConnection, name: str) -> pa.Schema:
    return con.table(name).limit(0).to_arrow_table().schema
