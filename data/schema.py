"""The tables of a version as schema.sql has them: the key of each, and the same without constraints."""

from functools import cache
from pathlib import Path

import duckdb

TABLES = (Path(__file__).parent / "schema.sql").read_text(encoding="utf-8")
KEYS = """
select table_name, constraint_column_names from duckdb_constraints() where constraint_type = 'PRIMARY KEY'
"""


PLAIN = """
select table_name, format('create table {} ({})', table_name, string_agg(column_name || ' ' || data_type, ', '
 order by column_index)) from duckdb_columns() where not internal group by table_oid, table_name order by table_oid
"""


@cache
def plain_tables() -> dict[str, str]:
    """The statement that makes each table without a constraint or default, in the order of schema.sql."""
    with duckdb.connect() as con:
        con.execute(TABLES)
        return dict(con.execute(PLAIN).fetchall())


@cache
def primary_keys() -> dict[str, tuple[str, ...]]:
    """The columns of each table's primary key, in their order; a table without one isn't there."""
    with duckdb.connect() as con:
        con.execute(TABLES)
        return {table: tuple(columns) for table, columns in con.execute(KEYS).fetchall()}
