"""The progress of key projects: one report a project and month, with planned and actual stage dates."""

from collections import defaultdict
from typing import Any

import duckdb

from data.intake import twin_sheets
from data.intake.draft_tables import UNCHANGED, Record, facts, held, once, origin, replace
from data.intake.former_plans import FormerPlans
from data.intake.months_to_come import hold_rows
from data.intake.project_names import Projects
from data.intake.stages import Key, events_of, merged
from data.tables.table import Row, Table

COLUMNS = (
    "project_id", "month", "annual_plan", "month_done", "ytd_done", "fixed_assets", "visual_progress", "problem",
    "next_step",
)  # fmt: skip
NOTHING = "这一行没有填写任何进度（投资、形象进度、节点时间、问题、措施都是空的）"
Rows = list[tuple[Table, Row]]


def take(con: duckdb.DuckDBPyConnection, batch_id: int, tables: list[Table]) -> None:
    """Write reports and stage events of known projects, mark these as key and keep who looks after them.

    A project's reports are read in the order of their months: what the latest says of a stage or a leader stands.
    """
    known = Projects(con)
    for table in tables:
        for row in table.all():
            known.identify(table, row)
            _refuse_nothing(table, row)
    hold_rows(con, batch_id, tables, "key_progress", "month", lambda row: row.values["month"])
    twin_sheets.hold_rows(tables, lambda row: (row.values["project_id"], row.values["month"]))
    once(tables, lambda row: (row.values["project_id"], row.values["month"]), "project_id", "项目编号与月份")
    rows = [(table, row) for table in tables for row in table.good()]
    rows.sort(key=lambda each: each[1].values["month"])
    changed = _write_events(con, batch_id, rows) | _write_leaders(con, rows)
    _write_reports(con, batch_id, rows, changed)


def _refuse_nothing(table: Table, row: Row) -> None:
    """A report that reports nothing is none: no figure, no stage, no word of how it goes."""
    if row.is_good and not any(row.values.get(field.name) is not None for field in table.header.form.stating):
        table.reject(row, None, NOTHING, "请补填；本月没有进展的，请在“形象进度”里写明")


def _write_events(con: duckdb.DuckDBPyConnection, batch_id: int, rows: Rows) -> set[str]:
    """Write the events that changed; returns the projects that they belong to."""
    keys = [row.values for _, row in rows]
    events = held(con, "stage_events", keys, by=("project_id",))
    before = {(event["project_id"], event["stage"]): event for event in events}
    plans = FormerPlans(con, batch_id, (row.values["project_id"] for _, row in rows))
    after: dict[Key, Record] = {}
    for table, row in rows:
        source = origin(table, row, batch_id)
        for key, told in events_of(row.values["project_id"], row.values, row.values.get("evidence")).items():
            old = after.get(key, before.get(key))
            event = plans.taken(key, old, told, row.values["month"], source)
            new = merged(old, key, event)
            if old is None or facts(new) != facts(old):
                after[key] = new | source
    plans.write()
    changed = {key: record for key, record in after.items() if facts(record) != facts(before.get(key, {}))}
    replace(con, "stage_events", list(changed.values()))
    return {project_id for project_id, _ in changed}


def _write_leaders(con: duckdb.DuckDBPyConnection, rows: Rows) -> set[str]:
    """Mark the projects as key and keep their leader and lead unit; returns those that this changed."""
    said: dict[str, dict[str, Any]] = defaultdict(dict)
    for _, row in rows:
        named = {name: row.values[name] for name in ("leader", "lead_unit") if row.values.get(name)}
        said[row.values["project_id"]] |= {"is_key": True} | named
    projects = held(con, "projects", [{"project_id": project_id} for project_id in said])
    changed = [new for old in projects if (new := old | said[old["project_id"]]) != old]
    replace(con, "projects", changed)
    return {record["project_id"] for record in changed}


def _write_reports(con: duckdb.DuckDBPyConnection, batch_id: int, rows: Rows, changed: set[str]) -> None:
    """Write the reports; a row is a duplicate when neither its report nor anything else of its project changed."""
    reports = [({name: row.values.get(name) for name in COLUMNS}, table, row) for table, row in rows]
    known = held(con, "key_progress", (report for report, _, _ in reports))
    before = {(old["project_id"], old["month"]): facts(old) for old in known}
    new = []
    for report, table, row in reports:
        if before.get((report["project_id"], report["month"])) != report:
            new.append(report | origin(table, row, batch_id))
        elif report["project_id"] not in changed:
            table.repeat(row, None, UNCHANGED)
    replace(con, "key_progress", new)
