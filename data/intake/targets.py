"""目标任务: by year and unit, one record for each metric with a task; and the units' tasks beside the county's."""

import datetime as dt
from collections import defaultdict
from decimal import Decimal

import duckdb

from data.intake import names, shared_remarks
from data.intake.adjusting import Adjusting
from data.intake.draft_tables import Entry, once, upsert
from data.intake.names import find
from data.ledgers import tasks
from data.tables.table import Row, Table
from wording.figures import exact

METRICS = tasks()
HOW = "请核对任务分解；确实不等的（如留有机动数）无需处理"
# A merged unit's task is its successor's, until that has one of its own from after the merging.
TASKS = """
select year, metric, unit_id, value from targets as t
where not exists (
    from units as m join former_targets as f on f.unit_id = m.merged_into and f.until >= m.merged_since
    where m.unit_id = t.unit_id and f.year = t.year and f.metric = t.metric
)
"""


def take(con: duckdb.DuckDBPyConnection, batch_id: int, tables: list[Table]) -> None:
    """目标任务: by year and unit, one record for each metric with a task; an empty cell leaves a known task."""
    units = names.units(con)
    ended = con.execute("select unit_id, unit, merged_into, merged_since from units where merged_into is not null")
    merged = {unit_id: told for unit_id, *told in ended.fetchall()}
    for table, row in _good(tables):
        if find(table, row, "unit", units) and row.values["unit"] in merged:
            _refuse_ended(con, table, row, *merged[row.values["unit"]])
        given = [metric for metric in METRICS if row.values.get(metric) is not None]
        if not given:
            table.reject(row, None, "这一行没有任何任务数", "请至少填写一项任务，或删去这一行")
        for metric in given:
            if row.values[metric] < 0:
                table.reject(row, metric, "任务数不能为负数", "请改正任务数")
    once(tables, lambda row: (row.values["year"], row.values["unit"]), "unit", "年度与单位")
    entries = [entry for table, row in _good(tables) for entry in _targets(table, row)]
    adjusted = Adjusting(con, batch_id).take(entries)
    upsert(con, "targets", entries, batch_id, adjusted)
    _compare(con, tables)


def _refuse_ended(con: duckdb.DuckDBPyConnection, table: Table, row: Row, unit: str, into: str, since: dt.date) -> None:
    """Refuse the task of a unit for a year that began when it was part of another one already."""
    if dt.date(row.values["year"], 1, 1) >= since:
        [(successor,)] = con.execute("select unit from units where unit_id = ?", [into]).fetchall()
        reason = f"{unit}已并入{successor}，{row.values['year']} 年没有单独的任务"
        table.reject(row, "unit", reason, f"请把任务加到{successor}的任务里，或删去这一行")


def _targets(table: Table, row: Row) -> list[Entry]:
    return [
        Entry(table, row, {
            "year": row.values["year"], "unit_id": row.values["unit"], "metric": metric,
            "value": Decimal(row.values[metric]),
        })
        for metric in METRICS
        if row.values.get(metric) is not None
    ]  # fmt: skip


def _good(tables: list[Table]) -> list[tuple[Table, Row]]:
    return [(table, row) for table in tables for row in table.good()]


def _compare(con: duckdb.DuckDBPyConnection, tables: list[Table]) -> None:
    """Remark once where the units' tasks of a year in the file don't add up to the county's own.

    A task under another unit's task is part of that; what has no task, or a county without one, is nothing to compare.
    """
    parents = dict(con.execute("select unit_id, parent_id from units").fetchall())
    tasks = defaultdict[tuple[int, str], dict[str, Decimal]](dict)
    for year, metric, unit_id, value in con.execute(TASKS).fetchall():
        tasks[year, metric][unit_id] = value
    rows = _good(tables)
    years = sorted({row.values["year"] for _, row in rows})
    said = {(row.values["year"], metric) for _, row in rows for metric in METRICS if row.values.get(metric) is not None}
    found = [(year, [_gap(tables[0], metric, *_sums(tasks[year, metric], parents))
             for metric in METRICS if (year, metric) in said]) for year in years]  # fmt: skip
    told = [f"{year} 年{'、'.join(filter(None, gaps))}" for year, gaps in found if any(gaps)]
    if told:
        reason = f"各单位任务之和与全县的任务不等：{'；'.join(told)}"
        shared_remarks.remark(rows[0][0], None, [rows[0][1].number], reason, HOW)


def _gap(table: Table, metric: str, of_units: Decimal | None, of_county: Decimal | None) -> str:
    """How far the units' tasks are from the county's, in words; '' where they are not, or nothing can be compared."""
    if of_units is None or of_county is None or of_units == of_county:
        return ""
    field = table.header.form.field(metric)
    units, county, gap = (exact(each) for each in (of_units, of_county, abs(of_units - of_county)))
    return f"{field.label}各单位 {units}、全县 {county} {field.unit}（{'多' if of_units > of_county else '少'} {gap}）"


def _sums(tasks: dict[str, Decimal], parents: dict[str, str | None]) -> tuple[Decimal | None, Decimal | None]:
    """The sum of the topmost units' tasks, and the county's; None where there is none."""
    root = next((unit_id for unit_id, parent in parents.items() if parent is None), None)
    parts = [
        value for unit_id, value in tasks.items() if unit_id != root and not _is_under_a_task(unit_id, tasks, parents)
    ]
    return sum(parts, Decimal(0)) if parts else None, tasks.get(root) if root else None


def _is_under_a_task(unit_id: str, tasks: dict[str, Decimal], parents: dict[str, str | None]) -> bool:
    above = parents.get(unit_id)
    while above is not None and parents.get(above) is not None:  # the root's own task is the whole
        if above in tasks:
            return True
        above = parents[above]
    return False
