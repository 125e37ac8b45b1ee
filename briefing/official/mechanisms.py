"""What the report says of each standing mechanism today: visits, groups, chains, parks, stages, weak towns.

Most are counts or sums over an answer's rows; what no ledger gives yet is written `*` and listed among what is missing.
"""

import re
from collections.abc import Callable
from typing import Any

import pandas as pd

from briefing.facts import Facts, Figure
from briefing.official import written
from wording.traced_sentence import JOINED, TRUTHS, rows_where

Placeholder = Callable[[Facts, str], str]
UNITS, SOURCES, NODES, PARKS = "rankings/units", "rankings/sources", "chains/nodes", "chains/park_fit"
INDUSTRIES, GROUPS, KEY, STAGES = "chains/industries", "chains/groups", "key_projects/lights", "projects/stages"
COUNTS = "activities/counts"
RURAL = "乡村旅游"
NO_LEDGER_YET = (
    "听取汇报次数", "政策文件数", "驻点工作组数", "代办事项数", "培训期数", "帮带对数", "评审项目数",
    "驻村人数", "帮扶车间企业数",
)  # fmt: skip


def tally(question: str, *conditions: str, total: str = "", write: Callable[[Any], str] = written.count) -> Placeholder:
    """How many rows of the answer meet the conditions, or the sum of their `total`; `*` where no row tells of that.

    A condition is one of wording.traced_sentence: light=红, arrived>0, target≠ (is not missing), region∈长三角、珠三角.
    """
    column = f"sum({total})" if total else "count(*)"

    def told(facts: Facts, key: str) -> str:
        answer = rows = facts.answers[question]
        for condition in conditions:
            rows = rows[_meets(rows, condition)]
        known = rows[total].dropna() if total else rows
        if answer[list(map(_column, conditions))].isna().all().any() or (total and known.empty) or answer.empty:
            return facts.blank(key, question, column, JOINED.join(conditions))
        value = known.sum() if total else len(known)
        facts.taken.append(Figure(key, text := write(value), value, question, column, JOINED.join(conditions)))
        return text

    return told


def _column(condition: str) -> str:
    """The column that a condition is about."""
    return re.split("[≠>∈=]", condition)[0]


def _meets(rows: pd.DataFrame, condition: str) -> pd.Series:
    """Which rows meet a condition; a missing value meets none."""
    if condition.endswith("≠"):
        return rows[condition[:-1]].notna()
    if ">" in condition:
        name, least = condition.split(">")
        return rows[name].gt(int(least)).fillna(False).astype(bool)
    name, sign, wanted = condition.partition("∈" if "∈" in condition else "=")
    values = rows[name].astype("string").replace(TRUTHS).fillna("")
    return values.isin(wanted.split("、")) if sign == "∈" else values.eq(wanted)


def number_of(question: str, column: str, **row: Any) -> Placeholder:
    """A count in one row of an answer that leaves out what there is none of: then 0, if it tells anything at all."""

    def told(facts: Facts, key: str) -> str:
        if facts.answers[question].empty:
            return facts.blank(key, question, column, rows_where(**row))
        if facts.value(question, column, **row) is not None:
            return facts.take(key, question, column, written.count, **row)
        facts.taken.append(Figure(key, "0", 0, question, "count(*)", rows_where(**row)))
        return "0"

    return told


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
    "园区项目数": tally(PARKS, total="projects"),
    "契合项目数": tally(PARKS, "is_positioned=true", total="projects"),
    "集中区资金": tally(PARKS, "kind=集中区", total="arrived", write=written.money),
    "包保项目数": tally(KEY, "leader≠", "lead_unit≠"),
    **{
        f"{stage}项目数": number_of(STAGES, "projects", stage=stage)
        for stage in ("签约", "落地", "开工", "投产", "达产")
    },
    "薄弱乡镇资金": tally(UNITS, "is_weak=true", total="arrived", write=written.money),
    "乡村旅游项目数": number_of(INDUSTRIES, "projects", industry=RURAL),
    "乡村旅游资金": tally(INDUSTRIES, f"industry={RURAL}", total="arrived", write=written.money),
    **dict.fromkeys(NO_LEDGER_YET, Facts.blank),
}
