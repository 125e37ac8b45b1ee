"""The unit tree of the base ledger: exactly one root, the county's own row, every parent known, no circle."""

import duckdb

from data.cells.values import BadValue, plain
from data.intake import names
from data.intake.base import one_of
from data.intake.draft_tables import Entry, once, upsert
from data.intake.mergers import Mergers
from data.tables.table import Row, Table

ROOTS = ("县", "市", "省")  # what the county's own row may be; in a city or a province that uses this it is that
NO_ROOT = "单位表里没有本县这一行"
KINDS = ("省", "市", "县", "乡镇", "街道", "园区", "县直")
MOVED_NAME = "单位换了编号"
COLUMNS = ("unit_id", "unit", "kind", "unit_group", "is_weak", "aliases")


def refuse_without_root(con: duckdb.DuckDBPyConnection, tables: list[Table]) -> bool:
    """Refuse a sheet that lacks the county's own row, where no county is known yet; returns whether it was.

    The row is the one without a 上级单位. Any unit in its place would be the county, and most others fall for it.
    """
    rows = [row for table in tables for row in table.all()]
    if not rows or con.execute("select 1 from units where parent_id is null limit 1").fetchall():
        return False
    of_county = [row for row in rows if row.values.get("kind") in ROOTS]
    if any(not row.values.get("parent") for row in of_county):
        return False
    if of_county:
        name, parent = (of_county[0].values.get(each) for each in ("unit", "parent"))
        reason = f"本县这一行（{name}）的上级单位写了“{parent}”，表里就没有最上级的单位了"
        how = "请把本县这一行的上级单位留空后重新上传"
    else:
        missing = next((row.values["parent"] for row in rows if row.values.get("parent")), None)
        reason = f"{NO_ROOT}{f'（各单位的上级单位写的是“{missing}”）' if missing else ''}，整份基础配置没有收"
        how = "请加一行：单位类别填“县”，上级单位留空；其余单位的上级单位都填本县名称"
    tables[0].refuse(None, reason, f"{how}后重新上传" if "重新上传" not in how else how)
    for table in tables[1:]:
        table.follow(NO_ROOT)
    return True


def take(con: duckdb.DuckDBPyConnection, batch_id: int, tables: list[Table]) -> None:
    """单位: by 单位编号; parents by name or number, of this file or known before. What breaks the tree is refused."""
    for table in tables:
        for row in list(table.good()):
            one_of(table, row, "kind", KINDS)
            row.values["is_weak"] = bool(row.values.get("is_weak"))
    once(tables, lambda row: row.values["unit_id"], "unit_id", "单位编号")
    once(tables, lambda row: plain(row.values["unit"]), "unit", "单位名称")
    _hold_moved_names(con, tables)
    _refuse_taken_names(con, tables)
    mergers = Mergers(con, batch_id, tables)
    mergers.find()
    _refuse_taken_aliases(con, tables)
    _find_parents(con, tables)
    _keep_one_root(con, tables)
    _break_circles(con, tables)
    moved = {merger.row for merger in mergers.of_file}
    upsert(con, "units", [_entry(table, row) for table in tables for row in table.good()], changed=moved)
    mergers.write()


def _hold_moved_names(con: duckdb.DuckDBPyConnection, tables: list[Table]) -> None:
    """A name under another unit's number would take that one's projects, money and tasks, of past months too."""
    known = dict(con.execute("select unit_id, unit from units").fetchall())
    owners, told_here = {plain(unit): unit_id for unit_id, unit in known.items()}, set(_ids(tables))
    for table in tables:
        for row in list(table.good()):
            unit_id, name = row.values["unit_id"], row.values["unit"]
            before, other = known.get(unit_id), owners.get(plain(name), unit_id)
            told = f"编号 {unit_id} {f'原是“{before}”' if before else '是新的'}，这次写的是“{name}”"
            if other != unit_id and other in told_here:
                reason = f"{told}，而“{name}”一向是编号 {other}；项目、资金和任务是按编号记的，不随名称走"
                how = "编号写错的请改正后重新上传；确要这样改名的请采纳"
                table.hold(row, "unit", f"编号 {unit_id}：{before or '新'} → {name}", 0.1, reason, how, MOVED_NAME)
            elif other == unit_id and before and plain(before) != plain(name):
                table.warn(row, "unit", f"{told}，按改名处理，项目、资金和任务照旧", "请核对；不是改名的请用新的编号")


def _refuse_taken_names(con: duckdb.DuckDBPyConnection, tables: list[Table]) -> None:
    taken = {plain(unit): unit_id for unit_id, unit in con.execute("select unit_id, unit from units").fetchall()}
    for table in tables:
        for row in list(table.good()):
            other = taken.get(plain(row.values["unit"]), row.values["unit_id"])
            if other != row.values["unit_id"] and other not in _ids(tables):
                table.reject(row, "unit", f"单位名称已由编号 {other} 使用", "同一单位请用原来的编号；不同单位请改名")


