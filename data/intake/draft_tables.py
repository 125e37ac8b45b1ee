"""Records of a draft's tables: what it holds for some keys, and putting others in their place, many at once."""

from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow as pa

from data.cells.values import as_written
from data.ledgers import MEASURED
from data.tables.confirmation_keys import meant
from data.tables.held_rows import digest
from data.tables.table import Row, Table

Record = dict[str, Any]
UNCHANGED = "与已入库的内容完全相同"
PROVENANCE = ("batch_id", "sheet", "row_no")
KEYS = {
    "settings": ("setting",),
    "units": ("unit_id",),
    "industries": ("industry",),
    "chain_nodes": ("industry", "node"),
    "chain_groups": ("chain_group", "industry"),
    "parks": ("park",),
    "park_industries": ("park",),
    "targets": ("year", "unit_id", "metric"),
    "former_targets": ("year", "unit_id", "metric"),
    "scoring_scheme": ("unit_group",),
    "restatements": ("month", "unit_id", "figure", "caliber_version"),
    "projects": ("project_id",),
    "project_shares": ("project_id",),
    "former_shares": ("project_id",),
    "listings": ("project_id",),
    "stage_events": ("project_id",),
    "monthly_funds": ("project_id", "month", "origin"),
    "key_progress": ("project_id", "month"),
    "city_ranks": ("month", "county", "metric"),
    "project_milestones": ("project_id", "milestone", "month"),
    "activities": ("activity_id",),
    "supervisors": ("supervisor_id",),
    "city_assessments": ("year",),
}
FORGET = {
    "settings": "delete from settings where setting in (select setting from incoming)",
    "units": "delete from units where unit_id in (select unit_id from incoming)",
    "industries": "delete from industries where industry in (select industry from incoming)",
    "chain_nodes": "delete from chain_nodes where (industry, node) in (select (industry, node) from incoming)",
    "chain_groups": "delete from chain_groups where (chain_group, industry) in"
    " (select (chain_group, industry) from incoming)",
    "parks": "delete from parks where park in (select park from incoming)",
    "park_industries": "delete from park_industries where park in (select park from incoming)",
    "targets": "delete from targets where (year, unit_id, metric) in (select (year, unit_id, metric) from incoming)",
    "former_targets": "delete from former_targets where (year, unit_id, metric) in"
    " (select (year, unit_id, metric) from incoming)",
    "scoring_scheme": "delete from scoring_scheme where unit_group in (select unit_group from incoming)",
    "restatements": "delete from restatements where (month, unit_id, figure, caliber_version) in"
    " (select (month, unit_id, figure, caliber_version) from incoming)",
    "projects": "delete from projects where project_id in (select project_id from incoming)",
    "project_shares": "delete from project_shares where project_id in (select project_id from incoming)",
    "former_shares": "delete from former_shares where project_id in (select project_id from incoming)",
    "listings": "delete from listings where project_id in (select project_id from incoming)",
    "stage_events": "delete from stage_events where (project_id, stage) in (select (project_id, stage) from incoming)",
    "monthly_funds": "delete from monthly_funds where (project_id, month, origin) in"
    " (select (project_id, month, origin) from incoming)",
    "key_progress": "delete from key_progress where (project_id, month) in (select (project_id, month) from incoming)",
    "city_ranks": "delete from city_ranks where (month, county, metric) in"
    " (select (month, county, metric) from incoming)",
    "project_milestones": "delete from project_milestones where (project_id, milestone, month) in"
    " (select (project_id, milestone, month) from incoming)",
    "activities": "delete from activities where activity_id in (select activity_id from incoming)",
    "supervisors": "delete from supervisors where supervisor_id in (select supervisor_id from incoming)",
    "city_assessments": "delete from city_assessments where year in (select year from incoming)",
}

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


def held(con: duckdb.DuckDBPyConnection, name: str, records: Iterable[Record]) -> list[Record]:
    """What a table holds under the keys of some records (of stage_events: all of their projects)."""
    keys = KEYS[name]
    wanted = {tuple(record[key] for key in keys) for record in records}
    if not wanted:
        return []
    schema = pa.schema([_schema(con, name).field(key) for key in keys])
    columns = list(zip(*wanted, strict=True))
    arrays = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
    con.register("incoming", pa.table(arrays, schema=schema))
    found = con.table(name).join(con.table("incoming"), ", ".join(keys), how="semi")
    rows = [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]
    con.unregister("incoming")
    return rows


def append(con: duckdb.DuckDBPyConnection, name: str, records: list[Record]) -> None:
    """Add records to a table; a column that they don't name is null."""
    _put(con, name, records, forget=False)


def replace(con: duckdb.DuckDBPyConnection, name: str, records: list[Record]) -> None:
    """Put records in the place of all that the table holds under their keys."""
    _put(con, name, records, forget=True)


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
    keys = KEYS[name]
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


def _put(con: duckdb.DuckDBPyConnection, name: str, records: list[Record], forget: bool) -> None:
    if not records:
        return
    schema = _schema(con, name)
    columns = [pa.array([record.get(field.name) for record in records], field.type) for field in schema]
    con.register("incoming", pa.table(columns, schema=schema))
    if forget:
        con.execute(FORGET[name])
    con.table("incoming").insert_into(name)
    con.unregister("incoming")
