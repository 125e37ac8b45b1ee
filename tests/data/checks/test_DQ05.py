import pytest


@pytest.fixture
def funded(county):
    county.project("P1")
    county.funds("P1", "2026-01", 100, ytd=100)
    return county


def test_a_total_that_left_out_its_month_is_found_and_the_next_one_is_not(funded, found):
    funded.funds("P1", "2026-02", 50, ytd=100)
    funded.funds("P1", "2026-03", 50, ytd=200)
    assert found() == [
        ("P1", "2026-02-01", "100", "150", "2026年2月填报累计 100 万元，逐月相加为 150 万元，少 50 万元")
    ]


def test_a_total_that_goes_on_from_a_restated_one_is_right(funded, projects):
    funded.funds("P1", "2026-02", 50, ytd=170)
    funded.funds("P1", "2026-03", 50, ytd=220)
    assert projects() == ["P1"]


def test_several_arrivals_of_a_month_add_up_and_totals_by_origin_are_added(funded, found):
    funded.funds("P1", "2026-02", 20, ytd=120)
    funded.funds("P1", "2026-02", 30, origin="overseas", ytd=30)
    assert found() == []


def test_rounding_is_not_an_error_and_an_unreported_total_is_not_missed(funded, found):
    funded.funds("P1", "2026-02", "50.4")
    funded.funds("P1", "2026-03", 50, ytd=200)
    assert found() == []


def test_a_fall_is_told_by_another_rule(funded, found):
    funded.funds("P1", "2026-02", 50, ytd=80)
    assert found() == []
