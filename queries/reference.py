"""The program's own reference tables, for versions of editions that didn't have them yet."""

import csv
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "data" / "reference"


@cache
def rows(name: str, *columns: str) -> list[list[str]]:
    """Those columns of data/reference/<name>.csv, as text, a list a row."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return [[row[column] for column in columns] for row in csv.DictReader(file)]
