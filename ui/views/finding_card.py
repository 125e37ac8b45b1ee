"""One finding or several in a drawer: what is wrong, in which row, and the form that takes a person's word on it."""

import pandas as pd
import streamlit as st

from queries.rules import checks
from records.decisions import WITHDRAWN, Decision
from ui.access.viewer import viewer
from ui.boundary import boundary
from ui.drawer import drawer
from ui.drill_links import dossier_link
from ui.opened import store
from ui.verbatim_text import small, static_table, verbatim
from wording.cells import LEVELS
from wording.findings import about, place

VERDICTS = {"已说明": "情况属实，理由成立", "已核实无误": "核过原件，填报没有错", "不予处理": "与统计无关或已另行处理"}


def finding_drawer(finding: pd.Series) -> None:
    """Show one finding with the way to its row and its project; take a word on it, or take the word back."""
    drawer(str(finding["title"]), _one, finding)


def several_drawer(findings: pd.DataFrame) -> None:
    """Take one word on all of these."""
    drawer(f"一并处置 {len(findings)} 条疑点", _several, findings)


def _one(finding: pd.Series) -> None:
    check = checks()[finding["check_id"]]
    st.markdown(f"**{verbatim(finding['message'])}**")
    st.markdown(verbatim(finding["remedy"]))
    stated = {
        "级别": LEVELS[check.level],
        "单位": finding["unit"],
        "项目": "" if pd.isna(finding["project"]) else f"{finding['project']}（{finding['project_id']}）",
        "出处": place(finding),
        "检查内容": check.rule,
        check.stated: finding["stated"],
        check.expected: finding["expected"],
    }
    known = {label: str(value) for label, value in stated.items() if value and not pd.isna(value)}
    static_table({"栏目": list(known), "内容": list(known.values())}, hide_header=True)
    if not pd.isna(finding["project_id"]):
        dossier_link("打开项目档案：阶段、资金、出处", str(finding["project_id"]))
    frame = finding.to_frame().T
    if pd.isna(finding["verdict"]):
        _form(frame)
    else:
        said = f"{finding['decided_by']} {finding['decided_at']:%Y-%m-%d}：{finding['verdict']}，{finding['reason']}"
        st.markdown(verbatim(said))
        _reopening(frame)


def _several(findings: pd.DataFrame) -> None:
    st.markdown("同一个理由适用于下面每一条时才一并处置；需要改正的，请改正台账后重新上传。")
    st.markdown("\n".join(f"- {verbatim(about(row))}" for _, row in findings.iterrows()))
    _form(findings)


def _form(findings: pd.DataFrame) -> None:
    with st.form("dismissal", border=False):
        verdict = st.radio(
            "处置", list(VERDICTS), format_func=verbatim, captions=[verbatim(why) for why in VERDICTS.values()]
        )
        reason = st.text_input("理由", placeholder="例如：2026 年 3 月签有增资协议", max_chars=100)
        sent = st.form_submit_button("记录处置", type="primary")
    small("台账有错的请改正后重新上传，疑点随之消失；处置只用于说明没有错的。")
    if sent:
        _decide(findings, verdict, reason)


def _reopening(findings: pd.DataFrame) -> None:
    with st.form("reopening", border=False):
        reason = st.text_input("重新打开的理由", max_chars=100)
        sent = st.form_submit_button("重新打开")
    if sent:
        _decide(findings, WITHDRAWN, reason)


def _decide(findings: pd.DataFrame, verdict: str, reason: str) -> None:
    by = viewer().name
    with boundary():
        store().decide(
            [
                Decision(str(row["finding_key"]), "dismiss", verdict, reason.strip(), by, about=about(row))
                for _, row in findings.iterrows()
            ]
        )
        st.rerun()
