"""The audit record in Chinese words: what each entry says, and whether the whole is as it was written."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from data.people.actor import ROLES
from data.warehouse.verification import Verdict
from records.audit import Entry
from ui.verbatim_text import small, verbatim
from wording.cells import quoted
from wording.figures import count, whole

COLUMNS = ["序号", "时间", "操作人", "操作", "对象", "说明"]


def verdict_view(verdict: Verdict) -> None:
    """Say what the verification found: every fault with its entry, and what is odd but harmless."""
    if verdict.faults:
        told = "\n".join(f"- {verbatim(fault.text)}" for fault in verdict.faults)
        st.error(f"以下记录与登记时不同，请联系管理员，并从备份核对：\n\n{told}", icon=":material/error:")
    for note in verdict.notes:
        st.info(f"待补记：{verbatim(note)}", icon=":material/info:")
    for words in verdict.acknowledged:
        st.info(f"已知悉的异常：{verbatim(words)}", icon=":material/info:")
    number, digest = verdict.last
    if number:
        small(
            f"末条第 {number:d} 条，校验值 {verbatim(digest[:16])}。另处记下它，日后可以证明此前的记录没有改动。",
            help=f"完整校验值：{verbatim(digest)}",
        )


def record_frame(entries: Iterable[Entry]) -> pd.DataFrame:
    """The entries as rows, newest first."""
    rows = [
        [entry.number, entry.at[:16].replace("T", " "), entry.who, entry.what, entry.about, _told(entry)]
        for entry in entries
    ]
    return pd.DataFrame(rows[::-1], columns=COLUMNS)


def acts(frame: pd.DataFrame) -> list[str]:
    """The kinds of acts in the record, the commonest first."""
    return list(frame["操作"].value_counts().index)


def narrowed(frame: pd.DataFrame, kinds: Sequence[str], persons: Sequence[str]) -> pd.DataFrame:
    """The rows of these kinds of acts and of these persons; of none named, all."""
    asked = {"操作": kinds, "操作人": persons}
    fits = [frame[column].isin(wanted) for column, wanted in asked.items() if wanted]
    return frame[pd.concat(fits, axis=1).all(axis=1)] if fits else frame


def as_csv(frame: pd.DataFrame) -> bytes:
    """The rows as a file that Excel reads; no text in it runs as a formula."""
    written = frame.map(lambda cell: quoted(cell) if isinstance(cell, str) else cell)
    text: str = written.to_csv(index=False)
    return text.encode("utf-8-sig")


def _told(entry: Entry) -> str:
    """What the details of an entry say; of an act that isn't known here, nothing."""
    tell = TOLD.get(entry.what)
    try:
        return tell(entry.details) if tell else ""
    except (KeyError, TypeError, IndexError, AttributeError):
        return ""


def _published(details: dict[str, Any]) -> str:
    files = [file["name"] for file in details["files"]]
    return f"{details['reason']}；{_listed(files, '个文件')}" if files else details["reason"]


def _listed(names: list[str], measure: str) -> str:
    more = f"等 {len(names)} {measure}" if len(names) > SHOWN else ""
    return "、".join(names[:SHOWN]) + more


def _role(told: dict[str, Any]) -> str:
    unit = told.get("unit")
    return (
        f"{ROLES[told['role']].label}（{f'单位 {unit}' if unit else '全县'}）"
        if unit is not None
        else (ROLES[told["role"]].label)
    )


SHOWN = 3
TOLD: dict[str, Callable[[dict[str, Any]], str]] = {
    "接收": lambda told: (
        f"读取 {count(told['rows_read'], '行')} = 入库 {whole(told['rows_loaded'])}"
        f" + 退回 {whole(told['rows_rejected'])} + 重复 {whole(told['rows_duplicate'])}"
    ),
    "退回": lambda told: told["reason"],
    "对应": lambda told: told["told"],
    "停用": lambda told: told["told"],
    "放弃": lambda told: _listed(told["files"], "个文件"),
    "确认": lambda told: "，".join(filter(None, (told["verdict"], told["reason"]))),
    "处置": lambda told: "，".join(filter(None, (told["verdict"], told["reason"]))),
    "发布": _published,
    "回滚": lambda told: f"原为 {told['former'] or '空库'}",
    "固定": lambda told: told["note"],
    "清理": lambda told: f"保留最新 {told['keep']} 个；清理 {_listed(told['versions'], '个版本')}",
    "导出": lambda told: f"{told['file']}，共 {told['parts']} 项",
    "导入": lambda told: "；".join(
        filter(
            None,
            (
                f"原件 {told['originals']} 个",
                f"{told['exported_by']} 于 {told['exported_at'][:10]} 导出",
                told.get("origin"),
            ),
        )
    ),
    "授权": lambda told: "，".join(filter(None, (_role(told), told["until"] and f"至 {told['until']}"))),
    "收回授权": lambda told: f"{_role(told)}，原为第 {told['grant']} 条",
    "代看": lambda told: f"连同{_role(told)}" if told["role"] else "",
    "查看": lambda told: f"版本 {told['version']}" + (f"，以{told['shown_as']}的身份" if "shown_as" in told else ""),
    "登录": lambda told: f"由 {told['by']} 认证" if "by" in told else "",
    "登录失败": lambda told: f"连错 {told['times']} 次，等 15 分钟",
    "信任": lambda told: f"公钥 {told['key']}",
    "备份": lambda told: f"{told['file']}，{told['files']} 个文件",
    "恢复": lambda told: f"{told['file']}，{told['files']} 个文件",
    "知悉": lambda told: "；".join((told["reason"], *told["faults"])),
    "升级": lambda told: told["told"],
    "会议准备": lambda told: f"冻结版本 {told['version']}、操作记录第 {told['record'][0]} 条",
    "会议修改": lambda told: told["told"],
    "会议链接": lambda told: f"链接 {told['link']}，给 {'、'.join(told['readers']) or '登录了的'}，至 {told['until']}",
    "打开链接": lambda told: f"链接 {told['link']}" + (f"，以{told['shown_as']}的身份" if "shown_as" in told else ""),
    "撤销链接": lambda told: f"链接 {told['link']}",
    "催报对象": lambda told: told["kind"],
    "取消催报对象": lambda told: told["kind"],
    "催报发送": lambda told: f"{told['month']}，{told['kind']}，{told['failed'] or '已发送'}",
    "修复": lambda told: _listed(told["aside"], "个版本"),
    "补记": lambda told: told["why"],
}
