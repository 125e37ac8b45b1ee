"""What a unit reported first of a month is kept when it is published, and what comes later doesn't change it."""

import datetime as dt
from decimal import Decimal

import pytest

from data.warehouse import first_reports

HELD = "select unit, month::varchar, amount, reported_on::varchar, sheet from first_reports order by unit, month"
SEPTEMBER, OCTOBER = "2026-09-01", "2026-10-01"


@pytest.fixture
def told(draft, known):
    """Who brings funds in, on the day of a batch of its own."""
    draft.con.execute("insert into project_shares values ('P1', 'A', 0.4, null), ('P1', 'B', 0.6, null)")

    def tell(project, month, amount, day, audit="审核通过"):
        batch = draft.new_batch("funds", "月报.xlsx", "hash", "统计员甲")
        draft.con.execute("update batches set received_on = ? where batch_id = ?", [day, batch])
        row = [project, month, amount, audit, batch]
        draft.con.execute("insert into monthly_funds values (?, ?, 'out_province', 1, ?, null, ?, ?, '9月', 5)", row)

    return tell


def test_each_unit_s_part_is_kept_once_with_the_day_on_which_the_last_of_it_came(draft, told):
    told("P1", SEPTEMBER, 10, dt.date(2026, 10, 3))
    told("P1", OCTOBER, 5, dt.date(2026, 11, 3), audit="审核中")
    kept = first_reports.enter(draft.con)
    told("P1", SEPTEMBER, 20, dt.date(2026, 12, 1))
    assert (sorted(unit for unit, _ in kept), first_reports.enter(draft.con)) == (["A", "B"], [])
    assert draft.con.execute(HELD).fetchall() == [
        ("A", SEPTEMBER, Decimal(4), "2026-10-03", "9月"), ("B", SEPTEMBER, Decimal(6), "2026-10-03", "9月"),
    ]  # fmt: skip


def test_what_the_office_noted_down_itself_stays_and_what_wasn_t_published_is_taken_back(draft, told):
    told("P1", SEPTEMBER, 10, dt.date(2026, 11, 3))
    draft.con.execute(f"insert into first_reports values ('A', '{SEPTEMBER}', 3, '2026-10-03', 1, '首报记录', 2)")
    first_reports.withdraw(draft.con, first_reports.enter(draft.con))
    assert draft.con.execute(HELD).fetchall() == [("A", SEPTEMBER, Decimal(3), "2026-10-03", "首报记录")]
