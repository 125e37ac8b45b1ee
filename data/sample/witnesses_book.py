"""企业核实单.xlsx as it came back from the firms, and 纳统税务数据.xlsx as the offices gave it."""

from pathlib import Path

from data.sample.base import COUNTY
from data.sample.county import Tables
from data.sample.sheet import Book, Column, Row, write_header, write_row, write_title

NAMED = [Column("project_id", ("项目编号",), 13), Column("project_name", ("项目名称",), 30)]
FIRMS = [
    *NAMED, Column("month", ("截至月份",), 14), Column("arrived", ("企业自报累计到位资金（万元）",), 18),
    Column("fixed_assets", ("其中固定资产投资（万元）",), 18), Column("filled_on", ("填报日期",), 14),
]  # fmt: skip
OFFICIAL = [
    *NAMED, Column("month", ("截至月份",), 14), Column("source", ("来源",), 10),
    Column("value", ("累计数（万元）",), 14),
]  # fmt: skip


def write(tables: Tables, folder: Path) -> list[Path]:
    """Write both workbooks; returns their paths."""
    _write(folder / "企业核实单.xlsx", "企业核实单", FIRMS, tables["firm_sheets"].to_dict("records"))
    _write(folder / "纳统税务数据.xlsx", "纳统税务数据", OFFICIAL, tables["official_figures"].to_dict("records"))
    return [folder / "企业核实单.xlsx", folder / "纳统税务数据.xlsx"]


def _write(path: Path, title: str, columns: list[Column], rows: list[Row]) -> None:
    book = Book(path, f"{COUNTY}{title}（演示数据）")
    sheet = book.sheet(title, columns)
    at = write_header(book, sheet, columns, write_title(book, sheet, [f"{COUNTY}{title}（演示数据）"], len(columns)))
    sheet.freeze_panes(at, 2)
    for row in rows:
        when = {"month": f"{row['month'].year}年{row['month'].month}月"}
        filled = {"filled_on": row["filled_on"].date()} if "filled_on" in row else {}
        at = write_row(book, sheet, columns, at, row | when | filled)
    book.close()
