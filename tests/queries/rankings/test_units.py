from decimal import Decimal

import pytest

PLACES = ("unit", "rank")


@pytest.fixture
def ranked(county):
    """Towns A, B, C with a task of 100 万元 each and a project each; `arrive` gives them funds in a month."""
    county.unit("B", "乙镇")
    county.unit("C", "丙镇", weak=True)
    for unit in "ABC":
        county.target(unit, 100)
        county.project(f"P{unit}", unit)
    return county


def arrive(county, month, **amounts):
    for unit, amount in amounts.items():
        county.funds(f"P{unit}", month, amount)


@pytest.fixture
def jining(county):
    """The thirteen units of 济宁: 嘉祥 and 汶上 share 77.93."""
    results = {
        "曲阜": 99, "兖州": 98, "任城": 97, "邹城": 96, "微山": 95, "鱼台": 94, "金乡": 93, "泗水": 92, "嘉祥": "77.93",
        "汶上": "77.93", "梁山": 70, "高新区": 60, "太白湖": 50,
    }
    for unit, completion in results.items():
        county.unit(unit, unit, group="县市区")
        county.target(unit, 100)
        county.project(unit, unit)
        county.funds(unit, "2026-10", completion)
    return county


def test_the_whole_answer(ranked):
    arrive(ranked, "2025-10", A=40)
    arrive(ranked, "2026-09", B=10, C=5)
    arrive(ranked, "2026-10", A=50)
    assert ranked.ask("rankings/units") == [
        ("A", "甲镇", "乡镇", False, True, 50, 5, None, 0.7692, 100, 0.5, 0.8333, -0.3333,
         Decimal("-33.333333"), 25, 40, 40, "按原报数", 0.25, 1, 2),
        ("B", "乙镇", "乡镇", False, True, 10, 5, None, 0.1538, 100, 0.1, 0.8333, -0.7333,
         Decimal("-73.333333"), 45, 0, 0, "按原报数", None, 2, -1),
        ("C", "丙镇", "乡镇", True, True, 5, 5, None, 0.0769, 100, 0.05, 0.8333, -0.7833,
         Decimal("-78.333333"), Decimal("47.5"), 0, 0, "按原报数", None, 3, -1),
    ]


def test_who_has_met_the_task_needs_nothing_more_and_in_december_there_is_no_month_left(ranked):
    arrive(ranked, "2026-10", A=100, B=84)
    columns = ("unit", "ahead_of_pace", "needed_monthly")
    assert ranked.ask("rankings/units", columns=columns) == [
        ("甲镇", Decimal("16.666667"), None), ("乙镇", Decimal("0.666667"), 8), ("丙镇", Decimal("-83.333333"), 50),
    ]  # fmt: skip
    assert ranked.ask("rankings/units", "2026-12", columns=columns)[1] == ("乙镇", -16, None)


def test_what_units_without_a_task_brought_is_added_up_apart_for_the_chosen_ones(ranked):
    ranked.con.execute("delete from targets where unit_id <> 'A'")
    arrive(ranked, "2026-10", A=50, B=10, C=5)
    columns = ("unit", "untasked_arrived")
    assert sorted(ranked.ask("rankings/units", columns=columns)) == [("丙镇", 15), ("乙镇", 15), ("甲镇", 15)]
    assert sorted(ranked.ask("rankings/units", columns=columns, units=("乙镇",))) == [
        ("丙镇", 5), ("乙镇", 10), ("甲镇", 5),
    ]


def test_ties_share_a_rank_and_the_next_place_is_skipped(jining):
    assert jining.ask("rankings/units", columns=PLACES)[8:13] == [
        ("泗水", 8), ("嘉祥", 9), ("汶上", 9), ("梁山", 11), ("高新区", 12),
    ]


def test_equal_completions_are_told_apart_by_the_funds(ranked):
    ranked.unit("D", "丁镇")
    ranked.target("D", 200)
    ranked.project("PD", "D")
    arrive(ranked, "2026-10", A=50, B=30, C=50, D=100)
    assert ranked.ask("rankings/units", columns=PLACES) == [("丁镇", 1), ("甲镇", 2), ("丙镇", 2), ("乙镇", 4)]


def test_equal_completions_are_equal_however_small_the_amounts(county):
    county.unit("B", "乙镇")
    for unit, task, amount in (("A", 1, "0.1"), ("B", 3, "0.3")):
        county.target(unit, task)
        county.project(unit, unit)
        county.funds(unit, "2026-10", amount)
    assert county.ask("rankings/units", columns=("unit", "arrived", "rank")) == [
        ("乙镇", Decimal("0.3"), 1), ("甲镇", Decimal("0.1"), 2),
    ]


def test_a_unit_exactly_on_pace_is_neither_ahead_nor_behind(county):
    county.target("A", "2.8")
    county.project("P1")
    county.funds("P1", "2026-09", "2.1")
    answer = county.ask("rankings/units", "2026-09", columns=("completion", "pace_gap"))
    assert answer == [(0.75, 0)]


