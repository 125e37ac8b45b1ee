"""Items that somebody has to settle by a day: issues of the 问题台账, matters of the 调度记录.

Whoever leads must be a unit of the county; a day before its predecessor and a 销号 without its day or its evidence are
refused. Where no state is written, the other columns say it: a day of 销号 closes, a progress is under way.
"""

import duckdb

from data.intake import names, plain
from data.intake.names import find
from data.tables.table import Row, Table
from records.items import APPLIED, CLOSED, OPEN, RETURNED, SHELVED, UNDER_WAY

STATES: dict[str, tuple[str, ...]] = {
    OPEN: ("未办", "未办理", "未启动", "新提出"), UNDER_WAY: ("正在办理", "推进中", "在办", "整改中", "落实中"),
    APPLIED: ("待销号", "待核验"), CLOSED: ("销号", "已办结", "办结", "已完成", "已解决", "完成"),
    RETURNED: ("退回重办",), SHELVED: ("挂起", "长期挂账"),
}  # fmt: skip
KINDS: dict[str, tuple[str, ...]] = {
    "问题": ("存在问题", "企业诉求", "需求"), "领导批示": ("批示", "批示件", "领导交办"),
}  # fmt: skip
CATEGORIES: dict[str, tuple[str, ...]] = {
    "土地": ("用地", "土地指标", "征地", "征拆"), "资金": ("融资", "贷款"), "审批": ("手续", "报批", "审批手续"),
    "水电气": ("水电", "用电", "供电", "用水", "用气", "配套"), "用工": ("招工", "人才"), "环评": ("环保", "环境"),
    "其他": ("其它",),
}  # fmt: skip
LEVELS: dict[str, tuple[str, ...]] = {"周调度": ("周", "每周"), "月调度": ("月", "每月")}


def take_issues(con: duckdb.DuckDBPyConnection, batch_id: int, tables: list[Table]) -> None:
    """问题台账: by number; 问题 unless it is said to be a 领导批示, 其他 where no class is written."""
    known = _words(kind=("事项类型", KINDS), category=("问题类别", CATEGORIES))
    for table, row in plain.good_rows(tables):
        row.values["kind"] = row.values.get("kind") or "问题"
        row.values["category"] = row.values.get("category") or "其他"
        _settle(table, row, "raised_at", known)
    _take(con, batch_id, tables, "kind", "category", "status")


def take_dispatches(con: duckdb.DuckDBPyConnection, batch_id: int, tables: list[Table]) -> None:
    """调度记录: by number, one matter a row."""
    known = _words(level=("调度层级", LEVELS))
    for table, row in plain.good_rows(tables):
        _settle(table, row, "held_at", known)
    _take(con, batch_id, tables, "status")


def _words(**lists: tuple[str, dict[str, tuple[str, ...]]]) -> dict[str, names.Names]:
    """The words that fields may say, by field: these, and the state."""
    return {field: names.words(*told) for field, told in {**lists, "status": ("办理状态", STATES)}.items()}


def _take(con: duckdb.DuckDBPyConnection, batch_id: int, tables: list[Table], *always: str) -> None:
    units = names.units(con)
    for table, row in plain.good_rows(tables):
        find(table, row, "lead_unit", units)
    plain.take(con, batch_id, tables, ("due_at",), always)


def _settle(table: Table, row: Row, begun: str, known: dict[str, names.Names]) -> None:
    for name, among in known.items():
        find(table, row, name, among)
    if not row.values.get("status"):
        row.values["status"] = (
            CLOSED if row.values.get("closed_at") else UNDER_WAY if row.values.get("progress") else OPEN
        )
    plain.refuse_disorder(table, row, begun, "due_at")
    plain.refuse_disorder(table, row, begun, "closed_at")
    is_closed, told = row.values["status"] == CLOSED, row.values.get("closed_at") is not None
    if is_closed and not told:
        table.reject(row, "closed_at", "已销号，却没有销号时间", "请填写销号时间；还没有销号的，请改正办理状态")
    elif told and not is_closed:
        state = row.values["status"]
        table.reject(row, "status", f"有销号时间，办理状态却是“{state}”", "请把办理状态改为 已销号，或删去销号时间")
    elif is_closed and not row.values.get("close_evidence"):
        table.reject(row, "close_evidence", "没有销号依据，不能销号", "请写明依据的文件、照片、验收单等，再报销号")
