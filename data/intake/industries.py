"""产业: the county's own list. A sheet takes the place of the whole list, with the chains of what it names no more.

A store begins with the reference's industries and chain nodes; the county's first sheet leaves nothing of either.
"""

import duckdb

from data.intake import shared_remarks
from data.intake.draft_tables import Entry, came_before, forget, once, upsert
from data.tables.table import Row, Table

OF_INDUSTRY = ("chain_nodes", "chain_groups", "park_industries", "industries")
IN_USE = """
select industry, count(*)::integer from projects where list_contains($left, industry) group by industry order by 1
"""
AS_BEFORE = "原有的产业没有删去"


def take(con: duckdb.DuckDBPyConnection, _batch_id: int, tables: list[Table]) -> None:
    """Put the sheet's industries in the place of those known; one that projects are in stays, and is said."""
    once(tables, lambda row: row.values["industry"], "industry", "产业名称")
    good = [(table, row) for table in tables for row in table.good()]
    if not good:
        return
    is_first = not came_before(con, "is_lead")
    left = _left_out(con, tables)
    used = dict(con.execute(IN_USE, {"left": left}).fetchall())
    gone = [industry for industry in left if industry not in used]
    changed: set[Row] = set()
    if left and (unread := [row.number for table in tables for row in table.all() if row.rejected or row.held]):
        how = "请改正未收的行后重新上传整张表"
        shared_remarks.remark(
            tables[0], "industry", unread, f"产业表里有未收的行，{AS_BEFORE}（{'、'.join(left)}）", how
        )
    elif left or is_first:
        changed = {row for _, row in good} if gone else set()
        _forget(con, gone, is_first)
        _tell(con, good[0][0], used, [] if is_first else gone)
    upsert(con, "industries", [Entry(table, row, dict(row.values)) for table, row in good], changed=changed)


def _left_out(con: duckdb.DuckDBPyConnection, tables: list[Table]) -> list[str]:
    """The known industries that no row of the sheet names."""
    named = {row.values.get("industry") for table in tables for row in table.all()}
    known = con.execute("select industry from industries order by seq, industry").fetchall()
    return [industry for (industry,) in known if industry not in named]


def _forget(con: duckdb.DuckDBPyConnection, gone: list[str], is_first: bool) -> None:
    """Drop what is gone; before the county's first sheet every chain node, as all of them are the reference's."""
    for table in OF_INDUSTRY:
        forget(con, table, ({"industry": each} for each in gone), by=("industry",))
    if is_first and not came_before(con, "node"):
        con.execute("delete from chain_nodes")


def _tell(con: duckdb.DuckDBPyConnection, table: Table, used: dict[str, int], gone: list[str]) -> None:
    first = [table.rows[0].number]
    if used:
        con.execute("update industries set is_lead = false where list_contains(?, industry)", [list(used)])
        told = "、".join(f"{industry}（{count} 个项目）" for industry, count in used.items())
        reason = f"产业表里没有，但还有项目属于这些产业：{told}；保留，不再算主导产业"
        shared_remarks.remark(table, "industry", first, reason, "请在项目台账里改用新的产业，或把这些产业补进产业表")
    if gone:
        reason = f"产业表换成了这一份，删去了原有的 {'、'.join(gone)}，连同它们的产业链节点、招商组和园区定位"
        shared_remarks.remark(table, "industry", first, reason, "如不应删去，请补进产业表后重新上传")
