"""The plain records of a large fund ledger, read by DuckDB without a Python object for any of them.

What a text means is never decided here: the general reading is asked about the texts of a sample (and, if many records
stay open, about all of theirs), by way of rows made up from one of the file's own with that one cell changed.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from duckdb import (
    CaseExpression,
    CoalesceOperator,
    ConstantExpression,
    DuckDBPyRelation,
    Expression,
    FunctionExpression,
)
from duckdb import ColumnExpression as Column

from data.bulk import arrivals
from data.bulk.fund_words import audit_of, is_its_name, origin_of
from data.bulk.large_text import LargeText, Records
from data.cells import amounts
from data.cells.values import BadValue
from data.files.formats.text import WIDEST
from data.tables.table import Row, Table

FIELDS = ("project_id", "project_name", "month", "origin", "amount", "ytd_value", "audit_status")
PLAIN = ("project_no", "month", "origin", "amount", "ytd_value", "audit_status")
CAPITALS = ("out_province", "out_city", "out_county", "overseas")
FEW, MANY, MOST_TEXTS = 1_000, 5_000, 1_000_000
BETWEEN = "\x1f"  # between cells that are looked at together
BEYOND = rf"(^|{BETWEEN})({amounts.PLAIN_NUMBER.pattern})({BETWEEN}|$)"  # a number among them
PLAIN_NUMBER = r"[-+]?[0-9]{1,12}(\.[0-9]{1,6})?"
READ = (Path(__file__).parent / "plain_lines.sql").read_text(encoding="utf-8")
BEGIN = """
create or replace temp macro is_plain_number(number, written, factor) as number is not null and case factor
    when 1 then not (contains(written, 'e') or contains(written, 'E') or contains(written, '_'))
    else regexp_full_match(written, getvariable('plain_number'))
end;
create or replace temp macro scaled(number, factor) as case factor
    when 1 then number else try_cast(number::decimal(28, 6) * factor as decimal(18, 6))
end;
create or replace temp table month_texts (written varchar, month date);
create or replace temp table origin_texts (written varchar, capital said_origin, origin said_origin);
create or replace temp table audit_texts (written varchar, audit_status said_audit);
create or replace temp table amount_texts (written varchar, amount decimal(18, 6));
create or replace temp table ytd_texts (written varchar, ytd_value decimal(18, 6));
create or replace temp table name_texts (project_id varchar, written varchar);
create or replace temp table id_texts (written varchar)
"""
# Ids that are no words and can't be written otherwise needn't be asked about.
PLAIN_ID = "[A-Za-z0-9_.-]*[0-9][A-Za-z0-9_.-]*"
OTHER_IDS = "select project_id from known_projects where not regexp_full_match(project_id, ?)"
PLAIN_PROJECTS = """
create or replace temp table plain_projects as
select project_id, project_no, project_name, capital_origin::said_origin as capital_origin from known_projects
where regexp_full_match(project_id, ?) or project_id in (select written from id_texts)
"""
TEXTS = {
    "project_id": "id_texts",
    "month": "month_texts", "origin": "origin_texts", "audit_status": "audit_texts", "amount": "amount_texts",
    "ytd_value": "ytd_texts", "project_name": "name_texts",
}  # fmt: skip
# The joins stream the records past small tables. The optimiser, which can't know how long the file is, would build its
# hash tables on the file.
AS_WRITTEN, USUAL = "set disabled_optimizers = 'join_order,build_side_probe_side'", "reset disabled_optimizers"
EVERY = """
create or replace temp view every_arrival as
select row_no::bigint as fact_no, getvariable('large_sheet') as sheet, row_no, project_no, month, origin, amount,
    ytd_value, audit_status
