"""How fast and in how much memory fund ledgers are received: a workbook and a CSV, beside pandas and DuckDB.

Receiving finds the header, reads and checks every row against the projects that the draft knows, and writes it there,
with a receipt. Pandas reads the file and makes the same checks; DuckDB only reads. Each runs in a process of its own,
from the call on, with projects and libraries at hand. Then what was received is published while a reader asks on.
BENCH_FUND_ROWS sets the rows of the CSV: 7500000 is a province's.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pandas as pd
import xlsxwriter
from duckdb import ColumnExpression

from bench.counties import Size, filled_draft
from bench.intake_run import NAMES, ORIGINS
from bench.publishing import QUESTION, Published, published_beside_a_reader
from bench.timing import table

WORDS = {origin: word for word, origin in ORIGINS.items()}
MONTHS = 30
BOOK = Size("book", 12_700, 40, None)  # projects whose fund rows are 100,000
CSV_ROWS = int(os.environ.get("BENCH_FUND_ROWS") or 750_000)
RUNS = 3
LABELS = {
    "received": "received", "openpyxl": "pandas.read_excel (openpyxl) and checks",
    "calamine": "pandas.read_excel (calamine) and checks", "pandas": "pandas.read_csv and checks",
    "duckdb": "DuckDB read_csv, no checks",
}  # fmt: skip
# Every project in every month, once, within its agreement.
FUNDS = """
select project_id, project_name, strftime(month, '%Y-%m') as month,
    case capital_origin
        when 'out_province' then '省外' when 'out_city' then '市外' when 'out_county' then '县外' else '外资'
    end as origin,
    cast(agreed_investment * (0.005 + hash(project_id, month) % 2500 / 100000) as decimal(18, 2)) as amount,
    cast(agreed_investment * 0.9 as decimal(18, 2)) as ytd_value, '审核通过' as audit_status
from projects cross join generate_series(date '2024-05-01', date '2026-10-01', interval 1 month) as months(month)
order by month, project_id
"""


def report(folder: Path) -> str:
    """Write both ledgers under `folder`, receive and read them, publish; the printed text."""
    book, text = folder / "资金月报.xlsx", folder / "资金月报.csv"
    tables = BOOK.generate()
    write_workbook(tables, book)
    parts = [_beside(book, tables["projects"], ("received", "openpyxl", "calamine"), "openpyxl")]
    tables = Size("csv", CSV_ROWS // MONTHS, 40, None).generate()
    write_text(tables["projects"], text)
    parts.append(_beside(text, tables["projects"], ("received", "pandas", "duckdb"), "duckdb"))
    parts.append(_published(published_beside_a_reader(tables, text, folder)))
    return "\n\n".join(parts)


def _beside(path: Path, projects: pd.DataFrame, ways: Sequence[str], measure: str) -> str:
    """How ways compare over a file, medians of runs that take turns; the others are told as a part of `measure`."""
    known = path.with_suffix(".parquet")
    with closing(filled_draft({"projects": projects})) as draft:
        draft.con.table("projects").write_parquet(str(known))
    runs = [{way: _run(way, path, known) for way in ways} for _ in range(RUNS)]
    median = {way: statistics.median(run[way]["seconds"] for run in runs) for way in ways}
    rows = []
    for way in ways:
        last = runs[-1][way]
        memory = f"{last['megabytes']:,.0f}", f"{last['megabytes'] - last['before']:,.0f}"
        speed = f"{median[way]:.2f}", f"{last['read'] / median[way]:,.0f}", f"{median[way] / median[measure]:.2f}"
        rows.append((LABELS[way], *speed, *memory, f"{last['good']:,}"))
    header = (path.name, "seconds", "rows/s", f"of {measure}", "peak MB", "MB grown", "rows good")
    return f"{table(header, rows)}\n\n{path.stat().st_size / 1e6:.0f} MB, {runs[0][ways[0]]['read']:,} rows"


def _run(way: str, path: Path, known: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.intake_run", way, str(path), str(known)]
    told: dict[str, float] = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    return told


def _published(done: Published) -> str:
    return (
        f"{done.rows:,} fund rows received on top of a version in {done.receiving:.1f} s and published in "
        f"{done.publishing:.1f} s; meanwhile a reader in another process had {done.answers:,} answers to {QUESTION}, "
        f"median {done.median_ms:.0f} ms, longest {done.longest_ms:.0f} ms, from {done.versions} version(s)"
    )


def write_text(projects: pd.DataFrame, path: Path) -> None:
    """Write a CSV with a fund row for each project and month, as the template heads it."""
    with closing(filled_draft({"projects": projects})) as draft:
        funds = draft.con.sql(FUNDS)
        funds.select(
            *(ColumnExpression(old).alias(new) for old, new in zip(funds.columns, NAMES, strict=True))
        ).write_csv(str(path))


def write_workbook(tables: dict[str, pd.DataFrame], path: Path) -> int:
    """Write the fund rows as one sheet; returns how many."""
    funds = tables["monthly_funds"]
    names = tables["projects"].set_index("project_id").project_name
    ids = funds.project_id.astype(str)
    columns = [
        ids, ids.map(names), funds.month.dt.strftime("%Y-%m"), funds.origin.map(WORDS), funds.amount, funds.ytd_value,
        funds.audit_status.astype(str),
    ]  # fmt: skip
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True, "tmpdir": tempfile.gettempdir()})
    sheet = book.add_worksheet("资金月报")
    for number, row in enumerate([NAMES, *zip(*columns, strict=True)]):
        sheet.write_row(number, 0, [None if pd.isna(cell) else cell for cell in row])
    book.close()
    return len(funds)
