"""The intakes by form: what others need first, and what is refused as long as that hasn't come."""

from collections.abc import Callable

import duckdb

from data.intake import (
    activities,
    base,
    bulletin,
    funds,
    industries,
    progress,
    projects,
    regions,
    restatements,
    scoring,
    targets,
    units,
)
from data.intake.large_funds import LargeFunds
from data.tables import subtotals
from data.tables.table import Table

Take = Callable[[duckdb.DuckDBPyConnection, int, list[Table]], None]
INTAKES: dict[str, Take] = {  # by form, what others need first
    "参数": base.take_settings,
    "单位": units.take,
    "来源区域": regions.take,
    "产业": industries.take,
    "园区": base.take_parks,
    "产业链节点": base.take_nodes,
    "产业招商组": base.take_groups,
    "目标任务": targets.take,
    "考核方案": scoring.take,
    "同期重述": restatements.take,
    "项目台账": projects.take,
    "资金月报": funds.take,
    "重点项目进度表": progress.take,
    "市通报": bulletin.take,
    "招商活动": activities.take_activities,
    "政风行风监督员": activities.take_supervisors,
    "市级考核": activities.take_assessments,
    "重点项目里程碑": activities.take_milestones,
}


_NO_UNITS = ("units", "还没有入库任何单位，不知道是谁的", "请先上传“基础配置”，其中的单位表要有本县一行，再上传这张表")
_NO_PROJECTS = ("projects", "还没有入库任何项目，不知道是哪个项目的", "请先上传“项目台账”，再上传这张表")
NEEDS = {
    **dict.fromkeys(("项目台账", "目标任务", "招商活动"), _NO_UNITS),
    **dict.fromkeys(("资金月报", "重点项目进度表", "重点项目里程碑"), _NO_PROJECTS),
}


def take(con: duckdb.DuckDBPyConnection, batch_id: int, tables: list[Table]) -> None:
    """Take a file's tables in the order in which they need each other, whatever their order in the file."""
    if units.refuse_without_root(con, [table for table in tables if table.header.form.sheet == "单位"]):
        for table in tables:
            if not table.refused:
                table.follow(units.NO_ROOT)
    for form, intake in INTAKES.items():
        if mine := [table for table in tables if table.header.form.sheet == form]:
            _refuse_early(con, form, mine)
            intake(con, batch_id, mine)
    for table in tables:
        if not table.refused and not table.not_taken:
            subtotals.check(table)


def _refuse_early(con: duckdb.DuckDBPyConnection, form: str, tables: list[Table]) -> None:
    """Refuse sheets of which no row could be taken, as what all rows need hasn't come: said once, not for each."""
    table_needed, reason, how = NEEDS.get(form, (None, "", ""))
    if table_needed and not con.table(table_needed).limit(1).fetchall():
        for table in tables:
            if isinstance(table, LargeFunds):
                table.give_up(con, reason, how)
            elif table.rows and not table.refused:
                table.refuse(None, reason, how)
