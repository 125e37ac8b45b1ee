"""The key projects that the reader has chosen by their lights, the same over each view of them; and those that a leader
leads.
"""

from dataclasses import replace

import pandas as pd
import streamlit as st

from queries import Scope
from ui.access.viewer import viewer
from ui.drawer import drawer, in_address
from ui.drill_links import dossier_link
from ui.headings import headline
from ui.navigation import page
from ui.opened import ask
from ui.page_choice import choice
from ui.scope_bar import choices, current_scope, whose
from ui.undivided import end_page
from ui.verbatim_text import verbatim
from wording import sentences
from wording.filters import EVERYTHING, KEY_ONLY
from wording.sentences import basis

ON = ":material/arrow_forward:"
LIGHTS = {"": "全部", "红": "■ 红灯", "黄": "▲ 黄灯", "停滞": "▲ 停滞", "绿": "● 绿灯", "未报计划": "○ 未报计划"}
HOW = (
    "重点项目在项目台账的“重点项目”栏填“是”，“包保县领导”“牵头单位”两栏写明由谁负责；每月报送重点项目进度表。"
    "发布后这里按签约、开工、节点、年度计划和到位资金亮灯。"
)


def key_projects_in(scope: Scope, question: str | None) -> pd.DataFrame:
    """`key_projects/lights` of the chosen light, under the headline; stops the page when there are none."""
    everything, subject = ask("key_projects/lights", scope), whose(KEY_ONLY)
    headline(sentences.lights(ask("overview/lights", scope), subject), basis(scope.as_of, question or ""))
    if everything.empty:
        st.info(HOW if subject == EVERYTHING else "请放宽筛选，或换一个月份。")
        end_page()
    light = choice("亮灯", LIGHTS, key="light")
    projects = ask("key_projects/lights", scope, light=light) if light else everything
    if projects.empty:
        st.info(f"{verbatim(subject)}没有{verbatim(LIGHTS[light][2:])}的重点项目。")
        end_page()
    return projects


def leaders_link() -> None:
    """The way to the projects that the reader leads, for anybody else to those of each leader; none where none is."""
    leaders, mine = choices("leader"), viewer().name
    if mine in leaders:
        st.page_link(page("key_projects"), label="我包保的项目", query_params={"leader": mine}, icon=ON)
    elif leaders:
        st.page_link(page("key_projects_leaders"), label="各位县领导包保的项目", icon=ON)


def nobody_leads() -> None:
    """End the page: where it is written who leads."""
    st.info(HOW)
    end_page()


def leader_drawer(leader: str) -> None:
    """Show what a leader leads, the most urgent first, with the way to their lights under the filter by him."""
    _leader_drawer(leader=leader)


@in_address("leader")
def _leader_drawer(*, leader: str) -> None:
    projects = ask("key_projects/lights", replace(current_scope(), leaders=(leader,)))
    drawer(f"{leader}包保的项目", _led, leader, projects)


def _led(leader: str, projects: pd.DataFrame) -> None:
    st.page_link(page("key_projects"), label="亮灯、原因和节点", query_params={"leader": leader}, icon=ON)
    with st.container(gap="xxsmall"):
        for row in projects.itertuples():
            dossier_link(str(row.project), str(row.project_id), sentences.led(row))
