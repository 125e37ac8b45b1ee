"""来源区域: which region each province is counted in. The sheet is the list: a province that it doesn't name is 其他.

Until a county has sent its own, the reference's regions hold, and the county's own province, if it is in none of them,
is 省内: its money mustn't be lost among 其他.
"""

import duckdb

from data.intake import names
from data.intake.draft_tables import UNCHANGED, all_or_nothing, came_before, once
from data.intake.names import Provinces
from data.tables.table import Table

HOME, OTHER, ABROAD = "省内", "其他", "港澳台及国外"


def take(con: duckdb.DuckDBPyConnection, _batch_id: int, tables: list[Table]) -> None:
    """Put the sheet's regions in the place of those known; of a sheet with a row that can't be taken, nothing."""
    known = Provinces(con)
    for table in tables:
        for row in list(table.good()):
            names.find(table, row, "province", known)
    once(tables, lambda row: row.values["province"], "province", "省份")
    all_or_nothing(tables, "来源区域")
    good = [(table, row) for table in tables for row in table.good()]
    if not good:
        return
    others = {province: ABROAD if known.is_overseas(province) else OTHER for province in known.regions}
    new = others | {row.values["province"]: row.values["region"] for _, row in good}
    if new == known.regions:
        for table, row in good:
            table.repeat(row, None, UNCHANGED)
    _put(con, new)


def settle_home(con: duckdb.DuckDBPyConnection) -> None:
    """Count the county's own province as 省内 as long as no sheet of the county's says otherwise."""
    if came_before(con, "region"):
        return
    provinces = Provinces(con)
    default = {province: OTHER if region == HOME else region for province, region in provinces.regions.items()}
    own = names.own_province(con, provinces)
    home = {own: HOME} if own and default[own] == OTHER else {}
    if default | home != provinces.regions:
        _put(con, default | home)


def _put(con: duckdb.DuckDBPyConnection, regions: dict[str, str]) -> None:
    told = [[region, province] for province, region in regions.items()]
    con.executemany("update regions set region = ? where province = ?", told)
