"""同期重述: a period's funds as then reported and as a later 口径 counts them; both are kept."""

import duckdb

from data.cells.values import plain
from data.intake import names
from data.intake.draft_tables import Entry, once, upsert
from data.intake.months_to_come import hold_rows
from data.intake.names import Names, find
from data.tables.table import Row, Table

FIGURES = {"到位资金": "arrived", "工业到位资金": "industrial_arrived"}
WHOLE = ("全县", "全部", "合计")
KEY = ("month", "unit", "figure", "caliber_version")
SETTING = "caliber_version"


def take(con: duckdb.DuckDBPyConnection, batch_id: int, tables: list[Table]) -> None:
    """Write the good rows by month, unit, figure and 口径; a row without a unit is the whole county's."""
    units, root = names.units(con), _root(con)
    figures = Names("指标", FIGURES.items(), "请填写 " + " 或 ".join(FIGURES))
    for table in tables:
        for row in list(table.good()):
            find(table, row, "figure", figures)
            if row.values.get("unit") is None or plain(row.values["unit"]) in WHOLE:
                _whole_county(table, row, root)
            else:
                find(table, row, "unit", units)
            row.values["unit_id"] = row.values.get("unit")
    hold_rows(con, batch_id, tables, "restatements", "month", lambda row: row.values["month"])
    once(tables, lambda row: tuple(row.values[name] for name in KEY), "month", "截至月份、单位、指标与口径版本")
    upsert(con, "restatements", [Entry(table, row, _record(row)) for table in tables for row in table.good()], batch_id)
    _warn_of_another_caliber(con, tables)


def _whole_county(table: Table, row: Row, root: str | None) -> None:
    row.values["unit"] = root
    if root is None:
        table.reject(row, "unit", "还没有单位表，不知道全县是哪个单位", "请先上传“基础配置”的单位表")


def _warn_of_another_caliber(con: duckdb.DuckDBPyConnection, tables: list[Table]) -> None:
    """A restatement under a 口径 that isn't in force is kept, and changes no figure."""
    current = "".join(value for (value,) in con.execute(CURRENT, [SETTING]).fetchall())
    for table in tables:
        for row in table.good():
            if row.values[SETTING] != current:
                reason = f"现行统计口径是“{current}”，这一行按“{row.values[SETTING]}”重述，暂不用于同比"
                table.warn(row, SETTING, reason, "口径确已变动的，请在“参数”表中把“统计口径版本”改成同一名称")


CURRENT = "select value from settings where setting = ?"


def _root(con: duckdb.DuckDBPyConnection) -> str | None:
    rows = con.execute("select unit_id from units where parent_id is null").fetchall()
    return rows[0][0] if rows else None


def _record(row: Row) -> dict[str, object]:
    values = row.values
    return {
        "month": values["month"], "unit_id": values["unit_id"], "figure": values["figure"], SETTING: values[SETTING],
        "reported": values["reported"], "restated": values["restated"], "note": values.get("note"),
    }  # fmt: skip
