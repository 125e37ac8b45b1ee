import pytest


@pytest.fixture
def funded(county):
    county.project("P1")
    county.funds("P1", "2026-01", 100, ytd=100)
    return county


def test_a_total_that_falls_without_a_refund_is_found(funded, found):
    funded.funds("P1", "2026-02", 50, ytd=80)
    assert found() == [
        ("P1", "2026-02-01", "80", "100", "2026年2月填报累计 80 万元，比1月的 100 万元少，其间没有退资")
    ]


def test_a_refund_explains_a_fall(funded, found):
    funded.funds("P1", "2026-02", -20, ytd=80)
    assert found() == []


def test_a_correct_total_after_one_too_large_is_not_a_fall(county, found):
    county.project("P1")
    county.funds("P1", "2026-01", 100, ytd=1000)
    county.funds("P1", "2026-02", 50, ytd=150)
    assert found() == []


def test_totals_begin_anew_each_year(funded, found):
    funded.funds("P1", "2025-12", 900, ytd=900)
    assert found() == []


def test_months_that_are_not_yet_in_sight_are_not_looked_at(funded, found):
    funded.funds("P1", "2026-02", 50, ytd=80)
    assert found(as_of="2026-01") == []
