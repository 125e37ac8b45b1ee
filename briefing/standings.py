"""The bulletin's paragraphs about units and projects: lists, who is behind, who is at zero, which lights are red."""

from collections.abc import Callable
from decimal import Decimal

import pandas as pd

from briefing import written
from briefing.facts import Facts
from briefing.traced import cell
from wording.figures import is_missing
from wording.said import Said, Telling, Told

Placeholder = Callable[[Facts, str], str]
TOTALS, UNITS, BOARD, KEY = "overview/totals", "rankings/units", "rankings/board", "key_projects/lights"
LAST = 3  # units named from the bottom of each group


def board(name: str) -> Placeholder:
    """Who is on that board, group by group: "乡镇组：澜口镇（120.3%）、……；县直组：……"."""

    def told(facts: Facts, key: str) -> str:
        rows, telling = facts.answers[BOARD], Telling(BOARD)
        text = _by_group(telling, rows[rows["board"] == name])
        return facts.enter(key, telling.sentence(text or "没有单位"))

    return told


def behind(facts: Facts, key: str) -> str:
    """How many units are behind the calendar, and the last of each group."""
    rows, telling = facts.answers[UNITS].dropna(subset=["pace_gap"]), Telling(UNITS)
    slow = rows[rows["pace_gap"] < 0]
    if rows.empty:
        return facts.blank(key, UNITS, "pace_gap", "")
    if slow.empty:
        return "各单位均达到序时进度"
    whole = telling.figure(f"{len(rows)}个", len(rows), "count(*)", "pace_gap≠")
    part = telling.figure(f"{len(slow)}个", len(slow), "count(*)", "pace_gap<0")
    last = _by_group(telling, slow.groupby("unit_group", sort=False).tail(LAST))
    return facts.enter(key, telling.sentence(f"{whole}单位中{part}低于序时进度，各组位次靠后的是{last}"))


def at_zero(facts: Facts, key: str) -> str:
    """The units with nothing arrived: those with a task by name, the others by number."""
    rows, telling = facts.answers[UNITS], Telling(UNITS)
    nothing = rows["arrived"].eq(0).fillna(False)
    zero, others = rows[rows["target"].notna() & nothing], rows[rows["target"].isna() & nothing]
    if rows["arrived"].isna().all():
        return facts.blank(key, UNITS, "arrived", "")
    if zero.empty and others.empty:
        return "各单位均已破零"
    if zero.empty:
        many = telling.figure(f"{len(others)}个", len(others), "count(*)", "target=，arrived=0")
        return facts.enter(key, telling.sentence(f"有任务的单位均已破零，没有任务的单位中{many}没有到位资金"))
    many = telling.figure(f"{len(zero)}个", len(zero), "count(*)", "target≠，arrived=0")
    return facts.enter(key, telling.sentence(f"{'、'.join(zero['unit'])}到位资金仍为零，共{many}单位"))


def red_projects(facts: Facts, key: str) -> str:
    """The key projects in red with their reasons."""
    rows, telling = facts.answers[KEY], Telling(KEY)
    red = rows[rows["light"] == "红"]
    if rows.empty:
        return "还没有设重点项目"
    if red.empty:
        return "没有重点项目亮红灯"
    whole = telling.figure(f"{len(rows)}个", len(rows), "count(*)")
    part = telling.figure(f"{len(red)}个", len(red), "count(*)", "light=红")
    named = "；".join(
        f"{row['project']}（{telling.take(cell(KEY, row, 'reason', written.text))}）" for row in red.to_dict("records")
    )
    return facts.enter(key, telling.sentence(f"{whole}重点项目中{part}亮红灯：{named}"))


def share_of_task(column: str) -> Placeholder:
    """A count of overview/totals as a share of its task: "85.0%"."""

    def told(facts: Facts, key: str) -> str:
        part, source = _part(facts, column), f"{column} / {column}_target"
        if part is None:
            return facts.blank(key, TOTALS, source, "")
        return facts.enter(key, Said(text := written.rate(part), [Told(text, part, source, "", TOTALS)]))

    return told


def gap_of_task(column: str) -> Placeholder:
    """That share against the calendar: "高于序时进度1.7个百分点"."""

    def told(facts: Facts, key: str) -> str:
        part, pace, source = _part(facts, column), facts.value(TOTALS, "pace"), f"{column} / {column}_target - pace"
        if part is None or pace is None:
            return facts.blank(key, TOTALS, source, "")
        gap = part - Decimal(str(pace))
        return facts.enter(key, Said(text := written.pace(gap), [Told(text, gap, source, "", TOTALS)]))

    return told


def _part(facts: Facts, column: str) -> Decimal | None:
    done, task = (facts.value(TOTALS, name) for name in (column, f"{column}_target"))
    return None if is_missing(done) or is_missing(task) or not task else Decimal(int(done)) / Decimal(int(task))


def _by_group(telling: Telling, rows: pd.DataFrame) -> str:
    told = []
    for group, units in rows.groupby("unit_group", sort=False):
        question = BOARD if "board" in rows else UNITS
        named = [(unit["unit"], cell(question, unit, "completion", written.rate)) for unit in units.to_dict("records")]
        told.append(f"{group}：{'、'.join(f'{unit}（{telling.take(done)}）' for unit, done in named)}")
    return "；".join(told)
