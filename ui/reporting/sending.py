"""A unit's delivery in its own hands: files laid down with their receipts, and the way to the statistician."""

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from data.files import workbook
from data.reporting import deliveries
from data.reporting.deliveries import Content
from records.deliveries import CHECKED, MERGED, RETURNED, SENT, UnitDelivery
from ui.opened import store
from ui.reporting.rehearsal import contents, receipts, rehearse, remember
from ui.verbatim_text import small, verbatim
from wording.figures import count

ROUND, TOLD = "report_round", "report_told"
LARGEST = 50  # MB: a unit's own rows of a month


def standing(month: dt.date, seen: UnitDelivery | None) -> bool:
    """Say what became of what was submitted; returns whether files can be laid down now."""
    for told in st.session_state.pop(TOLD, []):
        st.error(verbatim(told), icon=":material/error:")
    if seen and seen.state == RETURNED:
        st.warning(f"统计员退回：{verbatim(seen.reason)}", icon=":material/undo:")
    if seen and seen.state == MERGED:
        small("这个月的已并入。还要补报、更正的，在下面再放进文件，另作一次报送。")
    if seen and seen.state in (SENT, CHECKED):
        _waiting(month, seen)
        return False
    return True


def lying(unit_id: str, month: dt.date, seen: UnitDelivery | None) -> None:
    """Draw the files that lie there with their receipts, and the button that submits them."""
    if seen and seen.files:
        _files(unit_id, month, seen)
        receipts(seen)
        _submit(seen)


def add(unit_id: str, month: dt.date, seen: UnitDelivery | None, files: Sequence[Content]) -> None:
    """Lay files down with those that lie there, each in the place of one of its name; what can't be read is said."""
    every = list({file.name: file for file in (*contents(seen), *files)}.values())
    told = rehearse(unit_id, every)
    ledgers = told.ledgers
    kept = [Content(file.name, file.content, ledgers[file.name]) for file in every if file.name in ledgers]
    st.session_state[TOLD] = [f"{refusal.file_name} 未能读取，没有放进：{refusal.reason}" for refusal in told.refusals]
    told.refusals.clear()
    if kept or seen:
        remember(deliveries.lay_down(store(), unit_id, month, seen, kept), told)
    st.rerun()


def upload(unit_id: str, month: dt.date, seen: UnitDelivery | None) -> None:
    """Draw the form that takes workbooks in."""
    turn = st.session_state.get(ROUND, 0)
    with st.form("report_upload", border=False):
        files = st.file_uploader(
            "上传本单位的工作簿（资金月报、项目台账、重点项目进度表，可多选）",
            type=workbook.SUFFIXES,
            accept_multiple_files=True,
            max_upload_size=LARGEST,
            key=f"report_files_{turn}",
        )
        sent = st.form_submit_button("放进并核对", type="primary")
    if sent and not files:
        st.warning("请先选择要上传的工作簿。")
    elif sent:
        st.session_state[ROUND] = turn + 1
        add(unit_id, month, seen, [Content(file.name, file.getvalue()) for file in files])


def _files(unit_id: str, month: dt.date, seen: UnitDelivery) -> None:
    """The files that lie there, each with a way to take it out again."""
    st.markdown(f"**已放进 {count(len(seen.files), '个')}文件**，提交前统计员看不到")
    for place, file in enumerate(seen.files):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.markdown(verbatim(file.name), width="content")
            if st.button("拿掉", key=f"take_out_{place}_{file.hash}", type="tertiary", icon=":material/close:"):
                left = [each for number, each in enumerate(contents(seen)) if number != place]
                deliveries.lay_down(store(), unit_id, month, seen, left)
                st.rerun()


def _submit(seen: UnitDelivery) -> None:
    if st.button("提交给统计员", type="primary", icon=":material/send:"):
        deliveries.submit(store(), seen)
        st.rerun()
    small("退回、待确认的行不会入库；能改的请先改正，再放进同名文件，原来的随之换掉。")


def _waiting(month: dt.date, seen: UnitDelivery) -> None:
    when = f"{seen.sent:%Y-%m-%d %H:%M}" if seen.sent else ""
    if seen.state == CHECKED:
        st.info(f"{verbatim(when)} 提交，已核收，等统计员并入。要改的请联系统计员退回。", icon=":material/task_alt:")
    else:
        st.info(f"{verbatim(when)} 提交，等统计员核收。", icon=":material/hourglass_top:")
        if st.button("撤回修改", icon=":material/undo:"):
            deliveries.lay_down(store(), seen.unit_id, month, seen, contents(seen))
            st.rerun()
    receipts(seen)
