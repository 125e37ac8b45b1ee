"""Arrivals of money as one set: what a file's rows say, held against each other and against what the draft holds.

A file may have millions of rows: only those that something is to be said of come back as numbers. Every row has one
(`fact_no`), in the order of the file. The steps, in SQL, in this order: `begin`, `add` rows, `set_aside` those that are
held, `settle`, `write`, then ask `further` and `excessive`, and `end`. What the draft holds already under the file's
keys is met in between: held_arrivals.py.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import duckdb
import pyarrow as pa

MONEY = pa.decimal128(18, 6)
READ = pa.schema({
    "fact_no": pa.int64(), "sheet": pa.string(), "row_no": pa.int32(), "project_id": pa.string(),
    "month": pa.date32(), "origin": pa.string(), "amount": MONEY, "ytd_value": MONEY, "audit_status": pa.string(),
})  # fmt: skip
# Of the few words a row takes one byte each, a third less in all.
BEGIN = """
create or replace temp type said_origin as enum ('out_province', 'out_city', 'out_county', 'overseas');
create or replace temp type said_audit as enum ('', '已保存', '审核中', '审核通过', '未通过');
create or replace temp table known_projects as
select project_id, row_number() over ()::integer as project_no, project_name, capital_origin, agreed_investment
from projects;
create or replace temp table read_arrivals (
    fact_no bigint, sheet varchar, row_no integer, project_no integer, month date, origin said_origin,
    amount decimal(18, 6), ytd_value decimal(18, 6), audit_status said_audit
);
create or replace temp table aside (fact_no bigint, why varchar);
create or replace temp table undecided (project_no integer, month date, origin varchar, amount decimal(18, 6));
create or replace temp table held_sums (project_no integer, arrived decimal(38, 6));
create or replace temp table several (fact_no bigint, place integer, first_no bigint, entry integer);
create or replace temp view every_arrival as from read_arrivals;
create or replace temp view arrivals as
select * replace (case audit_status when '' then '已保存' else audit_status end as audit_status)
from every_arrival anti join aside using (fact_no)
"""
ADD = """
insert into read_arrivals
select fact_no, sheet, row_no, project_no, month, origin, amount, ytd_value, audit_status
from incoming join known_projects using (project_id)
"""
WAIT = """
insert into undecided
select project_no, month, origin, amount from incoming join known_projects using (project_id)
"""
REFUSED_ASIDE = """
create or replace temp table more_aside as from aside union all select fact_no, 'refused' from incoming
"""
# What the file says of each project, in one pass over it. Of most no month comes twice: a bit a month tells so faster
# than counting keys (126 months on, bits recur). Sizes are doubles: ten thousand times an amount in 元 is beyond what
# the store's decimals hold.
SUMMED = """
create temp table project_sums as
select project_no, count(*) as facts,
    bit_count(bit_or(1::hugeint << (datediff('month', date '1970-01-01', month) % 126)::integer)) as months,
    count(*) filter (amount <> 0) as amounts, max(abs(amount))::double as largest,
    (min(abs(amount)) filter (amount <> 0))::double as smallest,
    sum(amount) filter (audit_status <> '未通过') as arrived
from arrivals
group by project_no
"""
ARE_SUMMED = "select 1 from duckdb_tables() where table_name = 'project_sums'"
BUSY = "create or replace temp table busy as select project_no from project_sums where facts <> months"
CROWDED = """
create or replace temp table crowded as
select project_no, month, origin
from arrivals semi join busy using (project_no)
group by all having count(*) > 1
"""
FIRST = "select 1 from {table} limit 1"  # a relation would be bound four times, and takes seven times as long
# Under one key every row is an arrival of its own; those that are none are aside by now.
SETTLE = """
create or replace temp table several as
select fact_no, (row_number() over key_of_sheet)::integer as place, first_value(fact_no) over key_of_sheet as first_no,
    (row_number() over (partition by project_no, month, origin order by fact_no))::integer as entry
