"""The forms of 数据: send ledgers in, and publish what was received."""

import datetime as dt

import streamlit as st

from data.delivery import Delivery
from data.files import workbook
from data.reporting.deliveries import merging
from ui.access.viewer import viewer
from ui.intake.draft import UPLOADER, Pending, SentFile, discard, send
from ui.opened import store
from ui.verbatim_text import small, verbatim


def upload() -> None:
    """Receive files into the session's draft; nothing is published yet."""
    with st.form("upload", border=False):
        files = st.file_uploader(
            "把台账拖到这里，或点按钮选择（Excel、WPS 表格或 .csv 文本，可多选）",
            type=workbook.SUFFIXES,
            accept_multiple_files=True,
            key=f"files_{st.session_state.get(UPLOADER, 0)}",
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            sent = st.form_submit_button("接收并核对", type="primary")
            day = st.date_input(
                "收件日",
                format="YYYY-MM-DD",
                width=150,
                help="补录以前收到的表时改成当时的日期；晚于收件日的月份先不入库",
            )
    if sent and not files:
        st.warning("请先选择要上传的台账。")
    elif sent:
        send([SentFile(file.name, file.getvalue()) for file in files], None if day == dt.date.today() else day)
        st.session_state[UPLOADER] = st.session_state.get(UPLOADER, 0) + 1
        st.rerun()


def publish(waiting: Pending) -> None:
    """Publish what waits with a reason, or discard it."""
    st.header("发布", anchor=False)
    is_news = waiting.delivery.is_news
    if waiting.merged:
        small(f"其中 {len(waiting.merged):d} 个单位的网上报送，发布后记为“已并入”。")
    if not is_news:
        st.info(f"没有可以发布的行。{verbatim(why_nothing(waiting.delivery))}")
    with st.form("publish", border=False):
        reason = st.text_input("发布说明", placeholder="例如：10月月报", max_chars=60)
        with st.container(horizontal=True):
            go = st.form_submit_button("发布", type="primary", disabled=not is_news)
            drop = st.form_submit_button("放弃这次上传")
    if drop:
        store().discarded([file.name for file in waiting.files], viewer().name)
        discard()
        st.rerun()
    if go and not reason.strip():
        st.warning("请填写发布说明，版本列表会记下。")
    elif go:
        by = viewer().name
        version = store().publish(waiting.draft, reason.strip(), by, merging(store(), waiting.merged))
        discard()
        st.session_state["published"] = version.id
        st.rerun()


def why_nothing(delivery: Delivery) -> str:
    """Why nothing of a delivery can be published, and what to do."""
    receipts = delivery.receipts
    if delivery.refusals or any(receipt.rows_rejected for receipt in receipts):
        return "请按回执改正后重新上传。"
    if any(receipt.rows_duplicate for receipt in receipts):
        return "内容与已有数据完全相同，无需再报。"
    return "上传的表里没有数据，请检查是否选错了文件。"
