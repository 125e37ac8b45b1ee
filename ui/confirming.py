"""The rows that wait for a person's word: what was read in them, how sure that is, and the form that takes the word."""

import pandas as pd
import streamlit as st

from data.decisions import ACCEPTED, DECLINED, Decision
from data.delivery import Delivery
from data.receipt import ReceiptLine
from ui.intake import send
from ui.opened import store

UNDECIDED = "待定"
FIXED = ["文件", "位置", "填写内容", "拟入库", "把握", "疑点", "核对要点"]


def confirm_form(delivery: Delivery) -> None:
    """Draw what waits and take a person's word on it; each word is recorded and the delivery is made again."""
    waiting = [
        (receipt.file_name, line) for receipt in delivery.receipts for line in receipt.lines if line.decision_key
    ]
    if not waiting:
        return
    st.subheader(f"待确认 {len(waiting)} 处", anchor=False)
    st.markdown("这些值读得出，但没有把握，**确认前不会入库**。采纳：按“拟入库”的值入库；退回：请报送单位改正。")
    with st.form("confirm", border=False):
        given = st.data_editor(
            pd.DataFrame([_row(name, line) for name, line in waiting]),
            column_config={
                "把握": st.column_config.ProgressColumn(
                    "把握", format="percent", min_value=0, max_value=1, width="small"
                ),
                "处理": st.column_config.SelectboxColumn(
                    "处理", options=[UNDECIDED, ACCEPTED, DECLINED], required=True
                ),
            },
            disabled=FIXED,
            hide_index=True,
            key=f"words_{hash(tuple(line.decision_key for _, line in waiting))}",
        )
        by = st.text_input("处理人", placeholder="单位或岗位，例如：统计股", max_chars=30)
        reason = st.text_input("依据", placeholder="例如：已电话核实，单位应为元", max_chars=100)
        sent = st.form_submit_button("记录并重新核对", type="primary")
    if sent:
        _decide([line for _, line in waiting], list(given["处理"]), by.strip(), reason.strip())


def _row(name: str, line: ReceiptLine) -> dict[str, object]:
    return {
        "处理": UNDECIDED,
        "文件": name,
        "位置": f"{line.sheet} 第 {line.row_no} 行 {line.column_name or ''}",
        "填写内容": line.value or "",
        "拟入库": line.proposed or "",
        "把握": line.confidence,
        "疑点": line.reason,
        "核对要点": line.remedy,
    }


def _decide(lines: list[ReceiptLine], words: list[str], by: str, reason: str) -> None:
    said = [(line, word) for line, word in zip(lines, words, strict=True) if word != UNDECIDED]
    if not said:
        st.warning("请先在“处理”一栏选择采纳或退回。")
        return
    if not by:
        st.warning("请填写处理人，操作记录会记下是谁确认的。")
        return
    store().decide(
        [Decision(line.decision_key, "confirm", word, reason, by, about=_about(line)) for line, word in said]
    )
    with st.spinner("正在重新核对…"):
        send([])
    st.rerun()


def _about(line: ReceiptLine) -> str:
    return f"{line.column_name or '整行'}“{line.value or ''}”读作“{line.proposed or ''}”：{line.reason}"
