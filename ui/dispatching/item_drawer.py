"""One item in a drawer: what it is, how it stands, what was done with it, and the steps that may be taken now."""

from typing import Any

import pandas as pd
import streamlit as st

from data.dispatching import items
from data.dispatching.live import DECIDED
from records.items import STEPS, Seen, history
from ui.boundary import boundary
from ui.dispatching.comments import comment_owed
from ui.dispatching.live import day_here, done_here, given, looks_at_now
from ui.drawer import drawer, in_address, nothing_there
from ui.drill_links import dossier_link
from ui.opened import ask, store
from ui.scope_bar import current_scope
from ui.verbatim_text import small, static_table, verbatim
from wording.cells import word
from wording.columns import column

SHOWN = (
    "item_id", "item_kind", "category", "unit", "owner", "leader", "raised_at", "raised_by", "due_at", "days_over",
    "status", "solution", "progress", "evidence", "closed_at",
)  # fmt: skip
NAMES = {"unit": "牵头单位"}
LABELS = {"progress": "进展或原因", "due_at": "完成时限", "evidence": "销号依据（文件、照片、验收单的名称）"}


def item_drawer(item_id: str) -> None:
    """Show an item over the page."""
    _item_drawer(item_id=item_id)


@in_address("item")
def _item_drawer(*, item_id: str) -> None:
    scope = current_scope()
    known = ask("dispatch/items", scope, **given(scope))
    found = known[known["item_id"] == item_id]
    if found.empty:
        nothing_there("没有找到这件事项", "编号可能写错了，或不在所选的月份、范围和您的权限内。")
    else:
        drawer(str(found["matter"].iloc[0]), _item, found.iloc[0])


def _item(item: pd.Series) -> None:
    told = {
        NAMES.get(name, column(name).label): word(item[name], column(name)) for name in SHOWN if not pd.isna(item[name])
    }
    static_table({"栏目": list(told), "内容": list(told.values())}, hide_header=True)
    if not pd.isna(item["project_id"]):
        dossier_link(f"项目档案：{item['project']}", str(item["project_id"]))
    seen = Seen(
        str(item["item_id"]), str(item["unit_id"]), str(item["status"]), item["raised_at"].date(), int(item["revision"])
    )
    comment_owed(seen.item_id, current_scope())
    for entry in history(store().record, seen.item_id):
        what = entry.details.get("step", entry.what)
        said = entry.details.get("evidence") or entry.details.get("progress") or ""
        small(verbatim(f"{entry.at[:16].replace('T', ' ')}　{entry.who}　{what}　{said}"))
    if item["item_kind"] == DECIDED:
        small(verbatim("会议决定的办理状态在“会议”页改。"))
    else:
        _act_on(seen)


def _act_on(seen: Seen) -> None:
    """The form of the step that is chosen, of those that are possible now and for who looks."""
    reach = items.steps_for(store())
    open_to = [
        step
        for step, units in reach.items()
        if seen.status in STEPS[step][0] and (units is None or seen.unit_id in units)
    ]
    if not open_to:
        return
    if not looks_at_now(current_scope()):
        small(verbatim("这里看的是以前月份，请换到最新月份办理。"))
        return
    step = st.segmented_control("办理", open_to, default=open_to[0], required=True, format_func=verbatim)
    with st.form(f"item_{seen.item_id}_{step}", border=False):
        told = {name: _field(name) for name in STEPS[step][2]}
        sent = st.form_submit_button(verbatim(step), type="primary")
    if sent:
        with boundary():
            items.work(store(), seen, step, day_here(), **told)
            done_here()


def _field(name: str) -> Any:
    if name == "due_at":
        return st.date_input(verbatim(LABELS[name]), None, format="YYYY-MM-DD")
    return st.text_input(verbatim(LABELS[name]), max_chars=200)
