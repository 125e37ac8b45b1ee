"""The rows of a fund ledger by their numbers in the set of arrivals, whether they are few or millions.

One protocol, an implementation for each: few_rows.py has every row at hand, many_rows.py has DuckDB read what it needs.
The intake chooses once (funds.py) and then asks no more which one it has.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any

import duckdb

from data.tables.table import Row, Table

SPELLED_OUT = 5_000  # rows of a kind that a receipt lists of a large file; then it says how many more there are
Fact = tuple[Table, Row]


class Facts(ABC):
    """The rows of a file by their numbers; `most` of a kind are told one by one."""

    most: int

    def __init__(self, con: duckdb.DuckDBPyConnection, tables: list[Table]) -> None:
        self.con, self.tables = con, tables
        self.rows = [(table, row) for table in tables for row in table.good()]

    def statements(self) -> Iterator[tuple[Any, ...]]:
        """What the rows at hand say, as the set of arrivals takes it."""
        for number, (table, row) in zip(self.numbers(), self.rows, strict=True):
            said = row.values
            yield (
                number, table.sheet, row.number, said["project_id"], said["month"], said["origin"], said["amount"],
                said.get("ytd_value"), said["audit_status"],
            )  # fmt: skip

    def undecided(self) -> Iterator[tuple[Any, ...]]:
        """Of the rows that are held or rejected those that say a project and an amount: both, month and origin."""
        for table in self.tables:
            for row in table.all():
                said = row.values
                if not row.is_good and said.get("amount") is not None and said.get("project_id"):
                    yield said["project_id"], said.get("month"), said.get("origin"), said["amount"]

    def of_sheet(self, sheet: str) -> Table:
        """The first table of a sheet, which says what is said of the sheet."""
        return next(table for table in self.tables if table.sheet == sheet)

    @abstractmethod
    def numbers(self) -> Iterator[int]:
        """The numbers of the rows at hand."""

    @abstractmethod
    def find(self, numbers: list[int]) -> list[Fact]:
        """The rows of some numbers."""

    @abstractmethod
    def put_back(self, sheet: str, count: int, is_waiting: bool) -> None:
        """Mark a sheet's rows in the table `doubted`, `count` in all, as held, or as rejected by a person."""

    @abstractmethod
    def month_texts(self) -> list[tuple[Any, Any]]:
        """What is written for a month in rows that aren't at hand, and the month."""

    @abstractmethod
    def write_rests(self) -> None:
        """Put into the table `rests` what the rows of the table `alike` say beyond the fields that are compared."""

    @abstractmethod
    def write_details(self) -> None:
        """Put into the table `details` what the rows say in columns that mean no field."""

    @abstractmethod
    def close(self) -> None:
        """Settle what became of rows that aren't at hand, and drop what was read of them."""
