import pytest


@pytest.fixture
def funded(county):
    county.project("P1", agreed=100, signed="2025-01-05")
    county.funds("P1", "2025-03", 60)
    county.funds("P1", "2026-03", 60)
    return county


def test_more_than_was_agreed_needs_a_word(funded, found):
    assert found() == [("P1", None, "120", "100", "累计到位 120 万元，超过协议投资额 100 万元")]


def test_what_arrived_later_does_not_count_yet(funded, found):
    assert found(as_of="2026-02") == []


def test_as_much_as_was_agreed_is_right(county, found):
    county.project("P1", agreed=60)
    county.project("P2")
    for project in ("P1", "P2"):
        county.funds(project, "2026-03", 60)
    assert found() == []


def test_the_threshold_is_a_setting(funded, found):
    funded.setting("check_over_agreed", "1.2")
    assert found() == []


def test_a_finding_belongs_to_the_unit_that_reported_the_project(funded, projects):
    funded.unit("B", "乙镇")
    assert (projects(units=("甲镇",)), projects(units=("乙镇",)), projects(may_see=("B",))) == (["P1"], [], [])
