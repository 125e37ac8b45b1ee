"""What became of every row of a file: the receipt, made when all of its tables were taken, and kept in the draft."""

from collections.abc import Iterator
from dataclasses import replace

import duckdb

from data.cells.values import is_empty
from data.files.workbook import Sheet
from data.intake.draft_tables import append
from data.ledgers import CHOICES, INSTRUCTIONS
from data.receipt import Receipt, ReceiptLine, SheetReceipt
from data.tables import not_taken
from data.tables.several_tables import together
from data.tables.table import Table


def account(name: str, file_hash: str, ledger: str, sheets: list[Sheet], tables: list[Table]) -> Receipt:
    """The receipt of a file that was taken: its sheets, and of each what its tables say of their rows."""
    lines: list[ReceiptLine] = []
    counts: list[SheetReceipt] = []
    for sheet in sheets:
        mine = [table for table in tables if table.sheet == sheet.name]
        if mine:
            counts.append(_said_empty(together(mine), mine))
        if told := not_taken.remark(mine):
            counts[-1] = replace(counts[-1], note="；".join(filter(None, (counts[-1].note, told.reason))))
            lines.append(told)
        sources = dict.fromkeys((table.header.last + 1, table.header.source) for table in mine if table.header.source)
        lines += [ReceiptLine(sheet.name, row, None, None, "warning", said, "无需处理") for row, said in sources]
        if mine:
            lines += [ReceiptLine(sheet.name, 1, None, None, "warning", *remark) for remark in sheet.remarks()]
        lines += sorted((line for table in mine for line in table.lines), key=lambda line: line.row_no)
        if not mine:
            counts.append(SheetReceipt(sheet.name, None, note=_aside(sheet)))
    lines += _unread([count.sheet for count in counts if count.note == UNKNOWN])
    return Receipt(name, file_hash, ledger, tuple(counts), tuple(lines))


def _said_empty(receipt: SheetReceipt, tables: list[Table]) -> SheetReceipt:
    """A sheet's receipt, which says so when there is nothing under its headers."""
    is_empty_sheet = not receipt.rows_read and not any(table.refused or table.silences for table in tables)
    return replace(receipt, note="；".join(filter(None, (EMPTY, receipt.note)))) if is_empty_sheet else receipt


EMPTY = "表头下面没有数据"
NO_HEADER = "没有找到可识别的表头"
NAMED = 10  # sheets that a remark names
UNKNOWN = f"{NO_HEADER}，未读取"


def _unread(names: list[str]) -> Iterator[ReceiptLine]:
    """The remark on the sheets in which no header was found: one, however many they are."""
    if names:
        remedy = "如果其中有数据，请在“数据”页的“对应关系”里指定各列，或按模板改正表头后重新上传；否则无需处理"
        listed = "、".join(names[:NAMED]) + (" 等" if len(names) > NAMED else "")
        told = UNKNOWN if len(names) == 1 else f"{len(names)} 张工作表{UNKNOWN}（{listed}）"
        yield ReceiptLine(names[0], 1, None, None, "warning", told, remedy)


def _aside(sheet: Sheet) -> str:
    if sheet.name in (INSTRUCTIONS, CHOICES):
        return "说明页，不含数据"
    return UNKNOWN if any(not is_empty(cell) for row in sheet.rows for cell in row) else "空表"


def keep(con: duckdb.DuckDBPyConnection, batch_id: int, receipt: Receipt) -> None:
    """Write a receipt into the draft, as that of a batch."""
    counts = ("sheet", "rows_read", "rows_loaded", "rows_rejected", "rows_duplicate")
    read = [{name: getattr(sheet, name) for name in counts} for sheet in receipt.sheets if sheet.ledger]
    append(con, "batch_sheets", [{"batch_id": batch_id} | count for count in read])
    append(con, "receipt_lines", [{"batch_id": batch_id} | vars(line) for line in receipt.lines])
