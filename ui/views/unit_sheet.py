"""Everything of one unit on one sheet, in hand when one visits it: below its year, what it is to answer for."""

from collections.abc import Callable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from queries import Scope
from ui.dispatching.live import given
from ui.dispatching.talk_drawer import live_notes
from ui.drill_links import project_at
from ui.explanation import explain
from ui.headings import picture
from ui.opened import ask, ask_row
from ui.project_drawers import project_drawer
from ui.tables import table
from wording import sentences
from wording.sentences import basis, standing

ALSO = (
    "overview/metrics", "overview/months", "overview/totals", "overview/trend", "overview/decisions", "lifecycle/stuck",
    "dispatch/items", "negotiations/list", "projects/rows",
)  # fmt: skip
MOST = 10  # rows of a part; the subject's own page has them all
LIGHTS = ("light", "project", "days_late", "problem", "next_step", "leader", "agreed_investment", "arrival_rate")
STUCK = ("days", "project", "gate", "since", "planned_next", "days_late", "agreed_investment", "leader")
TALKS = ("talked_project", "planned_investment", "substage", "days_silent", "next_step", "next_due", "leader")
ITEMS = ("matter", "status", "days_over", "due_at", "owner", "project", "progress")
PROJECTS = ("project", "arrived", "arrived_total", "agreed_investment", "stage", "industry", "park")


def sheet(scope: Scope, unit: str) -> None:
    """Draw the parts of the sheet under the reader's month; a part without rows is left out."""
    for part in (_lights, _stuck, _items, _talks, _projects):
        part(scope, unit)
    explain(
        "key_projects/lights", scope, also=ALSO, gate="started", figure="arrived", notes=live_notes(), **given(scope)
    )


def _lights(scope: Scope, unit: str) -> None:
    title = sentences.lights(ask("overview/lights", scope), unit)
    _part(title, standing(scope.as_of), "key_projects/lights", scope, LIGHTS)


def _stuck(scope: Scope, unit: str) -> None:
    asked = {"gate": "started"}
    title = sentences.stuck(ask("lifecycle/stuck", scope, **asked), unit, "started")
    _part(title, standing(scope.as_of, "等得最久的在最前"), "lifecycle/stuck", scope, STUCK, asked)


def _items(scope: Scope, unit: str) -> None:
    asked = given(scope)
    title = sentences.settled(ask_row("dispatch/counts", scope, **asked), unit)
    _part(title, standing(scope.as_of, "未销号的"), "dispatch/items", scope, ITEMS, asked, lambda rows: rows["is_open"])


def _talks(scope: Scope, unit: str) -> None:
    asked: dict[str, Any] = {"notes": live_notes(), "day": given(scope)["day"]}
    title = sentences.talks(ask_row("negotiations/counts", scope, **asked), unit)
    _part(title, standing(scope.as_of, "没有动静的在最前"), "negotiations/list", scope, TALKS, asked)


def _projects(scope: Scope, unit: str) -> None:
    asked = {"figure": "arrived"}
    title = sentences.rows(ask("projects/rows", scope, **asked), "到位资金的项目", unit, "arrived")
    _part(title, basis(scope.as_of, "到位最多的在最前"), "projects/rows", scope, PROJECTS, asked)


def _part(
    title: str,
    under: str,
    question: str,
    scope: Scope,
    columns: Sequence[str],
    asked: dict[str, Any] | None = None,
    only: Callable[[pd.DataFrame], pd.Series] | None = None,
) -> None:
    """A title, its first rows, and the way to the rest."""
    rows = ask(question, scope, **(asked or {}))
    rows = rows if only is None else rows[only(rows).fillna(False)].reset_index(drop=True)
    if rows.empty:
        return
    cut = f"列出前 {MOST} 个" if len(rows) > MOST else ""
    picture(title, "，".join(filter(None, (under, cut))))
    row = table(rows.head(MOST), columns, key=f"sheet_{question}", pick="project_id" in rows)
    if row is not None:
        project_drawer(project_at(rows, row))


def unit_of(ranking: pd.DataFrame, asked: str) -> str:
    """The name of the unit that an id or a name means, among those that `rankings/units` ranks; "" when it isn't there
    for the reader.
    """
    named = ranking.loc[(ranking["unit_id"] == asked) | (ranking["unit"] == asked), "unit"]
    return "" if named.empty else str(named.iloc[0])


def none_such() -> None:
    """Say that the address names no unit that the reader may see."""
    st.title("没有找到这个单位", anchor=False)
    st.info("编号可能写错了，或这个单位不在您的权限内。请从“排名”页点一个单位，或按 / 搜索它的名称。")
