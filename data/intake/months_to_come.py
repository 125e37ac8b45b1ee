"""Months that hadn't come yet when a file was received, and months whose borrowed year takes them beyond their title.

Nothing can have arrived or been done in them: a slip of the hand (2062年2月), or cells filled with 0 in advance. The
rows wait together, a word for each sheet.
"""

import datetime as dt
from collections.abc import Callable, Iterable

import duckdb

from data.bulk.facts import Facts
from data.cells import dates
from data.cells.values import BadValue, Doubtful
from data.intake.draft_tables import Record, held, keys_of
from data.intake.held_groups import ask_by_sheet, ask_of_rows
from data.intake.shared_remarks import rows_in_words
from data.tables.held_rows import Group, Question
from data.tables.table import Row, Table

RULE, BORROWED_RULE = "未到的月份", "借用的年份"
REMEDY = "月份写错的，请改正后重新上传；预先填的 0 无需处理；确实无误的请予采纳"
# What the draft holds just so was asked about when it came; another amount in its place was not.
NEWS = """
create or replace temp table doubted as
select a.fact_no, a.sheet, a.row_no, a.amount, a.month,
    concat_ws('|', k.project_id, a.month, a.origin, a.amount, coalesce(a.ytd_value::varchar, '')) as said
from arrivals as a join known_projects as k using (project_no)
    anti join monthly_funds as f on f.project_id = k.project_id and f.month = a.month and f.origin = a.origin
        and f.amount = a.amount
"""
LATER = NEWS + "where a.month > getvariable('received_on')"
BORROWED = NEWS + "where (a.sheet, a.month) in (select unnest(getvariable('borrowed'), recursive := true))"
MONTHS = "select min(month), max(month) from doubted where sheet = ?"
When = Callable[[Row], dt.date | None]
Key = tuple[object, ...]


def hold_arrivals(con: duckdb.DuckDBPyConnection, facts: Facts, batch_id: int) -> None:
    """Keep back the arrivals of such months, until a person says that they are meant."""
    received_on = _received_on(con, batch_id)
    con.execute("set variable received_on = ?", [received_on])

    def later(table: Table, group: Group) -> Question:
        told = f"{rows_in_words(group.rows)}是 {_months(con, table)} 的到位资金（共 {group.in_words}）"
        reason = f"{told}，而收件日是 {received_on}，那时还没有到这个月"
        return Question(RULE, "month", reason, REMEDY, 0.1)

    def borrowed(table: Table, group: Group) -> Question:
        told = f"的月份没有写年份，按标题或文件名的年份是 {_months(con, table)}，而那里只写到 {_told(table.until)}"
        return Question(
            BORROWED_RULE, "month", f"{rows_in_words(group.rows)}{told}（共 {group.in_words}）", REMEDY, 0.1
        )

    others = facts.month_texts()
    beyond = [(table.sheet, month) for table in facts.tables for month in _borrowed(table, others)]
    if beyond:
        con.execute("set variable borrowed = ?", [[{"sheet": sheet, "month": month} for sheet, month in beyond]])
        ask_by_sheet(con, facts, BORROWED, borrowed)
    ask_by_sheet(con, facts, LATER, later)


def hold_rows(
    con: duckdb.DuckDBPyConnection, batch_id: int, tables: list[Table], name: str, field: str, when: When
) -> None:
    """The same of rows of other ledgers: those whose day or month is after the day of receipt.

    `name` is the table that they go into, `field` the field that `when` reads; what is held just so already isn't asked
    about again.
    """
    received_on = _received_on(con, batch_id)
    for sheet in dict.fromkeys(table.sheet for table in tables):
        mine = [table for table in tables if table.sheet == sheet]
        beyond = {id(table): _borrowed(table) for table in mine}
        dated = [(table, row, day) for table in mine for row in table.good() if (day := when(row))]
        known = _known(con, name, [row for _, row, _ in dated])
        news = [each for each in dated if not _is_held(*each[:2], known.get(_key(name, each[1].values)))]
        label = mine[0].header.form.field(field).label
        borrowed = [(table, row) for table, row, day in news if day in beyond[id(table)]]
        _ask(borrowed, field, BORROWED_RULE, f"{label}没有写年份，按标题或文件名的年份，晚于那里写到的月份")
        late = [(table, row) for table, row, day in news if day > received_on and row.is_good]
        _ask(late, field, RULE, f"{label}在收件日（{received_on}）之后，那时还没有到")


def _known(con: duckdb.DuckDBPyConnection, name: str, rows: list[Row]) -> dict[Key, Record]:
    """What the draft holds under the keys of rows."""
    return {_key(name, record): record for record in held(con, name, (row.values for row in rows))}


def _key(name: str, values: Record) -> Key:
    return tuple(values[key] for key in keys_of(name))


def _is_held(table: Table, row: Row, record: Record | None) -> bool:
    """Whether a record says what a row says, days aside, which are held in another form."""
    names = [column.field.name for column in table.header.columns if column.field.type != "date"]
    return record is not None and all(record[each] == row.values.get(each) for each in names if each in record)


def _ask(rows: list[tuple[Table, Row]], field: str, rule: str, told: str) -> None:
    def question(group: Group) -> Question:
        return Question(rule, field, f"{rows_in_words(group.rows)}的{told}（共 {group.in_words}）", REMEDY, 0.1)

    if rows:
        ask_of_rows(rows, question)


def _received_on(con: duckdb.DuckDBPyConnection, batch_id: int) -> dt.date:
    day: dt.date
    [(day,)] = con.execute("select received_on from batches where batch_id = ?", [batch_id]).fetchall()
    return day


def _borrowed(table: Table, others: Iterable[tuple[object, dt.date]] = ()) -> set[dt.date]:
    """The months, later than the sheet's texts name, that no cell or header of the table gives a year of its own.

    `others` are what is written, and the month, in rows that aren't at hand.
    """
    if table.until is None or table.refused:
        return set()
    if across := table.header.month:
        month = table.context.month
        return {month} if across[0] is None and month and month > table.until else set()
    column = table.header.column("month")
    if column is None:
        return set()
    cells = [*((column.cell(row.cells), row.values.get("month")) for row in table.all()), *others]
    return {month for cell, month in cells if month and month > table.until and not _has_year(cell)}


def _has_year(cell: object) -> bool:
    try:
        dates.month(cell)
    except Doubtful:
        return True
    except BadValue:
        return False
    return True


def _months(con: duckdb.DuckDBPyConnection, table: Table) -> str:
    [(first, last)] = con.execute(MONTHS, [table.sheet]).fetchall()
    return _told(first) if first == last else f"{_told(first)}至{_told(last)}"


def _told(month: dt.date | None) -> str:
    return f"{month.year}年{month.month}月" if month else ""
