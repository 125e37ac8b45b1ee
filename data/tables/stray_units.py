"""Units said anywhere but in or above a header: amounts that they contradict are refused, with the words quoted."""

import functools
from collections.abc import Iterable, Sequence

from data.cells.values import MONEY, is_empty, plain
from data.files.workbook import Cell, Sheet
from data.tables.headings import FOREIGN, without_currency
from data.tables.layout import ONE, Column
from data.tables.reading import unit_of
from data.tables.table import Table
from data.tables.unit_lines import unit_lines

LONGEST = 10  # of a text that is a unit alone
TEXTS = 2  # that a line among the rows may have
HOW = "请把各列的单位写进列名（如“本月到位资金（万元）”），不同单位的分成几列、几张表，换算后重新上传"


def refuse(table: Table, sheet: Sheet, names: Iterable[str], is_part: bool) -> None:
    """Refuse a table whose amounts a line among or under its rows gives another unit, or a currency.

    So does the name of the sheet or the file (`names`) where neither header nor a line above says one. Of a part of a
    file (`is_part`) the rows aren't asked: they stand elsewhere.
    """
    header = table.header
    if table.refused:
        return
    money = [each for each in header.columns if each.field.type == "money" and each.index is not None]
    columns = [each for each in money if each.factor == ONE and not (header.source and each.unit)]
    unsaid = [each for each in columns if not each.unit and "money" not in table.units]
    head = sheet.rows[header.first : header.last + 1]  # which stands again on a next page
    below = [] if is_part else sheet.rows[header.last + 1 : header.end]
    rows = [row for row in below if is_line(row) and row not in head]
    for line, asked in [*((row, columns) for row in rows), *(([name], unsaid) for name in names)]:
        for column in asked:
            if said := _other(table, line, column):
                reason = f"“{said}”与“{column.written}”按 {unit_of(column, table.units)} 读取不一致，看不出是什么单位"
                table.unmeasured.add(column.written)
                table.refuse(column.written, reason, HOW)
                return


def reject(table: Table) -> None:
    """Reject the rows in which a column without a field says another unit or currency: 金额单位, 币种."""
    if table.refused or table.header.source:
        return
    mapped = {place for each in table.header.columns for place in (each.index, *each.more)}
    money = [each for each in table.header.columns if each.field.type == "money" and each.factor == ONE]
    for row in table.rows if money else ():
        cells = (cell for index, cell in enumerate(row.cells) if index not in mapped and isinstance(cell, str))
        said = next((cell for cell in cells if _measure(cell)), "")
        for column in money if said else ():
            unit = unit_of(column, table.units)
            if _measure(said) != unit and not is_empty(column.cell(row.cells)):
                table.reject(row, column.field.name, f"这一行另写着单位“{said}”，不能按 {unit} 读取", HOW)


@functools.lru_cache(maxsize=4096)
def _measure(text: str) -> str:
    """The unit of money, or the other currency, that a cell says and nothing else; '' for none."""
    words = without_currency(plain(text)) if len(text) < LONGEST else ""
    return words if words in MONEY or FOREIGN.fullmatch(words) else ""


def is_line(row: Sequence[Cell]) -> bool:
    """Whether a row is a line of words, such as the heading of a section."""
    filled = [cell for cell in row if not is_empty(cell)]
    return 0 < len(filled) <= TEXTS and all(isinstance(cell, str) for cell in filled)


def words_of_line(row: Sequence[Cell]) -> str:
    """A line's words as they are quoted."""
    return "，".join(str(cell).strip() for cell in row if not is_empty(cell))


def _other(table: Table, line: Sequence[Cell], column: Column) -> str:
    """The line, where it says another unit than the column's; else ''."""
    units = unit_lines([line])
    if units.foreign or units.unclear:
        return units.foreign or units.unclear.get("money", "")
    said = units.known.get("money")
    return words_of_line(line) if said and said != unit_of(column, table.units) else ""
