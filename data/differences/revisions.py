"""Which funds of months that were reported before were revised since another version, by what file, by whom."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import duckdb

from data.differences.difference import show
from data.errors import DataError

QUERY = (Path(__file__).parent / "revisions.sql").read_text(encoding="utf-8")


@dataclass(frozen=True)
class Revision:
    """A project's audited funds of a month before and after, 万元; the file that the present figure came in last, who
    received and who published it. `increased_sum` and `decreased_sum` are the sums of all revisions, either way.
    """

    project_id: str
    project: str
    unit: str | None
    month: dt.date
    amount_before: Decimal
    amount_after: Decimal
    amount_change: Decimal
    file_name: str | None
    received_by: str | None
    received_on: dt.date | None
    published_by: str | None
    published_on: dt.date | None
    increased_sum: Decimal
    decreased_sum: Decimal


def revisions(before: Path, after: Path, projects: Sequence[str]) -> list[Revision]:
    """The revisions of these projects' funds, the largest first. Raises DataError when a file can't be read."""
    with duckdb.connect() as con:
        try:
            con.execute("set enable_progress_bar = false")
            show(con, "before", before)
            show(con, "after", after)
            return [Revision(*row) for row in con.execute(QUERY, {"projects": list(projects)}).fetchall()]
        except duckdb.Error as error:
            raise DataError(f"版本文件 {before.stem}、{after.stem} 无法比较，可能已损坏。") from error
