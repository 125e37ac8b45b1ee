"""Projects that a ledger sent again no longer lists: named with their money, for a person to keep or to let go."""

import datetime as dt
from decimal import Decimal

import duckdb

from data.intake import effective_month, shared_remarks
from data.intake.draft_tables import replace
from data.tables.held_rows import Group, Question, ask, digest
from data.tables.table import Row, Table
from wording.figures import full_money

RULE = "未再列入"
EVIDENCE = "未再列入项目台账"  # of a withdrawal that a person confirmed: what is listed again stands again
# The file that listed most of what this one lists, if at least half of what it listed is there again.
LAST = """
with known as (select batch_id, project_id in (select unnest($ids)) as is_listed from listings)
select batch_id, (select file_name from batches where batch_id = known.batch_id)
from known
group by batch_id having 2 * count(*) filter (is_listed) >= count(*)
order by count(*) filter (is_listed) desc, batch_id desc
limit 1
"""
MISSING = """
select l.project_id, p.project_name, coalesce(sum(f.amount) filter (f.audit_status = '审核通过'), 0) as arrived
from listings as l join projects as p using (project_id) left join monthly_funds as f using (project_id)
where l.batch_id = $batch and l.project_id not in (select unnest($ids)) and not exists (
    from stage_events as e
    where e.project_id = l.project_id and e.stage in ('terminated', 'withdrawn') and e.actual is not null
)
group by l.project_id, p.project_name
order by l.project_id
"""
AGAIN = """
delete from stage_events
where stage = 'withdrawn' and evidence = $evidence and project_id in (select unnest($ids))
returning project_id
"""
Missing = tuple[str, str, Decimal]  # project_id, project_name, 万元 arrived


def look(con: duckdb.DuckDBPyConnection, batch_id: int, rows: list[tuple[Table, Row]]) -> None:
    """Ask about the projects that the last such ledger listed and these rows don't, and remember what they list."""
    listed = [(table, row) for table, row in rows if row.values.get("project_id")]
    ids = list(dict.fromkeys(row.values["project_id"] for _, row in listed))
    if not ids:
        return
    table, row = listed[0]
    last = con.execute(LAST, {"ids": ids}).fetchone()
    missing = con.execute(MISSING, {"ids": ids, "batch": last[0]}).fetchall() if last else []
    again = con.execute(AGAIN, {"ids": ids, "evidence": EVIDENCE}).fetchall()
    if last and missing and _ask(con, batch_id, (table, row), missing, last[1]) is None:
        ids += [project_id for project_id, _, _ in missing]  # asked again with the next ledger
    if again:
        table.settled += len(again)
        told = f"{'、'.join(sorted(each for (each,) in again))} 又列入台账，不再按退出处理"
        shared_remarks.remark(table, "project_id", [row.number], told, "请核对；确已退出的请填写退出日期")
    known = {project_id for (project_id,) in con.execute("select project_id from projects").fetchall()}
    replace(con, "listings", [{"project_id": each, "batch_id": batch_id} for each in ids if each in known])


def _ask(
    con: duckdb.DuckDBPyConnection, batch_id: int, at: tuple[Table, Row], missing: list[Missing], file: str
) -> bool | None:
    """Let a person say whether the projects have gone; until then, and if not, they stay. Returns the word."""
    table, row = at
    arrived = sum((each[2] for each in missing), Decimal(0))
    names = effective_month.listed(
        [f"{name}（{project_id}，已到位 {full_money(money)}）" for project_id, name, money in missing]
    )
    told = f"项目 {len(missing):,} 个，已到位合计 {full_money(arrived)}，目前仍然保留：{names}"
    reason = f"上次的《{file}》有、这次没有再列的{told}"
    group = Group([row.number], len(missing), arrived, digest([project_id for project_id, _, _ in missing]))
    since = effective_month.Effects(con, batch_id).named_or_received(table)
    question = Question(
        RULE, None, reason, "确已退出的请采纳；仍在的请退回，继续保留", 0.3,
        proposed=f"自 {since:%Y-%m} 起退出", kept="已由人工确认保留",
    )  # fmt: skip
    if word := ask(table, group, question):
        _withdraw(con, batch_id, (table, row), [project_id for project_id, _, _ in missing], since)
        told = f"{len(missing):,} 个项目自 {since:%Y-%m} 起退出（已由人工确认）：{names}"
        shared_remarks.remark(table, "project_id", [row.number], told, "无需处理；又列入台账的自动恢复")
        table.settled += len(missing)
    return word


def _withdraw(
    con: duckdb.DuckDBPyConnection, batch_id: int, at: tuple[Table, Row], ids: list[str], since: dt.date
) -> None:
    """Write that the projects left in a month."""
    table, row = at
    replace(con, "stage_events", [
        {
            "project_id": each, "stage": "withdrawn", "actual": since, "date_precision": "month", "verified": False,
            "evidence": EVIDENCE, "batch_id": batch_id, "sheet": table.sheet, "row_no": row.number,
        }
        for each in ids
    ])  # fmt: skip
