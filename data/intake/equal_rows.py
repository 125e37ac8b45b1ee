"""Rows of one sheet that are equal in every cell: one payment written twice, or two that nothing tells apart.

The second and later ones wait together for a person, as many as the draft doesn't hold already; rows that differ in any
cell are payments of their own, and only remarked on.
"""

from itertools import islice

import duckdb

from data.bulk import arrivals
from data.bulk.arrivals import RowSums
from data.bulk.facts import SPELLED_OUT, Facts
from data.intake import shared_remarks
from data.intake.held_groups import ask_by_sheet
from data.tables.held_rows import Group, Question
from data.tables.row_identity import differences
from data.tables.table import Table
from wording.figures import full_money

RULE = "相同行"
NAMED = 6  # columns that a remark names
ALIKE = """
create or replace temp table alike as
select fact_no, sheet, row_no, project_no, month, origin, amount, ytd_value, audit_status
from arrivals semi join crowded using (project_no, month, origin)
qualify count(*) over (partition by sheet, project_no, month, origin, amount, ytd_value, audit_status) > 1
"""
# Counted by occurrence: what the draft holds as often as the file states it is no news, and needs no word.
SURPLUS = """
create or replace temp table doubted as
with told as (
    select *, row_number() over (
        partition by sheet, project_no, month, origin, amount, ytd_value, audit_status, rest order by fact_no
    ) as time
    from alike join rests using (fact_no)
),
placed as (
    select *, row_number() over (
        partition by project_no, month, origin, amount, ytd_value order by time > 1, fact_no
    ) as place
    from told
),
held as (
    select project_no, month, origin, amount, ytd_value, count(*) as times
    from monthly_funds join known_projects using (project_id) semi join alike using (project_no, month, origin)
    group by all
)
select p.fact_no, p.sheet, p.row_no, p.amount, concat_ws(
    '|', k.project_id, p.month, p.origin, p.amount, coalesce(p.ytd_value::varchar, ''), p.audit_status, p.rest, p.time
) as said
from placed as p join known_projects as k using (project_no)
    left join held as h on h.project_no = p.project_no and h.month = p.month and h.origin = p.origin
        and h.amount = p.amount and h.ytd_value is not distinct from p.ytd_value
where p.time > 1 and p.place > coalesce(h.times, 0)
"""


def hold(con: duckdb.DuckDBPyConnection, facts: Facts) -> None:
    """Keep back the rows that repeat another of their sheet in every cell, until a person says that they are meant."""
    if not arrivals.crowd(con):
        return
    con.execute(ALIKE)
    if arrivals.is_any(con, "alike"):
        con.execute("create or replace temp table rests (fact_no bigint, rest varchar)")
        facts.write_rests()
        ask_by_sheet(con, facts, SURPLUS, _question)
        con.execute("drop table rests")
    con.execute("drop table alike")


def _question(_: Table, group: Group) -> Question:
    rows = shared_remarks.rows_in_words(group.rows)
    reason = f"{rows}与前面的行每一格都相同（共 {group.in_words}），看不出是重复填写还是另有几笔"
    remedy = "确是几笔到位的请予采纳，这些行全部入库；重复填写的请退回，或删去多余的行后重新上传"
    return Question(RULE, None, reason, remedy)


def remark(con: duckdb.DuckDBPyConnection, facts: Facts) -> None:
    """Say once a sheet which rows were loaded beside another of their project, month and origin, and what differs."""
    if not arrivals.is_any(con, "several"):
        return
    for found in arrivals.further(con, SPELLED_OUT):
        rows = shared_remarks.rows_in_words(found.rows)
        reason = (
            f"{rows}与前面的行同一项目同月同来源，{_differing(con, facts, found)}，按各是一笔全部入库"
            f"（共 {found.count:,} 笔、{full_money(found.amount)}）"
        )
        remedy = "确为几笔到位的，无需处理；如是更正，请只保留一行后重新上传"
        shared_remarks.remark(facts.of_sheet(found.sheet), "amount", found.rows, reason, remedy)


def _differing(con: duckdb.DuckDBPyConnection, facts: Facts, found: RowSums) -> str:
    """The columns in which the rows differ from the first one of their key, in the order in which they are met."""
    pairs = arrivals.pairs(con, found.sheet, SPELLED_OUT)
    rows = facts.find([number for pair in pairs for number in pair])
    names: dict[str, None] = {}
    for (table, row), (other_table, other) in zip(rows[::2], rows[1::2], strict=True):
        if table is other_table:
            names.update(dict.fromkeys(differences(table, row, other)))
    told = "”“".join(islice(names, NAMED))
    if names:
        return f"“{told}”{'等' if len(names) > NAMED else ''}不同"
    is_of_one = all(table is other for (table, _), (other, _) in zip(rows[::2], rows[1::2], strict=True))
    return "每一格都相同，已由人工确认" if is_of_one else "写在不同的表头下"
