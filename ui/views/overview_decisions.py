"""Beside the year's curve: which key projects need a decision now."""

import streamlit as st

from queries import Scope
from ui.drill_links import dossier_link
from ui.headings import picture
from ui.navigation import page
from ui.opened import ask
from ui.scope_bar import whose
from ui.views.key_projects import ON, leaders_link
from wording import sentences
from wording.filters import KEY_ONLY

SHOWN = 4  # decisions that fit beside the curve


def decisions(scope: Scope) -> None:
    """The most urgent ones, each with what a leader needs to know of it, and the way to all of them."""
    lights, waiting = ask("overview/lights", scope), ask("overview/decisions", scope)
    mine = whose(KEY_ONLY)
    title, counts = sentences.decisions(waiting, mine, lights["projects"].sum()), sentences.lights(lights, mine)
    picture(title, counts if counts != title else "没有亮灯")
    with st.container(gap="xsmall"):
        for project, project_id, about in sentences.decision_lines(waiting, SHOWN):
            dossier_link(project, project_id, about)
        if len(waiting) > SHOWN:
            st.page_link(page("key_projects"), label=f"全部 {len(waiting)} 个", icon=ON)
        leaders_link()
