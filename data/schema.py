"""The tables of a version as schema.sql has them, and the key of each."""

from functools import cache
from pathlib import Path

import duckdb

TABLES = (Path(__file__).parent / "schema.sql").read_text(encoding="utf-8")
KEYS = """
select table_name, constraint_column_names from duckdb_constraints() where constraint_type = 'PRIMARY KEY'
"""


@cache
def primary_keys() -> dict[str, tuple[str, ...]]:
    """The columns of each table's primary key, in their order; a table without one isn't there."""
    with duckdb.connect() as con:
        con.execute(TABLES)
        return {table: tuple(columns) for table, columns in con.execute(KEYS).fetchall()}
