"""Where every unit stands with a month's reports, as a table, and how far the month has come."""

import datetime as dt
from collections.abc import Sequence

import pandas as pd

from briefing.reminding.standings import ELSEWHERE, Standing
from briefing.reminding.standings import standings as standings
from data.reporting.calendar import Span
from records.deliveries import CHECKED, MERGED
from wording.sentences.reporting import late


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
