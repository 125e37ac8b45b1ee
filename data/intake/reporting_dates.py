"""报送期限: of single months, when their reports are asked for and until when, where the settings don't say it."""

import duckdb

from data.intake.draft_tables import once, upsert
from data.intake.plain import entries
from data.tables.table import Row, Table


def take(con: duckdb.DuckDBPyConnection, batch_id: int, tables: list[Table]) -> None:
    """Write the good rows over what is held of their months; days that are still to come are what it is for."""
    for table in tables:
        for row in list(table.good()):
            row.values |= {name: row.values[name].date for name in ("opens", "due") if row.values.get(name)}
            _refuse_disorder(table, row)
    once(tables, lambda row: row.values["month"], "month", "月份")
    upsert(con, "reporting_dates", entries(tables), batch_id)


def _refuse_disorder(table: Table, row: Row) -> None:
    opens, due = row.values.get("opens"), row.values["due"]
    if due < row.values["month"]:
        table.reject(row, "due", "报送截止早于所报的月份", "请核对日期")
    elif opens and due < opens:
        table.reject(row, "due", "报送截止早于开放填报", "请核对两个日期")
