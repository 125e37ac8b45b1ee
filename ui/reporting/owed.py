"""What a unit owes for a month, where it stands, what is open against it, and what it sent before."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from data.ledgers import LEDGERS
from queries import Scope
from records.deliveries import UnitDelivery
from ui.access.viewer import may_see
from ui.navigation import page
from ui.opened import ask, ask_row
from ui.tables import table
from ui.verbatim_text import small, static_table, verbatim
from wording.figures import count, is_missing, money, pace, period, place, rate

SHOWN = 8
FINDINGS = ("level", "title", "project", "message", "remedy")


def owed(row: Any, seen: UnitDelivery | None) -> None:
    """The month's three reports, what each asks for, and whether it has come; `row` of reporting/units."""
    sent = {ledger: seen.state for file in seen.files for ledger in file.ledgers} if seen else {}
    funds = count(row.projects, "个在册项目") if row.projects else ""
    progress = count(row.key_projects, "个重点项目") if row.key_projects else ""
    static_table(
        {
            "报表": [LEDGERS["funds"], LEDGERS["projects"], LEDGERS["progress"]],
            "要报": [
                f"{funds}的本月到位资金" if funds else "没有在册项目，不用报",
                "新项目，签约、开工等有变化的项目",
                f"{progress}的进展" if progress else "没有重点项目，不用报",
            ],
            "现状": [
                _standing(sent.get("funds"), row.funded, row.projects),
                sent.get("projects") or "有变化才报",
                _standing(sent.get("progress"), row.key_reported, row.key_projects),
            ],
        }
    )


def _standing(state: str | None, held: int, of: int) -> str:
    entered = f"已入库 {held:,}/{of:,} 个" if held else ""
    return "，".join(filter(None, (state, entered))) or ("未报" if of else "—")


def standing(unit: str) -> None:
    """The unit's year so far: what arrived, how much of its task that is, and its place."""
    st.header("任务与位次", anchor=False)
    scope = _newest(unit)
    rows = ask("rankings/units", scope) if scope else pd.DataFrame()
    mine = rows[rows["unit"] == unit] if len(rows) else rows
    if scope is None or mine.empty:
        small("还没有入库的到位资金，任务完成情况尚不能计算。")
        return
    row = mine.iloc[0]
    told = [f"{period(scope.as_of)}到位 {money(row['arrived'])}"]
    if not is_missing(row["completion"]):
        told += [f"完成年度任务的 {rate(row['completion'])}", pace(row["pace_gap"]), f"本组{place(row['rank'])}"]
    st.markdown(verbatim("，".join(told)))
    st.page_link(page("rankings"), label="看排名", icon=":material/leaderboard:")


def findings(unit: str) -> None:
    """What the checks find in the unit's published rows and nobody has explained yet."""
    scope = _newest(unit)
    found = ask("checks/findings", scope) if scope else pd.DataFrame()
    waiting = found[found["verdict"].isna()].reset_index(drop=True) if len(found) else found
    st.header("待处理的疑点", anchor=False)
    if waiting.empty:
        small("没有待处理的疑点。")
        return
    table(waiting.head(SHOWN), FINDINGS, key="own_findings")
    if len(waiting) > SHOWN:
        small(verbatim(f"共 {len(waiting):,} 条，这里列出前 {SHOWN} 条。"))
    st.page_link(page("checks"), label="看全部疑点和出处", icon=":material/rule:")


def sent_before(known: Sequence[UnitDelivery]) -> None:
    """The unit's deliveries, and what became of each."""
    st.header("报送记录", anchor=False)
    if not known:
        small("还没有在网上报送过。")
        return
    static_table(
        {
            "月份": [f"{each.month:%Y-%m}" for each in known],
            "文件": ["、".join(file.name for file in each.files) for each in known],
            "提交": [f"{each.sent:%Y-%m-%d %H:%M}" if each.sent else "—" for each in known],
            "现状": [" ".join(filter(None, (each.state, each.version_id))) for each in known],
            "退回": [f"{each.returns} 次：{each.reason}" if each.returns else "" for each in known],
        }
    )


def _newest(unit: str) -> Scope | None:
    """The unit at the newest month with data; None when there is none."""
    told = ask_row("overview/identity", Scope(dt.date.today(), may_see=may_see()))
    month = told["newest_month"]
    return None if is_missing(month) else Scope(pd.Timestamp(month).date(), units=(unit,), may_see=may_see())
