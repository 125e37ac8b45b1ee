"""Where every unit stands with a month's reports; who reports in another way is neither asked nor late."""

import datetime as dt

import pandas as pd
import pytest

from briefing.reminding.standings import standings
from data.reporting.calendar import Span
from records.deliveries import CHECKED, DRAFT, MERGED, RETURNED, SENT, UnitDelivery
from ui.reporting.standings import frame, steps

OCTOBER, OPENS, DUE = dt.date(2026, 10, 1), dt.date(2026, 10, 25), dt.date(2026, 11, 5)
TODAY = dt.date(2026, 11, 8)
NAMES = "ABCDEFG"


def month(**funded):
    """Seven units of two projects each; `funded` of them with money of the month in the version."""
    rows = [(name, f"{name}镇", "乡镇组", 2, funded.get(name, 0), 0, 0) for name in NAMES]
    columns = ["unit_id", "unit", "unit_group", "projects", "funded", "key_projects", "key_reported"]
    return pd.DataFrame(rows, columns=columns)


def sent(unit, state, day=None, returns=0, reason="", version=""):
    at = dt.datetime(2026, 11, day, 9) if day else None
    return {unit: [UnitDelivery(f"2026-10-{unit}-1", unit, OCTOBER, (), state, reason, at, at, returns, version)]}


MADE = (
    sent("A", SENT, 5) | sent("B", RETURNED, 7, 1, "漏报") | sent("C", DRAFT) | sent("D", CHECKED, 4)
    | sent("E", MERGED, 6, version="2026-10-0002-abcdef01")
)  # fmt: skip


@pytest.fixture
def units():
    """F has sent before and not yet for the month, G never."""
    return standings(month(), MADE, {*"ABDEF"})


def test_what_wants_something_done_comes_first_and_who_is_late_is_told_by_days(units):
    assert frame(units, DUE, TODAY).drop(columns="考核分组").to_numpy().tolist() == [
        ["A镇", "已提交", "11-05 09:00", "", "0/2 个项目", ""],
        ["B镇", "已退回", "11-07 09:00", "迟 2 天", "0/2 个项目", "1 次：漏报"],
        ["F镇", "未报", "", "迟 3 天", "0/2 个项目", ""],
        ["G镇", "未报", "", "迟 3 天", "0/2 个项目", ""],
        ["C镇", "草稿", "", "迟 3 天", "0/2 个项目", ""],
        ["D镇", "已核", "11-04 09:00", "", "0/2 个项目", ""],
        ["E镇", "已并入", "11-06 09:00", "迟 1 天", "0/2 个项目", ""],
    ]  # fmt: skip


def test_nobody_is_late_where_no_last_day_is_set(units):
    assert set(frame(units, None, TODAY)["迟报"]) == {""}


def test_the_month_goes_from_open_to_met(units):
    assert steps(Span(OPENS, DUE), units, None, TODAY) == [
        ("开放", "10-25", True), ("截止", "11-05", True), ("已收", "3/7", False), ("已核", "2/7", False),
        ("已发布", "1/7", False), ("会议", "还没有", False),
    ]  # fmt: skip
    assert steps(Span(OPENS, None), [], dt.date(2026, 11, 9), TODAY)[1:] == [
        ("截止", "不设", False), ("已收", "0/0", False), ("已核", "0/0", False), ("已发布", "还没有", False),
        ("会议", "11-09", True),
    ]  # fmt: skip


def test_who_reports_in_another_way_has_reported_when_the_month_came_in_for_any_of_them():
    states = {each.unit_id: (each.state, each.late(DUE, TODAY)) for each in standings(month(G=1), MADE, {*"ABDEF"})}
    assert (states["G"], states["F"]) == (("已入库", 0), ("未报", 3))
    states = {each.unit_id: each.state for each in standings(month(A=1), {}, frozenset())}
    assert states == dict.fromkeys(NAMES, "已入库")
