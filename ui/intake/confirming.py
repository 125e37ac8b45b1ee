"""The rows that wait for a person's word: what was read in them, how sure that is, and the form that takes the word."""

from collections.abc import Mapping

import streamlit as st

from data.delivery import Delivery
from data.receipt import ReceiptLine
from records.decisions import ACCEPTED, DECLINED, Decision
from ui.access.viewer import viewer
from ui.intake.draft import send
from ui.opened import store
from ui.verbatim_text import Markdown, small, verbatim
from wording.figures import rate

SHOWN = 30  # held rows to decide at once; the next ones follow when these are decided


def confirm_form(delivery: Delivery) -> None:
    """Draw what waits and take a person's word on it; each word is recorded and the delivery is made again."""
    asked: dict[str, tuple[str, ReceiptLine]] = {}  # what two files say alike is asked once
    for receipt in delivery.receipts:
        for line in receipt.lines:
            if line.decision_key:
                asked.setdefault(line.decision_key, (receipt.file_name, line))
    if not asked:
        return
    waiting = list(asked.items())
    st.header(f"待确认 {len(waiting)} 处", anchor=False)
    st.markdown("这些值读得出，但没有把握，**确认前不会照办**。采纳：按所示的办理；退回：不照办，请报送单位改正。")
    if len(waiting) > SHOWN:
        small(f"先处理前 {SHOWN} 处，其余随后列出。")
    with st.form("confirm"):
        words = {key: _ask(name, line, place) for place, (key, (name, line)) in enumerate(waiting[:SHOWN])}
        reason = st.text_input("依据", placeholder="例如：已电话核实，单位应为元", max_chars=100)
        sent = st.form_submit_button("记录并重新核对", type="primary")
    if sent:
        _decide({key: line for key, (_, line) in waiting[:SHOWN]}, words, reason.strip())


def _ask(name: str, line: ReceiptLine, place: int) -> str | None:
    """One held row: where it stands, as written and as it would be loaded, why that is doubted; and the two answers."""
    st.markdown(
        f"{_written(line)}拟按 **{verbatim(line.proposed or '')}** 办理（把握 {rate(line.confidence, 0)}）  \n"
        f"{verbatim(f'{line.reason}。{line.remedy}。')}"
    )
    small(verbatim(f"{name} · {line.sheet} · 第 {line.row_no} 行"))
    answers = [ACCEPTED, DECLINED]
    return st.segmented_control(
        "处理", answers, format_func=verbatim, key=f"word_{place}_{line.decision_key}", label_visibility="collapsed"
    )


def _written(line: ReceiptLine) -> Markdown:
    """The cell in question as written; nothing where several rows wait for one word."""
    if line.value is None:
        return Markdown("")
    return Markdown(f"**{verbatim(line.column_name or '整行')}** 填写 **{verbatim(line.value)}**，")


def _decide(lines: Mapping[str, ReceiptLine], words: Mapping[str, str | None], reason: str) -> None:
    """Keep what was said of each line, by its decision key, and receive everything anew."""
    said = {key: (line, word) for key, line in lines.items() if (word := words[key])}
    if not said:
        st.warning("请先选择采纳或退回。")
        return
    by = viewer().name
    store().decide(
        [Decision(key, "confirm", word, reason, by, about=_about(line)) for key, (line, word) in said.items()]
    )
    send([])
    st.rerun()


def _about(line: ReceiptLine) -> str:
    return f"{line.column_name or '整行'}“{line.value or ''}”读作“{line.proposed or ''}”：{line.reason}"