from first_lines where project_no is not null
union all
select row_no, getvariable('large_sheet'), row_no, project_no, month, origin, amount, ytd_value, audit_status
from plain_lines where project_no is not null
union all
from read_arrivals
"""
SILENT = """
with silent as (
    select row_no from first_lines where project_no is null and odd is null
    union all
    select row_no from plain_lines where project_no is null and odd is null
)
select row_no, count(*) over () from silent order by row_no limit ?
"""
END = """
create or replace temp view every_arrival as from read_arrivals;
drop view if exists read_lines;
drop view if exists judged_lines;
drop view if exists incoming_lines;
drop table if exists first_lines;
drop table if exists plain_lines;
drop table if exists plain_projects;
drop table id_texts;
drop table month_texts;
drop table origin_texts;
drop table audit_texts;
drop table amount_texts;
drop table ytd_texts;
drop table name_texts
"""
Reread = Callable[[list[list[str]]], Table]


class PlainLines:
    """The reading of one file. `places` are the columns of FIELDS, None where the sheet has no such column.

    `reread` reads rows as the general way does, as if they stood right under the header, which ends in row `header`
    and is `width` cells wide: a record with a number beyond it isn't plain.
    """

    def __init__(
        self, con: duckdb.DuckDBPyConnection, places: dict[str, int | None], reread: Reread, header: int, width: int
    ) -> None:
        self.con, self.places, self.reread, self.header, self.width = con, places, reread, header, width
        self.model: Row | None = None

    def read(self, text: LargeText) -> Records:
        """Read the file's plain records into the set of arrivals; what isn't plain stays `odd`. Returns what was read.

        Raises UnreadableFile when the file isn't what its beginning looked like.
        """
        self.con.execute(BEGIN)
        self._ask(list(text.sample())[self.header :])
        records = text.records()
        self._read_first(records)
        self._read_rest()
        self.con.execute(EVERY)
        return records

    def odd(self, most: int) -> list[tuple[int, list[str]]]:
        """Numbers and cells of the records that aren't plain, in their order; the first `most`."""
        rows = self.con.execute(
            "select row_no, odd from plain_lines where odd is not null order by row_no limit ?", [most]
        ).fetchall()
        return [(number, [cell or "" for cell in cells]) for number, cells in rows]

    def silent(self, most: int) -> tuple[list[int], int]:
        """The numbers of the records that name a project and state no figure, the first `most`; how many they are."""
        rows = self.con.execute(SILENT, [most]).fetchall()
        return [number for number, _ in rows], rows[0][1] if rows else 0

    def end(self) -> None:
        """Drop what was read."""
        self.con.execute(END)

    def _read_first(self, records: Records) -> None:
        columns = [*map(Column, records.columns)]
        fields = (
            (columns[place] if place is not None and place < records.width else ConstantExpression("")).alias(name)
            for name, place in self.places.items()
        )
        cells = FunctionExpression("list_concat", FunctionExpression("list_value", *columns), Column("more"))
        beyond = Column("more")
        if further := columns[self.width :]:
            beyond = FunctionExpression("list_concat", FunctionExpression("list_value", *further), beyond)
        with records.relation(self.con) as rows:
            self._read(
                rows.select(Column("row_no"), _is_wider(beyond).alias("is_wider"), *fields, cells.alias("cells"))
            )
        self.con.execute("drop table if exists first_lines; alter table plain_lines rename to first_lines")

    def _read_rest(self) -> None:
        """Read the records that stayed open once more; if they are many, every text in them is asked about before."""
        below = Column("row_no") > ConstantExpression(self.header)
        rest = self.con.table("first_lines").filter(Column("odd").isnotnull() & below)
        taken = [self._taken(place).alias(name) for name, place in self.places.items()]
        beyond = FunctionExpression("list_slice", Column("odd"), *map(ConstantExpression, (self.width + 1, WIDEST)))
        rest = rest.select(Column("row_no"), _is_wider(beyond).alias("is_wider"), *taken, Column("odd").alias("cells"))
        if self.model and len(rest.limit(MANY + 1)) > MANY:
            for name in ("month", "origin", "audit_status", "amount", "ytd_value"):
                texts = rest.select(Column(name)).distinct().limit(MOST_TEXTS).fetchall()
                self._learn(name, (text for (text,) in texts))
            self._learn_names(rest)
        self._read(rest)

    def _read(self, records: DuckDBPyRelation) -> None:
        """Judge records; of those that aren't plain alone the `cells` are kept (and made up)."""
        records.create_view("incoming_lines", replace=True)
        self.con.execute(READ)
        is_told = CoalesceOperator(Column("is_plain") | Column("is_silent"), ConstantExpression(False))
        odd = CaseExpression(~is_told, Column("cells"))
        judged = self.con.view("judged_lines").select(*map(Column, ("row_no", *PLAIN)), odd.alias("odd"))
        judged.create_view("read_lines", replace=True)
        self.con.execute(AS_WRITTEN)
        try:
            with arrivals.unordered(self.con):  # records have their numbers
                self.con.execute("create or replace temp table plain_lines as from read_lines")
        finally:
            self.con.execute(USUAL)

    def _taken(self, place: int | None) -> Expression:
        if place is None:
            return ConstantExpression("")
        cell = FunctionExpression("list_extract", Column("odd"), ConstantExpression(place + 1))
        return CoalesceOperator(cell, ConstantExpression(""))

    def _ask(self, sample: list[list[str]]) -> None:
        """Ask what the sample's texts mean, and which part of 万元 a one is."""
        self.model = next(iter(_plain_rows(self.reread(sample[:FEW]))), None)
        for name in ("month", "origin", "audit_status"):
            place = self.places[name]
            texts = dict.fromkeys(row[place] for row in sample if place < len(row)) if place is not None else {}
            self._learn(name, islice({"": None} | texts, FEW))
        ids = [each for (each,) in self.con.execute(OTHER_IDS, [PLAIN_ID]).fetchall()] if self.model else []
        self._keep("project_id", [(each,) for each, said in self._meanings("project_id", ids).items() if each == said])
        self.con.execute(PLAIN_PROJECTS, [PLAIN_ID])
        factors = {name: self._meanings(name, ["1"]).get("1") for name in ("amount", "ytd_value")}
        self.con.execute("set variable header_row = ?", [self.header])
        self.con.execute("set variable plain_number = ?", [PLAIN_NUMBER])
        self.con.execute("set variable amount_factor = ?", [factors["amount"] or Decimal(0)])
        self.con.execute("set variable ytd_value_factor = ?", [factors["ytd_value"] or Decimal(0)])

    def _learn(self, name: str, texts: Iterable[str]) -> None:
        known = self.con.table(TEXTS[name])
        old = {text for (text,) in known.select(Column("written")).fetchall()}
        meanings = self._meanings(name, [text for text in texts if text not in old])
        rows: list[tuple[Any, ...]]
        if name == "origin":
            rows = [(text, capital, origin) for text, said in meanings.items() for capital, origin in _origins(said)]
        elif name == "audit_status":
            rows = [(text, audit_of(said, self.places[name] is not None)) for text, said in meanings.items()]
        else:
            rows = [(text, said) for text, said in meanings.items() if said is not None or name == "ytd_value"]
        self._keep(name, rows)

    def _learn_names(self, rest: DuckDBPyRelation) -> None:
        """Other ways to write the names of projects."""
        names = self.con.execute("select project_id, project_name from plain_projects").fetchall()
        known = dict(names) if self.places["project_name"] is not None else {}
        pairs = rest.select(Column("project_id"), Column("project_name")).distinct()
        met = [pair for pair in pairs.limit(MOST_TEXTS).fetchall() if pair[0] in known]
        meanings = self._meanings("project_name", list({text for _, text in met}))
        same = [pair for pair in met if pair[1] in meanings and is_its_name(meanings[pair[1]], known[pair[0]])]
        self._keep("project_name", same)

    def _keep(self, name: str, rows: list[tuple[Any, ...]]) -> None:
        if rows:
            schema = self.con.table(TEXTS[name]).limit(0).to_arrow_table().schema
            arrays = [
                pa.array(column, field.type) for column, field in zip(zip(*rows, strict=True), schema, strict=True)
            ]
            self.con.register("incoming", pa.table(arrays, schema=schema))
            self.con.table("incoming").insert_into(TEXTS[name])
            self.con.unregister("incoming")

    def _meanings(self, name: str, texts: list[str]) -> dict[str, Any]:
        """What the general reading makes of texts in a field's column; none of those that it refuses."""
        place = self.places[name]
        if self.model is None or place is None:
            return {"": self.model.values.get(name)} if self.model and "" in texts else {}
        width = max(place + 1, len(self.model.cells))
        cells = [*self.model.cells, *[""] * (width - len(self.model.cells))]
        table = self.reread([[*cells[:place], text, *cells[place + 1 :]] for text in texts])
        first = self.header + 1
        return {texts[row.number - first]: row.values[name] for row in _plain_rows(table)}


def _is_wider(cells: Expression) -> Expression:
    """Whether there is a number among the cells beyond the header."""
    joined = FunctionExpression("array_to_string", cells, ConstantExpression(BETWEEN))
    return FunctionExpression("regexp_matches", joined, ConstantExpression(BEYOND))


def _plain_rows(table: Table) -> list[Row]:
    """The good rows of which nothing is to be kept but their values."""
    told = {row.number for row, _, _ in table.readings}
    return [row for row in table.good() if row.number not in told]


def _origins(said: str | None) -> list[tuple[str, str]]:
    """Where money so described comes from, by where its project's capital comes from."""
    found = []
    for capital in CAPITALS:
        try:
            found.append((capital, origin_of(said, capital)))
        except BadValue:
            continue
    return found
