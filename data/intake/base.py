"""The base ledger: settings, parks, chain nodes and chain groups, each put over what is known."""

from decimal import Decimal, InvalidOperation

import duckdb

from data.cells.values import BadValue, as_written, flag, plain
from data.intake import names, regions
from data.intake.draft_tables import Entry, Record, append, forget, once, upsert
from data.intake.names import find
from data.tables.table import Row, Table

FLAG_SETTINGS = ("is_sample", "arrived_as_fixed_assets")
DAY_SETTINGS = ("cutoff_day", "due_day")
PARK_KINDS = ("园区", "集中区")
POSITIONS = ("上游", "中游", "下游")


def take_settings(con: duckdb.DuckDBPyConnection, _batch_id: int, tables: list[Table]) -> None:
    """参数: a setting by its Chinese name or identifier; a number stays a number, 是/否 stays 是/否."""
    rows = con.execute("select setting, label, value from settings").fetchall()
    pairs = [(setting, setting) for setting, _, _ in rows] + [(label, setting) for setting, label, _ in rows]
    known = names.Names("参数", pairs, "请填写填表说明中列出的参数名称")
    defaults = {setting: value for setting, _, value in rows}
    entries = []
    for table, row in _good(tables):
        if find(table, row, "setting", known):
            setting = row.values["setting"]
            try:
                row.values["value"] = _setting(setting, row.values["value"], defaults[setting])
            except BadValue as error:
                table.reject(row, "value", error.reason, error.remedy)
            entries.append(Entry(table, row, {"setting": setting, "value": row.values["value"]}))
    once(tables, lambda row: row.values["setting"], "setting", "参数")
    upsert(con, "settings", _still_good(entries))
    regions.settle_home(con)


def take_parks(con: duckdb.DuckDBPyConnection, _batch_id: int, tables: list[Table]) -> None:
    """园区: by name; its 主导产业 list, when the sheet has the column, replaces the one known."""
    units, industries = names.units(con), names.industries(con)
    for table, row in _good(tables):
        one_of(table, row, "kind", PARK_KINDS)
        find(table, row, "unit", units)
        try:
            row.values["industries"] = [industries.find(each) for each in _listed(table, row, industries)]
        except BadValue as error:
            table.reject(row, "industries", error.reason, error.remedy)
    once(tables, lambda row: row.values["park"], "park", "园区名称")
    positions = _positions(con)
    good = _good(tables)
    moved = {
        row for table, row in good
        if table.has("industries") and positions.get(row.values["park"], set()) != set(row.values["industries"])
    }  # fmt: skip
    upsert(con, "parks", [Entry(table, row, _park(table, row)) for table, row in good], changed=moved)
    for row in moved:
        park = row.values["park"]
        forget(con, "park_industries", [row.values])
        append(con, "park_industries", [{"park": park, "industry": each} for each in row.values["industries"]])


def _listed(table: Table, row: Row, industries: names.Names) -> list[str]:
    """The industries in a park's cell, of which the names that are known are told apart from the marks between them."""
    column = table.header.column("industries")
    if column is None or not row.values.get("industries"):
        return []
    return list(dict.fromkeys(industries.parted(as_written(column.cell(row.cells)) or "")))


def take_nodes(con: duckdb.DuckDBPyConnection, _batch_id: int, tables: list[Table]) -> None:
    """产业链节点: by industry and node."""
    industries = names.industries(con)
    for table, row in _good(tables):
        one_of(table, row, "position", POSITIONS)
        find(table, row, "industry", industries)
    once(tables, lambda row: (row.values["industry"], row.values["node"]), "node", "产业与环节")
    upsert(con, "chain_nodes", [Entry(table, row, dict(row.values)) for table, row in _good(tables)])


def take_groups(con: duckdb.DuckDBPyConnection, _batch_id: int, tables: list[Table]) -> None:
    """产业招商组: by group and industry; a group may have several of each."""
    industries = names.industries(con)
    for table, row in _good(tables):
        find(table, row, "industry", industries)
    once(tables, lambda row: (row.values["chain_group"], row.values["industry"]), "chain_group", "招商组与产业")
    upsert(con, "chain_groups", [Entry(table, row, dict(row.values)) for table, row in _good(tables)])


def one_of(table: Table, row: Row, name: str, words: tuple[str, ...]) -> None:
    """Reject the row unless the field is one of a few words."""
    if row.values[name] not in words:
        label = table.header.form.field(name).label
        table.reject(row, name, f"不认识的{label}“{row.values[name]}”", "请填写 " + "、".join(words))


def _setting(setting: str, value: str, default: str) -> str:
    if setting in FLAG_SETTINGS:
        return "是" if flag(value) else "否"
    if setting in DAY_SETTINGS:
        return _day_of_month(value)
    try:
        Decimal(default)
    except InvalidOperation:
        return value
    try:
        return str(Decimal(plain(value)))
    except InvalidOperation as error:
        raise BadValue("这个参数应当是数字", f"请填写数字，如 {default}") from error


def _day_of_month(value: str) -> str:
    day = plain(value).removesuffix("日").removesuffix("号").removesuffix(".0")
    if day == "不设":
        return ""
    if not (day.isdecimal() and 1 <= int(day) <= 31):
        raise BadValue("这个参数应当是每月的几日", "请填写 1 到 31 的整数，如 5；不设期限的填 不设")
    return str(int(day))


def _park(table: Table, row: Row) -> Record:
    record = {name: row.values[name] for name in ("park", "kind", "aliases") if table.has(name)}
    return record | ({"unit_id": row.values["unit"]} if table.has("unit") else {})


def _positions(con: duckdb.DuckDBPyConnection) -> dict[str, set[str]]:
    positions: dict[str, set[str]] = {}
    for park, industry in con.execute("select park, industry from park_industries").fetchall():
        positions.setdefault(park, set()).add(industry)
    return positions


def _good(tables: list[Table]) -> list[tuple[Table, Row]]:
    return [(table, row) for table in tables for row in table.good()]


def _still_good(entries: list[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.row.is_good]
