"""The project ledger: one row a project, with its units' shares and the dates of its stages."""

import re
from collections import defaultdict
from typing import Any

import duckdb

from data.cells.values import DOMESTIC, BadValue, plain
from data.intake import names, shared_remarks, unlisted
from data.intake.draft_tables import UNCHANGED, Record, facts, held, once, origin, replace
from data.intake.former_plans import FormerPlans
from data.intake.holders import Holders
from data.intake.names import find
from data.intake.shares import shares
from data.intake.stages import Key, events_of, merged
from data.tables.table import Row, Table

COLUMNS = (
    "project_id", "project_name", "registered_name", "investor", "province", "capital_origin", "uscc", "industry",
    "industry_code", "chain_node", "content", "park", "report_unit", "agreed_investment", "phase1_investment",
    "fixed_asset_investment", "land_mu", "is_key", "leader", "lead_unit", "audit_status", "remark",
)  # fmt: skip
# The progress ledger tells these too: an empty cell in the project ledger takes nothing away.
SHARED = ("is_key", "leader", "lead_unit")
AMOUNTS = ("agreed_investment", "phase1_investment", "fixed_asset_investment", "land_mu")
CODE = re.compile(r"([A-T])?(\d{1,4})?\D*")


def take(con: duckdb.DuckDBPyConnection, batch_id: int, tables: list[Table]) -> None:
    """Check rows against the known units, parks, industries and provinces, then write the good ones over what is held.

    A sheet without 审核状态 is the bureau's own consolidated ledger, which holds only what was audited: 审核通过.
    Where the column exists, an empty cell means that nobody submitted the row yet: 已保存; a row that says nothing else
    that is new takes nothing from a project that is held as audited.
    """
    checks = _Checks(con)
    for table in tables:
        for row in table.all():
            checks.check(table, row)
    once(tables, lambda row: row.values["project_id"], "project_id", "项目编号")
    _Writing(con, batch_id).write([(table, row) for table in tables for row in table.good()])
    if tables[0].own is None:  # a unit lists what has changed
        unlisted.look(con, batch_id, [(table, row) for table in tables for row in table.all()])


def capital_origin(word: str, province: str | None, own: str | None, is_overseas: bool) -> str:
    """The origin that a ledger's word means; 内资 alone is decided from the investor's province.

    Raises BadValue when the word and the province don't settle it.
    """
    if word != DOMESTIC:
        return word
    how = "请在资金来源中填写 省外、市外 或 县外"
    if province is None:
        raise BadValue("“内资”分不清是省外、市外还是县外，又没有填投资方注册地", how)
    if own is None:
        raise BadValue("“内资”要与本省比较，但尚未配置本县所在的省", "请先在“基础配置”参数表中填写“所在省”，或" + how)
    if is_overseas:
        raise BadValue(f"资金来源填了“内资”，投资方注册地却是{province}", "请改正其中一项；境外投资请填 外资")
    if province == own:
        raise BadValue("“内资”且投资方在本省，分不清是市外还是县外", "请在资金来源中填写 市外 或 县外")
    return "out_province"


def is_industrial(code: str | None, default: bool) -> bool:
    """Whether a GB/T 4754 code is industry: 门类 B, C, D, or 大类 06 to 46; without a code the industry's default."""
    match = CODE.fullmatch((code or "").upper())
    if not match or not (match[1] or match[2]):
        return default
    return match[1] in "BCD" if match[1] else 6 <= int(match[2][:2]) <= 46


class _Checks:
    """What is known when the file comes in."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self.units, self.parks, self.industries = names.units(con), names.parks(con), names.industries(con)
        self.nodes, self.provinces = names.nodes(con), names.Provinces(con)
        self.own = names.own_province(con, self.provinces)

    def check(self, table: Table, row: Row) -> None:
        """Put known names in place of what was written; reject the row for each that isn't known."""
        values = row.values
        find(table, row, "park", self.parks)
        find(table, row, "industry", self.industries)
        find(table, row, "province", self.provinces)
        if values.get("report_unit"):
            self._check_shares(table, row)
        if values.get("capital_origin"):
            self._check_origin(table, row)
        for name in AMOUNTS:
            if (values.get(name) or 0) < 0:
                table.reject(row, name, f"{table.header.form.field(name).label}不能为负数", "请改正数字")
        if row.is_good and values.get("chain_node"):
            self._check_node(table, row)

    def _check_shares(self, table: Table, row: Row) -> None:
        try:
            row.values["shares"] = shares(row.values["report_unit"], self.units)
        except BadValue as error:
            table.reject(row, "report_unit", error.reason, error.remedy)

    def _check_origin(self, table: Table, row: Row) -> None:
        province = row.values.get("province")
        overseas = self.provinces.is_overseas(province) if province else False
        try:
            row.values["capital_origin"] = capital_origin(row.values["capital_origin"], province, self.own, overseas)
        except BadValue as error:
            table.reject(row, "capital_origin", error.reason, error.remedy)

    def _check_node(self, table: Table, row: Row) -> None:
        """An unknown node doesn't stop a project, but it will be missing from the chain's picture."""
        known = self.nodes.get(row.values["industry"])
        try:
            row.values["chain_node"] = known.find(row.values["chain_node"]) if known else row.values["chain_node"]
        except BadValue as error:
            table.warn(row, "chain_node", f"{error.reason}（{row.values['industry']}）", error.remedy)


