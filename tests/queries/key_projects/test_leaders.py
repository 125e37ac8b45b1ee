from decimal import Decimal

import pytest

WHO = ("leader", "is_chosen", "projects")


@pytest.fixture
def led(county):
    county.unit("B", "乙镇")
    county.project("P1", key=True, leader="县长", agreed=300, started="2026-01-01", suspended="2026-02-01")
    county.funds("P1", "2025-06", 100)
    county.project("P2", "B", key=True, leader="县长", started="2026-10-01")
    county.event("P2", "completed", planned="2026-10-21")
    county.funds("P2", "2026-06", 50)
    county.project("P3", key=True, leader="书记", agreed=200, started="2026-10-01")
    county.event("P3", "completed", planned="2027-10-21")
    county.project("P4", key=True, started="2026-10-05")
    county.project("P5", leader="书记", started="2026-01-01", suspended="2026-02-01")
    return county


def test_who_has_most_red_lights_is_first_and_what_nobody_leads_is_last(led):
    assert led.ask("key_projects/leaders") == [
        ("县长", True, 2, 1, 0, 1, 0, 10, 300, 150, 0.3333),
        ("书记", True, 1, 0, 0, 1, 0, 0, 200, 0, 0),
        (None, True, 1, 0, 0, 0, 1, None, None, 0, None),
    ]


def test_a_chosen_leader_is_marked_among_all(led):
    assert led.ask("key_projects/leaders", leaders=("书记",), columns=WHO) == [
        ("县长", False, 2), ("书记", True, 1), (None, False, 1),
    ]


def test_under_a_filter_by_units_amounts_are_their_shares(led):
    led.project("P6", shares={"A": "0.5", "B": "0.5"}, key=True, leader="书记", agreed=100, started="2026-10-01")
    columns = ("leader", "projects", "agreed_investment")
    assert led.ask("key_projects/leaders", units=("乙镇",), columns=columns) == [
        ("书记", 1, Decimal(50)), ("县长", 1, None),
    ]


def test_a_month_before_any_project_began_has_no_leader(led):
    assert led.ask("key_projects/leaders", "2025-01") == []
