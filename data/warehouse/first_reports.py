"""What each unit reported first of a month, kept when a version is published: what is added later is measured by it.

Versions grow from one another, so what is once kept goes with them; what the sheet 首报记录 said stays what it said.
"""

import duckdb

from data.warehouse.states import states

MADE_OF = ("share_periods", "unit_funds")  # states, for as long as it takes
MISSING = """
insert into first_reports (unit, month, amount, reported_on, batch_id, sheet, row_no)
select unit_id, month, arrived, received_on, batch_id, sheet, row_no
from unit_funds
where (unit_id, month) not in (select (unit, month) from first_reports)
returning unit, month
"""
DONE = "drop view if exists unit_funds; drop view if exists share_periods"
Kept = list[tuple[str, object]]  # units and months


def enter(con: duckdb.DuckDBPyConnection) -> Kept:
    """Keep the funds of units and months that have none kept yet, in a draft; returns which."""
    for name in MADE_OF:
        con.execute(states()[name].replace("create view", "create temp view", 1))
    try:
        return con.execute(MISSING).fetchall()
    finally:
        con.execute(DONE)


def withdraw(con: duckdb.DuckDBPyConnection, kept: Kept) -> None:
    """Take back what `enter` kept, as nothing was published."""
    if kept:
        con.executemany("delete from first_reports where unit = ? and month = ?", kept)
