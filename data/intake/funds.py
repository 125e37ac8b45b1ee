"""The monthly funds: what arrived for a project in a month from an origin."""

from typing import Any

import duckdb

from data.intake import arrivals, names, unit_guard
from data.intake.base import find
from data.intake.records import UNCHANGED
from data.table import Row, Table
from data.values import DOMESTIC, BadValue, plain

EVERY = 2**62
Fact = tuple[Table, Row]
Project = tuple[str, str]  # its name and where its capital comes from


def take(con: duckdb.DuckDBPyConnection, batch_id: int, tables: list[Table]) -> None:
    """Write the good rows; what a file says of a project, month and origin replaces all that was held of the three.

    Within one file different amounts under one key are several arrivals, all kept. A row without an origin takes its
    project's. For 审核状态 see the project ledger: no column means 审核通过, an empty cell 已保存.
    """
    facts = _settled(con, tables)
    arrivals.begin(con)
    arrivals.add(con, (_told(number, *fact) for number, fact in enumerate(facts)))
    _hold(con, facts)
    arrivals.settle(con)
    arrivals.write(con, batch_id)
    _remark(con, facts)
    arrivals.end(con)


def origin_of(written: str | None, capital: str) -> str:
    """Where money came from, by what a row says (None: nothing) and its project; BadValue when they contradict."""
    if written == DOMESTIC and capital == "overseas":
        reason = "资金来源填了“内资”，项目台账中却是外资"
        raise BadValue(reason, "请填写 省外、市外、县外 或 外资")
    return capital if written in (None, DOMESTIC) else written


def audit_of(written: str | None, is_asked: bool) -> str:
    """A row's audit_status, by what it says and whether the sheet asks for it at all."""
    return (written or "已保存") if is_asked else "审核通过"


def _settled(con: duckdb.DuckDBPyConnection, tables: list[Table]) -> list[Fact]:
    """The rows of known projects, with what they leave open filled in from the project."""
    known = names.projects(con)
    rows = con.execute("select project_id, project_name, capital_origin from projects").fetchall()
    projects: dict[str, Project] = {project_id: (name, capital) for project_id, name, capital in rows}
    for table in tables:
        is_asked = table.has("audit_status")
        for row in table.all():
            if find(table, row, "project_id", known) and row.is_good:
                _settle(table, row, projects[row.values["project_id"]], is_asked)
    return [(table, row) for table in tables for row in table.good()]


def _settle(table: Table, row: Row, project: Project, is_asked: bool) -> None:
    values, (name, capital) = row.values, project
    try:
        values["origin"] = origin_of(values.get("origin"), capital)
    except BadValue as error:
        table.reject(row, "origin", error.reason, error.remedy)
    values["audit_status"] = audit_of(values.get("audit_status"), is_asked)
    written = values.get("project_name")
    if written and written != name and plain(written) != plain(name):
        table.warn(row, "project_name", "项目名称与项目台账不一致", "请核对项目编号是否填错；系统按项目编号入库")


def _told(number: int, table: Table, row: Row) -> tuple[Any, ...]:
    said = row.values
    return (
        number, table.sheet, row.number, said["project_id"], said["month"], said["origin"], said["amount"],
        said.get("ytd_value"), said["audit_status"],
    )  # fmt: skip


def _hold(con: duckdb.DuckDBPyConnection, facts: list[Fact]) -> None:
    """Hold the rows whose amount is out of scale, unless somebody has said that it is meant."""
    suspects = unit_guard.suspects(con, EVERY)
    for suspect in suspects:
        table, row = facts[suspect.fact_no]
        proposed = f"{suspect.amount.normalize():f} 万元"
        doubt = (suspect.confidence, suspect.reason, unit_guard.REMEDY, unit_guard.RULE)
        table.hold(row, "amount", proposed, *doubt)
    arrivals.set_aside(con, [each.fact_no for each in suspects if not facts[each.fact_no][1].is_good])


def _remark(con: duckdb.DuckDBPyConnection, facts: list[Fact]) -> None:
    for number, same in arrivals.repeated(con, EVERY):
        table, row = facts[number]
        table.repeat(row, None, f"与第 {same} 行完全相同")
    for number, first in arrivals.further(con, EVERY):
        table, row = facts[number]
        reason = f"同一项目同月同来源在第 {first} 行已有一笔，两笔都已入库"
        table.warn(row, "amount", reason, "如确为两笔到位，无需处理；如是更正，请只保留一行后重新上传")
    for number in arrivals.unchanged(con, EVERY):
        table, row = facts[number]
        table.repeat(row, None, UNCHANGED)
    for number, arrived, agreed in arrivals.excessive(con, EVERY):
        table, row = facts[number]
        reason = f"累计到位 {arrived.normalize():f} 万元，超过协议投资额 {agreed.normalize():f} 万元"
        table.warn(row, "amount", reason, "请核对金额与计量单位；如已增资，请在项目台账中更新协议投资额")
