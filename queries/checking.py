"""`python -m queries check`: how many findings each check has, for a person or a script."""

import argparse
import json
from typing import Any

import pandas as pd

from queries import Scope, Version, ask
from queries.options import add_scope_options, scope_from, version_from
from queries.rules import LEVELS, checks

OPEN_FAILS = 3  # the exit code


def add_check_command(commands: Any) -> None:
    """Add the command with its options."""
    command = commands.add_parser(
        "check",
        help="findings of the data quality checks; exit 3 when one that must be mended is open",
        description="Count the findings of each check, see queries/checks/. Exit 0: nothing of level fail is open; 3:"
        " something is; 1 and 2: as everywhere. The rows: run checks/findings.",
    )
    add_scope_options(command)
    command.add_argument("--json", action="store_true", help="as JSON")


def check(given: argparse.Namespace) -> tuple[str, int]:
    """What to print, and the exit code."""
    version = version_from(given)
    counted = count(version, scope_from(given, version))
    text = json.dumps(counted, ensure_ascii=False, indent=2) if given.json else _told(counted)
    return text, OPEN_FAILS if counted["open"]["fail"] else 0


def count(version: Version, scope: Scope) -> dict[str, Any]:
    """Open and dismissed findings, in all by level and of each check; checks that find nothing are there with 0."""
    findings = ask(version, "checks/findings", scope)
    is_open = findings["verdict"].isna()
    return {
        "version": version.id,
        "as_of": f"{scope.as_of:%Y-%m}",
        "open": {level: int((is_open & (findings["level"] == level)).sum()) for level in LEVELS},
        "dismissed": int((~is_open).sum()),
        "checks": [
            {"id": check.id, "title": check.title, "level": check.level, **_counts(findings, is_open, check.id)}
            for check in checks().values()
        ],
    }


def _counts(findings: pd.DataFrame, is_open: pd.Series, check_id: str) -> dict[str, int]:
    own = findings["check_id"] == check_id
    return {"open": int((own & is_open).sum()), "dismissed": int((own & ~is_open).sum())}


def _told(counted: dict[str, Any]) -> str:
    totals = "，".join(f"{LEVELS[level]} {number} 条" for level, number in counted["open"].items())
    lines = [f"版本 {counted['version']}，截至 {counted['as_of']}：{totals}；已处置 {counted['dismissed']} 条"]
    for each in counted["checks"]:
        dismissed = f"（已处置 {each['dismissed']}）" if each["dismissed"] else ""
        lines.append(f"{each['id']}  {LEVELS[each['level']]}  {each['open']:>5}  {each['title']}{dismissed}")
    return "\n".join(lines)
