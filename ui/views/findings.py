"""The findings as they stand now: those of the version, with what was said of them since it was published."""

from typing import Any

import pandas as pd
import streamlit as st

from queries import Scope
from queries.rules import Check, checks
from records.decisions import Decisions
from ui.opened import ask, opened, store, version_file
from ui.verbatim_text import verbatim

SAID = ["verdict", "reason", "decided_by", "decided_at"]


def findings_now(scope: Scope) -> pd.DataFrame:
    """`checks/findings` with the latest word on each; `is_counted`: whether the version already knows that word."""
    known = repr((version_file().id, scope, store().record.last()))
    return _now(ask("checks/findings", scope), known).copy()


@st.cache_resource(max_entries=200, show_spinner=False)
def _now(_found: pd.DataFrame, known: str) -> pd.DataFrame:
    """The answer of a version under the words of a revision of the records: kept until either is another one."""
    return judged(_found, store().decisions())


def judged(findings: pd.DataFrame, decisions: Decisions) -> pd.DataFrame:
    """Findings of a version under the decisions of the store: the latest word holds, one taken back is gone."""
    words = [_latest(row, decisions) for row in findings[["finding_key", *SAID]].itertuples(index=False)]
    latest = pd.DataFrame(words, columns=[*SAID, "is_counted"], index=findings.index)
    latest["decided_at"] = pd.to_datetime(latest["decided_at"])
    return findings.drop(columns=SAID).join(latest)


def _latest(finding: Any, decisions: Decisions) -> tuple[Any, ...]:
    """The latest word on a finding in the order of SAID, and whether the version has it."""
    word, known = decisions.dismissed.get(finding.finding_key), not pd.isna(finding.verdict)
    if word is not None:
        is_same = known and (finding.verdict, finding.reason) == (word.verdict, word.reason)
        return word.verdict, word.reason, word.by, word.at.date(), is_same
    if known and finding.finding_key in decisions.withdrawn:
        return None, None, None, None, False
    return (*(None if pd.isna(getattr(finding, name)) else getattr(finding, name) for name in SAID), True)


def counted_by(findings: pd.DataFrame, column: str) -> pd.DataFrame:
    """name, fail, warn, info of each value of a column, as charts.findings takes them."""
    counts = findings.groupby([column, "level"]).size().unstack(fill_value=0).reindex(
        columns=["fail", "warn", "info"], fill_value=0
    )  # fmt: skip
    return counts.rename_axis("name").reset_index()


def rules_frame(findings: pd.DataFrame) -> pd.DataFrame:
    """Every rule with its level, thresholds as they are set, open findings, and what it can't see."""
    known = _settings()
    open_by_rule = findings["check_id"].value_counts()
    return pd.DataFrame(
        [
            {
                "check_id": check.id,
                "title": check.title,
                "level": check.level,
                "findings": int(open_by_rule.get(check.id, 0)),
                "rule": check.rule,
                "thresholds": _thresholds(check, known),
                "limits": check.limits or None,
            }
            for check in checks().values()
        ]
    ).astype({"findings": "Int64"})


def _thresholds(check: Check, known: dict[str, tuple[str, str, str]]) -> str | None:
    told = [known[name] for name in check.settings if name in known]
    return "；".join(f"{label} {value}{f' {unit}' if unit else ''}" for label, value, unit in told) or None


def _settings() -> dict[str, tuple[str, str, str]]:
    with opened(version_file()).con.cursor() as cursor:
        rows = cursor.execute("select setting, label, value, unit from settings").fetchall()
    return {setting: (label, value, unit) for setting, label, value, unit in rows}


def pick(label: str, options: list[str], *, key: str) -> str | None:
    """One of `options` or all of them, bound to the address; a value that isn't there is named and left out."""
    for given in st.query_params.get_all(key):
        if given and given not in options:
            st.warning(f"网址中的{verbatim(label)}“{verbatim(given)}”不存在，已列出全部。", icon=":material/link_off:")
    return st.selectbox(
        verbatim(label),
        options,
        index=None,
        key=key,
        bind="query-params",
        persist_state="session",
        placeholder=f"全部{label}",
        label_visibility="collapsed",
        width=300,
    )
