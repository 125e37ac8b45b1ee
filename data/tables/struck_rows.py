"""Rows that somebody struck through, as a whole or some cells of them: none counts before a person says so."""

from collections.abc import Iterator
from decimal import Decimal

from data.cells.values import as_written, is_empty
from data.files.workbook import Sheet
from data.tables.layout import Column
from data.tables.table import Row, Table
from wording.figures import full_money

RULE, SURE = "struck", 0.3
HOW = "作数的请去掉删除线，不作数的请删去后重新上传；确认即按原数入库"


def hold(table: Table, sheet: Sheet) -> None:
    """Hold every row of facts that has a cell which is struck through and filled."""
    if table.refused or not sheet.struck:
        return
    struck_rows = {row for row, _ in sheet.struck}
    for row in table.rows:
        if row.number - 1 in struck_rows and not row.rejected:
            struck = [each for each in _filled(table, row) if (row.number - 1, each.index) in sheet.struck]
            if struck:
                _hold(table, row, struck)


def _hold(table: Table, row: Row, struck: list[Column]) -> None:
    is_whole = len(struck) == len([*_filled(table, row)])
    money = [
        f"{each.field.label} {full_money(Decimal(amount))}"
        for each in struck
        if each.field.type == "money" and (amount := row.values.get(each.field.name))
    ]
    amounts = f"（{'、'.join(money)}）" if money else ""
    where = "整行" if is_whole else "、".join(f"“{each.written}”" for each in struck)
    told = f"{where}带删除线{amounts}，看不出是否作数"
    proposed = "整行" if is_whole else as_written(struck[0].cell(row.cells)) or ""
    table.hold(row, struck[0].field.name, proposed, SURE, told, HOW, RULE)


def _filled(table: Table, row: Row) -> Iterator[Column]:
    for column in table.header.columns:
        if column.index is not None and not is_empty(column.cell(row.cells)):
            yield column
