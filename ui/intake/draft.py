"""From an upload to a published version: the draft of this session, its receipts, and the version list."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import streamlit as st

from data.delivery import Delivery, deliver
from data.files import guarded
from data.files.workbook import LONGEST_NAME
from data.job_progress import Watch
from data.mapping.remembered import Mappings, remembered
from data.people.actor import Units
from data.receipt import Receipt, ReceiptLine
from data.receipt_book import receipt_book
from data.warehouse.draft import Draft
from data.workplace import Workplace
from records.deliveries import UnitDelivery
from ui.access.viewer import viewer
from ui.opened import store
from ui.verbatim_text import verbatim

PENDING = "pending_delivery"
UPLOADER = "uploader_round"


@dataclass(frozen=True)
class SentFile:
    """A file as a reader sent it; `own` and `delivery` of one that a unit sent: whose rows alone it may hold, and with
    what it came.
    """

    name: str
    content: bytes
    own: Units = None
    delivery: UnitDelivery | None = None


@dataclass(frozen=True)
class Pending:
    """What this session has sent and not yet published or discarded: the files, their draft and their receipts.

    `received_on` is the day of receipt that a person gave, None for today.
    """

    files: tuple[SentFile, ...]
    draft: Draft
    delivery: Delivery
    received_on: dt.date | None = None

    @property
    def merged(self) -> list[UnitDelivery]:
        """The units' deliveries of which every file is in the draft."""
        taken = {receipt.file_name for receipt in self.delivery.receipts}
        sent = {file.delivery.id: file.delivery for file in self.files if file.delivery}
        came = Counter(file.delivery.id for file in self.files if file.delivery and file.name in taken)
        return [each for each in sent.values() if came[each.id] == len(each.files)]


def pending() -> Pending | None:
    """The delivery that waits for this session's reader, if there is one."""
    return st.session_state.get(PENDING)


def send(files: Sequence[SentFile], received_on: dt.date | None = None) -> None:
    """Receive files, together with those that already wait, into a fresh draft of the current version.

    `received_on` is the day on which they came in, None for the day given before, else today.

    A draft is made anew whenever something is added or decided: it never depends on the order in which that was done.
    A file takes the place of one of the same name, which it corrects.
    """
    waiting, names = pending(), {file.name for file in files}
    every = (*(file for file in (waiting.files if waiting else ()) if file.name not in names), *files)
    received_on = received_on or (waiting.received_on if waiting else None)
    draft = store().draft(received_on)
    try:
        delivery = delivered(every, draft)
    except BaseException:  # 取消 begins the script anew and ends this run here; what waited goes on waiting
        draft.close()
        raise
    _record(delivery, names, {refusal.file_name for refusal in waiting.delivery.refusals} if waiting else set())
    if waiting:
        waiting.draft.close()
    st.session_state[PENDING] = Pending(every, draft, delivery, received_on)


def _record(delivery: Delivery, sent: Set[str], refused: Set[str]) -> None:
    """Note what became of the files just sent, and of those whose fate changed: `refused` were so the time before."""
    store().received(
        [receipt for receipt in delivery.receipts if receipt.file_name in sent | refused],
        [refusal for refusal in delivery.refusals if refusal.file_name in sent or refusal.file_name not in refused],
        viewer().name,
    )


def delivered(files: Sequence[SentFile], draft: Draft) -> Delivery:
    """The files received into the draft, under a bar that shows how far it is and a button that ends it."""
    place = st.empty()
    with place.container(horizontal=True, vertical_alignment="center"):
        bar = st.progress(0.0, "正在逐行核对…")
        st.button("取消", key=f"cancel_{len(files)}")

    def tell(what: str, done: int, of: int) -> None:
        bar.progress(done / of, verbatim(what))

    known = Mappings(remembered=remembered(store()))
    with Workplace() as folder:
        paths = _written(files, folder)
        own = {path: file.own for path, file in zip(paths, files, strict=True)}
        delivery = deliver(paths, draft, viewer().name, store().decisions().confirmed, Watch(tell), known, own)
    place.empty()
    return delivery


def discard() -> None:
    """Drop what waits; the published version is untouched."""
    if waiting := st.session_state.pop(PENDING, None):
        waiting.draft.close()
        st.session_state[UPLOADER] = st.session_state.get(UPLOADER, 0) + 1


def _written(files: Sequence[SentFile], folder: Path) -> list[Path]:
    """The files under the names that they were sent with; two of one name don't meet."""
    paths = []
    for number, file in enumerate(files):
        path = folder / str(number) / Path(file.name).name
        path.parent.mkdir()
        if len(path.name.encode()) <= LONGEST_NAME:  # else it is refused when it is read
            path.write_bytes(file.content)
        paths.append(path)
    return paths


def sheets_frame(receipt: Receipt) -> pd.DataFrame:
    """Per sheet: 读取 = 入库 + 退回 + 重复."""
    return pd.DataFrame(
        [
            {
                "工作表": sheet.sheet,
                "读取": sheet.rows_read,
                "入库": sheet.rows_loaded,
                "退回": sheet.rows_rejected,
                "其中待确认": sheet.rows_held,
                "重复": sheet.rows_duplicate,
                "说明": sheet.note or "",
            }
            for sheet in receipt.sheets_in_short
        ]
    )


def balances_frame(receipt: Receipt) -> pd.DataFrame:
    """Per sheet and column of money, 万元: 读取 = 入库 + 退回 + 重复."""
    return pd.DataFrame(
        [
            {
                "金额（万元）": f"{sheet.sheet} · {balance.column_name}",
                "读取": balance.read,
                "入库": balance.loaded,
                "退回": balance.rejected,
                "重复": balance.duplicate,
            }
            for sheet in receipt.sheets
            for balance in sheet.balances
        ]
    )


def lines_frame(lines: Iterable[ReceiptLine]) -> pd.DataFrame:
    """Lines that were not simply loaded: where each stands and what is written there, why it is told, what to do."""
    return pd.DataFrame(
        [(_place(line), line.reason, line.remedy) for line in lines], columns=["位置与填写内容", "原因", "请这样处理"]
    )


def _place(line: ReceiptLine) -> str:
    column = f" {line.column_name}" if line.column_name else ""
    value = "" if line.value is None else f"：{line.value}"
    return f"{line.sheet} 第 {line.row_no} 行{column}{value}"


def returned(receipt: Receipt, content: bytes) -> bytes:
    """The receipt as a workbook: the sender's own sheets with the cells in question coloured and explained.

    It is made when its download is clicked, outside a rerun: nothing of the session can be asked for there.
    """
    return receipt_book(receipt, guarded.sheets(content, Path(receipt.file_name).stem), store().record.last())
