"""Arrivals that wait together: those of the table `doubted`, by sheet, one question and one key for each sheet.

Whoever doubts fills the table, of arrivals that aren't aside, with what each says of itself (`said`).
"""

from collections.abc import Callable

import duckdb

from data.bulk import arrivals
from data.bulk.facts import SPELLED_OUT, Facts
from data.tables.held_rows import Group, Question, ask
from data.tables.table import Table

GROUPS = """
select sheet, min(distinct row_no, $most) as rows, count(*) as count, sum(amount) as amount,
    sum(md5_number_lower(said))::varchar as digest
from doubted group by sheet order by min(fact_no)
"""
ASIDE = """
create or replace temp table more_aside as
from aside union all select fact_no, 'refused' from doubted where list_contains(getvariable('kept_back'), sheet)
"""


def ask_by_sheet(
    con: duckdb.DuckDBPyConnection, facts: Facts, doubted: str, question: Callable[[Table, Group], Question]
) -> None:
    """Fill `doubted` by a statement, and keep back every sheet's rows in it that no person has said to load."""
    con.execute(doubted)
    kept_back = []
    for sheet, *told in con.execute(GROUPS, {"most": SPELLED_OUT}).fetchall():
        table, group = facts.of_sheet(sheet), Group(*told)
        word = ask(table, group, question(table, group))
        if word is not True:
            kept_back.append(sheet)
            facts.put_back(sheet, group.count, is_waiting=word is None)
    if kept_back:
        con.execute("set variable kept_back = ?", [kept_back])
        arrivals.put_aside(con, ASIDE)
    con.execute("drop table doubted")
