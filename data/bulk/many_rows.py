"""The rows of one large fund ledger, of which few are at hand: the others are read once more where one is asked for."""

from collections.abc import Iterator
from typing import Any

import duckdb
from duckdb import (
    CaseExpression,
    CoalesceOperator,
    ConstantExpression,
    DuckDBPyRelation,
    Expression,
    FunctionExpression,
)
from duckdb import ColumnExpression as Column

from data.bulk.facts import SPELLED_OUT, Fact, Facts
from data.bulk.large_funds import LargeFunds
from data.tables import row_identity

FOUND = """
select row_no, list_concat(list_value(*columns(* exclude (row_no, more))), more) as cells
from read_again semi join incoming on row_no = number order by row_no
"""
DETAILS = """
insert into details
select fact_no, $head, md5_number_lower(text) from read_again semi join every_arrival using (fact_no)
"""
RESTS = "insert into rests select fact_no, text from read_again semi join alike using (fact_no)"
MONTHS = "select written, month from month_texts"


class ManyRows(Facts):
    """A row's number is its record's; the first of a kind are told one by one."""

    def __init__(self, con: duckdb.DuckDBPyConnection, table: LargeFunds) -> None:
        super().__init__(con, [table])
        self.table, self.most = table, SPELLED_OUT
        table.turn_away()

    def numbers(self) -> Iterator[int]:
        """Those of their records."""
        return (row.number for _, row in self.rows)

    def find(self, numbers: list[int]) -> list[Fact]:
        """The rows of some numbers; what was plain is read once more."""
        looked_at = self.table.looked_at
        if unseen := [number for number in numbers if number not in looked_at]:
            with self.table.records.relation(self.con) as records:
                self.con.register("read_again", records)
                found = self.table.asked(FOUND, unseen)
                self.con.unregister("read_again")
            looked_at |= self.table.read_again(found)
        return [(self.table, looked_at[number]) for number in numbers]

    def put_back(self, sheet: str, count: int, is_waiting: bool) -> None:
        """Keep how many wait; the rows themselves are aside."""
        self.table.waiting += count if is_waiting else 0

    def month_texts(self) -> list[tuple[Any, Any]]:
        """The texts that were met, and the month that each means."""
        return self.con.execute(MONTHS).fetchall() if not self.table.refused else []

    def write_rests(self) -> None:
        """Put into the table `rests` what `row_identity.rest` says of the rows of the table `alike`."""
        records = self.table.records
        passed_over, bare = row_identity.places(self.table, records.width)
        cells = [
            ConstantExpression("") if index in passed_over else _stripped(Column(name), index in bare)
            for index, name in enumerate(records.columns)
        ]
        mark = ConstantExpression(row_identity.MARK)
        said = FunctionExpression("rtrim", FunctionExpression("concat_ws", mark, *cells), mark)
        self._write(RESTS, said, {})

    def write_details(self) -> None:
        """Put into the table `details` what the records say in columns that mean no field."""
        for index, head in row_identity.unasked(self.table).items():
            text = _stripped(Column(self.table.records.columns[index]), may_be_a_number=False)
            self._write(DETAILS, text, {"head": head})

    def _write(self, statement: str, text: Expression, given: dict[str, str]) -> None:
        """Write a text made of each record's cells by a statement that reads `read_again`."""
        with self.table.records.relation(self.con) as records:
            self.con.register("read_again", _texts(records, text))
            self.con.execute(statement, given)
            self.con.unregister("read_again")

    def close(self) -> None:
        """Count what became of the rows, compare the subtotals, and drop what was read."""
        self.table.close()


def _texts(records: DuckDBPyRelation, text: Expression) -> DuckDBPyRelation:
    return records.select(Column("row_no").alias("fact_no"), text.alias("text"))


def _stripped(cell: Expression, may_be_a_number: bool) -> Expression:
    """A cell as `row_identity.rest` compares it."""
    filled = CoalesceOperator(cell, ConstantExpression(""))
    text = FunctionExpression("trim", filled, ConstantExpression(row_identity.BLANKS))
    if not may_be_a_number:
        return text
    is_number = FunctionExpression("regexp_full_match", text, ConstantExpression(row_identity.NUMBER.pattern))
    return CaseExpression(is_number, ConstantExpression("")).otherwise(text)