from arrivals semi join crowded using (project_no, month, origin)
window key_of_sheet as (partition by sheet, project_no, month, origin order by fact_no)
"""
# The table is made anew: of 150,000 rows that went into an empty one within a transaction, DuckDB 2.0 let the next
# statement's anti join see none.
PUT_ASIDE = "drop table aside; alter table more_aside rename to aside; drop table if exists project_sums"
WRITE = """
insert into monthly_funds
select k.project_id, a.month, a.origin, coalesce(s.entry, 1), a.amount, a.ytd_value, a.audit_status, ?, a.sheet,
    a.row_no
from arrivals as a join known_projects as k using (project_no) left join several as s using (fact_no)
"""
# What was loaded beside another row of its sheet under one key, the first rows by sheet and in pairs.
FURTHER = """
create or replace temp table further as
select fact_no, first_no, sheet, row_no, amount from several join arrivals using (fact_no) where place > 1
"""
TOLD_FURTHER = """
select sheet, min(distinct row_no, $most) as rows, count(*) as count, sum(amount) as amount
from further group by sheet order by min(fact_no)
"""
PAIRS = "select fact_no, first_no from further where sheet = ? order by fact_no limit ?"
# What will have arrived for the file's projects: asked when what is replaced has gone and what is new hasn't come.
HELD_SUMS = """
create or replace temp table held_sums as
select project_no, sum(amount) as arrived
from monthly_funds join known_projects using (project_id) semi join every_arrival using (project_no)
where audit_status <> '未通过'
group by project_no
"""
EXCESS = """
create or replace temp table excess as
with sums as (
    select project_no, arrived from project_sums
    union all
    from held_sums
)
select project_no, sum(arrived) as arrived, any_value(agreed_investment) as agreed
from sums join known_projects using (project_no)
group by project_no having sum(sums.arrived) > any_value(agreed_investment)
"""
# One line a project, at the last arrival under the key that the file came to last.
EXCESSIVE = """
with keys as (
    select project_no, month, origin, min(fact_no) as first_no, max(fact_no) as last_no
    from every_arrival semi join excess using (project_no)
        anti join (from aside where why <> 'unchanged') as not_kept using (fact_no)
    group by all
)
select max_by(last_no, first_no) as fact_no, any_value(arrived), any_value(agreed)
from keys join excess using (project_no)
group by project_no
"""
END = """
drop view arrivals;
drop view every_arrival;
drop table read_arrivals;
drop table known_projects;
drop table aside;
drop table undecided;
drop table held_sums;
drop table busy;
drop table if exists crowded;
drop table if exists project_sums;
drop table several;
drop table if exists further;
drop table excess;
drop type said_origin;
drop type said_audit
"""


@dataclass(frozen=True)
class FirstRows:
    """Rows of one kind: what is known of each, beginning with its number, and how many there are in all."""

    rows: list[tuple[Any, ...]]
    count: int


@dataclass(frozen=True)
class RowSums:
    """Rows of a sheet of which one thing is said: their first numbers, how many they are, their amounts' sum."""

    sheet: str
    rows: list[int]
    count: int
    amount: Decimal


def begin(con: duckdb.DuckDBPyConnection) -> None:
    """Open an empty set over the projects that the draft knows now."""
    con.execute(BEGIN)


def add(con: duckdb.DuckDBPyConnection, facts: Iterable[tuple[Any, ...]]) -> None:
    """Add rows of known projects, each with the fields of READ in their order."""
    columns = list(zip(*facts, strict=True))
    if not columns:
        return
    arrays = [pa.array(column, field.type) for column, field in zip(columns, READ, strict=True)]
    con.register("incoming", pa.table(arrays, schema=READ))
    con.execute(ADD)
    con.unregister("incoming")


