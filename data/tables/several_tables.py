"""The receipt of a sheet that holds several tables: one under the other, or a part each."""

from collections import Counter
from collections.abc import Sequence

from data.receipt import SheetReceipt
from data.tables.table import Table


def together(tables: Sequence[Table]) -> SheetReceipt:
    """The receipt of a sheet with all its tables; what stands aside under one header is counted once."""
    receipts = [table.receipt() for table in tables]
    if len(receipts) == 1:
        return receipts[0]
    # a total that is blank in one part is none there, and one all the same
    fullest = sorted(tables, key=lambda table: table.asides["subtotal"])
    by_header = {table.header.first: table.asides for table in fullest}
    asides: Counter[str] = sum(by_header.values(), Counter())
    return SheetReceipt(
        receipts[0].sheet,
        receipts[0].ledger,
        rows_read=sum(each.rows_read for each in receipts),
        rows_loaded=sum(each.rows_loaded for each in receipts),
        rows_rejected=sum(each.rows_rejected for each in receipts),
        rows_duplicate=sum(each.rows_duplicate for each in receipts),
        rows_subtotal=asides["subtotal"],
        rows_held=sum(each.rows_held for each in receipts),
        note=next((each.note for each in receipts if each.note), ""),
        balances=tuple(balance for each in receipts for balance in each.balances),
        rows_title=asides["title"],
        rows_note=asides["note"] + sum(table.noted_silences for table in tables),
        settled=sum(table.settled for table in tables),
    )
