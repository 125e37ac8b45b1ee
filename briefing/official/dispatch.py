"""重点项目调度单: one project, one page, for those in red and yellow: light, plan and fact, problem, decision asked."""

from collections.abc import Callable, Mapping
from typing import Any

from briefing import checks
from briefing.facts import BadTemplate, Facts
from briefing.official import form, settling, template, written
from briefing.official.placeholders import fill
from briefing.official.sources import add_sources
from briefing.traced_cells import cell
from wording import figures, sentences
from wording.figures import is_missing
from wording.filters import KEY_ONLY
from wording.rows import rows_where
from wording.traced_sentence import SentenceWriter

KEY, TIMELINE = "key_projects/lights", "key_projects/timeline"
# field of the sheet: (column, how it is written)
FIELDS: dict[str, tuple[str, Callable[[Any], str]]] = {
    "名称": ("project", written.name),
    "亮灯": ("light", figures.light_name),
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
    chosen = rows[rows["light"].isin(["红", "黄"])]
    chosen = rows if chosen.empty else chosen
    if chosen.empty:
        raise BadTemplate(f"{sentences.no_key_projects(facts.whose(KEY_ONLY))}，没有调度单可写。")
    already = len(facts.taken)
    opened = template.opened("dispatch", own_template)
    asked = template.asked_for(opened)
    sheets = [sheet(facts, project_id, place) for place, project_id in enumerate(chosen["project_id"], 1)]
    document = template.filled(opened, {**fill(facts, asked), "项目表": sheets})
    add_sources(document, facts, facts.taken[already:], [])
    return form.as_bytes(document)


def sheet(facts: Facts, project_id: str, place: int) -> dict[str, str]:
    """The fields of one project's sheet, each entered in `facts.taken`."""
    told = {
        field: facts.take(f"{place}.{field}", KEY, column, how, project_id=project_id)
        for field, (column, how) in FIELDS.items()
    }
    number = facts.take(f"{place}.编号", KEY, "project_id", str, project_id=project_id)
    return {
        **told,
        "序号": str(place),
        "编号": number,
        "节点": milestones(facts, project_id, f"{place}.节点"),
        "事项": settling.of_project(facts, project_id, f"{place}.事项"),
    }


def milestones(facts: Facts, project_id: str, key: str) -> str:
    """Every milestone with a date: "开工：计划2026年3月1日，实际2026年3月20日，晚19天"; one a line."""
    rows, telling = facts.answers[TIMELINE], SentenceWriter()
    rows = rows[(rows["project_id"] == project_id) & (rows["planned"].notna() | rows["actual"].notna())]
    if rows.empty:
        return facts.blank(key, TIMELINE, "planned", rows_where(project_id=project_id))
    lines = [_milestone(telling, row) for row in rows.to_dict("records")]
    return facts.enter(key, telling.sentence("\n".join(lines)))


def _milestone(telling: SentenceWriter, row: Mapping[str, Any]) -> str:
    def entered(column: str, how: Callable[[Any], str]) -> str:
        return telling.take(cell(TIMELINE, row, column, how))

    planned = "" if is_missing(row["planned"]) else f"计划{entered('planned', written.day)}，"
    actual = "尚未完成" if is_missing(row["actual"]) else f"实际{entered('actual', written.day)}"
    is_late = not is_missing(row["days_late"]) and row["days_late"] > 0
    late = f"，晚{entered('days_late', written.count)}天" if is_late else ""
    return f"{row['stage']}：{planned}{actual}{late}"