def wait(con: duckdb.DuckDBPyConnection, facts: Iterable[tuple[Any, ...]]) -> None:
    """Add rows that are no arrivals as yet, or never will be: project, month (or None), origin (or None), amount."""
    columns = list(zip(*facts, strict=True))
    if columns:
        fields = [READ.field(name) for name in ("project_id", "month", "origin", "amount")]
        arrays = [pa.array(column, field.type) for column, field in zip(columns, fields, strict=True)]
        con.register("incoming", pa.table(arrays, schema=pa.schema(fields)))
        con.execute(WAIT)
        con.unregister("incoming")


def summed(con: duckdb.DuckDBPyConnection) -> None:
    """Have the table `project_sums` of what isn't set aside: per project its arrivals, their sizes, what counts."""
    if not con.execute(ARE_SUMMED).fetchall():
        con.execute(SUMMED)


def set_aside(con: duckdb.DuckDBPyConnection, facts: list[int]) -> None:
    """Leave rows out of everything that follows: they are held or were refused."""
    if not facts:
        return
    con.register("incoming", pa.table({"fact_no": pa.array(facts, pa.int64())}))
    put_aside(con, REFUSED_ASIDE)
    con.unregister("incoming")


def put_aside(con: duckdb.DuckDBPyConnection, more: str) -> None:
    """Leave out of what follows what the statement `more` puts, with all that is aside already, into `more_aside`."""
    con.execute(more)
    con.execute(PUT_ASIDE)


def crowd(con: duckdb.DuckDBPyConnection) -> bool:
    """Have the table `crowded` of the keys that several rows state; returns whether there are any."""
    summed(con)
    con.execute(BUSY)
    if not is_any(con, "busy"):
        return False
    con.execute(CROWDED)
    return is_any(con, "crowded")


def settle(con: duckdb.DuckDBPyConnection) -> None:
    """Number the arrivals under one key."""
    if crowd(con):
        con.execute(SETTLE)


def write(con: duckdb.DuckDBPyConnection, batch_id: int) -> None:
    """Put the arrivals into the draft, from which what they replace has gone."""
    summed(con)
    if is_any(con, "monthly_funds"):
        con.execute(HELD_SUMS)
    con.execute(EXCESS)
    with unordered(con):
        con.execute(WRITE, [batch_id])


@contextmanager
def unordered(con: duckdb.DuckDBPyConnection) -> Iterator[None]:
    """Within, all threads may write: nothing depends on how the rows lie."""
    con.execute("set preserve_insertion_order = false")
    try:
        yield
    finally:
        con.execute("reset preserve_insertion_order")


def further(con: duckdb.DuckDBPyConnection, most: int) -> list[RowSums]:
    """By sheet the rows loaded beside another of the sheet under one key; numbers of the first `most`."""
    con.execute(FURTHER)
    return [RowSums(*row) for row in con.execute(TOLD_FURTHER, {"most": most}).fetchall()]


def pairs(con: duckdb.DuckDBPyConnection, sheet: str, most: int) -> list[tuple[int, int]]:
    """Of a sheet's rows that `further` told the first `most`, each with the first row of its sheet under its key."""
    return con.execute(PAIRS, [sheet, most]).fetchall()


def excessive(con: duckdb.DuckDBPyConnection, most: int) -> FirstRows:
    """Projects for which more arrived, over all months held now, than was agreed: at which row to say so, both in 万元.

    The first `most`.
    """
    return first_rows(con.sql(EXCESSIVE), most) if is_any(con, "excess") else FirstRows([], 0)


def is_any(con: duckdb.DuckDBPyConnection, table: str) -> bool:
    """Whether a table or view has a row."""
    return bool(con.execute(FIRST.format(table=table)).fetchall())


def first_rows(rows: duckdb.DuckDBPyRelation, most: int) -> FirstRows:
    """The first `most` of some rows, and how many there are."""
    first = rows.order("fact_no").limit(most).fetchall()
    return FirstRows(first, len(rows) if len(first) == most else len(first))


def end(con: duckdb.DuckDBPyConnection) -> None:
    """Drop the set."""
    con.execute(END)
