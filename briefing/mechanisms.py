"""What the report says of each standing mechanism today: visits, forums, groups, chains, parks, lights, stages, weak towns.

Most are counts or sums over an answer's rows; what no ledger gives yet is written `*` and listed among what is missing.
"""

from collections.abc import Callable
from typing import Any

import pandas as pd

from briefing import written
from briefing.facts import Facts, Figure
from wording.figures import is_missing
from wording.said import JOINED, rows_where

Placeholder = Callable[[Facts, str], str]
UNITS, SOURCES, NODES, PARKS = "rankings/units", "rankings/sources", "chains/nodes", "chains/park_fit"
INDUSTRIES, GROUPS, KEY, STAGES = "chains/industries", "chains/groups", "key_projects/lights", "projects/stages"
COUNTS = "activities/counts"
STATIONED = ("京津冀", "长三角", "珠三角")  # where the county keeps its stations
RURAL = "乡村旅游"


def tally(question: str, *conditions: str, total: str = "", write: Callable[[Any], str] = written.count) -> Placeholder:
    """How many rows of the answer meet the conditions, or the sum of their `total`; `*` for a sum of nothing known.

    A condition is one of wording.said: light=红, arrived>0, target≠ (is not missing), region∈长三角、珠三角.
    """
    column = f"sum({total})" if total else "count(*)"

    def told(facts: Facts, key: str) -> str:
        rows = facts.answers[question]
        for condition in conditions:
            rows = rows[_meets(rows, condition)]
        known = rows[total].dropna() if total else rows
        if total and known.empty:
            return facts.blank(key, question, column, JOINED.join(conditions))
        value = known.sum() if total else len(known)
        facts.taken.append(Figure(key, text := write(value), value, question, column, JOINED.join(conditions)))
        return text

    return told


def _meets(rows: pd.DataFrame, condition: str) -> pd.Series:
    """Which rows meet a condition; a missing value meets none."""
    if condition.endswith("≠"):
        return rows[condition[:-1]].notna()
    if ">" in condition:
        name, least = condition.split(">")
        return rows[name].gt(int(least)).fillna(False).astype(bool)
    name, sign, wanted = condition.partition("∈" if "∈" in condition else "=")
    values = rows[name].astype("string").fillna("")
    return values.isin(wanted.split("、")) if sign == "∈" else values.eq(wanted)


def zones_funds(facts: Facts, key: str) -> str:
    """What arrived in the towns' industrial zones this year."""
    parks = facts.answers[PARKS]["park"].drop_duplicates()
    zones = "、".join(parks[parks.str.endswith("集中区")])
    return tally(PARKS, f"park∈{zones}", total="arrived", write=written.money)(facts, key)


def activity(kind: str, column: str = "activities") -> Placeholder:
    """How often something of that kind was held this year; none is 0, as the ledger tells every kind that was held."""

    def told(facts: Facts, key: str) -> str:
        if facts.answers[COUNTS].empty:
            return facts.blank(key, COUNTS, column)
        held = facts.value(COUNTS, column, kind=kind)
        if not is_missing(held):
            return facts.take(key, COUNTS, column, written.count, kind=kind)
        facts.taken.append(Figure(key, "0", 0, COUNTS, "count(*)", rows_where(kind=kind)))
        return "0"

    return told


def in_stage(stage: str) -> Placeholder:
    """How many projects stand at that stage; none is 0."""
    return tally(STAGES, f"stage={stage}", total="coalesce(projects, 0)") if False else _stage(stage)


def _stage(stage: str) -> Placeholder:
    def told(facts: Facts, key: str) -> str:
        count = facts.value(STAGES, "projects", stage=stage)
        if count is None:
            facts.taken.append(Figure(key, "0", 0, STAGES, "count(*)", rows_where(stage=stage)))
            return "0"
        return facts.take(key, STAGES, "projects", written.count, stage=stage)

    return told


def blank(facts: Facts, key: str) -> str:
    """`*`: there is no ledger for it yet."""
    return facts.blank(key)
