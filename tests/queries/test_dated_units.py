"""A project, a task and a unit hold from a month on: what was reported before stays as it was reported."""

import pytest

RANKED = ("unit", "arrived", "target", "arrived_prior", "rank")


@pytest.fixture
def transferred(county):
    """P1 was 甲镇's until June 2026 and is 乙镇's since; 100 万元 a month in March and July, 40 in March 2025."""
    county.unit("B", "乙镇")
    county.project("P1", "B", signed="2025-01-05")
    county.con.execute("insert into former_shares values ('P1', '2026-06-01', 'A', 1)")
    county.funds("P1", "2025-03", 40)
    county.funds("P1", "2026-03", 100)
    county.funds("P1", "2026-07", 100)
    return county


def ranking(county, month):
    return sorted(county.ask("rankings/units", month, RANKED))


def test_before_its_transfer_a_project_is_the_former_units_and_afterwards_all_of_it_the_new_ones(transferred):
    assert ranking(transferred, "2026-05") == [("乙镇", 0, None, 0, None), ("甲镇", 100, None, 40, None)]
    assert ranking(transferred, "2026-07") == [("乙镇", 200, None, 0, None), ("甲镇", 0, None, 40, None)]


def test_a_filter_by_unit_finds_the_project_where_it_was_then(transferred):
    for month, unit, money in (("2026-05", "甲镇", 100), ("2026-07", "乙镇", 200), ("2026-07", "甲镇", 0)):
        [(arrived,)] = transferred.ask("overview/totals", month, ("arrived",), units=("A" if unit == "甲镇" else "B",))
        assert (month, unit, arrived or 0) == (month, unit, money)


def test_the_county_is_the_same_whoever_has_the_project(transferred):
    assert transferred.ask("overview/totals", "2026-05", ("arrived", "arrived_prior")) == [(100, 40)]
    assert transferred.ask("overview/totals", "2026-07", ("arrived", "arrived_prior")) == [(200, 40)]


@pytest.fixture
def adjusted(county):
    """甲镇 with a task of 600 万元 until June 2026 and of 900 since; 300 came by March."""
    county.project("P1", "A")
    county.funds("P1", "2026-03", 300)
    county.target("A", 900)
    county.con.execute("insert into former_targets values (2026, 'A', 'arrived', '2026-06-01', 600)")
    return county


def test_a_completion_is_of_the_task_that_held_then(adjusted):
    columns = ("unit", "target", "completion")
    assert adjusted.ask("rankings/units", "2026-05", columns) == [("甲镇", 600, 0.5)]
    assert adjusted.ask("rankings/units", "2026-06", columns) == [("甲镇", 900, 0.3333)]


@pytest.fixture
def merged(county):
    """乙镇 became part of 甲镇 in June 2026; each with a task and money of both years, 丙 a village of 乙镇."""
    county.unit("B", "乙镇")
    county.unit("C", "丙村", group=None, parent="B")
    county.con.execute("update units set merged_into = 'A', merged_since = date '2026-06-01' where unit_id = 'B'")
    for project_id, unit in (("P1", "A"), ("P2", "B"), ("P3", "C")):
        county.project(project_id, unit)
    for project_id, before, now in (("P1", 10, 100), ("P2", 20, 200), ("P3", 5, 50)):
        county.funds(project_id, "2025-02", before)
        county.funds(project_id, "2026-02", now)
    county.target("A", 500)
    county.target("B", 300)
    return county


def test_a_merged_unit_stands_until_its_month_and_is_the_successors_afterwards(merged):
    assert ranking(merged, "2026-05") == [("乙镇", 250, 300, 25, 1), ("甲镇", 100, 500, 10, 2)]
    assert ranking(merged, "2026-06") == [("甲镇", 350, 800, 35, 1)]


def test_growth_compares_the_same_units_of_both_years(merged):
    assert merged.ask("rankings/units", "2026-06", ("unit", "yoy")) == [("甲镇", 9.0)]


def test_a_task_given_since_the_merging_is_for_both(merged):
    merged.con.execute("insert into former_targets values (2026, 'A', 'arrived', '2026-06-01', 500)")
    merged.con.execute("update targets set value = 900 where unit_id = 'A'")
    assert ranking(merged, "2026-05") == [("乙镇", 250, 300, 25, 1), ("甲镇", 100, 500, 10, 2)]
    assert ranking(merged, "2026-06") == [("甲镇", 350, 900, 35, 1)]


def test_the_tasks_of_another_year_are_as_they_were(merged):
    merged.target("A", 50, year=2025)
    merged.target("B", 30, year=2025)
    assert [row[:3] for row in ranking(merged, "2025-12")] == [("乙镇", 25, 30), ("甲镇", 10, 50)]


def test_a_list_of_projects_names_the_unit_of_the_month(merged):
    columns = ("project_id", "unit")
    assert sorted(merged.ask("projects/rows", "2026-05", columns)) == [("P1", "甲镇"), ("P2", "乙镇"), ("P3", "丙村")]
    assert sorted(merged.ask("projects/rows", "2026-06", columns)) == [("P1", "甲镇"), ("P2", "甲镇"), ("P3", "丙村")]


def test_of_a_merged_unit_the_choices_say_since_when_and_its_parks_are_its_successors(merged):
    merged.con.execute("insert into parks (park, kind, unit_id) values ('皮革园', '园区', 'B')")
    for month, manager, notes in (
        ("2026-05", "由乙镇管理", {"甲镇": None, "乙镇": "管理皮革园；自 2026-06 起并入甲镇"}),
        ("2026-06", "由甲镇管理", {"甲镇": "管理皮革园", "乙镇": "自 2026-06 起并入甲镇"}),
    ):
        rows = merged.ask("overview/choices", month, ("filter", "choice", "note"))
        assert {choice: note for kind, choice, note in rows if kind == "unit"} == notes
        assert [note for kind, choice, note in rows if choice == "皮革园"] == [manager]


def test_a_dossier_names_two_units_that_became_one_as_one(merged):
    merged.project("P4", shares={"A": "0.6", "B": "0.4"})
    told = [merged.ask("projects/dossier", month, ("units",), projects=("P4",)) for month in ("2026-05", "2026-06")]
    assert told == [[("甲镇 60.00%、乙镇 40.00%",)], [("甲镇",)]]


def test_shared_projects_are_merged_by_their_ratios(merged):
    merged.project("P4", shares={"A": "0.6", "B": "0.4"})
    merged.funds("P4", "2026-01", 1000)
    assert [row[:2] for row in ranking(merged, "2026-05")] == [("乙镇", 650), ("甲镇", 700)]
    assert [row[:2] for row in ranking(merged, "2026-06")] == [("甲镇", 1350)]
