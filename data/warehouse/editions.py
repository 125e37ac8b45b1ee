"""Versions of earlier editions, seen through today's schema.sql: they answer today's questions and can be drafted from.

A table or column that an edition didn't know is there and empty, or holds the default that schema.sql gives it; what is
derived is derived anew where the version hasn't laid down all of it. The file itself never changes.
"""

from dataclasses import dataclass
from functools import cache

import duckdb
from duckdb import ColumnExpression, DuckDBPyConnection, DuckDBPyRelation, Expression, SQLExpression

from data.errors import DataError
from data.schema import TABLES
from data.terms import CHECK_TERMS, load_terms
from data.warehouse.states import VIEWS, lay_down, states

# The tables of the first edition: every version has them.
FIRST = frozenset(
    {
        "batches", "batch_sheets", "receipt_lines", "publications", "settings", "units", "industries", "chain_nodes",
        "chain_groups", "regions", "parks", "park_industries", "targets", "projects", "project_shares", "stage_events",
        "monthly_funds", "key_progress", "city_ranks",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Column:
    """A column as the catalogue has it; `default` is an expression, None when schema.sql gives none."""

    name: str
    type: str
    default: str | None


@cache
def today() -> dict[str, tuple[Column, ...]]:
    """The columns of each table and state of this program's edition, tables first."""
    with duckdb.connect() as con:
        load_terms(con)
        for statements in (TABLES, CHECK_TERMS, VIEWS):
            con.execute(statements)
        con.execute("drop table default_settings; drop table default_scheme")  # the program's, no version's
        return _columns(con, "memory", True)


def held(con: DuckDBPyConnection, database: str = "version") -> dict[str, tuple[Column, ...]]:
    """The tables of an attached version with their columns. Views are not among them: a version has none to trust.

    Raises DataError when tables are missing that every edition had: what is lost is an error, never an empty answer.
    """
    found = _columns(con, database, False)
    if lost := sorted(FIRST.difference(found)):
        raise DataError(f"版本文件缺少数据表 {'、'.join(lost)}，不能使用。请从备份恢复这个版本，或回滚到其他版本。")
    return found


def _columns(con: DuckDBPyConnection, database: str, with_views: bool) -> dict[str, tuple[Column, ...]]:
    rows = con.execute(
        "select c.table_name, c.column_name, c.data_type, c.column_default from duckdb_columns() as c"
        " left join duckdb_tables() as t on t.table_oid = c.table_oid and t.database_oid = c.database_oid"
        " where c.database_name = ? and not c.internal and (t.table_name is not null or ?)"
        " order by c.table_oid, c.column_index",
        [database, with_views],
    ).fetchall()
    found: dict[str, list[Column]] = {}
    for table, *column in rows:
        found.setdefault(table, []).append(Column(*column))
    return {table: tuple(columns) for table, columns in found.items()}


def lay_views(con: DuckDBPyConnection, database: str | None = "version") -> None:
    """Lay today's tables over an attached version of whatever edition, as views in the connection's current schema.

    A state that the version hasn't laid down as today is laid down in the connection, once.

    Without a database they are those of a county before its first version: all of them, and empty.
    """
    known = held(con, database) if database else {}
    load_terms(con)
    missing = [name for name in states() if not _knows_all(known, name)]
    for table in today():
        if table not in missing:
            rows(con, known, table, database).create_view(table)
    con.execute(CHECK_TERMS)
    lay_down(con, missing)


def _knows_all(known: dict[str, tuple[Column, ...]], table: str) -> bool:
    return {column.name for column in today()[table]} <= {column.name for column in known.get(table, ())}


def rows(
    con: DuckDBPyConnection, known: dict[str, tuple[Column, ...]], table: str, database: str | None = "version"
) -> DuckDBPyRelation:
    """The rows of a table of the attached version with today's columns; `known` is what `held` found."""
    wanted, there = today()[table], {column.name: column.type for column in known.get(table, ())}
    source = con.table(f"{database}.main.{table}") if there else con.sql("select 1").limit(0)
    if there and tuple(there.items()) == tuple((column.name, column.type) for column in wanted):
        return source
    return source.select(*(_expression(column, there.get(column.name)) for column in wanted))


def _expression(column: Column, held_type: str | None) -> Expression:
    if held_type == column.type:
        return ColumnExpression(column.name)
    value = ColumnExpression(column.name) if held_type else SQLExpression(column.default or "null")
    return value.cast(duckdb.sqltype(column.type)).alias(column.name)
