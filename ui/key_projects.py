"""The key projects that the reader has chosen by their lights; the same over each view of them."""

import pandas as pd
import streamlit as st

from queries import Scope
from ui.choice import choice
from ui.headline import headline
from ui.opened import ask
from ui.verbatim import verbatim
from wording import sentences
from wording.sentences import basis

LIGHTS = {"": "全部", "红": "■ 红灯", "黄": "▲ 黄灯", "绿": "● 绿灯"}


def key_projects_in(scope: Scope, question: str | None) -> pd.DataFrame:
    """`key_projects/lights` of the chosen light, under the headline; stops the page when there are none."""
    everything = ask("key_projects/lights", scope)
    if everything.empty:
        headline("当前范围内没有重点项目", basis(scope.as_of, question or ""))
        st.info("请放宽筛选，或换一个月份。")
        st.stop()
    headline(sentences.lights(ask("overview/lights", scope)), basis(scope.as_of, question or ""))
    light = choice("亮灯", LIGHTS, key="light")
    projects = everything[everything["light"] == light].reset_index(drop=True) if light else everything
    if projects.empty:
        st.info(f"当前范围内没有{verbatim(LIGHTS[light][2:])}项目。")
        st.stop()
    return projects
