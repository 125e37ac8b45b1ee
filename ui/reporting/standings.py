"""Where every unit stands with a month's reports: what it sent, how late, and what became of it."""

import datetime as dt
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

import pandas as pd

from data.reporting.calendar import Span
from records.deliveries import CHECKED, DRAFT, MERGED, RETURNED, SENT, UnitDelivery
from ui.reporting.months import Reported
from wording.sentences.reporting import NOT_SENT, late, late_days

ELSEWHERE = "已入库"  # its rows of the month came in without a delivery: by 数据, from a chat
LINED_UP = (SENT, RETURNED, NOT_SENT, DRAFT, CHECKED, ELSEWHERE, MERGED)  # what wants something done comes first


@dataclass(frozen=True)
class Standing:
    """A unit and its newest delivery for the month, if it made one; `projects` it has, `funded` of them in the version
    with money of the month; `is_in`: the month came in without a delivery.
    """

    unit_id: str
    unit: str
    group: str
    projects: int
    funded: int
    newest: UnitDelivery | None
    is_in: bool = False

    @property
    def state(self) -> str:
        """What is to be known of it in one word."""
        if self.newest:
            return self.newest.state
        return ELSEWHERE if self.is_in else NOT_SENT

    @property
    def has_come(self) -> bool:
        """Whether the month's reports are with the statistician."""
        return self.state in (SENT, CHECKED, MERGED, ELSEWHERE)

    def late(self, due: dt.date | None, today: dt.date) -> int:
        """By how many days it is late; nobody is who sends in another way."""
        sent = self.newest.first_sent.date() if self.newest and self.newest.first_sent else None
        return 0 if self.state == ELSEWHERE else late_days(due, sent, today)


def standings(reported: Reported, made: Mapping[str, Sequence[UnitDelivery]], online: Set[str]) -> list[Standing]:
    """Every unit that reports the month, what wants something done first; `online`: those that ever reported so.

    What came in for the month without a delivery came for all that report in another way: a unit to which no money
    came in that month has no row that would say so.
    """
    rows = list(reported.units.itertuples())
    came_in = any(row.funded for row in rows if row.unit_id not in online)
    found = [
        Standing(
            row.unit_id,
            row.unit,
            row.unit_group,
            row.projects,
            row.funded,
            [None, *made.get(row.unit_id, [])][-1],
            is_in=bool(row.funded) or (came_in and row.unit_id not in online),
        )
        for row in rows
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
            "已入库到位资金": f"{each.funded:,}/{each.projects:,} 个项目",
            "退回": f"{each.newest.returns} 次：{each.newest.reason}" if each.newest and each.newest.returns else "",
        }
        for each in units
    ]
    return pd.DataFrame(rows)


def steps(span: Span, units: Sequence[Standing], met: dt.date | None, today: dt.date) -> list[tuple[str, str, bool]]:
    """The month's way from 开放 to 会议 (the day that it `met`): each step, what is to be said of it, and whether it is
    done.
    """
    owing, come = len(units), sum(each.has_come for each in units)
    done = sum(each.state in (CHECKED, MERGED, ELSEWHERE) for each in units)
    held = sum(each.state in (MERGED, ELSEWHERE) for each in units)
    opens, due = span.opens, span.due
    return [
        ("开放", f"{opens:%m-%d}", opens <= today),
        ("截止", f"{due:%m-%d}" if due else "不设", bool(due and due < today)),
        ("已收", f"{come}/{owing}", bool(owing) and come == owing),
        ("已核", f"{done}/{owing}", bool(owing) and done == owing),
        ("已发布", f"{held}/{owing}" if held else "还没有", bool(owing) and held == owing),
        ("会议", f"{met:%m-%d}" if met else "还没有", met is not None),
    ]
