"""The program's own tables of data/reference/, as their files have them."""

import csv
from functools import cache
from pathlib import Path

import pyarrow as pa

FOLDER = Path(__file__).parent / "reference"


@cache
def reference(table: str) -> pa.Table:
    """A reference table: texts, which the store casts, and lists of them."""
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            {column: value.split("|") if column == "aliases" else value for column, value in row.items()}
            for row in csv.DictReader(file)
        ]
    return pa.Table.from_pylist(rows)
