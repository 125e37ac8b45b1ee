"""The monthly funds: what arrived for a project in a month from an origin."""

from collections import Counter, defaultdict
from typing import Any

import duckdb

from data.intake import names
from data.intake.base import find
from data.intake.records import UNCHANGED, Record, held, origin, replace
from data.table import Row, Table
from data.values import DOMESTIC, plain

Key = tuple[str, Any, str]  # project_id, month, origin
SAID = ("amount", "ytd_value", "audit_status")


def take(con: duckdb.DuckDBPyConnection, batch_id: int, tables: list[Table]) -> None:
    """Write the good rows; what a file says of a project, month and origin replaces all that was held of the three.

    Within one file different amounts under one key are several arrivals, all kept. A row without an origin takes its
    project's. For 审核状态 see the project ledger: no column means 审核通过, an empty cell 已保存.
    """
    known = names.projects(con)
    projects = {
        project_id: (plain(name), capital)
        for project_id, name, capital in con.execute(
            "select project_id, project_name, capital_origin from projects"
        ).fetchall()
    }
    for table in tables:
        for row in table.all():
            if find(table, row, "project_id", known) and row.is_good:
                _settle(table, row, *projects[row.values["project_id"]])
    entries = _entries(tables)
    _write(con, batch_id, entries)
    _warn_of_excess(con, entries)


def _settle(table: Table, row: Row, name: str, capital: str) -> None:
    values = row.values
    if values.get("origin") == DOMESTIC and capital == "overseas":
        table.reject(row, "origin", "资金来源填了“内资”，项目台账中却是外资", "请填写 省外、市外、县外 或 外资")
    if values.get("origin") in (None, DOMESTIC):
        values["origin"] = capital
    values["audit_status"] = (values["audit_status"] or "已保存") if table.has("audit_status") else "审核通过"
    if values.get("project_name") and plain(values["project_name"]) != name:
        table.warn(row, "project_name", "项目名称与项目台账不一致", "请核对项目编号是否填错；系统按项目编号入库")


def _entries(tables: list[Table]) -> dict[Key, list[tuple[Table, Row]]]:
    """The file's rows by key; the same again is a duplicate, another amount a further arrival."""
    entries: dict[Key, list[tuple[Table, Row]]] = defaultdict(list)
    for table in tables:
        for row in table.good():
            others = entries[row.values["project_id"], row.values["month"], row.values["origin"]]
            same = next((other for _, other in others if _said(other) == _said(row)), None)
            if same:
                table.repeat(row, None, f"与第 {same.number} 行完全相同")
                continue
            if others:
                reason = f"同一项目同月同来源在第 {others[0][1].number} 行已有一笔，两笔都已入库"
                table.warn(row, "amount", reason, "如确为两笔到位，无需处理；如是更正，请只保留一行后重新上传")
            others.append((table, row))
    return entries


def _write(con: duckdb.DuckDBPyConnection, batch_id: int, entries: dict[Key, list[tuple[Table, Row]]]) -> None:
    keys = [{"project_id": project_id, "month": month, "origin": capital} for project_id, month, capital in entries]
    before: dict[Key, Counter] = defaultdict(Counter)
    for record in held(con, "monthly_funds", keys):
        before[record["project_id"], record["month"], record["origin"]][tuple(record[name] for name in SAID)] += 1
    records: list[Record] = []
    for key, rows in entries.items():
        if before[key] == Counter(_said(row) for _, row in rows):
            for table, row in rows:
                table.repeat(row, None, UNCHANGED)
            continue
        for entry, (table, row) in enumerate(rows, start=1):
            records.append(_record(key, entry, row) | origin(table, row, batch_id))
    replace(con, "monthly_funds", records)


def _warn_of_excess(con: duckdb.DuckDBPyConnection, entries: dict[Key, list[tuple[Table, Row]]]) -> None:
    """More arrived, over all months held now, than was agreed: possible, but to be explained. One line a project."""
    last = {key[0]: rows[-1] for key, rows in entries.items()}
    excess = con.execute(
        "select project_id, sum(amount), any_value(agreed_investment)"
        " from monthly_funds join projects using (project_id)"
        " where monthly_funds.audit_status <> '未通过'"
        " group by project_id having sum(amount) > any_value(agreed_investment)"
    ).fetchall()
    for project_id, arrived, agreed in excess:
        if project_id in last:
            table, row = last[project_id]
            reason = f"累计到位 {arrived.normalize():f} 万元，超过协议投资额 {agreed.normalize():f} 万元"
            table.warn(row, "amount", reason, "请核对金额与计量单位；如已增资，请在项目台账中更新协议投资额")


def _said(row: Row) -> tuple[Any, ...]:
    return tuple(row.values.get(name) for name in SAID)


def _record(key: Key, entry: int, row: Row) -> Record:
    said = dict(zip(SAID, _said(row), strict=True))
    return {"project_id": key[0], "month": key[1], "origin": key[2], "entry": entry} | said
