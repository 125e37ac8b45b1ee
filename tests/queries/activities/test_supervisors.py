def test_those_in_office_on_the_last_day_of_the_month_are_counted(county):
    county.supervisor("1", "2025-01-01")
    county.supervisor("2", "2026-10-31", "2026-10-31")
    county.supervisor("3", "2025-01-01", "2026-10-30")
    county.supervisor("4", "2026-11-01")
    assert county.ask("activities/supervisors") == [("2026-10-01", 2)]
    assert county.ask("activities/supervisors", "2024-10") == [("2024-10-01", 0)]


def test_without_a_roster_the_number_is_missing_and_not_zero(county):
    assert county.ask("activities/supervisors") == [("2026-10-01", None)]
