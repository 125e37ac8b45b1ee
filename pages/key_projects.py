"""哪些重点项目亮了灯，为什么，卡在哪一步？"""

import streamlit as st

from charts.gantt import gantt
from charts.key_projects import arrival_bars
from queries import Scope
from ui.choice import choice
from ui.drawer import project_drawer
from ui.drill import project_at
from ui.explain import explain
from ui.headline import headline, picture
from ui.opened import ask
from ui.pictures import show
from ui.scope_bar import current_scope
from ui.tables import table
from wording import sentences
from wording.sentences import basis

LIGHTS = {"": "全部", "红": "■ 红灯", "黄": "▲ 黄灯", "绿": "● 绿灯"}
COLUMNS = (
    "light",
    "project",
    "reason",
    "stage",
    "next_stage",
    "planned_next",
    "days_late",
    "plan_rate",
    "arrival_rate",
    "unit",
    "industry",
    "park",
    "leader",
    "lead_unit",
    "problem",
    "next_step",
)

scope = current_scope()
everything = ask("key_projects/lights", scope)
if everything.empty:
    headline("当前范围内没有重点项目", basis(scope.as_of, __doc__))
    st.info("请放宽筛选，或换一个月份。")
    st.stop()
headline(sentences.lights(ask("overview/lights", scope)), basis(scope.as_of, __doc__))
light = choice("亮灯", LIGHTS, key="light")
projects = everything[everything["light"] == light].reset_index(drop=True) if light else everything
chosen = set(projects["project_id"])


def reasons(scope: Scope) -> None:
    """Every light with its reason; a row opens the dossier."""
    row = table(projects, COLUMNS, key=f"lights_{light}", pick=True, height=520 if len(projects) > 13 else "auto")
    st.caption("点任一行打开项目档案。")
    if row is not None:
        project_drawer(project_at(projects, row))
    explain("key_projects/lights", scope)


def calendar(scope: Scope) -> None:
    """Planned against actual, stage by stage."""
    dates = ask("key_projects/timeline", scope)
    dates = dates[dates["project_id"].isin(chosen)]
    title = sentences.late(projects)
    picture(title, basis(scope.as_of, "细灰为计划，粗蓝为实际，红为超期天数", "点一个项目打开档案"))
    if picked := show(gantt(dates, scope.as_of), key=f"gantt_{light}", alt=title):
        project_drawer(picked[0])
    explain("key_projects/timeline", scope)


def arrivals(scope: Scope) -> None:
    """What has arrived of what was agreed."""
    title = sentences.arrival(projects)
    picture(title, basis(scope.as_of, "框为协议投资额，蓝为累计到位", "点一个项目打开档案"))
    if picked := show(arrival_bars(projects), key=f"arrivals_{light}", alt=title):
        project_drawer(picked[0])
    explain("key_projects/lights", scope, key="arrivals")


VIEWS = {"亮灯与原因": reasons, "计划与实际": calendar, "到位与协议": arrivals}
if projects.empty:
    st.info(f"当前范围内没有{LIGHTS[light][2:]}项目。")
    st.stop()
for tab, view in zip(st.tabs(list(VIEWS), key="view", bind="query-params"), VIEWS.values(), strict=True):
    if tab.open:
        with tab:
            view(scope)