class _Writing:
    """The good rows of a file, put over what the draft holds."""

    def __init__(self, con: duckdb.DuckDBPyConnection, batch_id: int) -> None:
        self.con, self.batch_id = con, batch_id
        self.industrial = dict(con.execute("select industry, is_industrial from industries").fetchall())
        delivered = "select batch_id, file_name from batches where batch_id > getvariable('last_batch')"
        self.files = dict(con.execute(delivered).fetchall())
        self.ids = defaultdict[str, set[str]](set)
        for (project_id,) in con.execute("select project_id from projects").fetchall():
            self.ids[_evened(project_id)].add(project_id)
        self.updated, self.unsaid = defaultdict[Table, list[int]](list), defaultdict[Table, list[int]](list)

    def write(self, rows: list[tuple[Table, Row]]) -> None:
        """Rows that change nothing become duplicates; the others replace their project, its shares and its events."""
        keys = [{"project_id": row.values["project_id"]} for _, row in rows]
        projects = {record["project_id"]: record for record in held(self.con, "projects", keys)}
        holders = Holders(self.con, self.batch_id, keys)
        plans = FormerPlans(self.con, self.batch_id, (key["project_id"] for key in keys))
        events = held(self.con, "stage_events", keys, by=("project_id",))
        known = {(event["project_id"], event["stage"]): event for event in events}
        new: dict[str, list[Record]] = {"projects": [], "stage_events": []}
        for table, row in rows:
            old = projects.get(row.values["project_id"], {})
            is_moved, changed = holders.take(table, row), self._events(table, row, known, plans)
            record = self._project(table, row, old, holders.first(row, old))
            if not is_moved and not changed and facts(old) in (record, _audited(record, table, row)):
                table.repeat(row, None, UNCHANGED)
                continue
            self._note(table, row, old)
            source = origin(table, row, self.batch_id)
            new["projects"].append(record | source)
            new["stage_events"] += [event | source for event in changed]
        for name, records in new.items():
            replace(self.con, name, records)
        holders.write()
        plans.write()
        for table, numbers in self.updated.items():
            shared_remarks.update(table, numbers, len(numbers))
        for table, numbers in self.unsaid.items():
            shared_remarks.unaudited(table, numbers, len(numbers), "项目数")

    def _note(self, table: Table, row: Row, old: Record) -> None:
        """Note what a receipt is to say of a row that isn't the same as what is held."""
        if _is_unsaid(table, row):
            self.unsaid[table].append(row.number)
        self._note_twin(table, row)
        if file := self.files.get(old.get("batch_id")):
            other = shared_remarks.in_file(file, old["sheet"], old["row_no"])
            table.warn(row, "project_id", f"与{other}是同一项目，内容不同，以本文件为准", "请核对；同一项目只报一次")
        elif old:
            self.updated[table].append(row.number)

    def _note_twin(self, table: Table, row: Row) -> None:
        """Remark on an id that is new and differs from another one in case or spacing alone: two, or one mistyped."""
        project_id = row.values["project_id"]
        twins = self.ids[_evened(project_id)]
        if project_id not in twins and twins:
            reason = f"项目编号“{project_id}”与“{min(twins)}”只差大小写、空格或横线，按两个项目入库"
            table.warn(row, "project_id", reason, "确是两个项目的，无需处理；同一项目的请改成同样的编号后重新上传")
        twins.add(project_id)

    def _project(self, table: Table, row: Row, old: Record, first: str) -> Record:
        """The row over the project that is held: a column that the sheet hasn't leaves what is known."""
        given: dict[str, Any] = {name: row.values[name] for name in COLUMNS if table.has(name)}
        given["report_unit"] = first
        given["audit_status"] = (row.values["audit_status"] or "已保存") if table.has("audit_status") else "审核通过"
        for name in SHARED:
            if given.get(name) is None:
                given[name] = old.get(name)
        given["is_key"] = bool(given["is_key"])
        record = dict.fromkeys(COLUMNS) | facts(old) | given
        return record | {"is_industrial": is_industrial(record["industry_code"], self.industrial[record["industry"]])}

    def _events(self, table: Table, row: Row, known: dict[Key, Record], plans: FormerPlans) -> list[Record]:
        """The stage events that the row adds or changes."""
        events, month, source = [], plans.month_of(table, row), origin(table, row, self.batch_id)
        for key, told in events_of(row.values["project_id"], row.values).items():
            new = merged(known.get(key), key, plans.taken(key, known.get(key), told, month, source))
            if new != known.get(key):
                events.append(new)
        return events


def _evened(project_id: str) -> str:
    return plain(project_id).casefold()


def _is_unsaid(table: Table, row: Row) -> bool:
    return table.has("audit_status") and not row.values["audit_status"]


def _audited(record: Record, table: Table, row: Row) -> Record:
    """The record as it is if an empty 审核状态 leaves it audited."""
    return record | {"audit_status": "审核通过"} if _is_unsaid(table, row) else record
