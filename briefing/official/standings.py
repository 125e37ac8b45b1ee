"""The bulletin's paragraphs about units and projects: lists, who is behind, who is at zero, which lights are red."""

from collections.abc import Callable

import pandas as pd

from briefing.facts import Facts
from briefing.official import written
from briefing.official.mechanisms import MECHANISMS
from briefing.traced_cells import cell
from wording.rows import Rows
from wording.traced_sentence import SentenceWriter

Placeholder = Callable[[Facts, str], str]
TOTALS, UNITS, BOARD, KEY = "overview/totals", "rankings/units", "rankings/board", "key_projects/lights"
LAST = 3  # places named from the bottom of each group


def board(name: str) -> Placeholder:
    """Who is on that board, group by group: "乡镇组：澜口镇（120.3%）、……；县直组：……"."""

    def phrase(facts: Facts, key: str) -> str:
        rows, telling = facts.answers[BOARD], SentenceWriter(BOARD)
        if without := _nothing_to_compare(facts, key, "completion", f"{name}单位", f"不评{name}"):
            return without
        text = _by_group(telling, rows[rows["board"] == name])
        return facts.enter(key, telling.sentence(text or NOBODY[name]))

    return phrase


NOBODY = {"红榜": "没有达到序时进度的单位", "黑榜": "没有低于序时进度的单位"}
NO_TASKS = "没有给单位下达年度任务"


def tasks_given(facts: Facts, key: str) -> str:
    """How many units have a task, as a sentence of its own; nothing in a year without tasks."""
    if not _has_tasks(facts):
        return ""
    return f"{MECHANISMS['任务单位数'](facts, key)}个单位承担年度到位资金任务。"


def units_paid(facts: Facts, key: str) -> str:
    """A sentence on how many units have funds, of those with a task where there are tasks; nothing before any funds."""
    names = ("任务单位数", "到位单位数") if _has_tasks(facts) else ("已有资金单位数",)
    if facts.answers[UNITS]["arrived"].isna().all():
        return ""
    *whole, part = [MECHANISMS[name](facts, key) for name in names]
    return f"。{whole[0]}个任务单位中{part}个已有到位资金" if whole else f"。{part}个单位已有到位资金"


def _has_tasks(facts: Facts) -> bool:
    return bool(facts.answers[UNITS]["target"].notna().any())


def whose(facts: Facts) -> str:
    """Whom a task concerns: "各单位", but "有任务的单位" where some have none."""
    return "各单位" if facts.answers[UNITS]["target"].notna().all() else "有任务的单位"


def _nothing_to_compare(facts: Facts, key: str, column: str, what: str, left_out: str) -> str:
    """What stands where units can't be compared by that column, in a year without tasks or funds; "" where they can."""
    if not _has_tasks(facts):
        return f"{NO_TASKS}，{left_out}"
    return what + facts.blank(key, UNITS, column, "") if facts.answers[UNITS][column].isna().all() else ""


def behind(facts: Facts, key: str) -> str:
    """How many units are behind the calendar, and the last of each group, with all that share a place."""
    telling, paced = SentenceWriter(UNITS), Rows(facts.answers[UNITS]).meeting("pace_gap≠")
    behind = paced.meeting("pace_gap<0")
    slow = behind.frame
    if without := _nothing_to_compare(facts, key, "pace_gap", "各单位序时进度", "不比序时进度"):
        return without
    if slow.empty:
        return f"{whose(facts)}均达到序时进度"
    whole, part = telling.count(paced, written.counted), telling.count(behind, written.counted)
    from_place = slow.groupby("unit_group")["rank"].transform(lambda places: places.nlargest(LAST).min())
    last = _by_group(telling, slow[slow["rank"] >= from_place])
    units = whose(facts).removeprefix("各")
    return facts.enter(key, telling.sentence(f"{whole}{units}中{part}低于序时进度，各组位次靠后的是{last}"))


def at_zero(facts: Facts, key: str) -> str:
    """The units with nothing arrived: those with a task by name, the others by number."""
    rows, telling = Rows(facts.answers[UNITS]), SentenceWriter(UNITS)
    zero, others = rows.meeting("target≠", "arrived=0"), rows.meeting("target=", "arrived=0")
    if rows.frame["arrived"].isna().all():
        return f"各单位到位资金{facts.blank(key, UNITS, 'arrived', '')}"
    if not len(zero) and not len(others):
        return "各单位均已破零"
    if not len(zero):
        many = telling.count(others, written.counted)
        told = f"有任务的单位均已破零，没有任务的单位中{many}" if _has_tasks(facts) else f"{many}单位"
        return facts.enter(key, telling.sentence(f"{told}没有到位资金"))
    many = telling.count(zero, written.counted)
    return facts.enter(key, telling.sentence(f"{'、'.join(zero.frame['unit'])}到位资金仍为零，共{many}单位"))


def red_projects(facts: Facts, key: str) -> str:
    """The key projects in red with their reasons."""
    rows, telling = Rows(facts.answers[KEY]), SentenceWriter(KEY)
    red = rows.meeting("light=红")
    if not len(rows):
        return "还没有设重点项目"
    if not len(red):
        return "没有重点项目亮红灯"
    whole, part = telling.count(rows, written.counted), telling.count(red, written.counted)
    named = "；".join(
        f"{row['project']}（{telling.take(cell(KEY, row, 'reason', written.text))}）"
        for row in red.frame.to_dict("records")
    )
    return facts.enter(key, telling.sentence(f"{whole}重点项目中{part}亮红灯：{named}"))


def _by_group(telling: SentenceWriter, rows: pd.DataFrame) -> str:
    told = []
    for group, units in rows.groupby("unit_group", sort=False):
        question = BOARD if "board" in rows else UNITS
        named = [(unit["unit"], cell(question, unit, "completion", written.rate)) for unit in units.to_dict("records")]
        told.append(f"{group}：{'、'.join(f'{unit}（{telling.take(done)}）' for unit, done in named)}")
    return "；".join(told)


STANDINGS: dict[str, Placeholder] = {
    "任务下达": tasks_given,
    "单位到位情况": units_paid,
    "红榜": board("红榜"),
    "黑榜": board("黑榜"),
    "滞后单位": behind,
    "未破零单位": at_zero,
    "红灯项目": red_projects,
}
