"""What becomes of the cells whose text says more than their value: asked about, remarked on, kept with their rows."""

from decimal import Decimal

import duckdb

from data.cells.dates import When
from data.intake.draft_tables import append
from data.ledgers import Field
from data.tables.reading import Reading, shown, unit_of
from data.tables.table import Row, Table

SETTING, LEAST = "least_confidence", 0.8  # for versions from before there was the setting
RULE = "reading"


def settle(con: duckdb.DuckDBPyConnection, tables: list[Table]) -> None:
    """Hold every row with a reading that is less sure than the setting asks; remark on the less than certain others.

    Of a row that is refused anyway the sender learns this too; nobody is asked, as another will come.
    """
    rows = con.execute("select value from settings where setting = ?", [SETTING]).fetchall()
    least = float(rows[0][0]) if rows else LEAST
    for table in tables:
        for row, field, reading in () if table.refused else table.readings:
            if reading.doubt and not (field.required and reading.value is None):  # that was refused at once
                _settle(table, row, field, reading, reading.doubt, least)


def _settle(table: Table, row: Row, field: Field, reading: Reading, doubt: str, least: float) -> None:
    proposed, is_lacking = shown(reading.value, field), reading.value is None
    if reading.confidence >= least:
        reason = f"{doubt}，按缺数处理，原文保留" if is_lacking else f"{doubt}，按 {proposed} 读取"
        table.warn(row, field.name, reason, "请核对；如不对，请改成确定的写法后重新上传")
    elif row.rejected:
        table.reject(row, field.name, doubt, reading.remedy)
    else:
        reason = f"{doubt}；确认后按缺数入库，原文保留" if is_lacking else doubt
        table.hold(row, field.name, proposed, reading.confidence, reason, reading.remedy, RULE)


def keep(con: duckdb.DuckDBPyConnection, batch_id: int, tables: list[Table]) -> None:
    """Keep the units of the tables' columns, and the readings of the rows that were loaded, with their batch."""
    columns = [
        {
            "batch_id": batch_id, "sheet": table.sheet, "header_row": table.header.last + 1,
            "column_no": column.number, "field": column.field.name, "written": column.written,
            "unit": unit_of(column, table.units) or None, "factor": column.factor,
        }
        for table in tables
        if not table.refused
        for column in table.header.columns
    ]  # fmt: skip
    append(con, "batch_columns", columns)
    readings = [
        {"batch_id": batch_id, "sheet": table.sheet, "row_no": row.number} | _told(field, reading)
        for table in tables
        for row, field, reading in table.readings
        if row.fate == "loaded"
    ]
    append(con, "readings", readings)


def _told(field: Field, reading: Reading) -> dict[str, str | float | None]:
    return {
        "field": field.name, "label": field.label, "written": reading.written, "unit": reading.unit or None,
        "value": _stored(reading.value), "read_as": shown(reading.value, field), "precision": reading.precision,
        "confidence": reading.confidence, "doubt": reading.doubt,
    }  # fmt: skip


def _stored(value: object) -> str | None:
    """A value as the store has it, as text."""
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    return None if value is None else str(value.date if isinstance(value, When) else value)
