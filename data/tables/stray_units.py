"""Units said anywhere but in or above a header: amounts that they contradict are refused, with the words quoted."""

from collections.abc import Iterable, Sequence

from data.cells.values import is_empty
from data.files.workbook import Cell, Sheet
from data.tables.layout import ONE, Column
from data.tables.reading import unit_of
from data.tables.table import Table
from data.tables.unit_lines import unit_lines

TEXTS = 2  # that a line among the rows may have
HOW = "请把各列的单位写进列名（如“本月到位资金（万元）”），不同单位的分成几列、几张表，换算后重新上传"


def refuse(table: Table, sheet: Sheet, names: Iterable[str], is_part: bool) -> None:
    """Refuse a table whose amounts a line among or under its rows gives another unit, or a currency.

    So does the name of the sheet or the file (`names`) where neither header nor a line above says one. Of a part of a
    file (`is_part`) the rows aren't asked: they stand elsewhere.
    """
    header = table.header
    if table.refused or header.source:
        return
    money = [each for each in header.columns if each.field.type == "money" and each.index is not None]
    columns = [each for each in money if each.factor == ONE]
    unsaid = [each for each in columns if not each.unit and "money" not in table.units]
    rows = [] if is_part else [*filter(_is_line, sheet.rows[header.last + 1 : header.end])]
    for line, asked in [*((row, columns) for row in rows), *(([name], unsaid) for name in names)]:
        for column in asked:
            if said := _other(table, line, column):
                reason = f"“{said}”与“{column.written}”按 {unit_of(column, table.units)} 读取不一致，看不出是什么单位"
                table.unmeasured.add(column.written)
                table.refuse(column.written, reason, HOW)
                return


def _is_line(row: list[Cell]) -> bool:
    filled = [cell for cell in row if not is_empty(cell)]
    return 0 < len(filled) <= TEXTS and all(isinstance(cell, str) for cell in filled)


def _other(table: Table, line: Sequence[Cell], column: Column) -> str:
    """The line, where it says another unit than the column's; else ''."""
    units = unit_lines([line])
    if units.foreign or units.unclear:
        return units.foreign or units.unclear.get("money", "")
    said = units.known.get("money")
    told = "，".join(str(cell).strip() for cell in line if not is_empty(cell))
    return told if said and said != unit_of(column, table.units) else ""
