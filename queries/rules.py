"""The checks of data quality: every `.sql` file in checks/ whose name is a rule's number, united in one table macro.

A check is one SELECT of $scope. It returns the rows that it finds in the columns of FINDING; its header says the rule,
its level, what `stated` and `expected` hold, and which settings are its thresholds. Nothing else lists the checks.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

from queries import reference
from queries.catalogue import CHECKS, definitions

FINDING = (
    "check_id", "unit_id", "project_id", "month", "stated", "expected", "message", "remedy", "batch_id", "sheet",
    "row_no",
)  # fmt: skip
LEVELS = {"fail": "必改", "warn": "提醒", "info": "参考"}
BROKEN = re.compile(r"(?<=[，、；。]) ")  # where a line of the header was broken
REQUIRED = ("level", "rule", "stated", "expected", "$scope")
OPTIONAL = ("setting", "limits")
ROOM = Path(__file__).parent
TERMS = (ROOM / "check_terms.sql").read_text(encoding="utf-8")
MACROS = (ROOM / "check_macros.sql").read_text(encoding="utf-8")
UNITED = "create or replace macro found_by_checks(s) as table\n"
LISTED = """
    create or replace table check_rules (check_id varchar, seq integer, title varchar, level varchar, rule varchar);
    create or replace table check_defaults (setting varchar, value varchar);
"""


@dataclass(frozen=True)
class Check:
    """One rule. `stated` and `expected` say what those two columns hold; `settings` are its thresholds; `limits` says
    what it can't see or leaves alone, and why."""

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
        check_id,
        first.removeprefix("-- "),
        *(stated[name] for name in ("level", "rule", "stated", "expected")),
        tuple(stated["setting"].split("、")) if "setting" in stated else (),
        stated.get("limits", ""),
        text,
    )


@cache
def checks() -> dict[str, Check]:
    """Every check by its number (`DQ06`), in order."""
    return {path.stem: parse(path.stem, path.read_text(encoding="utf-8")) for path in CHECKS}


def load_checks(con: duckdb.DuckDBPyConnection) -> None:
    """Define `findings(s)` and what is made of it, on a connection that has the questions' vocabulary.

    The macro that unites the checks is put together from their files, which are part of the program, as the imports of
    a module are; nothing that anybody enters comes into it.
    """
    con.execute(LISTED)
    listed = [[check.id, seq, check.title, check.level, check.rule] for seq, check in enumerate(checks().values(), 1)]
    con.executemany("insert into check_rules values (?, ?, ?, ?, ?)", listed)
    con.executemany("insert into check_defaults values (?, ?)", reference.rows("settings", "setting", "value"))
    con.execute(TERMS)
    unite(con, checks().values())
    con.execute(MACROS)


def unite(con: duckdb.DuckDBPyConnection, chosen: Iterable[Check]) -> None:
    """Let those checks be what `findings(s)` finds by."""
    selects = (check.sql.replace("$scope", "s") for check in chosen)
    con.execute(UNITED + "union all\n".join(f"(\n{select}\n)\n" for select in selects))
