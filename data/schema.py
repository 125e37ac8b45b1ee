"""The tables of a version: those of schema.sql and of the ledgers without rules of their own, the key of each, and the
same without constraints.
"""

import re
from functools import cache
from pathlib import Path

import duckdb

from data.ledgers import Field, Form, forms

WRITTEN = (Path(__file__).parent / "schema.sql").read_text(encoding="utf-8")
# What a field of a type is held as, where the fields make the table.
HELD_AS = {
    "id": "varchar", "text": "varchar", "province": "varchar references regions", "flag": "boolean",
    "industry": "varchar references industries", "park": "varchar references parks", "list": "varchar[]",
    "money": "decimal(18, 6)", "area": "decimal(18, 6)", "number": "decimal(18, 6)", "rate": "double",
    "count": "integer", "date": "date", "month": "date check ({name} = date_trunc('month', {name}))",
}  # fmt: skip
# The names are those of the records in reference/, never what someone wrote.
TABLE = "create table {name} (\n    {columns}\n);\n"
OF_NAME = {"unit": "varchar references units", "project_id": "varchar references projects"}
KEYS = """
select table_name, constraint_column_names from duckdb_constraints() where constraint_type = 'PRIMARY KEY'
"""


PLAIN = """
select table_name, format('create table {} ({})', table_name, string_agg(column_name || ' ' || data_type, ', '
 order by column_index)) from duckdb_columns() where not internal group by table_oid, table_name order by table_oid
"""


def table_of(form: Form) -> str:
    """The statement that makes a form's table of its fields; KeyError when a field's type needs a table by hand."""
    key = ", ".join(form.replaces or (form.fields[0].name,))
    whence = ("batch_id integer not null references batches", "sheet varchar not null", "row_no integer not null")
    columns = ",\n    ".join([*map(_column, form.fields), *whence, f"primary key ({key})"])
    return TABLE.format(name=form.table, columns=columns)


def _column(field: Field) -> str:
    held = (OF_NAME.get(field.name) or HELD_AS[field.type]).format(name=field.name)
    return f"{field.name} {held}{' not null' * field.required}"


BY_HAND = set(re.findall(r"create table (\w+)", WRITTEN))
TABLES = WRITTEN + "".join(table_of(form) for form in forms() if form.table not in BY_HAND)


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
