"""Arrivals under a key that the draft holds already, which differ in columns that mean no field: 到账日期, 凭证号.

A correction, or another payment? Only a person knows. What rows say in such columns is kept as numbers beside the
batch, sheet and row that facts name; columns that only one of two files has tell nothing.
"""

import duckdb

from data.bulk import arrivals
from data.bulk.facts import Facts
from data.intake import shared_remarks
from data.intake.held_groups import ask_by_sheet
from data.tables.held_rows import Group, Question
from data.tables.table import Table
from wording.figures import full_money

RULE, NAMED = "更正还是另一笔", 6
REMEDY = "是更正的请采纳，以本次替换已入库的；另有一笔的请退回，把各笔写在同一个文件里重新上传，各记各的"
BEGIN = """
create or replace temp table details (fact_no bigint, head varchar, said ubigint);
create or replace temp table contested (
    project_no integer, month date, origin varchar, amount decimal(18, 6), batch_id integer, sheet varchar,
    row_no integer
)
"""
END = "drop table details; drop table contested"
# What is held under the file's keys and is none of its rows, by all the columns that both files have.
CONTESTED = """
create or replace temp table contested as
with held as (
    select k.project_no, f.month, f.origin, f.amount, f.batch_id, f.sheet, f.row_no
    from monthly_funds as f join known_projects as k using (project_id)
        semi join every_arrival as e on e.project_no = k.project_no and e.month = f.month and e.origin = f.origin
    where f.amount <> 0
),
common as (
    select distinct batch_id, sheet, head
    from fund_details semi join held using (batch_id, sheet, row_no) semi join details using (head)
),
held_signs as (
    select held.*, sum(hash(head, said)) as sign
    from held join fund_details using (batch_id, sheet, row_no) semi join common using (batch_id, sheet, head)
    group by all
),
told_signs as (
    select e.fact_no, e.project_no, e.month, e.origin::varchar as origin, s.batch_id, s.sheet,
        sum(hash(d.head, d.said)) as sign
    from every_arrival as e
        join (select distinct project_no, month, origin, batch_id, sheet from held_signs) as s
            on s.project_no = e.project_no and s.month = e.month and s.origin = e.origin
        join common as c on c.batch_id = s.batch_id and c.sheet = s.sheet
        join details as d on d.fact_no = e.fact_no and d.head = c.head
    group by all
)
select * exclude (sign)
from held_signs anti join told_signs using (project_no, month, origin, batch_id, sheet, sign)
"""
DOUBTED = """
create or replace temp table doubted as
with marks as (
    select fact_no, sum(md5_number_lower(concat_ws('|', head, said))) as mark
    from details semi join (from arrivals semi join contested using (project_no, month, origin)) as a using (fact_no)
    group by fact_no
),
held as (
    select project_no, month, origin, sum(amount) as amount, count(*) as times from contested group by all
)
select a.fact_no, a.sheet, a.row_no, a.amount, concat_ws(
    '|', k.project_id, a.month, a.origin, a.amount, coalesce(a.ytd_value::varchar, ''), m.mark, h.amount, h.times
) as said
from arrivals as a join held as h using (project_no, month, origin) join known_projects as k using (project_no)
    left join marks as m using (fact_no)
"""
PLACES = """
create or replace temp table contested_here as
select c.*, a.fact_no
from contested as c join (from arrivals where sheet = $sheet) as a using (project_no, month, origin)
"""
TOLD = """
select count(*), sum(amount), arg_max(file_name, (batch_id, -row_no)), arg_max(sheet, (batch_id, -row_no)),
    arg_max(row_no, (batch_id, -row_no))
from (select distinct * exclude (fact_no) from contested_here) join batches using (batch_id)
"""
DIFFERENT = """
select d.head
from (from contested_here limit 1000) as c join fund_details as f using (batch_id, sheet, row_no)
    join details as d on d.fact_no = c.fact_no and d.head = f.head and d.said <> f.said
group by d.head order by count(*) desc, d.head limit $most
"""
KEEP = """
insert into fund_details
select $batch, a.sheet, a.row_no, d.head, d.said from arrivals as a join details as d using (fact_no)
"""
# A row that is held just so may say more of itself now; of a row of several months nobody knows which one is meant.
COMPLETE = """
insert into fund_details
with told as (
    select project_no, month, origin, any_value(fact_no) as fact_no
    from every_arrival semi join unchanged using (project_no, month, origin) group by all having count(*) = 1
),
held as (
    select k.project_no, f.month, f.origin, f.batch_id, f.sheet, f.row_no
    from monthly_funds as f join known_projects as k using (project_id)
    qualify count(*) over (partition by f.batch_id, f.sheet, f.row_no) = 1
        and count(*) over (partition by k.project_no, f.month, f.origin) = 1
)
select h.batch_id, h.sheet, h.row_no, d.head, d.said
from told as t join held as h on h.project_no = t.project_no and h.month = t.month and h.origin = t.origin
    join details as d using (fact_no)
    anti join fund_details as f
        on f.batch_id = h.batch_id and f.sheet = h.sheet and f.row_no = h.row_no and f.head = d.head
"""


def hold(con: duckdb.DuckDBPyConnection, facts: Facts) -> None:
    """Keep back the rows whose key holds what none of them is, until a person says that they replace it."""
    con.execute(BEGIN)
    facts.write_details()
    if not all(arrivals.is_any(con, table) for table in ("details", "fund_details", "monthly_funds")):
        return
    con.execute(CONTESTED)
    if not arrivals.is_any(con, "contested"):
        return

    def question(table: Table, group: Group) -> Question:
        con.execute(PLACES, {"sheet": table.sheet})
        [(count, amount, *place)] = con.execute(TOLD).fetchall()
        heads = [head for (head,) in con.execute(DIFFERENT, {"most": NAMED}).fetchall()]
        con.execute("drop table contested_here")
        return _question(group, f"{count:,} 笔、{full_money(amount)}", heads, *place)

    ask_by_sheet(con, facts, DOUBTED, question)


def _question(group: Group, held: str, heads: list[str], file: str, sheet: str, row_no: int) -> Question:
    rows, columns = shared_remarks.rows_in_words(group.rows), "”“".join(heads)
    reason = (
        f"{rows}（共 {group.in_words}）与已入库的同一项目同月同来源（{held}，见《{file}》“{sheet}”表第 {row_no} 行）"
        f"“{columns}”不同：是更正，还是另一笔？"
    )
    return Question(RULE, None, reason, REMEDY, proposed=f"更正：以本次的 {group.in_words}替换 {held}")


def keep(con: duckdb.DuckDBPyConnection, batch_id: int) -> None:
    """Keep what the loaded rows say in such columns, and what rows held before say there that was not known."""
    if arrivals.is_any(con, "details"):
        con.execute(KEEP, {"batch": batch_id})
        if arrivals.is_any(con, "unchanged"):
            con.execute(COMPLETE)


def end(con: duckdb.DuckDBPyConnection) -> None:
    """Drop what was compared."""
    con.execute(END)
