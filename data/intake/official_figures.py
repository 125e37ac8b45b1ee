"""纳统税务数据: what 统计 has entered of a project, and what 税务 attests of it, by project, month and source."""

import duckdb

from data.intake import names, plain
from data.intake.names import find
from data.tables.table import Table

SOURCES: dict[str, tuple[str, ...]] = {  # as stored, and what else they are called
    "纳统": ("统计", "统计局", "统计部门", "入库", "纳统入库", "县统计局"),
    "税务": ("税务局", "税务部门", "县税务局", "固定资产进项"),
}


def take(con: duckdb.DuckDBPyConnection, batch_id: int, tables: list[Table]) -> None:
    """Take the rows in as those of a ledger without rules of its own, each of a source that is known."""
    known = names.words("来源", SOURCES, " 或 ")
    for table in tables:
        for row in list(table.good()):
            find(table, row, "source", known)
    plain.take(con, batch_id, tables)
