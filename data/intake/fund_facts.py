"""The rows of a fund ledger by their numbers in the set of arrivals, whichever way the file was read."""

from collections.abc import Iterator
from typing import Any

import duckdb
import pyarrow as pa

from data.cells.values import as_written
from data.intake.large_funds import SPELLED_OUT, LargeFunds
from data.tables.row_identity import BLANKS, rest, unasked
from data.tables.table import Row, Table

EVERY = 2**62
Fact = tuple[Table, Row]
DETAILS = pa.schema({"fact_no": pa.int64(), "head": pa.string(), "text": pa.string()})
RESTS = pa.schema({"fact_no": pa.int64(), "rest": pa.string()})


class Facts:
    """The rows of a file by their numbers in the set of arrivals, and how many of a kind are to be told one by one."""

    def __init__(self, con: duckdb.DuckDBPyConnection, tables: list[Table]) -> None:
        self.con, self.tables = con, tables
        self.large = next((table for table in tables if isinstance(table, LargeFunds)), None)
        self.rows = [(table, row) for table in tables for row in table.good()]
        self.most = SPELLED_OUT if self.large else EVERY

    def told(self) -> Iterator[tuple[Any, ...]]:
        """What the rows say, as the set of arrivals takes it."""
        for place, (table, row) in enumerate(self.rows):
            yield _told(row.number if self.large else place, table, row)

    def undecided(self) -> Iterator[tuple[Any, ...]]:
        """Of the rows that are held or rejected those that say a project and an amount: both, month and origin."""
        for table in self.tables:
            for row in table.all():
                said = row.values
                if not row.is_good and said.get("amount") is not None and said.get("project_id"):
                    yield said["project_id"], said.get("month"), said.get("origin"), said["amount"]

    def find(self, numbers: list[int]) -> list[Fact]:
        """The rows of some numbers."""
        if self.large:
            return [(self.large, row) for row in self.large.find(self.con, numbers)]
        return [self.rows[number] for number in numbers]

    def of_sheet(self, sheet: str) -> Table:
        """The first table of a sheet, which says what is said of the sheet."""
        return next(table for table in self.tables if table.sheet == sheet)

    def put_back(self, numbers: list[int], count: int, is_waiting: bool) -> None:
        """Mark rows as held, or as rejected by a person; of a large file only how many wait is kept."""
        if self.large:
            self.large.waiting += count if is_waiting else 0
            return
        for _, row in self.find(numbers):
            row.held, row.rejected = row.held or is_waiting, row.rejected or not is_waiting

    def write_rests(self) -> None:
        """Put into the table `rests` what the rows of the table `alike` say beyond the fields that are compared."""
        self.con.execute("create or replace temp table rests (fact_no bigint, rest varchar)")
        if self.large:
            self.large.write_rests(self.con)
            return
        numbers = [number for (number,) in self.con.execute("select fact_no from alike order by all").fetchall()]
        said = [rest(table, row) for table, row in self.find(numbers)]
        self.con.register("incoming", pa.table([pa.array(numbers, pa.int64()), pa.array(said)], schema=RESTS))
        self.con.table("incoming").insert_into("rests")
        self.con.unregister("incoming")

    def write_details(self) -> None:
        """Put into the table `details` what the rows say in columns that mean no field."""
        if self.large:
            self.large.write_details(self.con)
            return
        heads = {id(table): unasked(table) for table in self.tables}
        said = [
            (number, head, _text(table, row, index))
            for number, (table, row) in enumerate(self.rows)
            for index, head in heads[id(table)].items()
        ]
        if said:
            arrays = [pa.array(each, field.type) for each, field in zip(zip(*said, strict=True), DETAILS, strict=True)]
            self.con.register("incoming", pa.table(arrays, schema=DETAILS))
            self.con.execute("insert into details select fact_no, head, md5_number_lower(text) from incoming")
            self.con.unregister("incoming")


def _text(table: Table, row: Row, index: int) -> str:
    cell = row.cells[index] if index < len(row.cells) else None
    return (as_written(table.spread.get(row.number, {}).get(index, cell)) or "").strip(BLANKS)


def _told(number: int, table: Table, row: Row) -> tuple[Any, ...]:
    said = row.values
    return (
        number, table.sheet, row.number, said["project_id"], said["month"], said["origin"], said["amount"],
        said.get("ytd_value"), said["audit_status"],
    )  # fmt: skip
