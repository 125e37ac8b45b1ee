"""撤乡并镇: a unit becomes part of another one, from a month on; what it had goes there, and earlier months stay.

A row says so in 并入单位 and 并入月份. A sheet of all units that leaves one out and gives its name to another one as an
alias says the same.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

import duckdb

from data.cells.dates import When
from data.cells.values import BadValue, plain
from data.intake import effective_month, names, shared_remarks
from data.intake.draft_tables import DEFAULTS, held, replace
from data.tables.table import Row, Table
from wording.figures import full_money

HAD = """
select
    (select count(*) from project_shares where unit_id = $unit) as projects,
    (select coalesce(sum(f.amount * s.ratio), 0) from monthly_funds as f join project_shares as s using (project_id)
    where s.unit_id = $unit and f.audit_status = '审核通过') as arrived,
    (select list((year, value) order by year) from targets where unit_id = $unit and metric = 'arrived') as tasks
"""
# Tasks told before a merging that was always so are the successor's from the start.
MOVED_TASKS = """
create or replace temp table moved as
select year, $into as unit_id, $unit as merged_id, metric, sum(value)::decimal(18, 6) as value,
    max(batch_id) as batch_id, max_by(sheet, batch_id) as sheet, max_by(row_no, batch_id) as row_no
from targets
where unit_id in ($unit, $into) and (year, metric) in (select (year, metric) from targets where unit_id = $unit)
group by year, metric
"""
MOVE_TASKS = """
delete from former_targets where unit_id in (select merged_id from moved);
delete from targets
where (year, metric) in (select (year, metric) from moved)
    and unit_id in (select unnest([unit_id, merged_id]) from moved);
