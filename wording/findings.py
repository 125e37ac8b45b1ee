"""Findings of the checks in a sentence."""

import pandas as pd

from wording.filters import EVERYTHING
from wording.sentences.parts import of


def headline(findings: pd.DataFrame, dismissed: int, whose: str = EVERYTHING) -> str:
    """Whose findings these are, and what `_summary` says of them."""
    return of(whose) + _summary(findings, dismissed)


def _summary(findings: pd.DataFrame, dismissed: int) -> str:
    """How many findings are open, how many must be mended first, and who has most: "发现 37 条疑点，5 条必改；…".

    findings: the open rows of `checks/findings`; dismissed: how many others somebody has explained or set aside.
    """
    if findings.empty:
        return f"没有待处理的疑点，{dismissed} 条已处置" if dismissed else "没有发现疑点"
    grave = int((findings["level"] == "fail").sum())
    text = f"发现 {len(findings)} 条疑点，" + (f"{grave} 条必改" if grave else "没有必改的")
    by_unit = findings["unit"].value_counts()
    if len(by_unit) == 1:
        return f"{text}；都在{by_unit.index[0]}"
    most = list(by_unit[by_unit == by_unit.iloc[0]].index)
    if by_unit.iloc[0] == 1 or len(most) > 2:
        return f"{text}；分布在 {len(by_unit)} 个单位"
    return f"{text}；最多的是{'和'.join(most)}（{'各 ' if len(most) > 1 else ''}{by_unit.iloc[0]} 条）"


def place(finding: pd.Series) -> str:
    """Where a finding's row is, or that it is a matter of sums: "项目台账.xlsx · 园区 · 第 12 行"."""
    if pd.isna(finding["file_name"]):
        return "由多行汇总得出"
    return f"{finding['file_name']} · {finding['sheet']} · 第 {finding['row_no']} 行"


def about(finding: pd.Series) -> str:
    """What a finding is, in one line, for whoever reads of the decision later."""
    subject = finding["unit"] if pd.isna(finding["project"]) else f"{finding['unit']} {finding['project']}"
    return f"{finding['check_id']} {finding['title']}：{subject}，{finding['message']}"
