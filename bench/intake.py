"""How fast a ledger of 60,000 fund rows is received, beside what pandas takes to read the same workbook's cells.

`receive` reads the file, finds the header, converts and checks every row against the projects that the draft knows and
writes it there, with a receipt; `read_excel` returns the cells. One sheet, one header row, as our template has it.
"""

import tempfile
from pathlib import Path

import pandas as pd
import xlsxwriter

from bench.counties import COUNTY, filled_draft
from bench.timing import median, table
from data.receive import receive

HEADER = ["项目编号", "项目名称", "月份", "资金来源", "本月到位资金（万元）", "累计到位资金（万元）", "审核状态"]
ORIGINS = {"out_province": "省外", "out_city": "市外", "out_county": "县外", "overseas": "外资"}
RUNS = 3


def report(folder: Path) -> str:
    """Write the workbook under `folder`, receive it, read it; the printed text."""
    tables = COUNTY.generate()
    path = folder / "资金月报.xlsx"
    rows = write_workbook(tables, path)
    known = {name: frame for name, frame in tables.items() if name != "monthly_funds"}
    drafts = [filled_draft(known) for _ in range(RUNS)]
    receiving, loaded = median(lambda: receive(path, drafts.pop(), "bench").rows_loaded, RUNS)
    calamine, _ = median(lambda: pd.read_excel(path, engine="calamine"), RUNS)
    openpyxl, _ = median(lambda: pd.read_excel(path, engine="openpyxl"), 1)
    lines = [("data.receive", receiving), ("read_excel, calamine", calamine), ("read_excel, openpyxl", openpyxl)]
    text = table(
        ("reading", "seconds", "rows/s"),
        [(name, f"{time / 1000:.2f}", f"{rows / time * 1000:,.0f}") for name, time in lines],
    )
    return f"{text}\n\n{path.stat().st_size / 1e6:.1f} MB, {rows:,} rows, of which received {loaded:,}"


def write_workbook(tables: dict[str, pd.DataFrame], path: Path) -> int:
    """Write the fund rows as one sheet; returns how many."""
    funds = tables["monthly_funds"]
    names = tables["projects"].set_index("project_id").project_name
    ids = funds.project_id.astype(str)
    amounts = funds.amount + funds.entry / 100  # equal arrivals of one month would be duplicates
    columns = [
        ids, ids.map(names), funds.month.dt.strftime("%Y-%m"), funds.origin.map(ORIGINS), amounts, funds.ytd_value,
        funds.audit_status.astype(str),
    ]  # fmt: skip
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "tmpdir": tempfile.gettempdir()})
    sheet = book.add_worksheet("资金月报")
    for number, row in enumerate([HEADER, *zip(*columns, strict=True)]):
        sheet.write_row(number, 0, [None if pd.isna(cell) else cell for cell in row])
    book.close()
    return len(funds)
