"""Arrivals that were not audited when they came, of which a sheet without 审核状态 makes audited ones: said once."""

import duckdb

from data.bulk.facts import SPELLED_OUT, Facts
from data.intake import shared_remarks
from wording.figures import full_money

ASSUMED = """
with held as (
    select project_no, month, origin, list(distinct audit_status) as statuses
    from monthly_funds join known_projects using (project_id)
    where audit_status <> '审核通过'
    group by all
)
select sheet, min(distinct row_no, $most), count(distinct row_no), sum(amount),
    list_sort(list_distinct(flatten(list(statuses))))
from arrivals join held using (project_no, month, origin)
where audit_status = '审核通过' and list_contains($unasked, sheet)
group by sheet order by min(fact_no)
"""


def remark(con: duckdb.DuckDBPyConnection, facts: Facts) -> None:
    """Say it; asked before what the draft holds under the file's keys is replaced."""
    unasked = [table.sheet for table in facts.tables if not table.has("audit_status")]
    for sheet, rows, count, amount, statuses in con.execute(
        ASSUMED, {"most": SPELLED_OUT, "unasked": unasked}
    ).fetchall():
        reason = (
            f"第 {shared_remarks.numbers(rows, count)} 行已入库的是“{'”“'.join(statuses)}”，本次没有“审核状态”一栏，"
            f"按“审核通过”入库，计入到位资金（共 {count:,} 行、{full_money(amount)}）"
        )
        how = "确已审核通过的无需处理；否则请加上“审核状态”一栏后重新上传"
        shared_remarks.remark(facts.of_sheet(sheet), None, rows, reason, how)
