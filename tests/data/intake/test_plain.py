"""A ledger without rules of its own is taken in by what its record says; here one of visits paid to firms."""

import datetime as dt

import duckdb
import pytest

from data.cells.dates import DAY as DAYS
from data.cells.dates import Context, When
from data.intake import draft_tables, plain
from data.ledgers import Field, Form, forms
from data.schema import TABLES, table_of
from data.tables.layout import Column, Header
from data.tables.table import Row, Table

FIELDS = (
    Field("visit_id", "走访编号", "id", "", True, ("走访编号",)),
    Field("unit", "走访单位", "text", "", True, ("走访单位",)),
    Field("paid_on", "走访日期", "date", "", False, ("走访日期",)),
    Field("firms", "企业数", "count", "个", False, ("企业数",)),
)
KEY = ("visit_id",)
VISITS = Form("visits", "走访台账", "走访", "一次走访", "visits", (), KEY, "units", False, "unit", "plain.take", FIELDS)
TABLE = """create table visits (
    visit_id varchar not null,
    unit varchar references units not null,
    paid_on date,
    firms integer,
    batch_id integer not null references batches,
    sheet varchar not null,
    row_no integer not null,
    primary key (visit_id)
);
"""
NOTHING = """
select ''::varchar as visit_id, ''::varchar as unit, null::date as paid_on, 0::integer as firms,
    0::integer as batch_id, ''::varchar as sheet, 0::integer as row_no limit 0
"""
DAY = When(dt.date(2026, 3, 5), DAYS)


@pytest.fixture
def take(draft, monkeypatch):
    """Take rows of visits in; returns what became of each, and what was said."""
    draft.con.execute("create table visits as " + NOTHING)  # a draft's tables have no constraints
    monkeypatch.setattr(draft_tables, "forms", lambda: (*forms(), VISITS))

    def take(*rows):
        batch_id = draft.new_batch("visits", "走访.xlsx", "x", "统计员甲")
        header = Header(VISITS, 0, 0, tuple(Column(each, n, each.label, "") for n, each in enumerate(FIELDS)), {})
        names = [field.name for field in FIELDS]
        told = [Row(number, list(row), dict(zip(names, row, strict=True))) for number, row in enumerate(rows, 2)]
        table = Table("走访", header, Context(), rows=told)
        plain.take(draft.con, batch_id, [table])
        return [row.fate for row in told], [line.reason for line in table.lines]

    return take


def test_the_table_of_a_form_has_a_column_for_each_field_and_where_it_came_from():
    assert table_of(VISITS) == TABLE
    duckdb.connect().execute(TABLES + TABLE)


def test_a_row_is_held_under_its_key_with_what_its_names_stand_for(draft, take):
    assert take(["V1", "甲乡", DAY, 3]) == (["loaded"], [])
    assert draft.con.table("visits").fetchall() == [("V1", "A", dt.date(2026, 3, 5), 3, 1, "走访", 2)]
    assert take(["V1", "甲镇", DAY, 3])[0] == ["duplicate"]
    assert take(["V1", "乙镇", DAY, 4])[0] == ["loaded"]
    assert draft.con.table("visits").fetchall() == [("V1", "B", dt.date(2026, 3, 5), 4, 3, "走访", 2)]


def test_what_is_unknown_negative_contradictory_or_yet_to_come_is_not_taken(draft, take):
    fates, reasons = take(
        ["V1", "丙镇", None, 1], ["V2", "甲镇", None, -1], ["V3", "甲镇", None, 1], ["V3", "乙镇", None, 1],
        ["V4", "甲镇", When(dt.date(2062, 3, 5), DAYS), 1],
    )  # fmt: skip
    assert fates == ["rejected", "rejected", "loaded", "rejected", "rejected"]
    assert reasons == [
        "不认识的单位“丙镇”", "企业数不能为负数",
        "第 6 行的走访日期在收件日（2026-12-31）之后，那时还没有到（共 1 行）", "走访编号与第 4 行重复，但内容不同",
    ]  # fmt: skip
