"""Columns whose unit stands only in the number formats of their cells (0.00"亿元"): in all of them, or in some."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from data.files.sheet import Shown
from data.files.workbook import Cell
from data.tables.reading import IN_UNITS, Reader

if TYPE_CHECKING:
    from data.tables.table import Table

TOLD = 3  # formats that are quoted


def settle(table: "Table", facts: Sequence[list[Cell]], readers: list[Reader]) -> None:
    """Say whose unit is read from formats; where only some formats say one, no number of the column is certain."""
    for each in readers:
        if each.field.type in IN_UNITS and not each.has_unit:
            _settle(table, [each.column.cell(cells) for cells in facts], each)


def _settle(table: "Table", cells: list[Cell], reader: Reader) -> None:
    spoken = Counter(cell.code for cell in cells if isinstance(cell, Shown) and reader.says_unit(cell))
    bare = [cell for cell in cells if _is_bare(cell, reader)]
    formats = "、".join(f"“{code}”" for code, _ in spoken.most_common(TOLD))
    if spoken and bare:
        reader.mixed = f"表头没有写单位，这一列有的单元格格式写了（{formats}），有的没有，看不出是什么单位"
    elif spoken:
        reason = f"表头没有写单位，按单元格格式 {formats} 显示的单位读取"
        table.point_out(reader.column, reason, "请核对；最好把单位写进表头")


def _is_bare(cell: object, reader: Reader) -> bool:
    """Whether a cell holds a number whose unit is nowhere said; nothing is nothing in every unit."""
    if isinstance(cell, Shown):
        return not reader.says_unit(cell)
    return type(cell) in (float, int) and cell != 0
