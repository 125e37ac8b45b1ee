"""Whose a project is, and from which month on: 引资单位 with their shares, and those that it was before."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from decimal import Decimal

import duckdb

from data.intake import effective_month, shared_remarks
from data.intake.draft_tables import Record, append, forget, held, replace
from data.tables.table import Row, Table
from wording.figures import full_money

Ratios = dict[str, Decimal]
ARRIVED = """
select project_id, sum(amount) from monthly_funds
where audit_status = '审核通过' and project_id in (select unnest($ids)) and month < $until
group by project_id
"""


class Holders:
    """The units of a file's projects, put over those that the draft holds."""

    def __init__(self, con: duckdb.DuckDBPyConnection, batch_id: int, keys: Sequence[Record]) -> None:
        self.con, self.batch_id = con, batch_id
        self.effects = effective_month.Effects(con, batch_id)
        self.units = dict(con.execute("select unit_id, unit from units").fetchall())
        self.merged = dict(
            con.execute("select unit_id, merged_into from units where merged_into is not null").fetchall()
        )
        self.shares, self.told_by = defaultdict[str, Ratios](dict), dict[str, int | None]()
        for record in held(con, "project_shares", keys):
            self.shares[record["project_id"]][record["unit_id"]] = record["ratio"]
            self.told_by[record["project_id"]] = record["batch_id"]
        spans = defaultdict[tuple[str, dt.date], Ratios](dict)
        for record in held(con, "former_shares", keys):
            spans[record["project_id"], record["until"]][record["unit_id"]] = record["ratio"]
        self.former = defaultdict[str, list[effective_month.Former[Ratios]]](list)
        for (project_id, until), ratios in sorted(spans.items(), key=lambda span: span[0]):
            self.former[project_id].append((until, ratios))
        self.new = dict[str, tuple[Ratios, list[effective_month.Former[Ratios]]]]()
        self.moved = defaultdict[tuple[int, dt.date | None], list[tuple[Table, Row, Ratios]]](list)

    def take(self, table: Table, row: Row) -> bool:
        """Put a row's units in the place of those held; returns whether that changes anything."""
        project_id, ratios = row.values["project_id"], dict(row.values["shares"])
        before = self.shares.get(project_id)
        if before is None:
            self.new[project_id] = (ratios, [])
            return True
        if self._today(ratios) == self._today(before) and not effective_month.given_month(row):
            return False
        since = self.effects.of(table, row, self.told_by[project_id])
        former = effective_month.former(self.former[project_id], before, ratios, since)
        if ratios == before and former == self.former[project_id]:
            return False
        self.new[project_id] = (ratios, former)
        self.moved[id(table), since].append((table, row, before))
        return True

    def first(self, row: Row, old: Record) -> str:
        """The unit that reports the project: the row's first, unless that is only another name of what is held."""
        project_id: str = row.values["project_id"]
        first: str = row.values["shares"][0][0]
        if project_id in self.new or first in self.shares[project_id]:
            return first
        former: str = old["report_unit"]
        return former

    def write(self) -> None:
        """Write what was taken, and say on the receipt what moves and what stays."""
        records = [
            {"project_id": project_id, "unit_id": unit_id, "ratio": ratio, "batch_id": self.batch_id}
            for project_id, (ratios, _) in self.new.items()
            for unit_id, ratio in ratios.items()
        ]
        forget(self.con, "former_shares", ({"project_id": each} for each in self.new))
        replace(self.con, "project_shares", records)
        append(self.con, "former_shares", [
            {"project_id": project_id, "until": until, "unit_id": unit_id, "ratio": ratio}
            for project_id, (_, former) in self.new.items()
            for until, ratios in former
            for unit_id, ratio in ratios.items()
        ])  # fmt: skip
        for (_, since), moved in self.moved.items():
            self._tell(since, moved)

    def _today(self, ratios: Ratios) -> Ratios:
        """The shares by the units that stand: a merged unit is part of another."""
        today = defaultdict[str, Decimal](Decimal)
        for unit_id, ratio in ratios.items():
            while unit_id in self.merged:
                unit_id = self.merged[unit_id]
            today[unit_id] += ratio
        return dict(today)

    def _tell(self, since: dt.date | None, moved: list[tuple[Table, Row, Ratios]]) -> None:
        table, ids = moved[0][0], [row.values["project_id"] for _, row, _ in moved]
        arrived = dict(self.con.execute(ARRIVED, {"ids": ids, "until": since or effective_month.END}).fetchall())
        total = sum(arrived.values(), Decimal(0))
        changes = effective_month.listed([self._change(row, before) for _, row, before in moved])
        money = full_money(total)
        if since:
            told = f"引资单位有变，自 {since:%Y-%m} 起归新单位，此前各月（已到位 {money}）的报表不变：{changes}"
            how = "请核对；从别的月份起的，请在“生效月份”一栏写明后重新上传"
        else:
            told = f"引资单位按更正处理，以前各月的到位资金 {money}一并改归：{changes}"
            how = "请核对；是划转而不是更正的，请在“生效月份”一栏写明从哪个月起，再重新上传"
        shared_remarks.remark(table, "report_unit", [row.number for _, row, _ in moved], told, how)

    def _change(self, row: Row, before: Ratios) -> str:
        old, new = self._named(before), self._named(dict(row.values["shares"]))
        return f"{row.values['project_name'] or row.values['project_id']}（{old}→{new}）"

    def _named(self, ratios: Ratios) -> str:
        parts = {self.units[unit_id]: ratio for unit_id, ratio in ratios.items()}
        return "、".join(
            f"{unit} {(ratio * 100).normalize():f}%" if ratio < 1 else unit for unit, ratio in parts.items()
        )
