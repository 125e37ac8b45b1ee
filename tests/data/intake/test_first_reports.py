"""首报记录: what the office itself noted of a month's first report, for the time before versions kept it."""

import pytest

from tests.data.receipts import counts, lines

HEADER = ["月份", "单位", "首报到位资金（万元）", "首报日期"]
HELD = "unit, month::varchar, amount::double, reported_on::varchar, batch_id"


@pytest.mark.usefixtures("known")
def test_a_first_report_is_held_by_unit_and_month_and_a_later_note_replaces_it(draft, send):
    row = ["2026年9月", "甲镇", 800, "2026-10-03"]
    assert counts(send([HEADER, row, ["2026-09", "乙镇", "0.05亿元", "2026.10.4"]])) == (2, 2, 0, 0)
    assert counts(send([HEADER, [*row[:2], 700, row[3]]])) == (1, 1, 0, 0)
    assert sorted(draft.con.table("first_reports").project(HELD).fetchall()) == [
        ("A", "2026-09-01", 700, "2026-10-03", 2), ("B", "2026-09-01", 500, "2026-10-04", 1),
    ]  # fmt: skip


@pytest.mark.usefixtures("known")
def test_of_no_known_unit_or_below_nothing_it_is_rejected(send):
    receipt = send([HEADER, ["2026-09", "丙镇", 1, "2026-10-03"], ["2026-09", "甲镇", -1, "2026-10-03"]])
    assert (counts(receipt), [(row, column) for row, column, *_ in lines(receipt)]) == (
        (2, 0, 2, 0), [(2, "单位"), (3, "首报到位资金（万元）")]
    )  # fmt: skip
