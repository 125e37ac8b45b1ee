"""Sheets of a range of months (1-3月) beside the months themselves: their rows would count again, in the last month."""

import datetime as dt

import duckdb

from data.bulk import arrivals
from data.bulk.facts import Facts
from data.intake import shared_remarks
from data.intake.held_groups import ask_by_sheet
from data.tables.held_rows import Group, Question
from data.tables.table import Table

RULE = "几个月的合计表"
REMEDY = "是合计的请退回，缺哪个月就补传哪个月的表；确是最后一个月当月到位的请采纳"
RANGES = "create or replace temp table ranges (sheet varchar, first date, last date)"
# Months of the range that other sheets state of the same projects, or that the draft holds, but for the last one.
BESIDE = """
create or replace temp table beside as
select r.sheet, o.month
from ranges as r join arrivals as a on a.sheet = r.sheet
    join arrivals as o on o.project_no = a.project_no and o.sheet <> r.sheet and o.month between r.first and r.last
union
select r.sheet, f.month
from ranges as r join arrivals as a on a.sheet = r.sheet join known_projects as k using (project_no)
    join monthly_funds as f on f.project_id = k.project_id and f.month >= r.first and f.month < r.last
where f.amount <> 0
"""
DOUBTED = """
create or replace temp table doubted as
select a.fact_no, a.sheet, a.row_no, a.amount,
    concat_ws('|', k.project_id, r.first, a.month, a.origin, a.amount, coalesce(a.ytd_value::varchar, '')) as said
from arrivals as a join ranges as r using (sheet) join known_projects as k using (project_no)
where a.sheet in (select sheet from beside)
"""
MONTHS = """
select first, last, (select list(distinct month order by month) from beside where sheet = ranges.sheet)
from ranges where sheet = ? limit 1
"""


def hold(con: duckdb.DuckDBPyConnection, facts: Facts) -> None:
    """Keep back the rows of such sheets until a person has said that they are of the last month alone."""
    ranges = [[table.sheet, *span] for table in facts.tables if (span := _range(table))]
    if not ranges:
        return
    con.execute(RANGES)
    con.executemany("insert into ranges values (?, ?, ?)", ranges)
    con.execute(BESIDE)
    if arrivals.is_any(con, "beside"):
        ask_by_sheet(con, facts, DOUBTED, lambda table, group: _question(con, table, group))
    con.execute("drop table ranges; drop table beside")


def _range(table: Table) -> tuple[dt.date, dt.date] | None:
    """The first and the last month of a sheet whose rows take the last month of a range that its title names."""
    context = table.context
    if table.refused or table.has("month") or table.header.month or not (context.month and context.since):
        return None
    return context.month.replace(month=context.since), context.month


def _question(con: duckdb.DuckDBPyConnection, table: Table, group: Group) -> Question:
    [(first, last, months)] = con.execute(MONTHS, [table.sheet]).fetchall()
    told, rows = "、".join(f"{month:%Y-%m}" for month in months), shared_remarks.rows_in_words(group.rows)
    reason = (
        f"{rows}（共 {group.in_words}）所在的表写的是 {first:%Y-%m} 至 {last:%Y-%m}，入库会全部记在 {last:%Y-%m}，"
        f"而同样的项目 {told} 已另有到位资金：像是几个月的合计，会重复计算"
    )
    return Question(RULE, None, reason, REMEDY, 0.2)
