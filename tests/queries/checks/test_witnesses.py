from decimal import Decimal as D

import pytest

COLUMNS = ("project_id", "witness", "about", "month", "reported", "attested", "gap", "gap_rate", "agrees")
OF_PROJECT = ("project_id", "witness", "witnesses", "project_agrees", "is_widest")


@pytest.fixture
def attested(county):
    """P1 agrees with its firm and not with 税务, P2 says more than its firm, of P3 nobody else says anything."""
    county.unit("B", "乙镇")
    for project, unit in (("P1", "A"), ("P2", "A"), ("P3", "B")):
        county.project(project, unit, key=True)
        for month in ("2026-01", "2026-06", "2026-09"):
            county.funds(project, month, 500)
    county.progress("P1", "2026-06", fixed=900)
    county.firm("P1", "2026-06", 960, 890)
    county.official("P1", "2026-06", 900)
    county.official("P1", "2026-06", 600, "税务")
    county.firm("P2", "2026-09", 300)
    return county


def test_each_witness_stands_beside_what_the_unit_reported_for_that_month_the_largest_gap_first(attested):
    assert attested.ask("checks/witnesses", columns=COLUMNS) == [
        ("P2", "企业", "到位资金", "2026-09-01", D(1500), D(300), D(1200), 0.8, False),
        ("P1", "税务", "固投", "2026-06-01", D(900), D(600), D(300), 0.3333, False),
        ("P1", "企业", "到位资金", "2026-06-01", D(1000), D(960), D(40), 0.04, True),
        ("P1", "纳统", "固投", "2026-06-01", D(900), D(900), D(0), 0, True),
    ]
    assert attested.ask("checks/witnesses", columns=OF_PROJECT)[:3] == [
        ("P2", "企业", 1, False, True), ("P1", "税务", 3, False, True), ("P1", "企业", 3, False, False),
    ]
    fixed = attested.ask("checks/witnesses", columns=("witness", "firm_fixed_assets"), projects=("P1",))
    assert fixed == [("税务", None), ("企业", D(890)), ("纳统", None)]


def test_the_latest_of_the_year_that_is_not_after_the_month_is_heard(attested):
    attested.firm("P2", "2026-01", 500)
    attested.firm("P2", "2025-12", 1)
    columns = ("month", "reported", "attested", "agrees")
    assert attested.ask("checks/witnesses", "2026-08", columns, projects=("P2",)) == [("2026-01-01", 500, 500, True)]
    assert attested.ask("checks/witnesses", "2025-12", columns, projects=("P2",)) == [("2025-12-01", 0, 1, False)]
    assert attested.ask("checks/witnesses", "2027-01", columns) == []


def test_fixed_assets_that_the_unit_did_not_report_cannot_be_compared_and_are_not_held_against_its_funds(attested):
    attested.official("P3", "2026-06", 100)
    assert attested.ask("checks/witnesses", columns=COLUMNS, projects=("P3",)) == [
        ("P3", "纳统", "固投", "2026-06-01", None, D(100), None, None, None)
    ]
    attested.setting("arrived_as_fixed_assets", "是")
    assert attested.ask("checks/witnesses", columns=COLUMNS, projects=("P3",)) == [
        ("P3", "纳统", "到位资金", "2026-06-01", D(1000), D(100), D(900), 0.9, False)
    ]


def test_less_than_the_witness_says_is_a_gap_too_and_a_project_of_several_units_is_compared_whole(attested):
    attested.project("P4", shares={"A": "0.6", "B": "0.4"})
    attested.funds("P4", "2026-02", 200)
    attested.funds("P4", "2026-02", 700, audit="审核中")
    attested.firm("P4", "2026-02", 250)
    attested.firm("P3", "2026-09", 1425)
    columns = ("project_id", "unit", "reported", "gap", "gap_rate", "agrees")
    assert attested.ask("checks/witnesses", columns=columns, units=("乙镇",)) == [
        ("P4", "甲镇、乙镇", D(200), D(-50), 0.2, False), ("P3", "乙镇", D(1500), D(75), 0.05, True),
    ]
