"""Money finer than 分, which the store keeps to 分: how many cells, and what their sum loses, said once a table."""

from decimal import Decimal

from data.cells.amounts import Rounded
from data.ledgers import MEASURED
from data.tables.layout import Column
from data.tables.table import Row, Table
from wording.figures import full_money


def remark(table: Table, is_part: bool) -> None:
    """Say what rounding does to the sums of the table's money; the values are plain numbers from here on.

    Nothing is said of a part of a table, such as the few rows of a large file that are read this way.
    """
    told = []
    for column in table.header.columns:
        if column.field.type in MEASURED and (rounded := _rounded(table.rows, column.field.name)):
            told += [_told(column, rounded)] if column.field.type == "money" else []
    if told and not (table.refused or is_part):
        how = "请核对；要与原表一分不差，请先把金额四舍五入到分再上传，否则无需处理"
        table.point_out(None, "；".join(told), how)


def _rounded(rows: list[Row], name: str) -> list[Rounded]:
    found = [(row, value) for row in rows if type(value := row.values.get(name)) is Rounded]
    for row, value in found:
        row.values[name] = Decimal(value)
    return [value for _, value in found]


def _told(column: Column, rounded: list[Rounded]) -> str:
    lost = sum((value.lost for value in rounded), Decimal(0))
    kept = sum(rounded, Decimal(0))
    sums = f"这些格合计 {full_money(kept + lost)}，入库合计 {full_money(kept)}"
    return f"“{column.written}”有 {len(rounded):,} 格的数比分还细，逐格四舍五入到分：{sums}"
