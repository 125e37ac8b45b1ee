"""The appendix of the deck: the whole tables behind the slides, in smaller type."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pandas as pd

from briefing.facts import Facts
from briefing.meeting.slide_table import Column, Table
from briefing.traced_cells import cell
from wording import figures
from wording.cells import LIGHTS, NUMERIC, word
from wording.columns import column_of
from wording.figures import MISSING

SIZE = 14
HEADS = {"plan_rate": "年度计划\n完成率", "planned_next": "下一节点\n计划"}  # too long for their columns in one line
# Title, question, its columns with the part of the width that each takes.
TABLES: Sequence[tuple[str, str, dict[str, float]]] = (
    (
        "各单位到位资金",
        "rankings/units",
        {"unit_group": 1.2, "rank": 0.8, "unit": 2.6, "arrived": 1.5, "target": 1.5, "completion": 1.2,
         "pace_gap": 1.5, "yoy": 1.5, "rank_change": 1.2},
    ),
    (
        "各产业到位资金",
        "chains/industries",
        {"industry": 1.8, "is_lead": 1.2, "projects": 1.0, "agreed_investment": 1.9, "arrived": 1.7,
         "arrived_prior": 2.1, "share": 1.0, "yoy": 1.1, "share_change": 1.9},
    ),
    (
        "资金来源",
        "rankings/sources",
        {"region": 2.2, "province": 2.2, "projects": 1.4, "arrived": 2.0, "share": 1.4, "yoy": 1.4},
    ),
    (
        "园区与产业",
        "chains/park_fit",
        {"park": 3.0, "industry": 2.2, "projects": 1.4, "arrived": 2.0, "is_positioned": 1.5, "park_fit": 2.0},
    ),
    (
        "重点项目",
        "key_projects/lights",
        {"light": 0.9, "project": 3.4, "unit": 2.35, "stage": 0.9, "next_stage": 1.2, "planned_next": 1.85,
         "days_late": 1.2, "plan_rate": 1.2, "arrival_rate": 1.4},
    ),
    (
        "全市位次",
        "rankings/city",
        {"metric": 1.8, "rank": 0.9, "county": 1.8, "value": 1.8, "yoy": 1.3, "rank_change": 1.3,
         "gap_to_next": 1.8, "next_county": 1.6},
    ),
)  # fmt: skip


def tables(facts: Facts, across: float) -> list[tuple[str, Table]]:
    """(title, table) of the appendix, each as wide as the slide's body; questions without rows are left out."""
    return [
        (title, _table(facts.answers[question], question, parts, across))
        for title, question, parts in TABLES
        if len(facts.answers[question])
    ]


def _table(frame: pd.DataFrame, question: str, parts: dict[str, float], across: float) -> Table:
    width = across / sum(parts.values())
    unit = figures.shared_unit(frame[name] for name in parts if column_of(frame, name).kind == "money")
    drawn = {name: _way(frame, name, unit) for name in parts}
    columns = [
        Column(
            HEADS.get(name, head.replace("（", "\n（", 1)), parts[name] * width, column_of(frame, name).kind in NUMERIC
        )
        for name, (head, _) in drawn.items()
    ]
    rows = [
        [cell(question, row, name, write) for name, (_, write) in drawn.items()] for row in frame.to_dict("records")
    ]
    return Table(question, columns, rows, SIZE)


def _way(frame: pd.DataFrame, name: str, money_unit: str) -> tuple[str, Callable[[Any], str]]:
    """A column's header, with its unit, and how its figures are written."""
    known = column_of(frame, name)
    if known.kind == "money":
        return f"{known.label}（{money_unit}）", partial(figures.money_in, unit=money_unit)
    if known.kind == "gap":
        return f"{known.label}（百分点）", figures.bare_points
    if known.kind == "rate":
        return known.label, figures.signed_rate if name == "yoy" else figures.rate
    if known.kind == "places":
        return known.label, figures.moved
    if known.kind in NUMERIC:
        return known.label, figures.whole
    if name == "light":
        return known.label, lambda light: LIGHTS.get(light, MISSING)
    return known.label, lambda value: word(value, known)
