"""市通报.xlsx: the city's monthly bulletins, one sheet a month, 同比 partly as text."""

from pathlib import Path

import pandas as pd

from data.sample.base import CITY
from data.sample.county import Tables
from data.sample.sheet import Book, Cell, Column, write_header, write_row, write_title

COLUMNS = [
    Column("metric", ("指标",), 14), Column("rank", ("位次",), 8), Column("county", ("县（市、区）",), 14),
    Column("value", ("数值",), 16), Column("yoy", ("同比增长",), 12, number="0.00%"),
]  # fmt: skip


def write(tables: Tables, path: Path) -> None:
    """Write the bulletins; the last sheet has one row without a county, which can't be received."""
    book = Book(path, "市通报（演示数据）")
    ranks = tables["city_ranks"]
    last = ranks.month.max()
    for month, rows in ranks.groupby("month"):
        _write_month(book, month, rows, with_flaw=month == last)
    book.close()


def _write_month(book: Book, month: pd.Timestamp, rows: pd.DataFrame, with_flaw: bool) -> None:
    sheet = book.sheet(f"{month.year}年{month.month}月", COLUMNS)
    span = f"1—{month.month}月" if month.month > 1 else "1月"
    title = f"{CITY}{month.year}年{span}招商引资主要指标完成情况通报（演示数据）"
    at = write_title(book, sheet, [title, "单位：到位资金为万元，项目为个"], len(COLUMNS))
    at = write_header(book, sheet, COLUMNS, at)
    for metric, group in rows.groupby("metric", sort=False):
        first = at
        for number, row in enumerate(group.to_dict("records")):
            at = write_row(book, sheet, COLUMNS, at, row | {"yoy": _growth(row["yoy"], number + month.month)})
        sheet.merge_range(first, 0, at - 1, 0, metric, book.header)
    if with_flaw:
        at = write_row(book, sheet, COLUMNS, at, {"metric": "新开工项目", "rank": 10, "value": 6, "yoy": "-"})
    sheet.merge_range(at, 0, at, len(COLUMNS) - 1, "注：同比按可比口径计算，位次按数值从高到低。", book.note)


def _growth(value: float, turn: int) -> Cell:
    """A rate as a number, or as the text that the city's office types."""
    if pd.isna(value):
        return "-"
    return round(value, 4) if turn % 3 else f"{value * 100:.2f}%"
