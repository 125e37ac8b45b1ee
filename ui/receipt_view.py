"""A receipt that a statistician reads: what was read, what became of it, and what to do about each line."""

from functools import partial
from pathlib import Path

import streamlit as st

from data.receipt import Receipt
from ui.intake import Pending, SentFile, lines_frame, returned, sheets_frame

ORDER = {"rejected": 0, "held": 1, "warning": 2}
SHOWN = 50  # lines read on screen; the file has them all


def delivery_view(waiting: Pending) -> None:
    """Draw the receipts of what was sent, files that could not be read first."""
    for refusal in waiting.delivery.refusals:
        st.error(f"**{refusal.file_name}** 未能读取：{refusal.reason}", icon=":material/error:")
    files = {file.name: file for file in waiting.files}
    for receipt in waiting.delivery.receipts:
        with st.container(border=True):
            receipt_view(receipt, files[receipt.file_name])


def receipt_view(receipt: Receipt, file: SentFile) -> None:
    """Draw the receipt of one file."""
    st.subheader(receipt.file_name, anchor=False)
    st.markdown(receipt.told)
    sheets = sheets_frame(receipt)
    silent = [column for column in ("其中待确认", "说明") if not sheets[column].any()]
    st.table(sheets.drop(columns=silent), border="horizontal", hide_index=True)
    for sheet in receipt.sheets:
        for balance in sheet.balances:
            st.caption(f"{sheet.sheet} · {balance.column_name}：{balance.told}")
    if not receipt.lines:
        st.success("全部入库，没有需要处理的行。", icon=":material/check_circle:")
        return
    st.markdown(_told(receipt))
    asked = sorted(
        (line for line in receipt.lines if line.outcome != "duplicate"), key=lambda line: ORDER[line.outcome]
    )
    if asked:
        st.table(lines_frame(asked[:SHOWN]), border="horizontal", hide_index=True)
    if len(asked) > SHOWN:
        st.caption(f"只列出前 {SHOWN} 条，其余 {len(asked) - SHOWN} 条见回执。")
    st.download_button(
        "下载回执，发还报送单位",
        partial(returned, receipt, file.content),
        f"回执_{Path(receipt.file_name).stem}.xlsx",
        help="报送单位自己的表格，有问题的单元格已标色，批注里写明原因和改法",
        icon=":material/download:",
        key=f"receipt_of_{receipt.file_name}",
        on_click="ignore",
    )


def _told(receipt: Receipt) -> str:
    refused = receipt.rows_rejected - receipt.rows_held
    warned = sum(line.outcome == "warning" for line in receipt.lines)
    parts = [
        f"**退回 {refused} 行**，未入库，请改正后重新上传" if refused else "",
        f"**待确认 {receipt.rows_held} 行**，确认前不入库" if receipt.rows_held else "",
        f"重复 {receipt.rows_duplicate} 行，无须处理" if receipt.rows_duplicate else "",
        f"提醒 {warned} 条，已入库，请核对" if warned else "",
    ]
    return "；".join(part for part in parts if part) + "。"
