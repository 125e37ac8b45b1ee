"""The rows that a mapping's conditions leave out: said once a sheet, with their money. They aren't among those read."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from data.files.sheet import spans
from data.receipt import ReceiptLine
from data.tables.table import Table
from wording.figures import full_money

HOW = "请核对；该收的请改对应关系里的 only、except 后重新上传"


def remark(tables: Sequence[Table]) -> ReceiptLine | None:
    """The remark on a sheet's rows that were left out; None when none were."""
    rows = sorted({row.number for table in tables for row in table.not_taken})
    if not rows:
        return None
    conditions = dict.fromkeys(each.in_words for table in tables for each in table.header.conditions)
    money: Counter[str] = Counter()
    for table in tables:
        labels = {column.field.name: column.field.label for column in table.header.columns}
        for row in table.not_taken:
            money.update({labels[name]: amount for name, amount in row.values.items() if amount})
    sums = [f"{label} {full_money(Decimal(amount))}" for label, amount in money.items()]
    told = "、".join((f"共 {len(rows):,} 行", *sums))
    reason = f"按对应关系{'，'.join(conditions)}，第 {spans(rows)} 行没有取（{told}）"
    return ReceiptLine(tables[0].sheet, rows[0], None, None, "warning", reason, HOW)
