"""What is filled into the grid comes in by the one door as a workbook would, and can be read back into the grid."""

import datetime as dt
from decimal import Decimal

from data.receive import receive
from data.reporting.funds_book import Filled, filled_before, funds_book, name_of

OCTOBER = dt.date(2026, 10, 1)
ROWS = [
    Filled("P1", "一号项目", "省外", Decimal("120.55")),
    Filled("P2", "=二号项目", "外资", Decimal("-3")),
    Filled("001", "编号像数字的", "省外", Decimal("0")),
]


def test_each_project_is_one_row_of_the_month_with_its_amount(known, tmp_path):
    path = tmp_path / name_of(OCTOBER)
    path.write_bytes(funds_book(ROWS, OCTOBER))
    receipt = receive(path, known, "甲镇")
    assert [(line.row_no, line.reason) for line in receipt.lines if line.outcome == "rejected"] == [
        (4, "不认识的项目编号“001”")
    ]
    assert known.con.execute("select project_id, month, origin, amount from monthly_funds order by all").fetchall() == [
        ("P1", OCTOBER, "out_province", Decimal("120.55")), ("P2", OCTOBER, "overseas", Decimal(-3)),
    ]  # fmt: skip


def test_what_was_filled_in_is_found_again():
    content = funds_book(ROWS, OCTOBER)
    assert filled_before(content) == {"P1": Decimal("120.55"), "P2": Decimal(-3), "001": Decimal(0)}
