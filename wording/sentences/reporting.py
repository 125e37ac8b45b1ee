"""What is said of a month's reports: to the unit that owes them, to who gathers them, and to who is late."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from wording.figures import count, day, month

NOT_SENT = "未报"


def late_days(due: dt.date | None, sent: dt.date | None, today: dt.date) -> int:
    """By how many days a report is late, so far if it hasn't come; 0 when it isn't, or no last day is set."""
    return max(0, ((sent or today) - due).days) if due else 0


def late(days: int) -> str:
    """迟 3 天; '' for what isn't late."""
    return f"迟 {count(days, '天')}" if days else ""


def of_unit(unit: str, of: dt.date, state: str, due: dt.date | None, today: dt.date, version: str = "") -> str:
    """What a unit is to know first of its month's reports."""
    reports = f"{unit}{month(of)}报表"
    told = {
        "已提交": "已提交，等待核收",
        "已退回": "被退回，请改正后重新提交",
        "已核": "已核收，等待并入",
        "已并入": f"已并入版本 {version}",
    }
    if state in told:
        return f"{reports}{told[state]}"
    if due is None:
        return f"{reports}还没有报送"
    if days := late_days(due, None, today):
        return f"{reports}应在 {day(due)} 前报送，已{late(days)}"
    return f"{reports}请在 {day(due)} 前报送，还有 {count((due - today).days, '天')}"


def gathered(of: dt.date, received: int, owing: int, behind: int) -> str:
    """How far the month's reports have come in."""
    if not owing:
        return f"{month(of)}没有需要上报的单位"
    if received == owing:
        return f"{month(of)}报表 {count(owing, '个')}单位全部收齐"
    told = f"{month(of)}报表已收 {received:,}/{owing:,} 个单位"
    return f"{told}，{count(behind, '个')}已超过期限" if behind else told


def reminder(units: Sequence[str], of: dt.date, due: dt.date | None, today: dt.date) -> str:
    """A text to send to who hasn't sent the month's reports."""
    until = f"应于 {day(due)} 前报送，" if due else ""
    days = late(late_days(due, None, today))
    return (
        f"【催报】{'、'.join(units)}：{month(of)}的资金月报、项目台账和重点项目进度表{until}"
        f"目前还没有收到{f'，已{days}' if days else ''}。请尽快在看板“本单位上报”页提交。"
    )


def reminder_of_return(unit: str, of: dt.date, reason: str) -> str:
    """A text to send to who was asked to correct what it sent."""
    return f"【退回】{unit}：{month(of)}报表已退回，原因：{reason}。请改正后在看板“本单位上报”页重新提交。"


def subject(whose: str, of: dt.date) -> str:
    """The subject of a mail that reminds."""
    return f"【催报】{whose}{month(of)}报表"


def owed_in_words(row: Any) -> str:
    """How much of a unit's month is in, from its row of reporting/units."""
    funds = f"在册项目 {count(row['projects'], '个')}，本月到位资金已入库 {count(row['funded'], '个')}"
    progress = f"重点项目 {count(row['key_projects'], '个')}，本月进度表已入库 {count(row['key_reported'], '个')}"
    return f"{funds}；{progress}。"
