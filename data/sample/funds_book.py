"""资金月报-<year>.xlsx: a sheet a month, three header rows, units merged, 小计 after each and 合计 at the end."""

from pathlib import Path

import pandas as pd
from xlsxwriter.worksheet import Worksheet

from data.cells.values import ORIGIN_NAMES
from data.sample import flaws, spelling
from data.sample.base import COUNTY
from data.sample.county import Tables
from data.sample.sheet import Book, Column, Row, write_cell, write_header, write_row, write_title

MONEY = ("资金到位情况（单位：万元）", "到位资金")
COLUMNS = [
    Column("seq", ("项目基本情况", "序号"), 6), Column("unit", ("项目基本情况", "引资单位"), 20),
    Column("project_id", ("项目基本情况", "项目编号"), 14), Column("project_name", ("项目基本情况", "项目名称"), 34),
    Column("origin", ("项目基本情况", "资金来源"), 9), Column("amount", (*MONEY, "本月"), 12),
    Column("ytd_value", (*MONEY, "累计"), 12), Column("audit_status", ("审核状态",), 10),
    Column("remark", ("备注",), 12),
]  # fmt: skip
REPEATED_HEADER = pd.Timestamp("2026-06-01")


def write(tables: Tables, folder: Path) -> list[str]:
    """Write one workbook a year; returns their file names."""
    rows = _rows(tables)
    years = rows.groupby(rows.month.dt.year)
    return [_write_year(int(year), group, folder) for year, group in years]


def _rows(tables: Tables) -> pd.DataFrame:
    """The fund rows with project and unit names, as the office sorts them."""
    projects = tables["projects"].set_index("project_id")
    units = tables["units"].set_index("unit_id").unit
    rows = tables["monthly_funds"].copy()
    rows["project_id"] = rows.project_id.astype(str)
    rows["project_name"] = projects.project_name.loc[rows.project_id].to_numpy()
    rows["unit_id"] = projects.report_unit.loc[rows.project_id].to_numpy()
    rows["unit"] = units.loc[rows.unit_id].to_numpy()
    rows["origin"] = rows.origin.map(ORIGIN_NAMES)
    return rows.sort_values(["month", "unit_id", "project_id", "entry"], kind="stable", ignore_index=True)


def _write_year(year: int, rows: pd.DataFrame, folder: Path) -> str:
    name = f"资金月报-{year}.xlsx"
    book = Book(folder / name, f"{COUNTY}{year}年招商引资到位资金月报（演示数据）")
    for month, group in rows.groupby("month"):
        _write_month(book, month, group)
    book.close()
    return name


def _write_month(book: Book, month: pd.Timestamp, rows: pd.DataFrame) -> None:
    sheet = book.sheet(f"{month.month}月", COLUMNS)
    title = f"{month.year}年{month.month}月招商引资到位资金月报表"
    about = f"填报单位：{COUNTY}投资促进局（演示数据）    填报人：统计股    单位：万元"
    at = write_header(book, sheet, COLUMNS, write_title(book, sheet, [title, about], len(COLUMNS)))
    units, written = list(rows.groupby("unit", sort=False)), []
    for number, (unit, group) in enumerate(units):
        if month == REPEATED_HEADER and number == len(units) // 2:
            at = write_header(book, sheet, COLUMNS, at)
        cells = group.to_dict("records") + (flaws.fund_rows(month, group) if number == 0 else [])
        at = _write_unit(book, sheet, at, unit, cells)
        written += cells
    at = _write_sum(book, sheet, at, "合计", written, flaws.astray(month))
    sheet.write_string(at, 0, "注：累计为本年1月至本月；退回资金以负数填列。", book.note)


def _write_unit(book: Book, sheet: Worksheet, at: int, unit: str, rows: list[Row]) -> int:
    """A unit's rows with its name merged beside them, then its 小计."""
    first = at
    for number, row in enumerate(rows):
        cells = row | {"seq": number + 1, "unit": None, "amount": spelling.amount(row["amount"], row["row_no"])}
        at = write_row(book, sheet, COLUMNS, at, cells)
    if at - first > 1:
        sheet.merge_range(first, 1, at - 1, 1, unit, book.wrapped)
    else:
        sheet.write_string(first, 1, unit, book.wrapped)
    return _write_sum(book, sheet, at, "小计", rows)


def _write_sum(book: Book, sheet: Worksheet, at: int, label: str, rows: list[Row], astray: float = 0) -> int:
    """What the spreadsheet's own sum would show, flawed rows and all; `astray` is by how much someone overtyped it."""
    sums: Row = {"seq": label, "amount": _sum(rows, "amount") + astray, "ytd_value": _sum(rows, "ytd_value")}
    for place, column in enumerate(COLUMNS):
        write_cell(book, sheet, at, place, sums.get(column.field))
    return at + 1


def _sum(rows: list[Row], field: str) -> float:
    told = [row[field] for row in rows]
    return round(sum(value for value in told if isinstance(value, int | float) and not pd.isna(value)), 2)
