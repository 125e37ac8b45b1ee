"""Rows of a sheet that wait together: one question and one key for them all, whatever rule doubts them.

Arrivals are those of the table `doubted`: whoever doubts fills it, of arrivals that aren't aside, with what each says
of itself (`said`). Rows of other ledgers are at hand.
"""

from collections.abc import Callable, Sequence

import duckdb

from data.bulk import arrivals
from data.bulk.facts import SPELLED_OUT, Facts
from data.intake.draft_tables import digest_of
from data.tables.held_rows import Group, Question, ask
from data.tables.table import Row, Table

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


def ask_of_rows(rows: Sequence[tuple[Table, Row]], question: Callable[[Group], Question], among: str = "") -> None:
    """The same of rows of one sheet that are no arrivals; `among`: which others they are doubted beside."""
    group = Group([row.number for _, row in rows], len(rows), None, f"{among}{digest_of(rows)}")
    word = ask(rows[0][0], group, question(group))
    for _, row in rows if word is not True else ():
        row.held, row.rejected = word is None, word is False
