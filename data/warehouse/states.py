"""The states of data/states/ and the checks' findings: what is derived, laid down once when a version is published.

Each is defined as a view and laid down as a table of its rows, because a version never changes: reading 7.5 million
fund rows for each answer takes a hundred times as long. Whatever lays them wants the tables of schema.sql in the
connection's current schema, and the terms.
"""

import re
from collections.abc import Collection
from functools import cache
from pathlib import Path

import duckdb

from data.checks import FINDINGS

ROOM = Path(__file__).parents[1] / "states"
# In the order in which one is made of another.
FILES = (
    "units", "shares", "unit_funds", "tasks", "last_year", "fund_months", "project_dates", "project_steps",
    "plan_moves", "holders", "project_months", "months", "county_ways", "usual_days", "key_project_months",
    "schemes", "entries", "punctuality", "items",
)  # fmt: skip
QUALITY = (ROOM / "quality.sql").read_text(encoding="utf-8")
VIEWS = "\n".join([*((ROOM / f"{name}.sql").read_text(encoding="utf-8") for name in FILES), FINDINGS, QUALITY])
VIEW = re.compile(r"^create view (\w+)", re.MULTILINE)
# What only the findings are made of; no version keeps it.
ENTRIES = frozenset({"entries", "entry_months", "entry_funds", "broken_totals", "named_entries"})
CLEAR = """
    drop table named_entries; drop table broken_totals; drop table entry_funds; drop table entry_months;
    drop table entries
"""


@cache
def states() -> dict[str, str]:
    """The statement that defines each state as a view, in the order in which one is made of another."""
    return {VIEW.findall(one.query)[0]: one.query for one in duckdb.extract_statements(VIEWS)}


def lay_down(con: duckdb.DuckDBPyConnection, chosen: Collection[str] | None = None) -> None:
    """Lay the states down as tables; all of them, if none are chosen. The findings bring what they are made of."""
    wanted = set(states() if chosen is None else chosen)
    wanted |= ENTRIES if "findings" in wanted else set()
    for name, view in states().items():
        if name in wanted:
            con.execute(laid(view))
    if "findings" in wanted:
        con.execute(CLEAR)


def laid(view: str) -> str:
    """The statement that lays a state down, of the one that defines it as a view."""
    return view.replace("create view ", "create or replace table ", 1)
