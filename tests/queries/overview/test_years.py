def test_each_year_has_its_whole_and_what_had_come_by_the_same_month(county):
    county.project("P1", started="2024-01-01")
    for month, amount in (("2024-02", 5), ("2024-12", 7), ("2025-10", 20), ("2025-11", 30), ("2026-10", 40)):
        county.funds("P1", month, amount)
    county.funds("P1", "2026-11", 900)
    assert county.ask("overview/years") == [(2024, 12, 5), (2025, 50, 20), (2026, 40, 40)]


def test_a_year_is_that_of_the_scope(county):
    county.unit("B", "乙镇")
    county.project("P1", shares={"A": "0.25", "B": "0.75"}, started="2026-01-01")
    county.funds("P1", "2026-03", 8)
    assert county.ask("overview/years", units=("乙镇",)) == [(2026, 6, 6)]


def test_a_year_without_audited_funds_is_not_listed(county):
    county.project("P1")
    county.funds("P1", "2026-03", 8, audit="审核中")
    assert county.ask("overview/years") == []
