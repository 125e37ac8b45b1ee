"""A ledger without rules of its own: its fields are read by their types, and its table has a column of each name.

What a field names (a unit, a project, an industry, a park, a province) must be known, figures aren't negative, days
and months that hadn't come wait for a person, and what is sent again replaces what is held under the table's key.
"""

import datetime as dt
from collections.abc import Callable, Collection
from functools import partial
from itertools import pairwise

import duckdb

from data.cells.dates import When
from data.intake import names
from data.intake.draft_tables import Entry, Record, keys_of, once, upsert
from data.intake.months_to_come import hold_rows
from data.intake.names import Names, Provinces, find
from data.ledgers import MEASURED, Field
from data.tables.table import Row, Table

KNOWN: dict[str, Callable[[duckdb.DuckDBPyConnection], Names | Provinces]] = {  # by the type of a field, or its name
    "unit": names.units, "project_id": names.projects, "industry": names.industries, "park": names.parks,
    "province": Provinces,
}  # fmt: skip


def take(
    con: duckdb.DuckDBPyConnection,
    batch_id: int,
    tables: list[Table],
    may_lie_ahead: Collection[str] = (),
    settled: Collection[str] = (),
) -> None:
    """Take the rows of a form in, as its record says.

    `may_lie_ahead` are days to come by their nature: 时限. `settled` are fields that have a value though no column
    gives it.
    """
    form = tables[0].header.form
    known = {field.name: KNOWN[_known_by(field)](con) for field in form.fields if _known_by(field) in KNOWN}
    for table in tables:
        for row in list(table.good()):
            for name, among in known.items():
                find(table, row, name, among)
            for field in form.fields:
                if field.type in MEASURED:
                    not_negative(table, row, field.name)
            row.values |= {name: value.date for name, value in row.values.items() if isinstance(value, When)}
    for field in form.fields:
        if field.type in ("date", "month") and field.name not in may_lie_ahead:
            hold_rows(con, batch_id, tables, form.table, field.name, partial(_day, field.name))
    key = keys_of(form.table)
    labels = "、".join(form.field(name).label for name in key)
    once(tables, lambda row: tuple(row.values.get(name) for name in key), key[0], labels)
    upsert(con, form.table, entries(tables, *key, *settled), batch_id)


def _day(name: str, row: Row) -> dt.date | None:
    return row.values.get(name)


def _known_by(field: Field) -> str:
    return field.name if field.name in KNOWN else field.type


def not_negative(table: Table, row: Row, name: str) -> None:
    """Reject a row whose figure is below nothing."""
    if row.values.get(name) is not None and row.values[name] < 0:
        label = table.header.form.field(name).label
        table.reject(row, name, f"{label}不能为负数", f"请改正{label}")


def refuse_disorder(table: Table, row: Row, *days: str) -> None:
    """Refuse a row of which a day is before its predecessor; days are fields in their order, the empty left out."""
    told = [(name, row.values[name].date) for name in days if row.values.get(name) is not None]
    for (before, first), (after, second) in pairwise(told):
        if second < first:
            labels = [table.header.form.field(name).label for name in (before, after)]
            reason = f"{labels[1]}（{second}）早于{labels[0]}（{first}）"
            table.reject(row, after, reason, "请核对这两个日期，改正后重新上传")
            return


def record_of(table: Table, row: Row, *always: str) -> Record:
    """The fields of the form that the sheet has a column for, and `always` some that may come from a title."""
    wanted = (field.name for field in table.header.form.fields)
    return {name: row.values[name] for name in wanted if table.has(name) or name in always}


def entries(tables: list[Table], *always: str) -> list[Entry]:
    """The rows of all tables that can be taken, each with its `record_of`."""
    return [Entry(table, row, record_of(table, row, *always)) for table, row in good_rows(tables)]


def good_rows(tables: list[Table]) -> list[tuple[Table, Row]]:
    """The rows of all tables that can be taken."""
    return [(table, row) for table in tables for row in table.good()]
