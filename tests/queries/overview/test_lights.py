import pytest

WHICH = ("light", "projects")

@pytest.fixture
def lit(county):
    county.unit("B", "乙镇")
    county.project("P1", key=True, started="2026-10-01")
    county.event("P1", "completed", planned="2027-10-01")
    county.project("P2", "B", key=True, started="2026-01-01", suspended="2026-02-01")
    county.project("P3", "B", key=True, started="2026-10-05")
    county.project("P4", started="2026-01-01", suspended="2026-02-01")
    return county


def test_key_projects_are_counted_by_light_and_a_light_that_is_off_is_zero(lit):
    assert lit.ask("overview/lights") == [
        ("红", 1, 0, 3), ("黄", 0, 0, 3), ("绿", 1, 0, 3), ("未报计划", 1, 0, 3),
    ]


def test_those_that_nobody_reports_on_any_more_are_counted_under_their_light(lit):
    assert lit.ask("overview/lights", "2026-12") == [
        ("红", 1, 0, 3), ("黄", 2, 2, 3), ("绿", 0, 0, 3), ("未报计划", 0, 0, 3),
    ]


def test_a_county_without_key_projects_has_zeros(county):
    assert county.ask("overview/lights") == [
        ("红", 0, 0, 0), ("黄", 0, 0, 0), ("绿", 0, 0, 0), ("未报计划", 0, 0, 0),
    ]


def test_a_viewer_counts_the_permitted_units_projects(lit):
    assert lit.ask("overview/lights", may_see=("A",), columns=WHICH) == [
        ("红", 0), ("黄", 0), ("绿", 1), ("未报计划", 0),
    ]
    assert lit.ask("overview/lights", units=("乙镇",), columns=WHICH) == [
        ("红", 1), ("黄", 0), ("绿", 0), ("未报计划", 1),
    ]
