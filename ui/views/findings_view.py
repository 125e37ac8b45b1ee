"""The parts of 数据质量: whose findings and by which rule, the findings, what was said of others, the rules."""

import pandas as pd
import streamlit as st

from charts.findings import SHOWN, finding_bars
from ui.folding import folded
from ui.headings import picture
from ui.pictures import on_phone, show
from ui.printing import hint
from ui.tables import table
from ui.verbatim_text import small, verbatim
from ui.views.finding_card import finding_drawer, several_drawer
from ui.views.findings import counted_by
from wording.cells import LEVELS
from wording.figures import count, is_missing
from wording.findings import place

COLUMNS = ("level", "unit", "project", "message", "place")  # what to do is on the card that a click opens
DONE = ("unit", "project", "message", "verdict", "reason", "decided_by", "decided_at", "reaches")
PHONE = (("level", "project"), ("message",), ("unit", "place"), ("→", "remedy"))
PICTURES = {"of_unit": "unit", "rule": "title"}  # the address's parameter → column
TITLES = {"of_unit": "个单位有疑点", "rule": "条规则查出疑点"}
TALL = 14  # rows beyond which a table scrolls
LISTED = 1_000  # findings beyond which nobody reads on
MOST = 50  # findings that one word may be said of at once


def bars(findings: pd.DataFrame) -> None:
    """Draw how many findings each unit and each rule has; a click on one narrows the list below to it."""
    for half, (key, column) in zip(st.columns(2, gap="large"), PICTURES.items(), strict=True):
        counts = counted_by(findings, column)
        rest = f"，另有 {len(counts) - SHOWN} 个较少的未画出" if len(counts) > SHOWN else ""
        title = f"{len(counts)} {TITLES[key]}"
        with half:
            picture(title, f"■ 必改　▲ 提醒　○ 参考 · 点一行，下面只列它{rest}")
            if clicked := show(finding_bars(counts), key=f"findings_{column}", alt=title):
                st.session_state[key] = clicked[0]
                st.rerun()  # the picture is drawn anew now, not under the reader's next click, which it would swallow


def listing(findings: pd.DataFrame, narrowed: bool) -> None:
    """List findings, the gravest first; a click opens one; when narrowed, a button takes one word on all of them."""
    with st.container(horizontal=True, vertical_alignment="center"):
        cut = f"，先列最重的 {LISTED} 条" if len(findings) > LISTED else ""
        hint(f"共 {count(len(findings), '条')}{verbatim(cut)}；点任一行看出处、打开项目档案、记录处置")
        st.space("stretch")
        several = f"一并处置这 {len(findings)} 条"
        if narrowed and 1 < len(findings) <= MOST and st.button(several, icon=":material/done_all:"):
            several_drawer(findings)
    columns = (*COLUMNS, "remedy") if on_phone() else COLUMNS
    listed = findings.head(LISTED)
    placed = listed.assign(place=[place(finding) for _, finding in listed.iterrows()])
    position = table(
        placed, columns, key="findings", pick=True, height=560 if len(listed) > TALL else "auto", stacked=PHONE
    )
    if position is not None:
        finding_drawer(findings.iloc[position])


def dismissed(findings: pd.DataFrame) -> None:
    """Folded away: what somebody explained or set aside, by whom, when and why; each can be opened again."""
    if findings.empty:
        return
    label = f"已处置 {count(len(findings), '条')}"
    folded(label, lambda: _dismissed(findings), key="dismissed", icon=":material/done_all:")


def _dismissed(findings: pd.DataFrame) -> None:
    reached = findings.assign(reaches=findings["is_counted"].map({True: "已计入本版本", False: "下次发布计入"}))
    position = table(reached, DONE, key="dismissed", labels={"reason": "理由"}, pick=True, faded=True)
    hint("点任一行看详情，或重新打开。事实变了（数字、日期改了），疑点会自动重新出现。")
    if position is not None:
        finding_drawer(findings.iloc[position])


def rules_list(rules: pd.DataFrame) -> None:
    """Folded away: every rule, what it looks at, its thresholds as they are set, what it can't see."""
    label = f"全部 {len(rules)} 条规则：查什么、阈值是多少、查不到什么"
    folded(label, lambda: _rules(rules), key="rules", icon=":material/rule:")


def _rules(rules: pd.DataFrame) -> None:
    for rule in rules.itertuples():
        with st.container(gap=None):
            level, title = verbatim(LEVELS[rule.level]), verbatim(f"{rule.check_id} {rule.title}")
            st.markdown(f"**{title}**　{level}　{count(rule.findings, '条')}")
            small(verbatim(rule.rule))
            beside = {"阈值": rule.thresholds, "说明": rule.limits}
            if told := [f"{label}：{text}" for label, text in beside.items() if not is_missing(text)]:
                small(verbatim("　".join(told)))
    small("阈值在基础配置的“参数”表中修改，发布后生效。")
