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
    asides = {table.header.first: table.asides for table in fullest}
    asides = sum(asides.values(), Counter())
    fates = ("read", "loaded", "rejected", "duplicate")
    sums = [sum(getattr(each, f"rows_{fate}") for each in receipts) for fate in fates]
    return SheetReceipt(
        receipts[0].sheet,
        receipts[0].ledger,
        *sums,
        asides["subtotal"],
        sum(each.rows_held for each in receipts),
        next((each.note for each in receipts if each.note), ""),
        tuple(balance for each in receipts for balance in each.balances),
        asides["title"],
        asides["note"] + sum(table.noted_silences for table in tables),
        sum(table.settled for table in tables),
    )
