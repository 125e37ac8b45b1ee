"""A receipt that a statistician reads: what was read, what became of it, and what to do about each line."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import streamlit as st

from data.receipt import OUTCOMES, Outcome, Receipt, ReceiptLine
from ui.download_button import download_button
from ui.intake.draft import Pending, SentFile, balances_frame, lines_frame, returned, sheets_frame
from ui.intake.mapping import unread
from ui.verbatim_text import small, static_table, verbatim
from wording.figures import count

SHOWN = 50  # lines read on screen; the file has them all
MEANT: dict[Outcome, str] = {
    "rejected": "未入库，请改正后重新上传",
    "held": "确认前不入库",
    "warning": "没有因此退回，请核对",
}


def delivery_view(waiting: Pending) -> None:
    """Draw the receipts of what was sent, files that could not be read first."""
    below = {place.file_name for place in unread(waiting)} if waiting.delivery.refusals else set()
    for refusal in waiting.delivery.refusals:
        hint = "也可以在下面的**对应关系**里指定每一列是什么，不必改原表。" if refusal.file_name in below else ""
        told = f"**{verbatim(refusal.file_name)}** 未能读取：{verbatim(refusal.reason)}{hint}"
        st.error(told, icon=":material/error:")
    files = {file.name: file for file in waiting.files}
    for receipt in waiting.delivery.receipts:
        with st.container(border=True):
            receipt_view(receipt, files[receipt.file_name])


def receipt_view(receipt: Receipt, file: SentFile) -> None:
    """Draw the receipt of one file."""
    st.header(verbatim(receipt.file_name), anchor=False)
    st.markdown(verbatim(receipt.in_words))
    sheets = sheets_frame(receipt)
    silent = [column for column in ("其中待确认", "说明") if not sheets[column].any()]
    static_table(sheets.drop(columns=silent))
    if not (balances := balances_frame(receipt)).empty:
        static_table(balances)
    if not receipt.lines:
        if receipt.rows_read:
            st.success("全部入库，没有需要处理的行。", icon=":material/check_circle:")
        else:
            st.info("表头下面没有数据，没有可以入库的行。请检查是否选错了文件，或漏填了数据。")
        return
    _lines(receipt.lines)
    download_button(
        "下载回执，发还报送单位",
        partial(returned, receipt, file.content),
        f"回执_{Path(receipt.file_name).stem}.xlsx",
        help="报送单位自己的表格，有问题的单元格已标色，批注里写明原因和改法",
        key=f"receipt_of_{receipt.file_name}",
    )


def _lines(lines: Sequence[ReceiptLine]) -> None:
    """The lines by what became of their rows, the gravest first; of repeated rows only how many they are."""
    left = SHOWN
    for outcome, meant in MEANT.items():
        if told := [line for line in lines if line.outcome == outcome]:
            st.markdown(f"**{verbatim(OUTCOMES[outcome])} {count(len(told), '条')}**　{verbatim(meant)}")
            if left > 0:
                static_table(lines_frame(told[:left]))
            left -= len(told)
    if left < 0:
        small(f"只列出前 {SHOWN} 条，其余 {count(-left, '条')}见回执。")
    if repeated := sum(line.outcome == "duplicate" for line in lines):
        st.markdown(f"**{verbatim(OUTCOMES['duplicate'])} {count(repeated, '条')}**　与已有的内容相同，无需处理")