def _refuse_taken_aliases(con: duckdb.DuckDBPyConnection, tables: list[Table]) -> None:
    """An alias that is the name, the number or an alias of another unit would send that one's figures here."""
    said = con.execute("select unit_id, unit, aliases from units order by unit_id").fetchall()
    known = {unit_id: (unit, aliases or []) for unit_id, unit, aliases in said}
    for row in _ids(tables).values():
        old = known.get(row.values["unit_id"], (None, []))
        known[row.values["unit_id"]] = (row.values["unit"], row.values.get("aliases") or old[1])
    owners: dict[str, str] = {}
    for unit_id, (unit, _) in known.items():
        owners |= {plain(unit_id): unit_id, plain(unit): unit_id}
    for table in tables:
        for row in list(table.good()):
            mine = row.values["unit_id"]
            for alias in row.values.get("aliases") or []:
                if (owner := owners.setdefault(plain(alias), mine)) != mine:
                    reason = f"别名“{alias}”是另一个单位 {known[owner][0]}（编号 {owner}）在用的名称"
                    how = "请删去这个别名；该单位已并入本单位的，请在单位表给它填“并入单位”和“并入月份”"
                    table.reject(row, "aliases", reason, how)


def _ids(tables: list[Table]) -> dict[str, Row]:
    return {row.values["unit_id"]: row for table in tables for row in table.good()}


def _find_parents(con: duckdb.DuckDBPyConnection, tables: list[Table]) -> None:
    """Put the parent's id in place of its name. A sheet without the column leaves known units where they are."""
    before = con.execute("select unit_id, unit from units").fetchall()
    of_file = [(row.values["unit_id"], row.values["unit"]) for table in tables for row in table.good()]
    pairs = [(name, unit_id) for unit_id, unit in of_file + before for name in (unit_id, unit)]
    known = names.Names("上级单位", pairs, "请填写本表或以前入库的单位名称")
    parents = dict(con.execute("select unit_id, parent_id from units").fetchall())
    for table in tables:
        for row in list(table.good()):
            written = row.values.get("parent")
            try:
                found = known.find(written) if written else None
            except BadValue as error:
                table.reject(row, "parent", error.reason, error.remedy)
                continue
            row.values["parent_id"] = found if table.has("parent") else parents.get(row.values["unit_id"])


def _keep_one_root(con: duckdb.DuckDBPyConnection, tables: list[Table]) -> None:
    """The root known before stays unless this file gives it a parent; else the county's own row without one is it."""
    moved = {unit_id for unit_id, row in _ids(tables).items() if row.values["parent_id"]}
    before = [unit_id for (unit_id,) in con.execute("select unit_id from units where parent_id is null").fetchall()]
    root = next((unit_id for unit_id in before if unit_id not in moved), None)
    rows = [row for table in tables for row in table.good() if row.values["parent_id"] is None]
    rows.sort(key=lambda row: row.values["kind"] not in ROOTS)
    root = root or (rows[0].values["unit_id"] if rows else None)
    for table in tables:
        for row in list(table.good()):
            if row.values["parent_id"] is None and row.values["unit_id"] != root:
                table.reject(row, "parent", f"已有最上级单位 {root}，其余单位都要填上级单位", "请补填上级单位")


def _break_circles(con: duckdb.DuckDBPyConnection, tables: list[Table]) -> None:
    """Reject what doesn't hang from the root: its parents go round in a circle, or were rejected themselves."""
    while True:
        parents = dict(con.execute("select unit_id, parent_id from units").fetchall())
        rows = _ids(tables)
        parents |= {unit_id: row.values["parent_id"] for unit_id, row in rows.items()}
        lost = [unit_id for unit_id in rows if not _hangs(unit_id, parents)]
        if not lost:
            return
        for table in tables:
            for row in list(table.good()):
                if row.values["unit_id"] in lost:
                    reason = "上级单位互相循环，或上级单位未能入库"
                    table.reject(row, "parent", reason, "请检查上级单位，使每个单位都能逐级归到最上级单位")


def _hangs(unit_id: str, parents: dict[str, str | None]) -> bool:
    """Whether the parents of a unit lead to the root."""
    passed = set()
    while unit_id not in passed and unit_id in parents:
        passed.add(unit_id)
        above = parents[unit_id]
        if above is None:
            return True
        unit_id = above
    return False


def _entry(table: Table, row: Row) -> Entry:
    record = {name: row.values[name] for name in COLUMNS if table.has(name)}
    return Entry(table, row, record | {"parent_id": row.values["parent_id"]})
