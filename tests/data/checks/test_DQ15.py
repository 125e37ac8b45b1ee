import pytest


@pytest.fixture
def funded(county):
    county.project("P1")
    county.funds("P1", "2026-01", 6000)
    return county


def test_a_heavy_last_month_of_the_half_year_is_found(funded, found):
    funded.funds("P1", "2026-06", 4100)
    assert found() == [
        (None, "2026-06-01", "4,100", "10,100", "2026年6月到位 4,100 万元，占 1—6月累计 1.01 亿元的 40.6%")
    ]


def test_four_tenths_are_not_yet_too_much(funded, found):
    funded.funds("P1", "2026-06", 4000)
    assert found() == []


def test_other_months_and_the_first_quarter_are_not_looked_at(funded, found):
    funded.funds("P1", "2026-03", 9000)
    funded.funds("P1", "2026-05", 90000)
    assert found() == []


def test_small_sums_jump_by_nature(county, found):
    county.project("P1")
    county.funds("P1", "2026-09", 9999)
    assert found() == []


def test_a_part_of_the_projects_says_nothing_of_the_unit(funded, found):
    funded.funds("P1", "2026-06", 4100)
    assert (found(industries=("电子信息",)), len(found(units=("甲镇",)))) == ([], 1)
