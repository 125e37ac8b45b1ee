"""A receipt that a statistician reads: what was read, what became of it, and what to do about each line."""

import streamlit as st

from data.delivery import Delivery
from data.receipt import Receipt
from ui.intake import lines_csv, lines_frame, sheets_frame

ORDER = {"rejected": 0, "warning": 1}
SHOWN = 50  # lines read on screen; the file has them all


def delivery_view(delivery: Delivery) -> None:
    """Draw the receipts of a delivery, files that could not be read first."""
    for refusal in delivery.refusals:
        st.error(f"**{refusal.file_name}** 未能读取：{refusal.reason}", icon=":material/error:")
    for number, receipt in enumerate(delivery.receipts):
        with st.container(border=True):
            receipt_view(receipt, number)


def receipt_view(receipt: Receipt, number: int) -> None:
    """Draw one file's receipt; `number` tells two files of one name apart."""
    st.subheader(receipt.file_name, anchor=False)
    st.markdown(
        f"读取 **{receipt.rows_read}** 行 = 入库 **{receipt.rows_loaded}** + 退回 **{receipt.rows_rejected}**"
        f" + 重复 **{receipt.rows_duplicate}**"
    )
    sheets = sheets_frame(receipt)
    st.table(sheets if sheets["说明"].any() else sheets.drop(columns="说明"), border="horizontal", hide_index=True)
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
        st.caption(f"只列出前 {SHOWN} 条，其余 {len(asked) - SHOWN} 条见待处理清单。")
    lines = [*asked, *(line for line in receipt.lines if line.outcome == "duplicate")]
    st.download_button(
        "下载待处理清单",
        lines_csv(lines),
        f"回执_{receipt.file_name}.csv",
        "text/csv",
        icon=":material/download:",
        key=f"lines_file_{number}",
        on_click="ignore",
    )


def _told(receipt: Receipt) -> str:
    warned = sum(line.outcome == "warning" for line in receipt.lines)
    parts = [
        f"**退回 {receipt.rows_rejected} 行**，未入库，请改正后重新上传" if receipt.rows_rejected else "",
        f"重复 {receipt.rows_duplicate} 行，无须处理" if receipt.rows_duplicate else "",
        f"提醒 {warned} 条，已入库，请核对" if warned else "",
    ]
    return "；".join(part for part in parts if part) + "。"
