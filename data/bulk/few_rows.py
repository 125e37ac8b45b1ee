"""The rows of fund ledgers that are all at hand."""

from collections.abc import Iterator
from typing import Any

import duckdb
import pyarrow as pa

from data.bulk import arrivals
from data.bulk.facts import Fact, Facts
from data.cells.values import as_written
from data.tables.row_identity import BLANKS, rest, unasked
from data.tables.table import Row, Table

DETAILS = pa.schema({"fact_no": pa.int64(), "head": pa.string(), "text": pa.string()})
RESTS = pa.schema({"fact_no": pa.int64(), "rest": pa.string()})
OF_SHEET = "select fact_no from doubted where sheet = ?"


class FewRows(Facts):
    """Every row is at hand, and each is told."""

    most = 2**62

    def __init__(self, con: duckdb.DuckDBPyConnection, tables: list[Table]) -> None:
        super().__init__(con, tables)
        arrivals.begin(con)

    def numbers(self) -> Iterator[int]:
        """Their places among all rows, which may be of several sheets."""
        return iter(range(len(self.rows)))

    def find(self, numbers: list[int]) -> list[Fact]:
        """The rows of some numbers."""
        return [self.rows[number] for number in numbers]

    def put_back(self, sheet: str, count: int, is_waiting: bool) -> None:
        """Mark the rows themselves."""
        for _, row in self.find([number for (number,) in self.con.execute(OF_SHEET, [sheet]).fetchall()]):
            row.held, row.rejected = row.held or is_waiting, row.rejected or not is_waiting

    def month_texts(self) -> list[tuple[Any, Any]]:
        """None: all rows are at hand."""
        return []

    def write_rests(self) -> None:
        """Put into the table `rests` what the rows of the table `alike` say beyond the fields that are compared."""
        numbers = [number for (number,) in self.con.execute("select fact_no from alike order by all").fetchall()]
        said = [rest(table, row) for table, row in self.find(numbers)]
        rests = pa.table([pa.array(numbers, pa.int64()), pa.array(said)], schema=RESTS)
        self.con.from_arrow(rests).insert_into("rests")

    def write_details(self) -> None:
        """Put into the table `details` what the rows say in columns that mean no field."""
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

    def close(self) -> None:
        """Nothing: each row says what became of it."""


def _text(table: Table, row: Row, index: int) -> str:
    cell = row.cells[index] if index < len(row.cells) else None
    return (as_written(table.spread.get(row.number, {}).get(index, cell)) or "").strip(BLANKS)
