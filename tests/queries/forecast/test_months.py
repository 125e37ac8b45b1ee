from decimal import Decimal


def test_past_years_as_they_were_and_this_one_along_their_way(county):
    county.project("P1", started="2020-01-01")
    for month, amount in (("2025-01", 40), ("2025-11", 40), ("2025-12", 20), ("2026-02", 10), ("2026-10", 10)):
        county.funds("P1", month, amount)
    assert county.ask("forecast/months") == [
        *((2025, month, False, 40, 0.4) for month in range(1, 11)), (2025, 11, False, 80, 0.8),
        (2025, 12, False, 100, 1.0), (2026, 1, False, 0, 0.0),
        *((2026, month, False, 10, 0.2) for month in range(2, 10)), (2026, 10, False, 20, 0.4),
        (2026, 11, True, 40, 0.8), (2026, 12, True, 50, 1.0),
    ]  # fmt: skip


def test_without_a_past_year_there_is_this_year_alone(county):
    county.project("P1", started="2020-01-01")
    county.funds("P1", "2026-02", Decimal("1.5"))
    assert county.ask("forecast/months", "2026-03") == [
        (2026, 1, False, 0, None), (2026, 2, False, Decimal("1.5"), None), (2026, 3, False, Decimal("1.5"), None),
    ]
