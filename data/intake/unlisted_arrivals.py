"""Arrivals that a month's report sent again no longer states: named with their money, to be kept or taken out.

An amount left blank states nothing. Asked before what the draft holds under the file's keys is replaced. What
is stated under another origin is asked about elsewhere (changed_origins.py).
"""

import duckdb

from data.bulk import arrivals
from data.bulk.facts import Facts
from data.intake import effective_month
from data.intake.draft_tables import forget_under
from data.tables.held_rows import Group, Question, ask
from wording.figures import full_money

RULE = "未再报"
# Of each earlier file that reported a month of this one, if at least half of what it said of the month is said again.
# Of a file of which corrections have left less than half, if at least half of all that is held of the month is.
UNSTATED = """
create or replace temp table unstated as
with stated as (
    select project_no, month, origin::varchar as origin from every_arrival
    union
    select project_no, month, origin from undecided
),
remnants as (
    select batch_id
    from (select batch_id, count(*) as rows from monthly_funds group by batch_id)
    join (
        select batch_id, sum(rows_loaded + rows_duplicate) as told from batch_sheets group by batch_id
    ) using (batch_id)
    where 2 * rows < told
),
held as (
    select f.batch_id, f.batch_id in (select batch_id from remnants) as is_remnant,
        k.project_no, k.project_id, k.project_name, f.month, f.origin, f.amount,
        f.audit_status = '审核通过' as counts,
        (k.project_no, f.month, f.origin) in (select (project_no, month, origin) from stated) as is_stated
    from monthly_funds as f join known_projects as k using (project_id)
    where f.month in (select distinct month from stated) and f.amount <> 0
        and ($own is null or k.project_id in (select project_id from projects where list_contains($own, report_unit)))
)
select * from held anti join moved using (project_no, month)
window report as (partition by batch_id, month), whole as (partition by month)
qualify not is_stated and (
    2 * count(*) filter (is_stated) over report >= count(*) over report
    or is_remnant and 2 * count(*) filter (is_stated) over whole >= count(*) over whole
)
"""
SUMS = """
select count(*), coalesce(sum(amount) filter (counts), 0), min(month), max(month),
    sum(md5_number_lower(concat_ws('|', project_id, month, origin, amount)))::varchar,
    count(distinct (project_id, month))
from unstated
"""
LISTED = """
select project_name, project_id, month, sum(amount) from unstated group by all order by month, project_id limit ?
"""


def look(con: duckdb.DuckDBPyConnection, facts: Facts) -> None:
    """Ask about the arrivals that earlier reports of the file's months stated and this one doesn't; of a unit's file
    about its own projects only.
    """
    tables = [table for table in facts.tables if not table.refused]
    if not tables or not arrivals.is_any(con, "monthly_funds") or not arrivals.is_any(con, "every_arrival"):
        return
    own = tables[0].own
    con.execute(UNSTATED, {"own": None if own is None else sorted(own)})
    [(count, amount, first, last, digest, places)] = con.execute(SUMS).fetchall()
    if count:
        table = tables[0]
        named = con.execute(LISTED, [effective_month.LISTED]).fetchall()
        months = f"{first:%Y-%m}" if first == last else f"{first:%Y-%m} 至 {last:%Y-%m}"
        lines = [f"{name}（{number}，{month:%Y-%m}，{full_money(money)}）" for name, number, month, money in named]
        told = f"{count:,} 笔、{full_money(amount)}"
        listed = effective_month.listed(lines, places)
        reason = f"以前报过、这次没有再报的 {months} 的到位资金 {told}，目前仍然计入：{listed}"
        question = Question(
            RULE, "amount", reason, "确应去掉的请采纳；仍然有效的请退回，继续计入", 0.3,
            proposed=f"去掉 {told}", kept="已由人工确认保留",
        )  # fmt: skip
        if ask(table, Group([table.header.last + 2], count, amount, digest), question):
            forget_under(con, "monthly_funds", con.table("unstated"))
            table.settled += count
    con.execute("drop table unstated")