insert into targets by name select * exclude (merged_id) from moved;
drop table moved
"""


@dataclass(frozen=True)
class Merger:
    """A unit that became part of another one from a month on, and the row that says so."""

    unit_id: str
    into: str
    since: dt.date
    table: Table
    row: Row


class Mergers:
    """The mergers that a file's units tell."""

    def __init__(self, con: duckdb.DuckDBPyConnection, batch_id: int, tables: list[Table]) -> None:
        self.con, self.tables = con, tables
        self.effects = effective_month.Effects(con, batch_id)
        self.first = next(iter(con.execute("select min(batch_id) from batches where ledger = 'base'").fetchall()))[0]
        columns = ("unit_id", "unit", "parent_id", "merged_into", "merged_since")
        rows = con.execute("select unit_id, unit, parent_id, merged_into, merged_since from units").fetchall()
        self.known = {row[0]: dict(zip(columns, row, strict=True)) for row in rows}
        self.named = {row.values["unit_id"]: row.values["unit"] for _, row in self._rows()}
        self.units = {unit_id: unit["unit"] for unit_id, unit in self.known.items()} | self.named
        self.of_file: list[Merger] = []

    def find(self) -> None:
        """Put the successor's id and the month into each row's values; refuse what can't be merged there."""
        pairs = [(name, unit_id) for unit_id, unit in self.units.items() for name in (unit_id, unit)]
        units = names.Names("并入单位", pairs, "请填写本表或以前入库的单位名称")
        for table, row in self._rows():
            self._read(table, row, units)
        self._refuse_circles()
        self._infer()
        for _, row in self._rows():
            self._drop_names(row)

    def write(self) -> None:
        """Write what the file's rows don't say themselves, and tell what goes where."""
        for merger in self.of_file:
            old = held(self.con, "units", [{"unit_id": merger.unit_id}])
            record = DEFAULTS["units"] | old[0] | {"merged_into": merger.into, "merged_since": merger.since}
            replace(self.con, "units", [record])
            if old[0]["unit_id"] in self.known:
                self._tell(merger)
            if merger.since == effective_month.BEGINNING:
                self.con.execute(MOVED_TASKS, {"unit": merger.unit_id, "into": merger.into})
                self.con.execute(MOVE_TASKS)

    def _rows(self) -> Iterator[tuple[Table, Row]]:
        return ((table, row) for table in self.tables for row in list(table.good()))

    def _read(self, table: Table, row: Row, units: names.Names) -> None:
        unit_id, written = row.values["unit_id"], row.values.get("merged_into")
        before = self.known.get(unit_id, {})
        row.values["merged_into"] = before.get("merged_into")  # an empty cell takes nothing back
        if not written:
            return
        try:
            into = units.find(written)
        except BadValue as error:
            table.reject(row, "merged_into", error.reason, error.remedy)
            return
        if row.values.get("parent") is None and before.get("parent_id") is None:
            table.reject(row, "merged_into", "最上级的单位不能并入其他单位", "请留空")
        row.values["merged_into"] = into
        since, known = self._since(table, row), before.get("merged_since")
        if before.get("merged_into") != into or (isinstance(row.values.get("merged_since"), When) and since != known):
            self.of_file.append(Merger(unit_id, into, since, table, row))

    def _since(self, table: Table, row: Row) -> dt.date:
        given = row.values.get("merged_since")
        if isinstance(given, When):
            return given.date.replace(day=1)
        return self.effects.of(table, row, self.first) or effective_month.BEGINNING

    def _refuse_circles(self) -> None:
        """Refuse what is merged into itself, or into one that is merged into it."""
        into = {unit_id: unit["merged_into"] for unit_id, unit in self.known.items()}
        into |= {row.values["unit_id"]: row.values["merged_into"] for _, row in self._rows()}
        for merger in list(self.of_file):
            passed, at = {merger.unit_id}, into.get(merger.unit_id)
            while at is not None and at not in passed:
                passed.add(at)
                at = into.get(at)
            if at is not None:
                how = "请填写并入后仍在的单位"
                merger.table.reject(merger.row, "merged_into", "并入单位又并回了这个单位自己", how)
        self.of_file = [merger for merger in self.of_file if merger.row.is_good]

    def _infer(self) -> None:
        """A unit left out of a sheet of all units, whose name is another one's alias there, is part of that one."""
        living = {unit_id for unit_id, unit in self.known.items() if unit["merged_into"] is None}
        absent = living - set(self.named)
        claims = {unit_id: self._claims(self.known[unit_id]["unit"]) for unit_id in absent}
        if not living - absent or any(len(rows) != 1 for rows in claims.values()):
            return
        if all(self.known[unit_id]["parent_id"] for unit_id in absent):
            for unit_id, [(table, row)] in sorted(claims.items()):
                into = row.values["unit_id"]
                self.of_file.append(Merger(unit_id, into, self._since(table, row), table, row))

    def _claims(self, unit: str) -> list[tuple[Table, Row]]:
        return [
            (table, row) for table, row in self._rows()
            if plain(unit) in {plain(alias) for alias in row.values.get("aliases") or []}
        ]  # fmt: skip

    def _drop_names(self, row: Row) -> None:
        """A merged unit keeps its name: as an alias of its successor it would be said of two."""
        unit_id = row.values["unit_id"]
        mine = {each.unit_id for each in self.of_file if each.into == unit_id}
        mine |= {each for each, unit in self.known.items() if unit["merged_into"] == unit_id}
        theirs = {plain(self.units[each]) for each in mine}
        if row.values.get("aliases"):
            row.values["aliases"] = [alias for alias in row.values["aliases"] if plain(alias) not in theirs]

    def _tell(self, merger: Merger) -> None:
        [(projects, arrived, tasks)] = self.con.execute(HAD, {"unit": merger.unit_id}).fetchall()
        tasks = [
            (year, value) for year, value in tasks or [] if year >= merger.since.year
        ]  # others stay where they are
        said = [f"{projects:,} 个项目（已到位 {full_money(arrived)}）"]
        said += [f"{year} 年到位资金任务 {full_money(value)}" for year, value in tasks[-1:]]
        unit, into = self.units[merger.unit_id], self.units[merger.into]
        how = f"请核对；月份不对的，请给{unit}一行填“并入单位”和“并入月份”后重新上传"
        since = f"自 {merger.since:%Y-%m} 起并入{into}，此前各月的报表不变"
        since = f"按一直属于{into}处理" if merger.since == effective_month.BEGINNING else since
        told = f"{unit}{since}；{'、'.join(said)}归入{into}"
        shared_remarks.remark(merger.table, None, [merger.row.number], told, how)
