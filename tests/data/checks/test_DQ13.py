import pytest


@pytest.fixture
def signed(county):
    """Signs a project of one investor."""
    def sign(project, name, agreed, day="2026-03-05", investor="浙江锐新有限公司"):
        county.project(project, project_name=name, agreed=agreed, signed=day, investor=investor)
    return sign


def test_one_investor_signing_the_like_for_many_times_the_money_is_found(signed, found):
    signed("P1", "锐新铜箔项目", 3000, "2025-09-01")
    signed("P2", "锐新铜箔产业园项目", 50000)
    assert found() == [(
        "P2", None, "锐新铜箔产业园项目 50,000", "P1 锐新铜箔项目 3,000",
        "同一投资方 2025-09-01 已签约“锐新铜箔项目”（P1，3,000 万元），2026-03-05 又签约 5.00 亿元",
    )]


def test_a_second_phase_is_a_project_of_its_own(signed, found):
    signed("P1", "锐新铜箔项目", 3000)
    signed("P2", "锐新铜箔二期项目", 50000)
    signed("P3", "锐新铜箔扩建项目", 90000)
    assert found() == []


def test_near_amounts_are_told_as_reported_twice(signed, found):
    signed("P1", "锐新铜箔项目", 3000)
    signed("P2", "锐新铜箔产业项目", 3000)
    assert found() == []


def test_other_investors_and_other_things_are_not_compared(signed, found):
    signed("P1", "锐新铜箔项目", 3000)
    signed("P2", "锐新铜箔项目", 50000, investor="广东万有引力公司")
    signed("P3", "智能手表组装项目", 50000)
    assert found() == []
