import pytest


@pytest.fixture
def lit(county):
    county.unit("B", "乙镇")
    county.project("P1", key=True, started="2026-01-01")
    county.project("P2", "B", key=True, started="2026-01-01", suspended="2026-02-01")
    county.project("P3", "B", key=True, started="2026-01-01")
    county.project("P4", started="2026-01-01", suspended="2026-02-01")
    return county


def test_key_projects_are_counted_by_light_and_a_light_that_is_off_is_zero(lit):
    assert lit.ask("overview/lights") == [("红", 1), ("黄", 0), ("绿", 2)]


def test_a_county_without_key_projects_has_three_zeros(county):
    assert county.ask("overview/lights") == [("红", 0), ("黄", 0), ("绿", 0)]


def test_a_viewer_counts_the_permitted_units_projects(lit):
    assert lit.ask("overview/lights", may_see=("A",)) == [("红", 0), ("黄", 0), ("绿", 1)]
    assert lit.ask("overview/lights", units=("乙镇",)) == [("红", 1), ("黄", 0), ("绿", 1)]
