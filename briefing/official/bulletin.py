"""月度通报: each indicator against task and last year, red and black list, who is at zero, the ranking table."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from briefing import checks, claims
from briefing.facts import Facts
from briefing.official import form, template, written
from briefing.official.placeholders import fill
from briefing.official.sources import add_sources
from briefing.traced_cells import cell
from wording.figures import money_in, rate
from wording.traced_sentence import Sentence

UNITS = "rankings/units"
in_wan = partial(money_in, unit="万元")
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
WIDTHS = (15, 10, 36, 20, 20, 17, 21, 17)


def build_bulletin(facts: Facts, own_template: bytes | None = None) -> bytes:
    """The .docx; `own_template` stands in for the shipped one. Its figures are added to `facts.taken`.

    Raises Contradiction or BadTemplate, as `build_report` does.
    """
    checks.refuse_part(facts, "月度通报")
    checks.check(facts)
    already = len(facts.taken)
    opened = template.opened("bulletin", own_template)
    document = template.filled(opened, fill(facts, template.asked_for(opened)))
    claims.forbid(facts, template.text_of(document))
    _add_ranking(document, facts)
    add_sources(document, facts, facts.taken[already:], [])
    return form.as_bytes(document)


def _add_ranking(document: Any, facts: Facts) -> None:
    rows = [ranking_row(unit) for unit in facts.answers[UNITS].to_dict("records")]
    for row in rows:
        for head, text in zip(RANKING, row, strict=True):
            facts.enter(f"附件1·{head.partition(chr(10))[0]}", text)
    form.add_styles(document)
    form.new_page(form.add(document, "附件标识", "附件1"))
    form.add(document, "公文署名", "各单位到位资金完成情况排名表")
    form.table(document, RANKING, rows, WIDTHS, right={1, 3, 4, 5, 6})


def ranking_row(unit: Mapping[str, Any]) -> list[Sentence]:
    """A unit's line in the ranking table; what can't be computed is —."""
    columns: Sequence[tuple[str, Callable[[Any], str]]] = (
        ("unit_group", str), ("rank", str), ("unit", str), ("arrived", in_wan), ("target", in_wan),
        ("completion", rate), ("pace_gap", written.points), ("rank_change", _moved),
    )  # fmt: skip
    return [cell(UNITS, unit, column, how) for column, how in columns]


def _moved(places: int) -> str:
    return "持平" if not places else f"{'升' if places > 0 else '降'}{abs(places)}位"
