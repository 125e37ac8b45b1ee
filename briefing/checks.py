"""What must add up before a document leaves: a part is no more than its whole, and sums are their totals."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from briefing.facts import Contradiction, Facts
from wording.figures import is_missing

# (part, whole, in words) of overview/totals
PARTS = (
    ("industrial_projects", "reported_projects", "工业项目数多于上报实施项目数"),
    ("industrial_prior", "reported_prior", "上年同期工业项目数多于上报实施项目数"),
)
# answers whose rows split the county's arrived funds
SPLITS = (
    ("chains/industries", "各产业到位资金之和"),
    ("rankings/sources", "各来源地到位资金之和"),
    ("chains/flows", "各来源、产业、园区到位资金之和"),
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
    arrived = facts.value(totals, "arrived")
    for question, words in SPLITS:
        if not is_missing(arrived) and (summed := _sum(facts, question, "arrived")) != Decimal(str(arrived)):
            yield f"{words} {summed:f} 万元不等于实际到位资金 {arrived:f} 万元"
    lights = facts.answers["overview/lights"]["projects"].sum()
    if lights != len(facts.answers["key_projects/lights"]):
        yield f"红黄绿灯之和 {lights} 不等于重点项目数 {len(facts.answers['key_projects/lights'])}"
    months = facts.answers["overview/trend"]
    so_far = months[months["arrived_ytd"].notna()]
    if not so_far.empty and not is_missing(arrived) and so_far["arrived_ytd"].iloc[-1] != arrived:
        yield f"各月累计 {so_far['arrived_ytd'].iloc[-1]:f} 万元不等于实际到位资金 {arrived:f} 万元"


def _more(part: Any, whole: Any) -> bool:
    return not is_missing(part) and not is_missing(whole) and part > whole


def _sum(facts: Facts, question: str, column: str) -> Decimal:
    return sum((Decimal(str(value)) for value in facts.answers[question][column] if not is_missing(value)), Decimal(0))
