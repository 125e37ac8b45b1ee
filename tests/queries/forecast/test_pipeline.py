from decimal import Decimal

import pytest


def year(county, which, funded, late, agreed, base=100):
    """A year in which one project brings a fixed sum, half in January, and another, signed in March, brings `late`
    of what was `agreed`, in December.
    """
    county.project(f"F{which}", started=f"{which}-01-01", agreed=1000)
    county.funds(f"F{which}", f"{which}-01", base // 2)
    if funded:
        county.funds(f"F{which}", f"{which}-12", base // 2)
    county.project(f"S{which}", signed=f"{which}-03-01", agreed=agreed)
    if late:
        county.funds(f"S{which}", f"{which}-12", late)


@pytest.fixture
def swinging(county):
    """What waits differs from year to year, what becomes of it doesn't: a fifth of what was agreed comes."""
    year(county, 2024, True, 20, 100)
    year(county, 2025, True, 200, 1000)
    year(county, 2026, False, 0, 500)
    return county


def test_what_waits_is_reckoned_by_itself_where_the_past_was_foretold_better_so(swinging):
    """S2024 and S2025 have their money and wait no more; of the 1100 that waited by June of their years 220 came."""
    (row,) = swinging.ask("forecast/pipeline", "2026-06")
    assert row[:6] == (1, 500, 0.2, 100, 100, 200)
    assert (row[6], row[9], row[7] < row[8]) == (22, True, True)


def test_with_one_past_year_there_is_nothing_to_try_and_in_december_nothing_to_come(swinging):
    columns = ("projects", "tried", "error_with", "is_added")
    assert swinging.ask("forecast/pipeline", "2025-06", columns) == [(1, 0, None, None)]
    columns = ("projects", "turned_rate", "waiting_later")
    assert swinging.ask("forecast/pipeline", "2026-12", columns) == [(1, None, None)]


def test_who_left_or_told_no_amount_does_not_wait(swinging):
    swinging.event("S2026", "terminated", "2026-05-02")
    swinging.project("N", signed="2026-01-01")
    assert swinging.ask("forecast/pipeline", "2026-06", ("projects", "waiting_agreed")) == [(0, Decimal(0))]
