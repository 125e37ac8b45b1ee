"""重点项目调度单: one project, one page, for those in red and yellow: light, plan and fact, problem, decision asked."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from briefing import checks, official, template, written
from briefing.facts import BLANK, BadTemplate, Facts
from briefing.placeholders import fill

KEY = "key_projects/lights"
# field of the sheet: (column, how it is written)
FIELDS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "名称": ("project", written.name),
    "亮灯": ("light", lambda light: f"{light}灯"),
    "单位": ("unit", written.name),
    "阶段": ("stage", written.name),
    "产业": ("industry", written.name),
    "园区": ("park", written.name),
    "协议投资额": ("agreed_investment", written.money),
    "累计到位": ("arrived_total", written.money),
    "到位率": ("arrival_rate", written.rate),
    "年度计划": ("annual_plan", written.money),
    "当年完成": ("ytd_done", written.money),
    "计划完成率": ("plan_rate", written.rate),
    "下一节点": ("next_stage", written.name),
    "计划日期": ("planned_next", written.day),
    "超期": ("days_late", lambda days: f"超期{written.count(days)}天" if days > 0 else "未到期"),
    "包保领导": ("leader", written.name),
    "牵头单位": ("lead_unit", written.name),
    "原因": ("reason", written.text),
    "问题": ("problem", written.text),
    "决策": ("next_step", written.text),
}


def build_dispatch(facts: Facts, own_template: bytes | None = None) -> bytes:
    """The .docx, worst first; when nothing is red or yellow, a sheet for every key project in scope.

    Its figures are added to `facts.taken`. Raises Contradiction, and BadTemplate also when there is no key project.
    """
    checks.check(facts)
    rows = facts.answers[KEY]
    chosen = rows[rows["light"] != "绿"]
    chosen = rows if chosen.empty else chosen
    if chosen.empty:
        raise BadTemplate("当前范围内没有重点项目，没有调度单可写。")
    opened = template.opened("dispatch", own_template)
    asked = template.asked_for(opened)
    sheets = [sheet(facts, project_id, place) for place, project_id in enumerate(chosen["project_id"], 1)]
    document = template.filled(opened, {**fill(facts, asked), "项目表": sheets})
    return official.as_bytes(document)


def sheet(facts: Facts, project_id: str, place: int) -> dict[str, str]:
    """The fields of one project's sheet, each entered in `facts.taken`."""
    told = {
        field: facts.take(f"{place}.{field}", KEY, column, how, project_id=project_id)
        for field, (column, how) in FIELDS.items()
    }
    return {**told, "序号": str(place), "编号": project_id, "节点": milestones(facts, project_id)}


def milestones(facts: Facts, project_id: str) -> str:
    """Every milestone with a date: "开工：计划2026年3月1日，实际2026年3月20日，晚19天"; one a line."""
    rows = facts.answers["key_projects/timeline"]
    rows = rows[(rows["project_id"] == project_id) & (rows["planned"].notna() | rows["actual"].notna())]
    return "\n".join(_milestone(row) for row in rows.itertuples()) or BLANK


def _milestone(row: Any) -> str:
    planned = "" if pd.isna(row.planned) else f"计划{written.day(row.planned)}，"
    actual = "尚未完成" if pd.isna(row.actual) else f"实际{written.day(row.actual)}"
    late = f"，晚{int(row.days_late)}天" if not pd.isna(row.days_late) and row.days_late > 0 else ""
    return f"{row.stage}：{planned}{actual}{late}"
