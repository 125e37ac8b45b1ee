"""The entries of the ledgers as their records have them: each by its key, and what is held under it as text."""

from functools import reduce

from duckdb import (
    ColumnExpression,
    ConstantExpression,
    DuckDBPyConnection,
    DuckDBPyRelation,
    Expression,
    FunctionExpression,
)

from data.ledgers import Form, forms
from data.schema import primary_keys

# What says where an entry comes from is none of its content.
PROVENANCE = ("batch_id", "sheet", "row_no")
# Projects are compared field by field, funds month by month.
CLOSELY = ("项目台账", "资金月报")


def show_contents(con: DuckDBPyConnection, side: str) -> None:
    """Show the entries of all other ledgers of a side (a schema of tables) as a view of the same."""
    of_each = [_entries(con, side, form) for form in forms() if form.sheet not in CLOSELY]
    reduce(DuckDBPyRelation.union, of_each).create_view(f"contents_{side}")


def _entries(con: DuckDBPyConnection, side: str, form: Form) -> DuckDBPyRelation:
    key, rows = primary_keys()[form.table], con.table(f"{side}.{form.table}")
    said = [name for name in rows.columns if name not in (*key, *PROVENANCE)]
    for part in form.parts:
        rows = rows.join(_gathered(con, side, part, key), ", ".join(key), how="left")
        said.append(part)
    return rows.select(
        ConstantExpression(form.sheet).alias("ledger"), _row(key).alias("entry"), _row(said).alias("content")
    )


def _gathered(con: DuckDBPyConnection, side: str, part: str, key: tuple[str, ...]) -> DuckDBPyRelation:
    """The rows of a part by the key of what they are part of, as one sorted list each."""
    rows = con.table(f"{side}.{part}")
    said = _row([name for name in rows.columns if name not in key])
    listed = FunctionExpression("list_sort", FunctionExpression("list", said))
    return rows.aggregate([*map(ColumnExpression, key), listed.alias(part)])


def _row(names: list[str] | tuple[str, ...]) -> Expression:
    return FunctionExpression("row", *map(ColumnExpression, names)).cast("varchar")
