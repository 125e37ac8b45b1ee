"""The dates that were planned before: a plan that is sent again otherwise keeps what it was, and until which month.

Every word on a plan is of a month: a progress report's own; of a ledger the 生效月份 of the row, else the month that
its title names, else the last one that had ended when it came. What an earlier month says never changes the plan of a
later one; it is entered into the history, in its place.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

import duckdb

from data.cells.dates import When
from data.intake.draft_tables import PROVENANCE, Record, append, forget, held
from data.intake.effective_month import Effects, given_month, named_month
from data.intake.stages import Key
from data.tables.table import Row, Table

# The month that a stage event's row speaks of: that of the report it stands in, else the last one before it came.
TOLD = """
    select e.project_id, e.stage, coalesce(
        k.month, date_trunc('month', date_trunc('month', coalesce(b.received_on, b.received_at::date)) - interval 1 day)
    )::date
    from stage_events as e
    join batches as b using (batch_id)
    left join key_progress as k
        on k.project_id = e.project_id and k.batch_id = e.batch_id and k.sheet = e.sheet and k.row_no = e.row_no
    where e.planned is not null and e.project_id in (select unnest($ids))
"""
KEY = ("project_id", "stage")


@dataclass(frozen=True)
class Plan:
    """A planned day that held until a month (None: it holds), where it was told, and by which file it was changed."""

    day: dt.date
    precision: str
    source: Record
    until: dt.date | None = None
    changed_by: int | None = None


class FormerPlans:
    """The plans of a file's projects, and what they were before."""

    def __init__(self, con: duckdb.DuckDBPyConnection, batch_id: int, project_ids: Iterable[str]) -> None:
        self.con, self.batch_id = con, batch_id
        self.effects = Effects(con, batch_id)
        ids = sorted(set(project_ids))
        told = con.execute(TOLD, {"ids": ids}).fetchall()
        self.since = {(project_id, stage): month for project_id, stage, month in told}
        self.former = defaultdict[Key, list[Plan]](list)
        known = held(con, "former_plans", ({"project_id": each} for each in ids), by=("project_id",))
        for record in sorted(known, key=lambda one: (one["until"], one["batch_id"])):
            key = record["project_id"], record["stage"]
            self.former[key].append(_plan(record))
            self.since[key] = record["until"]
        self.changed = set[Key]()

    def month_of(self, table: Table, row: Row) -> dt.date:
        """The month that a row of a ledger speaks of."""
        named = given_month(row) or named_month(table.named, self.effects.received)
        return named or (self.effects.received - dt.timedelta(days=1)).replace(day=1)

    def taken(self, key: Key, old: Record | None, event: Record, month: dt.date, source: Record) -> Record:
        """The event as it changes what is held: without its plan where that is of the past or says nothing new."""
        planned: When | None = event.get("planned")
        if planned is None or old is None or old["planned"] is None:
            self.since[key] = month if planned else self.since.get(key, month)
            return event
        current = Plan(old["planned"], old["date_precision"], {name: old[name] for name in PROVENANCE})
        if month < self.since.get(key, month):
            self._enter(key, Plan(planned.date, planned.precision, source), month, current.day)
            return _without_plan(event)
        if _says_no_more(planned, current.day):
            return _without_plan(event)
        if planned.date != current.day:
            self.former[key].append(replace(current, until=month, changed_by=self.batch_id))
            self.changed.add(key)
        self.since[key] = month
        return event

    def write(self) -> None:
        """Put what is known of former plans in the place of what was."""
        forget(self.con, "former_plans", [dict(zip(KEY, key, strict=True)) for key in self.changed], by=KEY)
        append(self.con, "former_plans", [_record(key, plan) for key in self.changed for plan in self.former[key]])

    def _enter(self, key: Key, told: Plan, month: dt.date, now: dt.date) -> None:
        """Enter what an earlier month says of a plan, unless it is known of that month already."""
        chain = self.former[key]
        at = next((place for place, plan in enumerate(chain) if plan.until and plan.until > month), len(chain))
        if told.day == (chain[at].day if at < len(chain) else now):
            self.since[key] = month if at == len(chain) else self.since[key]  # it held this early
            return
        self.changed.add(key)
        if at == len(chain):  # of the time before the plan nothing was known
            chain.append(replace(told, until=self.since[key], changed_by=self.batch_id))
            return
        then = chain[at]
        chain[at] = replace(then, until=month)  # what was known to hold then held until this month only
        if at == len(chain) - 1 and told.day == now:
            self.since[key] = month
        else:
            chain.insert(at + 1, replace(told, until=then.until, changed_by=self.batch_id))


def _says_no_more(planned: When, held_day: dt.date) -> bool:
    """Whether a plan names only the month, or the year, of the day that is held: nothing is taken away for that."""
    if planned.precision == "month":
        return planned.date.replace(day=1) == held_day.replace(day=1)
    return planned.precision == "year" and planned.date.year == held_day.year


def _without_plan(event: Record) -> Record:
    return {name: value for name, value in event.items() if name != "planned"}


def _plan(record: Record) -> Plan:
    source = {name: record[f"told_{name}"] for name in PROVENANCE}
    return Plan(record["planned"], record["date_precision"], source, record["until"], record["batch_id"])


def _record(key: Key, plan: Plan) -> Record:
    return {
        **dict(zip(KEY, key, strict=True)), "until": plan.until, "batch_id": plan.changed_by, "planned": plan.day,
        "date_precision": plan.precision, **{f"told_{name}": plan.source[name] for name in PROVENANCE},
    }  # fmt: skip
