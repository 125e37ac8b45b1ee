"""The checks of data quality as a reader knows them: what the header of each file of data/checks/ says."""

import re
from dataclasses import dataclass
from functools import cache

import duckdb

from data.checks import CHECKS
from queries.catalogue import definitions

LEVELS = {"fail": "必改", "warn": "提醒", "info": "参考"}
BROKEN = re.compile(r"(?<=[，、；。]) ")  # where a line of the header was broken
REQUIRED = ("level", "rule", "stated", "expected")
OPTIONAL = ("setting", "limits")
LISTED = """
    create or replace table check_rules (check_id varchar, seq integer, title varchar, level varchar, rule varchar)
"""


@dataclass(frozen=True)
class Check:
    """One rule. `stated` and `expected` say what those two columns hold; `settings` are its thresholds; `limits` says
    what it can't see or leaves alone, and why.
    """

    id: str
    title: str
    level: str
    rule: str
    stated: str
    expected: str
    settings: tuple[str, ...]
    limits: str
    sql: str


def parse(check_id: str, text: str) -> Check:
    """Read a check from its file's text; raises ValueError when its header lacks a line or has a strange one."""
    first, stated = definitions(check_id, text)
    stated = {name: BROKEN.sub("", text) for name, text in stated.items()}
    if not first.startswith("-- "):
        raise ValueError(f"{check_id}: the first line must be a title")
    missing, strange = set(REQUIRED) - set(stated), set(stated) - set(REQUIRED) - set(OPTIONAL)
    if missing or strange or stated["level"] not in LEVELS:
        raise ValueError(f"{check_id}: header lacks {sorted(missing)}, has {sorted(strange)}, or its level is unknown")
    return Check(
        id=check_id,
        title=first.removeprefix("-- "),
        level=stated["level"],
        rule=stated["rule"],
        stated=stated["stated"],
        expected=stated["expected"],
        settings=tuple(stated["setting"].split("、")) if "setting" in stated else (),
        limits=stated.get("limits", ""),
        sql=text,
    )


@cache
def checks() -> dict[str, Check]:
    """Every check by its number (`DQ06`), in order."""
    return {path.stem: parse(path.stem, path.read_text(encoding="utf-8")) for path in CHECKS}


def load_checks(con: duckdb.DuckDBPyConnection) -> None:
    """List the checks in a table, for questions that name them."""
    con.execute(LISTED)
    listed = [[check.id, seq, check.title, check.level, check.rule] for seq, check in enumerate(checks().values(), 1)]
    con.executemany("insert into check_rules values (?, ?, ?, ?, ?)", listed)
