"""One amount in a cell merged over several rows or columns of figures: whose it is, only a person can say."""

from data.cells.values import as_written
from data.files.sheet import Merged, Sheet, name_of
from data.ledgers import MEASURED
from data.tables.layout import Column
from data.tables.table import Row, Table

RULE, SURE = "merged", 0.3


def hold(table: Table, sheet: Sheet) -> None:
    """Hold the rows that share an amount; those of them that state no other are no silent ones."""
    columns = {column.index: column for column in table.header.columns if column.field.type in MEASURED}
    for merge in () if table.refused else sheet.merged:
        if merge.top > table.header.last and merge.left in columns:
            facts = [row for row in table.rows if merge.top < row.number <= merge.bottom + 1]
            silent = [number for number in table.silent if merge.top < number <= merge.bottom + 1]
            rows = {row.number for row in facts} | {*silent}
            if facts and (len(_named(table, sheet, rows)) > 1 or _is_over_figures(table, merge)):
                _hold(table, sheet, merge, columns[merge.left], facts)
                table.silent = [number for number in table.silent if number not in silent]
                table.asides["note"] += len(silent)


def _named(table: Table, sheet: Sheet, rows: set[int]) -> set[tuple[str | None, ...]]:
    """What some rows are of: projects, months."""
    fields = [column for column in table.header.columns if column.field.type not in MEASURED]
    keys = [column for column in fields if column.field.required or column.field.name == "project_name"]
    return {tuple(as_written(key.cell(sheet.rows[row - 1])) for key in keys) for row in rows}


def _is_over_figures(table: Table, merge: Merged) -> bool:
    """Whether a cell is merged over a column of another header: a wide column's header is merged as it is."""
    first, *others = table.heads[merge.left : merge.right + 1]
    return any(each not in ((), first) for each in others)


def _hold(table: Table, sheet: Sheet, merge: Merged, column: Column, facts: list[Row]) -> None:
    written = as_written(sheet.rows[merge.top][merge.left])
    if written is None:
        return
    span = f"{name_of(merge.top, merge.left)}:{name_of(merge.bottom, merge.right)}"
    reason = f"“{column.written}”的 {written} 是 {span} 合并成的一格，看不出各行、各列各是多少"
    for row in facts:
        own = written if row.number == merge.top + 1 else "空"
        how = "请取消合并，逐格填写后重新上传；确认即把全数记在合并的第一格，其余按空"
        table.hold(row, column.field.name, own, SURE, reason, how, RULE)
