"""What the statistician does with what units sent: check, return with a reason, merge what was checked, remind."""

import datetime as dt
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from briefing.reminding.standings import Standing, behind
from data.reporting import deliveries
from records.deliveries import CHECKED, RETURNED, SENT, UnitDelivery
from ui.boundary import boundary
from ui.download_button import download_button
from ui.intake.draft import SentFile, send
from ui.navigation import page
from ui.opened import store
from ui.reporting.pushing import push_button
from ui.reporting.rehearsal import contents, receipts
from ui.verbatim_text import small, verbatim
from wording.figures import count
from wording.sentences.reporting import reminder, reminder_of_return

TURN = "units_turn"
WIDTHS = {
    "单位": 150,
    "考核分组": 90,
    "现状": 80,
    "提交": 110,
    "迟报": 80,
    "已入库到位资金": 130,
    "退回": 380,
}  # pixels


def cycle(steps: Sequence[tuple[str, str, bool]]) -> None:
    """The month's steps side by side, those that are done marked."""
    with st.container(horizontal=True, gap="medium"):
        for name, told, is_done in steps:
            mark = ":blue[:material/check_circle:]" if is_done else ":gray[:material/radio_button_unchecked:]"
            st.markdown(f"{mark} **{verbatim(name)}** {verbatim(told)}", width="content")


def pick(units: pd.DataFrame, month: dt.date) -> int | None:
    """Draw the units; the place of the one that the reader clicked, if any."""
    turn = st.session_state.get(TURN, 0)
    chosen = st.dataframe(
        units,
        column_config={name: st.column_config.TextColumn(name, width=width) for name, width in WIDTHS.items()},
        hide_index=True,
        placeholder="",
        key=f"units_of_{month}_{turn}",
        on_select="rerun",
        selection_mode="single-cell",
    )
    cells = chosen.selection.cells
    if not cells:
        return None
    st.session_state[TURN] = turn + 1  # answered once: the next run draws the table with nothing selected
    return int(cells[0][0])


def details(unit: Standing) -> None:
    """Draw what a unit sent over the page, with what can be done with it."""
    st.dialog(f"{verbatim(unit.unit)}的报送", position="right", width="large", on_dismiss="rerun")(_details)(unit)


def _details(unit: Standing) -> None:
    with boundary():
        seen = unit.newest
        if seen is None or seen.first_sent is None:
            st.info("还没有提交。单位放进而没有提交的文件，这里看不到。", icon=":material/hourglass_empty:")
            return
        st.markdown(f"**{verbatim(seen.state)}** {verbatim(seen.changed)}")
        if seen.state == RETURNED:
            small(verbatim(f"退回原因：{seen.reason}"))
        if seen.state not in (SENT, CHECKED):
            return
        _act_on(seen)
        for place, file in enumerate(seen.files):
            content = deliveries.content(store(), seen, place)
            download_button(
                verbatim(file.name), content, file.name, type="tertiary",
                key=f"sent_{place}_{file.hash}",
            )  # fmt: skip
        receipts(seen)


def _act_on(seen: UnitDelivery) -> None:
    with st.form("act_on_delivery", border=False):
        reason = st.text_input("退回的原因", placeholder="例如：漏报二号项目 10 月到位资金", max_chars=200)
        with st.container(horizontal=True):
            good = seen.state == SENT and st.form_submit_button("核收", type="primary", icon=":material/task_alt:")
            back = st.form_submit_button("退回", icon=":material/undo:")
    if good:
        deliveries.check(store(), seen)
    elif back:
        deliveries.give_back(store(), seen, reason)
    if good or back:
        st.rerun()


def merge(units: Sequence[Standing]) -> None:
    """Receive all that was checked into one draft, to be published on 数据 like everything else."""
    checked = [each for each in units if each.state == CHECKED and each.newest]
    if not checked:
        small("核收了的，在这里合成一份草稿，到“数据”页看变更对照、发布。")
        return
    missing = sum(not each.has_come for each in units)
    if missing:
        small(f"还有 {missing:d} 个单位没有收到；现在并入发布，这个月的数字还不全。")
    told = f"把已核的 {len(checked):d} 个单位合成一份草稿"
    if st.button(told, type="primary", icon=":material/merge:"):
        send([file for each in checked for file in _sent(each)])
        st.switch_page(page("intake"))


def _sent(unit: Standing) -> list[SentFile]:
    """A unit's files under names that tell them from others', held to its own rows."""
    return [
        SentFile(f"{unit.unit}_{file.name}", file.content, (unit.unit_id,), unit.newest)
        for file in contents(unit.newest)
    ]


def reminders(units: Sequence[Standing], month: dt.date, due: dt.date | None, today: dt.date) -> None:
    """Who is to be reminded, with texts ready to copy, and to push where that is open."""
    missing, returned = behind(units)
    if not (missing or returned):
        return
    st.header(f"催报 {count(len(missing) + len(returned), '个')}单位", anchor=False)
    if missing:
        st.code(reminder([each.unit for each in missing], month, due, today), language=None, wrap_lines=True)
    for each, reason in returned:
        st.code(reminder_of_return(each.unit, month, reason), language=None, wrap_lines=True)
    push_button(month, due, today)
