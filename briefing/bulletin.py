"""月度通报: each indicator against task and last year, red and black list, who is at zero, the ranking table."""

from typing import Any

import pandas as pd

from briefing import checks, claims, official, template, written
from briefing.facts import Facts
from briefing.placeholders import fill
from briefing.sources import add_sources
from wording.figures import MISSING, is_missing, money_in, rate

RANKING = (
    "组别",
    "位次",
    "单位",
    "到位资金\n（万元）",
    "年度任务\n（万元）",
    "完成率",
    "序时差\n（百分点）",
    "位次变化",
)
WIDTHS = (16, 11, 38, 20, 20, 17, 19, 15)


def build_bulletin(facts: Facts, own_template: bytes | None = None) -> bytes:
    """The .docx; `own_template` stands in for the shipped one. Its figures are added to `facts.taken`.

    Raises Contradiction or BadTemplate, as `build_report` does.
    """
    checks.check(facts)
    already = len(facts.taken)
    opened = template.opened("bulletin", own_template)
    document = template.filled(opened, fill(facts, template.asked_for(opened)))
    claims.forbid(facts, template.text_of(document))
    _add_ranking(document, facts.answers["rankings/units"])
    add_sources(document, facts, facts.taken[already:], [])
    return official.as_bytes(document)


def _add_ranking(document: Any, units: pd.DataFrame) -> None:
    official.add_styles(document)
    official.new_page(official.add(document, "附件标识", "附件1"))
    official.add(document, "公文署名", "各单位到位资金完成情况排名表")
    official.table(document, RANKING, [ranking_row(unit) for unit in units.itertuples()], WIDTHS)


def ranking_row(unit: Any) -> list[str]:
    """A unit's line in the ranking table; what can't be computed is —."""
    return [
        str(unit.unit_group),
        MISSING if is_missing(unit.rank) else str(unit.rank),
        unit.unit,
        money_in(unit.arrived, "万元"),
        money_in(unit.target, "万元"),
        rate(unit.completion),
        MISSING if is_missing(unit.pace_gap) else written.points(unit.pace_gap),
        MISSING if is_missing(unit.rank_change) else _moved(int(unit.rank_change)),
    ]


def _moved(places: int) -> str:
    return "持平" if not places else f"{'升' if places > 0 else '降'}{abs(places)}位"
