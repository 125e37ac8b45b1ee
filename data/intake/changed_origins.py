"""Arrivals of a project's month that the draft holds under other origins only: the origin changed, or one more came.

The key of an arrival has its origin, so that under another one the same money would count twice. A person says that the
origin has changed; two arrivals of two origins stand in one file, where each is a statement of its own.
"""

import datetime as dt
from decimal import Decimal

import duckdb

from data.bulk import arrivals
from data.bulk.facts import SPELLED_OUT, Facts
from data.cells.values import ORIGIN_NAMES
from data.intake import shared_remarks
from data.intake.held_groups import ask_by_sheet
from data.tables.held_rows import Group, Question
from data.tables.table import Table
from wording.figures import full_money

RULE = "资金来源不同"
REMEDY = (
    "来源改了的请采纳，以本次替换已入库的；另有一笔的请退回，把两笔写在同一个文件里重新上传，各记各的；"
    "本次写错的请退回，改正后重新上传"
)
# The months of projects of which something counts, all of it under origins that the file says nothing of.
MOVED = """
create or replace temp table moved as
with stated as (
    select project_no, month, origin::varchar as origin from every_arrival
    union
    select project_no, month, origin from undecided where month is not null and origin is not null
),
held as (
    select project_no, month, origin, sum(amount) as amount, max(batch_id) as batch_id,
        arg_max(sheet, batch_id) as sheet, arg_max(row_no, batch_id) as row_no
    from monthly_funds join known_projects using (project_id) semi join stated using (project_no, month)
    where amount <> 0 and audit_status <> '未通过'
    group by all
),
common as (select distinct project_no, month from held semi join stated using (project_no, month, origin))
select project_no, month, list(origin order by origin) as origins, sum(amount) as amount, max(batch_id) as batch_id,
    arg_max(sheet, batch_id) as sheet, arg_max(row_no, batch_id) as row_no
from held anti join common using (project_no, month)
group by project_no, month
"""
DOUBTED = """
create or replace temp table doubted as
select a.fact_no, a.sheet, a.row_no, a.amount, concat_ws(
    '|', k.project_id, a.month, a.origin, a.amount, coalesce(a.ytd_value::varchar, ''), m.origins, m.amount
) as said
from arrivals as a join moved as m using (project_no, month) join known_projects as k using (project_no)
where a.amount <> 0
"""
HELD = """
with mine as (
    select distinct a.project_no, a.month from arrivals as a
    where a.sheet = $sheet and a.amount <> 0
)
select (select list(distinct origin::varchar order by origin::varchar) from arrivals semi join moved
        using (project_no, month) where sheet = $sheet and amount <> 0),
    list_sort(list_distinct(flatten(list(origins)))), sum(amount), min(month), max(month),
    arg_max(file_name, moved.batch_id), arg_max(moved.sheet, moved.batch_id), arg_max(moved.row_no, moved.batch_id)
from moved semi join mine using (project_no, month) join batches using (batch_id)
"""
ACCEPTED = """
select sheet, min(distinct row_no, $most) as rows, count(*) as count, sum(amount) as amount
from arrivals semi join moved using (project_no, month) where amount <> 0
group by sheet order by min(fact_no)
"""
TAKE_OUT = """
delete from monthly_funds where audit_status <> '未通过' and (project_id, month) in (
    select (k.project_id, a.month) from arrivals as a semi join moved using (project_no, month)
        join known_projects as k using (project_no)
    where a.amount <> 0
)
"""


def hold(con: duckdb.DuckDBPyConnection, facts: Facts) -> None:
    """Keep back such arrivals until a person has said what they are; accepted, they replace what is held."""
    con.execute("create or replace temp table moved (project_no integer, month date)")
    if not arrivals.is_any(con, "monthly_funds"):
        return
    con.execute(MOVED)
    if not arrivals.is_any(con, "moved"):
        return

    def question(table: Table, group: Group) -> Question:
        [told] = con.execute(HELD, {"sheet": table.sheet}).fetchall()
        return Question(RULE, "origin", _reason(group, *told), REMEDY, 0.3, proposed=f"以本次的 {group.in_words}替换")

    ask_by_sheet(con, facts, DOUBTED, question)


def replace(con: duckdb.DuckDBPyConnection, facts: Facts) -> None:
    """Take out what a person said to be replaced, and say so."""
    for accepted in con.execute(ACCEPTED, {"most": SPELLED_OUT}).fetchall():
        found = arrivals.RowSums(*accepted)
        [(_, origins, held, *_)] = con.execute(HELD, {"sheet": found.sheet}).fetchall()
        rows = shared_remarks.rows_in_words(found.rows)
        reason = (
            f"{rows}改了资金来源（已由人工确认），以本次 {full_money(found.amount)}"
            f"替换原来按{_named(origins)}入库的 {full_money(held)}"
        )
        shared_remarks.remark(facts.of_sheet(found.sheet), "origin", found.rows, reason, "无需处理")
    con.execute(TAKE_OUT)


def _reason(
    group: Group, told: list[str], held: list[str], amount: Decimal, first: dt.date, last: dt.date, *place: object
) -> str:
    file, sheet, row = place
    months = f"{first:%Y-%m}" if first == last else f"{first:%Y-%m} 至 {last:%Y-%m}"
    return (
        f"{shared_remarks.rows_in_words(group.rows)}的资金来源是{_named(told)}"
        f"（共 {group.in_words}），而已入库的"
        f"同一项目同月是{_named(held)}（{months} 共 {full_money(amount)}，见《{file}》“{sheet}”表第 {row} 行）："
        "是来源改了，还是另有一笔？"
    )


def _named(origins: list[str]) -> str:
    return "、".join(ORIGIN_NAMES[origin] for origin in origins)
