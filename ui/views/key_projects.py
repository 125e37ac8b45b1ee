"""The key projects that the reader has chosen by their lights; the same over each view of them."""

import pandas as pd
import streamlit as st

from queries import Scope
from ui.headings import headline
from ui.opened import ask
from ui.page_choice import choice
from ui.scope_bar import whose
from ui.undivided import end_page
from ui.verbatim_text import verbatim
from wording import sentences
from wording.filters import EVERYTHING, KEY_ONLY
from wording.sentences import basis

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
