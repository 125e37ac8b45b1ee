import pytest

BRIEF = ("park", "is_chosen", "arrived", "share")


@pytest.fixture
def parked(county):
    county.park("南园")
    county.park("北园", kind="集中区")
    county.park("新园")
    for project, park in (("P1", "南园"), ("P2", "北园"), ("P3", None)):
        county.project(project, park=park, agreed=1000, started="2025-02-01")
    return county


def test_the_whole_answer(parked):
    for project, amount in (("P1", 30), ("P3", 10)):
        parked.funds(project, "2025-10", amount)
    for project, amount in (("P1", 40), ("P2", 20), ("P3", 20)):
        parked.funds(project, "2026-10", amount)
    assert parked.ask("chains/parks") == [
        ("南园", "园区", True, 1, 1000, 40, 30, 10, 0.5, 0.75, 0.3333, -0.25),
        ("北园", "集中区", True, 1, 1000, 20, 0, 20, 0.25, 0.75, None, 0.25),
        ("新园", "园区", True, 0, 0, 0, 0, 0, 0, 0.75, None, 0),
        ("园区外", None, True, 1, 1000, 20, 10, 10, 0.25, 0.75, 1, 0),
    ]


def test_a_filter_on_parks_marks_its_own_and_leaves_the_others_with_their_money(parked):
    for project, amount in (("P1", 30), ("P2", 10)):
        parked.funds(project, "2026-10", amount)
    assert parked.ask("chains/parks", columns=BRIEF, parks=("北园",)) == [
        ("南园", False, 30, 0.75), ("北园", True, 10, 0.25), ("新园", False, 0, 0),
    ]


def test_under_a_filter_by_units_a_park_has_their_share(parked):
    parked.unit("B", "乙镇")
    parked.project("P4", shares={"A": "0.5", "B": "0.5"}, park="南园", started="2025-02-01")
    parked.funds("P4", "2026-10", 30)
    assert parked.ask("chains/parks", columns=BRIEF, units=("乙镇",))[0] == ("南园", True, 15, 1)


def test_without_funds_this_year_the_amounts_are_missing(parked):
    parked.funds("P2", "2025-01", 50)
    columns = ("park", "arrived", "arrived_prior", "share")
    assert parked.ask("chains/parks", columns=columns) == [
        ("北园", None, 50, None), ("南园", None, 0, None), ("新园", None, 0, None),
    ]
