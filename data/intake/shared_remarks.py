"""Remarks that ledgers share: those made once for many rows, and where a row of another file of the delivery stands."""

from collections.abc import Sequence
from decimal import Decimal

from data.bulk.facts import SPELLED_OUT
from data.files.sheet import spans
from data.receipt import Outcome, ReceiptLine
from data.tables.table import Row, Table
from wording.figures import full_money


def remark(table: Table, name: str | None, rows: Sequence[int], reason: str, remedy: str) -> None:
    """Say something once of some rows, at the first of them, in the column of a field (None: of the rows as such)."""
    column = table.header.column(name) if name else None
    heading, place = (column.written, column.number) if column else (None, None)
    table.lines.append(ReceiptLine(table.sheet, rows[0], heading, None, "warning", reason, remedy, place))


def update(table: Table, rows: Sequence[int], count: int) -> None:
    """Say of which rows the published values were others: a receipt never looks as if all were new."""
    reason = f"更新 {count:,} 行（第 {numbers(rows, count)} 行），以本次为准，原值见变更对照"
    remark(table, None, rows, reason, "请核对变更对照；不该变的请改正后重新上传")


def unaudited(table: Table, rows: Sequence[int], count: int, counted: str, amount: Decimal | None = None) -> None:
    """Say of which rows the empty 审核状态 means that they don't count in what is `counted`."""
    sum_told = "" if amount is None else f"、{full_money(amount)}"
    told = f"共 {count:,} 行{sum_told}"
    reason = f"第 {numbers(rows, count)} 行审核状态空着，按“已保存”，不计入{counted}（{told}）"
    remark(table, "audit_status", rows, reason, "已审核的请补填审核状态后重新上传；否则无需处理")


def more(table: Table, row: Row, count: int, outcome: Outcome, reason: str) -> None:
    """Say of rows that aren't listed, at the last one that is, how many they are."""
    told = f"另有 {count:,} 行{reason}，不再逐行列出"
    table.lines.append(ReceiptLine(table.sheet, row.number, None, None, outcome, told, "无需处理"))


def in_file(file: str, sheet: str, row_no: int, facts: int = 1) -> str:
    """Where in another file of this delivery a row stands, or the first of several."""
    rows = f"第 {row_no} 行" if facts == 1 else f"第 {row_no} 行等 {facts} 笔"
    return f"本次上传的《{file}》“{sheet}”表{rows}"


def numbers(rows: Sequence[int], count: int) -> str:
    """The numbers of some rows, `count` in all, as a reader lists them."""
    told = spans(list(rows))
    return told if count == len(rows) or told.endswith(" 等") else f"{told} 等"


def rows_in_words(rows: Sequence[int]) -> str:
    """Some rows, of which only the first SPELLED_OUT are at hand, as a reader lists them: 第 3—8 行."""
    return f"第 {numbers(rows, len(rows) + (len(rows) == SPELLED_OUT))} 行"