def test_each_group_has_places_of_its_own(ranked):
    ranked.unit("Z", "经开区", group="园区", kind="园区")
    ranked.target("Z", 100)
    ranked.project("PZ", "Z")
    arrive(ranked, "2026-10", A=20, B=10, Z=5)
    assert ranked.ask("rankings/units", columns=("unit_group", *PLACES)) == [
        ("乡镇", "甲镇", 1), ("乡镇", "乙镇", 2), ("乡镇", "丙镇", 3), ("园区", "经开区", 1),
    ]


def test_a_unit_without_a_task_has_no_place_and_a_unit_without_a_group_is_not_listed(ranked):
    ranked.unit("D", "丁镇")
    ranked.unit("X", "招商局", group=None)
    ranked.project("PD", "D")
    arrive(ranked, "2026-10", A=20, D=500)
    assert ranked.ask("rankings/units", columns=("unit", "arrived", "target", "completion", "pace_gap", "rank")) == [
        ("甲镇", 20, 100, 0.2, -0.6333, 1), ("乙镇", 0, 100, 0, -0.8333, 2), ("丙镇", 0, 100, 0, -0.8333, 2),
        ("丁镇", 500, None, None, None, None),
    ]


def test_in_january_there_is_no_change_of_place(ranked):
    for unit in "ABC":
        ranked.target(unit, 50, year=2025)
    arrive(ranked, "2025-12", A=1)
    arrive(ranked, "2026-01", A=1, B=2, C=3)
    assert ranked.ask("rankings/units", "2026-01", columns=(*PLACES, "rank_change")) == [
        ("丙镇", 1, None), ("乙镇", 2, None), ("甲镇", 3, None),
    ]


def test_every_year_has_its_own_task(ranked):
    ranked.target("A", 50, year=2025)
    ranked.target("A", 200, year=2027)
    for month in ("2025-01", "2026-01", "2027-01"):
        arrive(ranked, month, A=10)
    completions = {
        month: ranked.ask("rankings/units", month, columns=("target", "completion"))[0]
        for month in ("2025-06", "2026-06", "2027-06")
    }
    assert completions == {"2025-06": (50, 0.2), "2026-06": (100, 0.1), "2027-06": (200, 0.05)}


def test_a_change_of_place_needs_a_place_the_month_before(ranked):
    arrive(ranked, "2026-02", A=1, B=2, C=3)
    assert ranked.ask("rankings/units", "2026-02", columns=("rank", "rank_change")) == [(1, None), (2, None), (3, None)]
    arrive(ranked, "2026-03", A=9)
    assert ranked.ask("rankings/units", "2026-03", columns=(*PLACES, "rank_change")) == [
        ("甲镇", 1, 2), ("丙镇", 2, -1), ("乙镇", 3, -1),
    ]


def test_a_year_without_funds_has_neither_amounts_nor_places(ranked):
    arrive(ranked, "2025-10", A=1)
    assert ranked.ask("rankings/units", columns=("unit", "arrived", "completion", "yoy", "rank")) == [
        ("甲镇", None, None, None, None), ("乙镇", None, None, None, None), ("丙镇", None, None, None, None),
    ]


def test_a_shared_project_is_divided_by_the_ratio_and_a_village_s_part_is_its_town_s(county):
    county.unit("B", "乙镇")
    county.unit("A1", "甲村", group=None, parent="A")
    county.project("P1", shares={"A": "0.2", "A1": "0.5", "B": "0.3"})
    county.funds("P1", "2026-10", 10)
    assert county.ask("rankings/units", columns=("unit", "arrived")) == [("甲镇", 7), ("乙镇", 3)]


def test_a_place_is_that_within_the_whole_group_whatever_units_are_looked_at(ranked):
    arrive(ranked, "2026-09", A=5)
    arrive(ranked, "2026-10", A=1, B=20, C=10)
    places = [("乙镇", 1, 1), ("丙镇", 2, 0), ("甲镇", 3, -2)]
    columns = (*PLACES, "rank_change")
    assert ranked.ask("rankings/units", columns=columns) == places
    assert ranked.ask("rankings/units", units=("丙镇", "A"), columns=(*columns, "is_chosen")) == [
        (*place, is_chosen) for place, is_chosen in zip(places, (False, True, True), strict=True)
    ]
    assert ranked.ask("rankings/units", may_see=("A",), columns=columns) == places[2:]


def test_under_an_industry_filter_there_are_funds_but_no_task_and_no_place(ranked):
    ranked.project("P9", "B", industry="乡村旅游")
    ranked.funds("P9", "2026-10", 7)
    arrive(ranked, "2026-10", A=20)
    columns = ("unit", "arrived", "target", "completion", "rank")
    assert ranked.ask("rankings/units", industries=("乡村旅游",), columns=columns) == [
        ("乙镇", 7, None, None, None), ("甲镇", 0, None, None, None), ("丙镇", 0, None, None, None),
    ]


def test_only_audited_funds_of_audited_projects_count(ranked):
    ranked.project("P9", "A", audit="未通过")
    ranked.funds("P9", "2026-10", 50)
    ranked.funds("PA", "2026-10", 50, audit="审核中")
    arrive(ranked, "2026-10", A=1, B=-2)
    assert ranked.ask("rankings/units", columns=("unit", "arrived", "rank")) == [
        ("甲镇", 1, 1), ("丙镇", 0, 2), ("乙镇", -2, 3),
    ]
