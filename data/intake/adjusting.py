"""Tasks that a file changes: the months before stay as they were reported."""

import datetime as dt
from collections import defaultdict
from decimal import Decimal

import duckdb

from data.intake import effective_month, shared_remarks
from data.intake.draft_tables import Entry, Record, append, forget, held, keys_of
from data.tables.table import Row, Table
from wording.figures import exact

KEY = keys_of("targets")


class Adjusting:
    """Tasks that a file changes: the months before stay as they were reported."""

    def __init__(self, con: duckdb.DuckDBPyConnection, batch_id: int) -> None:
        self.con, self.effects = con, effective_month.Effects(con, batch_id)
        self.units = dict(con.execute("select unit_id, unit from units").fetchall())
        joined = "select merged_into, max(merged_since) from units where merged_into is not null group by merged_into"
        self.joined = dict(con.execute(joined).fetchall())
        self.changes = defaultdict[tuple[Table, dt.date | None], list[tuple[int, str]]](list)

    def take(self, entries: list[Entry]) -> set[Row]:
        """Keep what held until the changes, and say so; returns the rows that move the month of a change alone."""
        keys = [entry.record for entry in entries]
        now = {_key(record): record for record in held(self.con, "targets", keys)}
        before = defaultdict[tuple[object, ...], list[effective_month.Former[object]]](list)
        for record in sorted(held(self.con, "former_targets", keys), key=lambda record: record["until"]):
            before[_key(record)].append((record["until"], record["value"]))
        changed: dict[tuple[object, ...], list[effective_month.Former[object]]] = {}
        moved = set()
        for entry in entries:
            key = _key(entry.record)
            old, new = now.get(key), entry.record["value"]
            if old is None or (old["value"] == new and not effective_month.given_month(entry.row)):
                continue
            since = self._since(entry, old)
            former = effective_month.former(before[key], old["value"], new, since)
            if old["value"] != new or former != before[key]:
                changed[key] = former
                moved.add(entry.row)
                self._note(entry, old["value"], since)
        self._write(changed)
        return moved

    def _since(self, entry: Entry, old: Record) -> dt.date | None:
        """The month within the task's year from which it holds; None: all year, as for a year that is over.

        The first change after another unit was merged into this one is due to that, and holds from then on.
        """
        year = entry.record["year"]
        since = self.effects.of(entry.table, entry.row, old["batch_id"])
        joined = self.joined.get(entry.record["unit_id"])
        if (
            joined
            and not effective_month.given_month(entry.row)
            and joined.year == year
            and (not since or joined < since)
        ):
            since = joined
        return since if since and dt.date(year, 1, 1) < since <= dt.date(year, 12, 1) else None

    def _note(self, entry: Entry, old: Decimal, since: dt.date | None) -> None:
        field = entry.table.header.form.field(entry.record["metric"])
        figures = "→".join(exact(each) for each in (old, entry.record["value"]))
        unit, year = self.units[entry.record["unit_id"]], entry.record["year"]
        change = f"{unit} {year} 年{field.label} {figures} {field.unit}"
        self.changes[entry.table, since].append((entry.row.number, change))

    def _write(self, changed: dict[tuple[object, ...], list[effective_month.Former[object]]]) -> None:
        forget(self.con, "former_targets", (dict(zip(KEY, key, strict=True)) for key in changed))
        append(self.con, "former_targets", [
            dict(zip(KEY, key, strict=True)) | {"until": until, "value": value}
            for key, former in changed.items()
            for until, value in former
        ])  # fmt: skip
        for (table, since), told in self.changes.items():
            rows, changes = [row for row, _ in told], effective_month.listed([change for _, change in told])
            if since:
                reason = f"任务有调整，自 {since:%Y-%m} 起按新任务，此前各月的完成率不变：{changes}"
                how = "请核对；从别的月份起的，请在“生效月份”一栏写明后重新上传"
            else:
                reason = f"任务按更正处理，全年各月都按新任务：{changes}"
                how = "请核对；是年中调整而不是更正的，请在“生效月份”一栏写明从哪个月起，再重新上传"
            shared_remarks.remark(table, None, rows, reason, how)


def _key(record: Record) -> tuple[object, ...]:
    return tuple(record[name] for name in KEY)
