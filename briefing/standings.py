"""The bulletin's paragraphs about units and projects: lists, who is behind, who is at zero, which lights are red."""

from collections.abc import Callable
from decimal import Decimal

import pandas as pd

from briefing import written
from briefing.facts import BLANK, Facts, Figure
from wording.figures import is_missing

Placeholder = Callable[[Facts, str], str]
LAST = 3  # units named from the bottom of each group


def board(name: str) -> Placeholder:
    """Who is on that board, group by group: "乡镇组：澜口镇（完成120.3%）、……；县直组：……"."""

    def told(facts: Facts, key: str) -> str:
        rows = facts.answers["rankings/board"]
        text = _by_group(rows[rows["board"] == name])
        return _entered(facts, key, text or "没有单位", "rankings/board", "completion", f"board={name}")

    return told


def behind(facts: Facts, key: str) -> str:
    """How many units are behind the calendar, and the last of each group."""
    rows = facts.answers["rankings/units"].dropna(subset=["pace_gap"])
    slow = rows[rows["pace_gap"] < 0]
    if rows.empty:
        return _entered(facts, key, BLANK, "rankings/units", "pace_gap", "")
    if slow.empty:
        return _entered(facts, key, "各单位均达到序时进度", "rankings/units", "pace_gap", "pace_gap<0")
    last = slow.groupby("unit_group", sort=False).tail(LAST)
    text = f"{len(rows)}个单位中{len(slow)}个低于序时进度，各组位次靠后的是{_by_group(last)}"
    return _entered(facts, key, text, "rankings/units", "pace_gap", "pace_gap<0")


def at_zero(facts: Facts, key: str) -> str:
    """The units with a task and nothing arrived."""
    rows = facts.answers["rankings/units"]
    zero = rows[rows["target"].notna() & rows["arrived"].eq(0).fillna(False)]
    names = "、".join(zero["unit"])
    text = f"{names}到位资金仍为零，共{len(zero)}个单位" if names else "各单位均已破零"
    return _entered(facts, key, text, "rankings/units", "arrived", "arrived=0")


def red_projects(facts: Facts, key: str) -> str:
    """The key projects in red with their reasons."""
    rows = facts.answers["key_projects/lights"]
    red = rows[rows["light"] == "红"]
    told = "；".join(f"{row.project}（{written.text(row.reason)}）" for row in red.itertuples())
    text = f"{len(rows)}个重点项目中{len(red)}个亮红灯：{told}" if told else "没有重点项目亮红灯"
    return _entered(facts, key, text, "key_projects/lights", "reason", "light=红")


def share_of_task(column: str) -> Placeholder:
    """A count of overview/totals as a share of its task: "85.0%"."""

    def told(facts: Facts, key: str) -> str:
        part = _part(facts, column)
        text = BLANK if part is None else written.rate(part)
        return _entered(facts, key, text, "overview/totals", f"{column} / {column}_target", "", part)

    return told


def gap_of_task(column: str) -> Placeholder:
    """That share against the calendar: "高于序时进度1.7个百分点"."""

    def told(facts: Facts, key: str) -> str:
        part, pace = _part(facts, column), facts.value("overview/totals", "pace")
        gap = None if part is None or pace is None else part - Decimal(str(pace))
        text = BLANK if gap is None else written.pace(gap)
        return _entered(facts, key, text, "overview/totals", f"{column} / {column}_target − pace", "", gap)

    return told


def _part(facts: Facts, column: str) -> Decimal | None:
    done, task = (facts.value("overview/totals", name) for name in (column, f"{column}_target"))
    return None if is_missing(done) or is_missing(task) or not task else Decimal(int(done)) / Decimal(int(task))


def _by_group(rows: pd.DataFrame) -> str:
    return "；".join(
        f"{group}：{'、'.join(f'{row.unit}（{written.rate(row.completion)}）' for row in units.itertuples())}"
        for group, units in rows.groupby("unit_group", sort=False)
    )


def _entered(facts: Facts, key: str, text: str, question: str, column: str, row: str, value: object = "") -> str:
    """Enter the text as a figure; the figures in it are the cells of that column in those rows."""
    stored = None if text == BLANK else (text if value == "" else value)
    facts.taken.append(Figure(key, text, stored, question, column, row))
    return text
