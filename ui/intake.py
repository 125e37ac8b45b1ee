"""From an upload to a published version: the draft of this session, its receipts, and the version list."""

import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from data.delivery import Delivery, deliver
from data.draft import Draft
from data.receipt import OUTCOMES, Receipt, ReceiptLine
from wording.cells import quoted

DRAFT = "draft"
DELIVERY = "delivery"
UPLOADER = "uploader_round"


def receive_uploads(uploads: Iterable[Any], draft: Draft, received_by: str) -> Delivery:
    """Receive uploaded files (name, getvalue()) into a draft, under the names that they were sent with."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, upload in enumerate(uploads):
            path = Path(folder) / str(number) / Path(upload.name).name
            path.parent.mkdir()
            path.write_bytes(upload.getvalue())
            paths.append(path)
        return deliver(paths, draft, received_by)


def pending() -> tuple[Draft, Delivery] | None:
    """The draft that this session has received into and not yet published or discarded."""
    return (st.session_state[DRAFT], st.session_state[DELIVERY]) if DRAFT in st.session_state else None


def keep(draft: Draft, delivery: Delivery) -> None:
    """Hold a draft with its receipts until the reader decides."""
    discard()
    st.session_state[DRAFT], st.session_state[DELIVERY] = draft, delivery


def discard() -> None:
    """Drop the session's draft; the published version is untouched."""
    if DRAFT in st.session_state:
        st.session_state.pop(DRAFT).close()
        st.session_state.pop(DELIVERY, None)
        st.session_state[UPLOADER] = st.session_state.get(UPLOADER, 0) + 1


def sheets_frame(receipt: Receipt) -> pd.DataFrame:
    """Per sheet: 读取 = 入库 + 退回 + 重复."""
    return pd.DataFrame(
        [
            {
                "工作表": sheet.sheet,
                "读取": sheet.rows_read,
                "入库": sheet.rows_loaded,
                "退回": sheet.rows_rejected,
                "重复": sheet.rows_duplicate,
                "说明": sheet.note or "",
            }
            for sheet in receipt.sheets
        ]
    )


def lines_frame(lines: Iterable[ReceiptLine]) -> pd.DataFrame:
    """Every line that was not simply loaded: where it stands, as written, why, and what to do."""
    return pd.DataFrame(
        [
            {
                "结果": OUTCOMES[line.outcome],
                "工作表": line.sheet,
                "行号": line.row_no,
                "栏目": line.column_name or "整行",
                "填写内容": "" if line.value is None else str(line.value),
                "原因": line.reason,
                "请这样处理": line.remedy,
            }
            for line in lines
        ],
        columns=["结果", "工作表", "行号", "栏目", "填写内容", "原因", "请这样处理"],
    )


def lines_csv(lines: Iterable[ReceiptLine]) -> bytes:
    """The same as a file to send back to the unit."""
    frame = lines_frame(lines)
    return (
        frame.map(lambda cell: quoted(cell) if isinstance(cell, str) else cell).to_csv(index=False).encode("utf-8-sig")
    )
