"""Two sheets of one workbook that report the same projects and months: a copy, an old and a new version, a summary.

Nobody here knows which one holds, or whether both do. Each sheet waits for a word of its own: accepting one and
declining the other takes that one, accepting both adds them up.
"""

from collections.abc import Callable, Hashable
from functools import partial

import duckdb

from data.bulk import arrivals
from data.bulk.facts import Facts
from data.intake.held_groups import ask_by_sheet, ask_of_rows
from data.tables.held_rows import Group, Question
from data.tables.table import Row, Table

RULE = "同月的两张表"
REMEDY = "请只采纳要用的那张表，把另一张退回；两张都采纳，到位资金会相加"
STATED = """
create or replace temp table stated as
select sheet, project_no, month, origin, sum(amount) as amount, list_contains($unsaid, sheet) as is_unsaid
from arrivals group by all
"""
# Under two origins two arrivals came, unless a sheet says none, or both say the same amount: one said it otherwise.
SHARED = """
create or replace temp table shared as
select a.sheet, a.project_no, a.month, a.origin, b.sheet as other, b.origin as other_origin
from stated as a join stated as b using (project_no, month)
where a.sheet <> b.sheet
    and (a.origin = b.origin or a.is_unsaid or b.is_unsaid or (a.amount = b.amount and a.amount <> 0))
"""
TWINS = """
create or replace temp table twins as
with sizes as (select sheet, count(*) as size from stated group by sheet),
pairs as (
    select sheet, other, count(distinct (project_no, month, origin)) as mine,
        count(distinct (project_no, month, other_origin)) as theirs
    from shared group by all
)
select p.sheet, p.other, 2 * mine >= s.size or 2 * theirs >= o.size as is_whole
from pairs as p join sizes as s on s.sheet = p.sheet join sizes as o on o.sheet = p.other
"""
# Sheets that share half of what the smaller one states are two of one report, and wait as a whole; else what is shared.
DOUBTED = """
create or replace temp table doubted as
select a.fact_no, a.sheet, a.row_no, a.amount,
    concat_ws('|', a.sheet, p.project_id, a.month, a.origin, a.amount, coalesce(a.ytd_value::varchar, '')) as said
from arrivals as a join known_projects as p using (project_no)
where a.sheet in (select sheet from twins where is_whole)
    or (a.sheet, a.project_no, a.month, a.origin) in (select (sheet, project_no, month, origin) from shared)
"""
OTHERS = "select list(other order by other) from twins where sheet = ?"


def hold_arrivals(con: duckdb.DuckDBPyConnection, facts: Facts) -> None:
    """Keep back the arrivals of sheets that state the same projects, months and origins, until a person has chosen."""
    if len({table.sheet for table in facts.tables if not table.refused}) < 2:
        return
    unsaid = [table.sheet for table in facts.tables if not table.has("origin")]
    con.execute(STATED, {"unsaid": unsaid})
    con.execute(SHARED)
    con.execute(TWINS)

    def question(table: Table, group: Group) -> Question:
        [(others,)] = con.execute(OTHERS, [table.sheet]).fetchall()
        return _question(others, f"共 {group.in_words}")

    if arrivals.is_any(con, "twins"):
        ask_by_sheet(con, facts, DOUBTED, question)
    con.execute("drop table stated; drop table shared; drop table twins")


def hold_rows(tables: list[Table], key: Callable[[Row], Hashable]) -> None:
    """The same of rows of other monthly ledgers that say different things under one key on different sheets."""
    said: dict[Hashable, list[tuple[Table, Row]]] = {}
    for table in tables:
        for row in table.good():
            said.setdefault(key(row), []).append((table, row))
    contrary = [rows for rows in said.values() if len({table.sheet for table, _ in rows}) > 1 and _differ(rows)]
    sheets = dict.fromkeys(table.sheet for rows in contrary for table, _ in rows)
    for sheet in sheets:
        mine = [(table, row) for rows in contrary for table, row in rows if table.sheet == sheet]
        others = sorted({table.sheet for rows in contrary for table, _ in rows} - {sheet})
        ask_of_rows(mine, partial(_differing, others), f"{sheet}\x1e")


def _differ(rows: list[tuple[Table, Row]]) -> bool:
    return any(row.values != rows[0][1].values for _, row in rows)


def _differing(others: list[str], group: Group) -> Question:
    return _question(others, f"{group.in_words}的内容不同")


def _question(others: list[str], told: str) -> Question:
    names = "”“".join(others)
    return Question(RULE, None, f"与“{names}”表报的是同样的项目和月份（{told}），不知道以哪张表为准", REMEDY, 0.3)
