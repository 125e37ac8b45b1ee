"""What the report says of each standing mechanism today: visits, groups, chains, parks, stages, weak towns.

Most are counts of an answer's rows; what no ledger gives yet is written `*` and listed among what is missing.
"""

from collections.abc import Callable
from typing import Any

from briefing.facts import Facts
from briefing.official import written
from wording.rows import Rows, column_in, joined, rows_where
from wording.traced_sentence import COUNT, SentenceWriter

Placeholder = Callable[[Facts, str], str]
UNITS, SOURCES, NODES, PARKS = "rankings/units", "rankings/sources", "chains/nodes", "chains/park_fit"
INDUSTRIES, GROUPS, KEY, STAGES = "chains/industries", "chains/groups", "key_projects/lights", "projects/stages"
COUNTS = "activities/counts"
RURAL = "乡村旅游"
NO_LEDGER_YET = (
    "听取汇报次数", "政策文件数", "驻点工作组数", "代办事项数", "培训期数", "帮带对数", "评审项目数",
    "驻村人数", "帮扶车间企业数",
)  # fmt: skip


def tally(question: str, *conditions: str) -> Placeholder:
    """How many rows of the answer meet the conditions (see wording.rows); `*` where no row tells of that."""

    def phrase(facts: Facts, key: str) -> str:
        answer = facts.answers[question]
        if answer[list(map(column_in, conditions))].isna().all().any() or answer.empty:
            return facts.blank(key, question, COUNT, joined(*conditions))
        return number(facts, key, question, *conditions)

    return phrase


def number(facts: Facts, key: str, question: str, *conditions: str) -> str:
    """How many rows of the answer meet the conditions, entered at `key`."""
    telling, rows = SentenceWriter(question), Rows(facts.answers[question]).meeting(*conditions)
    return facts.enter(key, telling.sentence(telling.count(rows, written.count)))


def cell(question: str, column: str, how: Callable[[Any], str], **row: Any) -> Placeholder:
    """The figure in one cell of an answer."""
    return lambda facts, key: facts.take(key, question, column, how, **row)


def number_of(question: str, column: str, **row: Any) -> Placeholder:
    """A count in one row of an answer that leaves out what there is none of: then 0, if it tells anything at all."""

    def phrase(facts: Facts, key: str) -> str:
        if facts.answers[question].empty:
            return facts.blank(key, question, column, rows_where(**row))
        if facts.value(question, column, **row) is not None:
            return facts.take(key, question, column, written.count, **row)
        return number(facts, key, question, rows_where(**row))

    return phrase


MECHANISMS: dict[str, Placeholder] = {
    "任务单位数": tally(UNITS, "target≠"),
    "到位单位数": tally(UNITS, "target≠", "arrived>0"),
    "已有资金单位数": tally(UNITS, "arrived>0"),
    "主要领导拜访次数": number_of(COUNTS, "chief_led", kind="上门拜访"),
    "主要领导考察次数": number_of(COUNTS, "chief_led", kind="外出考察"),
    "推介会场次": number_of(COUNTS, "activities", kind="推介会"),
    "外出考察次数": number_of(COUNTS, "activities", kind="外出考察"),
    "登门拜访次数": number_of(COUNTS, "activities", kind="上门拜访"),
    "招商组数": tally(GROUPS),
    **{f"{gap}环节数": tally(NODES, "is_lead=true", f"gap_type={gap}") for gap in ("补链", "延链", "强链")},
    "园区项目数": cell(PARKS, "all_projects", written.count),
    "契合项目数": cell(PARKS, "all_fitting", written.count),
    "集中区资金": cell(PARKS, "kind_arrived", written.money, park_kind="集中区"),
    "包保项目数": tally(KEY, "leader≠", "lead_unit≠"),
    **{
        f"{stage}项目数": number_of(STAGES, "projects", stage=stage)
        for stage in ("签约", "落地", "开工", "投产", "达产")
    },
    "薄弱乡镇资金": cell(UNITS, "weak_arrived", written.money, is_weak=True),
    "乡村旅游项目数": number_of(INDUSTRIES, "projects", industry=RURAL),
    "乡村旅游资金": cell(INDUSTRIES, "arrived", written.money, industry=RURAL),
    **dict.fromkeys(NO_LEDGER_YET, Facts.blank),
}
