"""The city's bulletin: figures and places of all counties, which can't be derived from our own data."""

import re

import duckdb

from data.cells.amounts import figure
from data.cells.values import BadValue, Doubtful, plain
from data.intake import twin_sheets
from data.intake.draft_tables import Entry, once, upsert
from data.intake.months_to_come import hold_rows
from data.tables.table import Row, Table

METRIC_UNIT = re.compile(r"(.+?)[（(](亿元|万元|元)[）)]")
COLUMNS = ("month", "county", "metric", "value", "yoy", "rank")


def take(con: duckdb.DuckDBPyConnection, batch_id: int, tables: list[Table]) -> None:
    """Write the good rows by month, county and metric.

    A value is in its metric's own unit, but money always in 万元: the unit may stand in the header, the cell, or behind
    the metric's name ("到位资金（亿元）", which is then known as 到位资金).
    """
    own = "".join(value for (value,) in con.execute("select value from settings where setting = 'county'").fetchall())
    for table in tables:
        for row in list(table.good()):
            _settle_metric(table, row)
            if row.values.get("rank") is not None and row.values["rank"] < 1:
                table.reject(row, "rank", "位次应当从 1 开始", "请填写正整数")
    hold_rows(con, batch_id, tables, "city_ranks", "month", lambda row: row.values["month"])
    twin_sheets.hold_rows(tables, lambda row: tuple(row.values[name] for name in COLUMNS[:3]))
    once(tables, lambda row: tuple(row.values[name] for name in COLUMNS[:3]), "county", "月份、县区与指标")
    entries = []
    for table in tables:
        for row in table.good():
            record = {name: row.values.get(name) for name in COLUMNS}
            entries.append(Entry(table, row, record | {"is_own": _stem(row.values["county"]) == _stem(own)}))
    upsert(con, "city_ranks", entries, batch_id)


def _settle_metric(table: Table, row: Row) -> None:
    column = table.header.column("value")
    match = METRIC_UNIT.fullmatch(row.values["metric"])
    if not match:
        return
    row.values["metric"] = match[1].strip()
    if column and not column.unit:
        try:
            row.values["value"] = figure(column.cell(row.cells), match[2])
        except Doubtful as doubt:  # which was settled when the row was read
            row.values["value"] = doubt.value
        except BadValue as error:
            table.reject(row, "value", error.reason, error.remedy)


def _stem(county: str) -> str:
    """A county's name without its kind, so that 临澜 and 临澜县 are one."""
    return re.sub("(?<=..)[县市区]$", "", plain(county))
