"""One way to receive a fund ledger, in a process of its own for its memory: `python -m bench.intake_run WAY FILE`.

Prints as JSON: rows read and found good, seconds, and megabytes (all that the process ever held, and before it began).
"""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd

from bench.memory import peak
from data.receive import receive
from data.warehouse.draft import Draft

NAMES = ["项目编号", "项目名称", "月份", "资金来源", "本月到位资金（万元）", "累计到位资金（万元）", "审核状态"]
ORIGINS = {"省外": "out_province", "市外": "out_city", "县外": "out_county", "外资": "overseas"}
Counts = tuple[int, int]


def received(path: Path, projects: Path) -> Counts:
    """By this program, into a draft that knows the projects."""
    draft = knowing(projects)
    start_clock()
    receipt = receive(path, draft, "bench")
    return receipt.rows_read, receipt.rows_loaded


def read_by_openpyxl(path: Path, projects: Path) -> Counts:
    """By pandas.read_excel as it is when no engine is named, and the same checks."""
    known = pd.read_parquet(projects)
    start_clock()
    return checked(pd.read_excel(path, engine="openpyxl"), known)


def read_by_calamine(path: Path, projects: Path) -> Counts:
    """By pandas.read_excel with the engine that this program uses, and the same checks."""
    known = pd.read_parquet(projects)
    start_clock()
    return checked(pd.read_excel(path, engine="calamine"), known)


def read_by_pandas(path: Path, projects: Path) -> Counts:
    """By pandas.read_csv and the same checks."""
    known = pd.read_parquet(projects)
    start_clock()
    return checked(pd.read_csv(path), known)


def read_by_duckdb(path: Path, _projects: Path) -> Counts:
    """By DuckDB's read_csv into a table in memory; nothing is checked."""
    con = duckdb.connect()
    con.execute("set enable_progress_bar = false")
    start_clock()
    con.execute("create table funds as from read_csv(?)", [str(path)])
    ((rows,),) = con.execute("select count(*) from funds").fetchall()
    return rows, rows


def checked(frame: pd.DataFrame, known: pd.DataFrame) -> Counts:
    """What receiving checks: projects and their names, months, amounts, words, repeats, several arrivals, sums."""
    frame = frame.set_axis(NAMES, axis="columns")
    ids = frame["项目编号"].str.strip()
    known = known.set_index("project_id")
    month = pd.to_datetime(frame["月份"], format="%Y-%m", errors="coerce")
    amount = pd.to_numeric(frame[NAMES[4]], errors="coerce")
    total = pd.to_numeric(frame[NAMES[5]], errors="coerce")
    origin, audit = frame["资金来源"].map(ORIGINS), frame["审核状态"]
    good = ids.isin(known.index) & month.notna() & amount.notna() & origin.notna() & audit.notna()
    said = pd.DataFrame({
        "id": ids, "month": month, "origin": origin, "amount": amount, "total": total, "audit": audit
    })[good]  # fmt: skip
    agreed = said.id.map(known.agreed_investment)
    remarks = (frame["项目名称"][good] != said.id.map(known.project_name)).sum() + (said.amount > 10 * agreed).sum()
    repeated = said.duplicated()
    several = said[~repeated].duplicated(["id", "month", "origin"])
    sums = said[~repeated].groupby("id").amount.sum()
    remarks += several.sum() + (sums > known.agreed_investment.reindex(sums.index)).sum()
    return len(frame), int(good.sum() - repeated.sum())


def knowing(projects: Path) -> Draft:
    """A draft that knows the projects of a parquet file."""
    draft = Draft()
    draft.con.read_parquet(str(projects)).insert_into("projects")
    return draft


WAYS: dict[str, Callable[[Path, Path], Counts]] = {
    "received": received,
    "openpyxl": read_by_openpyxl,
    "calamine": read_by_calamine,
    "pandas": read_by_pandas,
    "duckdb": read_by_duckdb,
}
_began: list[float] = []


def start_clock() -> None:
    """What comes before isn't counted: a server has its libraries and projects at hand."""
    _began[:] = [time.perf_counter(), peak()]


def main() -> None:
    """Run one way over a file and say how it went."""
    way, path, projects = sys.argv[1:]
    read, good = WAYS[way](Path(path), Path(projects))
    seconds = time.perf_counter() - _began[0]
    print(json.dumps({"read": read, "good": good, "seconds": seconds, "megabytes": peak(), "before": _began[1]}))


if __name__ == "__main__":
    main()
