from decimal import Decimal

import pytest


@pytest.fixture
def funded(county):
    county.unit("B", "乙镇")
    county.project("P1", shares={"A": "0.5", "B": "0.5"})
    county.project("P2", audit="审核中")
    county.funds("P1", "2025-12", "80.000001", origin="overseas")
    county.funds("P2", "2026-01", 9)
    county.funds("P1", "2026-01", 100)
    county.funds("P1", "2026-01", -30, audit="未通过", origin="out_city")
    county.funds("P1", "2026-11", 1000)
    return county


def test_every_row_of_the_reports_up_to_the_month_audited_or_not(funded):
    assert funded.ask("projects/funds") == [
        ("P1", "项目P1", "2025-12-01", "外资", Decimal("80.000001"), "审核通过", 1, "台账.xlsx", "月报", 3),
        ("P1", "项目P1", "2026-01-01", "市外", -30, "未通过", 1, "台账.xlsx", "月报", 6),
        ("P1", "项目P1", "2026-01-01", "省外", 100, "审核通过", 1, "台账.xlsx", "月报", 5),
        ("P2", "项目P2", "2026-01-01", "省外", 9, "审核通过", 1, "台账.xlsx", "月报", 4),
    ]


def test_amounts_are_as_reported_even_for_one_of_several_units(funded):
    assert funded.ask("projects/funds", units=("乙镇",), columns=("project_id", "amount")) == [
        ("P1", Decimal("80.000001")), ("P1", -30), ("P1", 100),
    ]


def test_a_viewer_and_a_chosen_project_narrow_the_rows(funded):
    assert funded.ask("projects/funds", projects=("P2",), columns=("amount",)) == [(9,)]
    assert funded.ask("projects/funds", projects=("P2",), may_see=("B",), columns=("amount",)) == []


def test_arrivals_of_one_month_keep_the_order_of_their_entry(county):
    county.project("P1")
    for amount in (3, 1, 2):
        county.funds("P1", "2026-01", amount)
    assert county.ask("projects/funds", columns=("amount",)) == [(3,), (1,), (2,)]
