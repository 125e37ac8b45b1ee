from decimal import Decimal


def test_the_whole_answer(county):
    county.project("P1", signed="2026-10-01")
    county.project("P2", signed="2026-01-01", started="2026-10-01")
    county.project("P3", signed="2026-01-01", withdrawn="2026-10-01")
    county.project("P4", signed="2026-01-01", suspended="2026-10-01")
    county.project("P5", lead="2026-10-01")
    county.project("P6", key=True, signed="2026-01-01")
    county.progress("P6", "2026-09", 100, 80)
    county.progress("P6", "2026-10", 100, 50)
    county.funds("P6", "2026-09", 100)
    county.funds("P6", "2026-10", 7)
    county.funds("P2", "2026-10", 5)
    assert county.ask("changes/counts") == [("2026-09-01", 1, 1, 0, 0, 1, 0, 1, 1, 1, 1, 2, Decimal(12), 3, 3)]


def test_a_light_that_turns_lighter_and_one_that_only_gets_its_plan(county):
    county.project("P1", key=True, signed="2026-09-01")
    county.project("P2", key=True, signed="2026-09-01")
    county.progress("P2", "2026-09", 100, 10)
    county.progress("P2", "2026-10", 100, 90)
    county.progress("P1", "2026-10", 100, 90)
    columns = ("lights_worse", "lights_better", "lights_other", "worse", "better")
    assert county.ask("changes/counts", columns=columns) == [(0, 1, 1, 0, 1)]


def test_nothing_changed_and_nothing_arrived(county):
    county.project("P1", signed="2026-01-01")
    assert county.ask("changes/counts") == [("2026-09-01", *[0] * 11, Decimal(0), 0, 0)]
