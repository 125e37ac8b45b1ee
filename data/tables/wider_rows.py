"""Rows of a text file that have more cells than its header: a comma within a number parts it in two (1,200)."""

from data.cells.amounts import PLAIN_NUMBER
from data.files.workbook import Sheet
from data.tables.table import Row, Table

HOW = "请把带逗号的数用双引号括起来，或去掉千分号；多出的列请补上表头，再重新上传"
QUOTED = 3  # cells that a remark quotes


def reject(table: Table, sheet: Sheet) -> None:
    """Refuse the rows that have a number beyond the header's last cell.

    A workbook's cells stand in their columns, whatever stands beside the table.
    """
    width = max((place + 1 for place, path in enumerate(table.heads) if path), default=0)
    if table.refused or not sheet.is_text:
        return
    for row in table.rows:
        beyond = _beyond(row, width)
        if not row.rejected and any(map(PLAIN_NUMBER.fullmatch, beyond)):
            told = "、".join(f"“{cell}”" for cell in beyond[:QUOTED])
            table.reject(row, None, f"这一行比表头多 {len(beyond)} 格（{told}），数里的逗号可能把一格分成了两格", HOW)


def _beyond(row: Row, width: int) -> list[str]:
    return [cell.strip() for cell in row.cells[width:] if isinstance(cell, str) and cell.strip()]
