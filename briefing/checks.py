"""What must add up before a document leaves: a part is no more than its whole, and sums are their totals."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from briefing.facts import CannotWrite, Contradiction, Facts
from briefing.official.written import land
from wording.figures import is_missing

# (part, whole, in words) of overview/totals
PARTS = (
    ("industrial_projects", "reported_projects", "工业项目数多于上报实施项目数"),
    ("industrial_prior", "reported_prior", "上年同期工业项目数多于上报实施项目数"),
)
# answers whose rows split the arrived funds; the field that they compare, by which they aren't filtered
SPLITS = (
    ("chains/industries", "各产业到位资金之和", "industries"),
    ("rankings/origins", "各资金来源到位资金之和", ""),
    ("rankings/sources", "各来源地到位资金之和", "regions"),
    ("chains/flows", "各来源、产业、园区到位资金之和", ""),
)


def refuse_part(facts: Facts, document: str) -> None:
    """Raises CannotWrite when something is filtered: the document tells of the county as a whole."""
    if not facts.is_whole:
        raise CannotWrite(
            f"《{document}》写的是全县情况，任务、位次和产业链不能按“{facts.subject}”分开，没有生成。请取消筛选后再生成；"
            "需要所选范围的材料，请用演示文稿或数据表。"
        )


def check(facts: Facts) -> None:
    """Raises Contradiction, naming every contradiction found, so that nothing is exported from such facts."""
    found = list(contradictions(facts))
    if found:
        raise Contradiction("数据前后矛盾，未导出：" + "；".join(found) + "。请先核对台账。")


def contradictions(facts: Facts) -> Iterator[str]:
    """Every contradiction within the answers, in words."""
    totals = "overview/totals"
    for part, whole, words in PARTS:
        if _more(facts.value(totals, part), facts.value(totals, whole)):
            yield f"{words}（{facts.value(totals, part)} > {facts.value(totals, whole)}）"
    yield from _forums(facts)
    yield from _first_phases(facts)
    arrived = facts.value(totals, "arrived")
    for question, words, compared in SPLITS:
        if facts.whose(compared) != facts.subject and compared:
            continue  # it tells of more than what was chosen
        if not is_missing(arrived) and (summed := _sum(facts, question, "arrived")) != Decimal(str(arrived)):
            yield f"{words} {summed:f} 万元不等于实际到位资金 {arrived:f} 万元"
    lights = facts.answers["overview/lights"]["projects"].sum()
    if lights != len(facts.answers["key_projects/lights"]):
        yield f"红黄绿灯之和 {lights} 不等于重点项目数 {len(facts.answers['key_projects/lights'])}"
    months = facts.answers["overview/trend"]
    so_far = months[months["arrived_ytd"].notna()]
    if not so_far.empty and not is_missing(arrived) and so_far["arrived_ytd"].iloc[-1] != arrived:
        yield f"各月累计 {so_far['arrived_ytd'].iloc[-1]:f} 万元不等于实际到位资金 {arrived:f} 万元"


def _forums(facts: Facts) -> Iterator[str]:
    for row in facts.answers["activities/counts"].itertuples():
        if len(row.cities) > row.activities:
            yield f"{row.kind}场次 {row.activities} 少于所列城市数 {len(row.cities)}"


def _first_phases(facts: Facts) -> Iterator[str]:
    plots = facts.answers["projects/dossier"].set_index("project_id")["land_mu"].dropna()
    rows = facts.answers["key_projects/milestones"]
    for row in rows[rows["milestone"].str.contains("一期", regex=False) & (rows["measure"] == "亩")].itertuples():
        if row.project_id in plots.index and _more(row.planned_value, plots[row.project_id]):
            planned, plot = land(row.planned_value), land(plots[row.project_id])
            yield f"{row.project}一期用地 {planned} 亩大于占地 {plot} 亩"


def _more(part: Any, whole: Any) -> bool:
    return not is_missing(part) and not is_missing(whole) and part > whole


def _sum(facts: Facts, question: str, column: str) -> Decimal:
    return sum((Decimal(str(value)) for value in facts.answers[question][column] if not is_missing(value)), Decimal(0))
