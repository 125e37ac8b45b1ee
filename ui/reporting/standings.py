"""Where every unit stands with a month's reports: what it sent, how late, and what became of it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from data.warehouse.meetings import meetings
from records.deliveries import CHECKED, DRAFT, MERGED, RETURNED, SENT, UnitDelivery
from ui.opened import store
from ui.reporting.months import Reported
from wording.sentences.reporting import NOT_SENT, late, late_days

ELSEWHERE = "已入库"  # its rows of the month came in without a delivery: by 数据, from a chat
LINED_UP = (SENT, RETURNED, NOT_SENT, DRAFT, CHECKED, ELSEWHERE, MERGED)  # what wants something done comes first


@dataclass(frozen=True)
class Standing:
    """A unit and its newest delivery for the month, if it made one; `projects` it has, `funded` of them in the version
    with money of the month.
    """

    unit_id: str
    unit: str
    group: str
    projects: int
    funded: int
    newest: UnitDelivery | None

    @property
    def state(self) -> str:
        """What is to be known of it in one word."""
        if self.newest:
            return self.newest.state
        return ELSEWHERE if self.funded else NOT_SENT

    @property
    def has_come(self) -> bool:
        """Whether the month's reports are with the statistician."""
        return self.state in (SENT, CHECKED, MERGED, ELSEWHERE)

    def late(self, due: dt.date | None, today: dt.date) -> int:
        """By how many days it is late; nobody is who sends in another way."""
        sent = self.newest.first_sent.date() if self.newest and self.newest.first_sent else None
        return 0 if self.state == ELSEWHERE else late_days(due, sent, today)


def standings(reported: Reported, made: Mapping[str, Sequence[UnitDelivery]]) -> list[Standing]:
    """Every unit that reports the month, what wants something done first."""
    found = [
        Standing(
            row.unit_id, row.unit, row.unit_group, row.projects, row.funded, [None, *made.get(row.unit_id, [])][-1]
        )
        for row in reported.units.itertuples()
    ]
    return sorted(found, key=lambda each: LINED_UP.index(each.state))


def frame(units: Sequence[Standing], due: dt.date | None, today: dt.date) -> pd.DataFrame:
    """The units as a table."""
    rows = [
        {
            "单位": each.unit,
            "考核分组": each.group,
            "现状": each.state,
            "提交": f"{each.newest.sent:%m-%d %H:%M}" if each.newest and each.newest.sent else "",
            "迟报": late(each.late(due, today)),
            "退回": f"{each.newest.returns} 次：{each.newest.reason}" if each.newest and each.newest.returns else "",
            "已入库到位资金": f"{each.funded:,}/{each.projects:,} 个项目",
        }
        for each in units
    ]
    return pd.DataFrame(rows)


def steps(reported: Reported, units: Sequence[Standing], today: dt.date) -> list[tuple[str, str, bool]]:
    """The month's way from 开放 to 会议: each step, what is to be said of it, and whether it is done."""
    owing, come = len(units), sum(each.has_come for each in units)
    done = sum(each.state in (CHECKED, MERGED, ELSEWHERE) for each in units)
    versions = sorted({each.newest.version_id for each in units if each.newest and each.newest.version_id})
    held = sum(each.state in (MERGED, ELSEWHERE) for each in units)
    day = next((each.day for each in meetings(store()) if each.as_of == reported.month), None)
    opens, due = reported.span.opens, reported.span.due
    return [
        ("开放", f"{opens:%m-%d}", opens <= today),
        ("截止", f"{due:%m-%d}" if due else "不设", bool(due and due < today)),
        ("已收", f"{come}/{owing}", bool(owing) and come == owing),
        ("已核", f"{done}/{owing}", bool(owing) and done == owing),
        ("已发布", f"{held}/{owing}" if held else "还没有", bool(versions) or (bool(owing) and held == owing)),
        ("会议", f"{day:%m-%d}" if day else "还没有", day is not None),
    ]
