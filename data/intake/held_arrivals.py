"""What the draft holds already under the keys (project, month, origin) of a file's arrivals: kept, the same, replaced.

The steps stand between those of arrivals.py, over the same set: `begin`; once what is held back is aside,
`keep_audits`; once the rows are settled, `replace`; then ask `unchanged`, `superseded`, `updated` and `unsaid`, and
`end`.
"""

import duckdb

from data.bulk.arrivals import FirstRows, RowSums, first_rows, is_any, put_aside
from data.intake.draft_tables import forget_under

BEGIN = """
create or replace temp table kept (fact_no bigint);
create or replace temp table unchanged (project_no integer, month date, origin varchar);
create or replace temp table superseded (
    fact_no bigint, batch_id integer, sheet varchar, row_no integer, facts bigint, held decimal(38, 6),
    told decimal(38, 6)
);
create or replace temp table updated (sheet varchar, row_no integer);
create or replace temp view unsaid_arrivals as from every_arrival where audit_status = ''
"""
# An empty 审核状态 says nothing of an arrival that was audited: as long as the draft holds the amount under the key,
# all of it audited, and as often as the file tells it.
KEPT = """
create or replace temp table kept as
with held as (
    select project_no, month, origin, amount, count(*) as times
    from monthly_funds join known_projects using (project_id)
    group by all having bool_and(audit_status = '审核通过')
),
told as (
    select project_no, month, origin, amount
    from every_arrival anti join aside using (fact_no) semi join held using (project_no, month, origin, amount)
),
as_often as (
    select project_no, month, origin, amount, any_value(times) as held_times
    from told join held using (project_no, month, origin, amount)
    group by all having count(*) <= held_times
)
select fact_no from unsaid_arrivals semi join as_often using (project_no, month, origin, amount)
"""
AUDITS_KEPT = """
create or replace temp view arrivals as
select every_arrival.* replace (
    case when every_arrival.audit_status <> '' then every_arrival.audit_status
    when kept.fact_no is not null then '审核通过' else '已保存' end as audit_status
)
from every_arrival anti join aside using (fact_no) left join kept using (fact_no)
"""
MET = """
create or replace temp table met as
select project_no, month, origin
from arrivals semi join (from monthly_funds join known_projects using (project_id)) as held
    using (project_no, month, origin)
group by all
"""
# A key is unchanged when the draft holds exactly what the file says under it, and no row that none of the file's is.
COMPARE = """
create or replace temp table unchanged as
with statements as (
    select project_no, month, origin, amount, ytd_value, audit_status, true as is_told
    from arrivals semi join met using (project_no, month, origin)
    union all
    select project_no, month, origin, amount, ytd_value, audit_status, false
    from monthly_funds join known_projects using (project_id) semi join met using (project_no, month, origin)
),
weighed as (
    select project_no, month, origin, count(*) filter (is_told) = count(*) filter (not is_told) as is_even
    from statements group by project_no, month, origin, amount, ytd_value, audit_status
)
select project_no, month, origin
from weighed anti join contested using (project_no, month, origin)
group by all having bool_and(is_even)
"""
UNCHANGED_ASIDE = """
create or replace temp table more_aside as
from aside union all
select fact_no, 'unchanged' from arrivals semi join unchanged using (project_no, month, origin)
"""
# What another file of this delivery said: after the batches that the draft began with.
SUPERSEDED = """
create or replace temp table superseded as
with held as (
    select project_no, month, origin, any_value(batch_id) as batch_id, arg_min(sheet, entry) as sheet,
        arg_min(row_no, entry) as row_no, count(*) as facts, sum(amount) as held
    from monthly_funds join known_projects using (project_id)
    where batch_id > getvariable('last_batch')
    group by all
)
select min(fact_no) as fact_no, any_value(batch_id) as batch_id, any_value(held.sheet) as sheet,
    any_value(held.row_no) as row_no, any_value(facts) as facts, any_value(held) as held, sum(amount) as told
from arrivals join held using (project_no, month, origin)
group by project_no, month, origin
"""
UPDATED = """
create or replace temp table updated as
with held as (
    select project_no, month, origin
    from monthly_funds join known_projects using (project_id)
    where batch_id <= getvariable('last_batch')
)
select distinct sheet, row_no
from arrivals semi join (from met anti join unchanged using (project_no, month, origin)) as changed
    using (project_no, month, origin)
    semi join held using (project_no, month, origin)
"""
REPLACED = "select project_id, month, origin from arrivals join known_projects using (project_no)"
TOLD_UNCHANGED = "select fact_no from aside where why = 'unchanged'"
TOLD_SUPERSEDED = """
select fact_no, file_name, sheet, row_no, facts, held, told from superseded join batches using (batch_id)
"""
TOLD_UPDATED = """
select sheet, min(row_no, $most) as rows, count(*) as count, 0::decimal(18, 6) as amount
from updated group by sheet order by sheet
"""
# Each row counts once, though it may state several months.
TOLD_UNSAID = """
select sheet, min(distinct row_no, $most) as rows, count(distinct row_no) as count, sum(amount) as amount
from unsaid_arrivals anti join (from aside where why <> 'unchanged') as not_kept using (fact_no)
    anti join kept using (fact_no)
group by sheet order by sheet
"""
END = """
drop view unsaid_arrivals;
drop table kept;
drop table if exists met;
drop table moved;
drop table unchanged;
drop table superseded;
drop table updated
"""


def begin(con: duckdb.DuckDBPyConnection) -> None:
    """Open with nothing met."""
    con.execute(BEGIN)


def keep_audits(con: duckdb.DuckDBPyConnection) -> None:
    """Let an arrival that the draft holds as audited stay so where the file leaves 审核状态 empty."""
    if is_any(con, "monthly_funds") and is_any(con, "unsaid_arrivals"):
        con.execute(KEPT)
        if is_any(con, "kept"):
            con.execute(AUDITS_KEPT)


def replace(con: duckdb.DuckDBPyConnection) -> None:
    """Set aside what the draft holds just so, note what is replaced by something else, and take that out."""
    if not is_any(con, "monthly_funds"):
        return
    con.execute(MET)
    if is_any(con, "met"):
        con.execute(COMPARE)
        put_aside(con, UNCHANGED_ASIDE)
        for step in (SUPERSEDED, UPDATED):
            con.execute(step)
        forget_under(con, "monthly_funds", con.sql(REPLACED))


def unchanged(con: duckdb.DuckDBPyConnection, most: int) -> FirstRows:
    """Rows under whose key the draft already held the same; the first `most`."""
    return first_rows(con.sql(TOLD_UNCHANGED), most)


def superseded(con: duckdb.DuckDBPyConnection, most: int) -> FirstRows:
    """Rows in whose place another file of this delivery stood: its name, sheet, row, how many; both sums in 万元."""
    return first_rows(con.sql(TOLD_SUPERSEDED), most)


def updated(con: duckdb.DuckDBPyConnection, most: int) -> list[RowSums]:
    """By sheet the rows that replaced what was published; numbers of the first `most`."""
    return [RowSums(*row) for row in con.execute(TOLD_UPDATED, {"most": most}).fetchall()]


def unsaid(con: duckdb.DuckDBPyConnection, most: int) -> list[RowSums]:
    """By sheet the rows that don't count because their 审核状态 is empty; numbers of the first `most`."""
    return [RowSums(*row) for row in con.execute(TOLD_UNSAID, {"most": most}).fetchall()]


def end(con: duckdb.DuckDBPyConnection) -> None:
    """Drop what was met."""
    con.execute(END)
