import pytest


@pytest.fixture
def towns(county):
    """甲镇 and its village report four projects, one of which has left; 乙镇 none; 县志办 isn't ranked."""
    county.unit("A1", "甲一村", group=None, parent="A")
    county.unit("B", "乙镇")
    county.unit("C", "县志办", group=None)
    county.project("P1", key=True)
    county.project("P2", "A1", key=True)
    county.project("P3", signed="2026-01-05", terminated="2026-11-02")
    county.project("P4", terminated="2026-10-31", key=True)
    for project, month in (("P1", "2026-10"), ("P3", "2026-10"), ("P2", "2026-09")):
        county.funds(project, month, 0, audit="审核中")
    county.progress("P2", "2026-10")
    return county


def test_each_ranked_unit_reports_the_projects_of_its_own_and_of_those_below_it_that_have_not_left(towns):
    assert towns.ask("reporting/units") == [("A", "甲镇", "乡镇", 3, 2, 2, 1), ("B", "乙镇", "乡镇", 0, 0, 0, 0)]


def test_what_has_left_is_reported_no_more_and_a_month_may_have_nothing(towns):
    assert towns.ask("reporting/units", "2026-11")[0] == ("A", "甲镇", "乡镇", 2, 0, 2, 0)
    assert towns.ask("reporting/units", "2024-01")[0] == ("A", "甲镇", "乡镇", 4, 0, 3, 0)


def test_a_unit_is_told_of_itself_only(towns):
    assert [row[0] for row in towns.ask("reporting/units", may_see=("B",))] == ["B"]


def test_a_shared_project_is_reported_by_the_unit_that_stands_first(towns):
    towns.project("P5", "B", shares={"A": "0.5", "B": "0.5"})
    assert [row[:4] for row in towns.ask("reporting/units")] == [("A", "甲镇", "乡镇", 3), ("B", "乙镇", "乡镇", 1)]
