import pytest

from data.checks import findings_of
from queries.rules import checks

POINTS = ("unit", "item", "rate", "score")
TOTALS = ("unit", "counted", "total", "rank")
ARRIVED = ("到位资金完成率", 100, "按任务", "1.2")


@pytest.fixture(autouse=True)
def one_check(county, monkeypatch):
    """Of the checks that 报表质量 comes from, one: all of them take a while at every ask."""
    monkeypatch.setitem(county.views, "findings", findings_of([checks()["DQ10"].sql]))


@pytest.fixture
def towns(county):
    """Towns A, B and C, each with a task of 100 万元 and a project that was signed and started before this year."""
    county.unit("B", "乙镇")
    county.unit("C", "丙镇")
    for unit in "ABC":
        county.target(unit, 100)
        county.project(f"P{unit}", unit, signed="2025-03-05", started="2025-05-05")
    return county


def arrive(county, **amounts):
    for unit, amount in amounts.items():
        county.funds(f"P{unit}", "2026-10", amount)


def chosen(county, columns, **scope):
    """The rows of the units that the filter chooses."""
    asked = county.ask("rankings/scores", columns=(*columns, "is_chosen"), **scope)
    return [row[:-1] for row in asked if row[-1]]


def totals(county, **scope):
    """Each chosen unit once."""
    return list(dict.fromkeys(chosen(county, TOTALS, **scope)))


def test_the_whole_answer_under_the_default_scheme_and_all_checks(county, monkeypatch):
    monkeypatch.undo()
    county.unit("B", "乙镇")
    county.target("A", 100)
    county.target("A", 4, "started")
    county.project("P1", agreed=20000, signed="2026-02-05", started="2026-04-05")
    county.project("P2", agreed=9999, signed="2026-03-05", industry="乡村旅游", started="2026-05-05")
    county.project("P3", agreed=9999, signed="2026-03-06")
    county.project("P4", "B", agreed=50000, signed="2026-01-05")
    county.project("P5", "B", agreed=10000, signed="2026-01-06")
    for project, amount in (("P1", 40), ("P2", 20)):
        county.funds(project, "2026-10", amount)
    county.activity("H1", "2026-03-05", "外出考察", host="A")
    assert county.ask("rankings/scores") == [
        ("A", "甲镇", True, "乡镇", 1, "到位资金完成率", "按任务", 60, 100, 0.6, 40, 24, 100, 100, 61.5, 1),
        ("A", "甲镇", True, "乡镇", 2, "新签约亿元以上", "按组内最高", 1, 2, 0.5, 15, 7.5, 100, 100, 61.5, 1),
        ("A", "甲镇", True, "乡镇", 3, "开工率", "按比率", 0.6667, None, 0.6667, 15, 10, 100, 100, 61.5, 1),
        ("A", "甲镇", True, "乡镇", 4, "新开工", "按任务", 2, 4, 0.5, 10, 5, 100, 100, 61.5, 1),
        ("A", "甲镇", True, "乡镇", 5, "工业项目占比", "按组内最高", 0.5, 0.5, 1, 10, 10, 100, 100, 61.5, 1),
        ("A", "甲镇", True, "乡镇", 6, "外出招商", "按组内最高", 1, 1, 1, 5, 5, 100, 100, 61.5, 1),
        ("A", "甲镇", True, "乡镇", 7, "报表质量", "按比率", 0, None, 0, 5, 0, 100, 100, 61.5, 1),
        ("B", "乙镇", True, "乡镇", 1, "到位资金完成率", "按任务", 0, None, None, 40, None, 40, 100, None, None),
        ("B", "乙镇", True, "乡镇", 2, "新签约亿元以上", "按组内最高", 2, 2, 1, 15, 15, 40, 100, None, None),
        ("B", "乙镇", True, "乡镇", 3, "开工率", "按比率", 0, None, 0, 15, 0, 40, 100, None, None),
        ("B", "乙镇", True, "乡镇", 4, "新开工", "按任务", 0, None, None, 10, None, 40, 100, None, None),
        ("B", "乙镇", True, "乡镇", 5, "工业项目占比", "按组内最高", None, 0.5, None, 10, None, 40, 100, None, None),
        ("B", "乙镇", True, "乡镇", 6, "外出招商", "按组内最高", 0, 1, 0, 5, 0, 40, 100, None, None),
        ("B", "乙镇", True, "乡镇", 7, "报表质量", "按比率", 1, None, 1, 5, 5, 40, 100, None, None),
    ]


def test_what_is_done_beyond_the_task_counts_up_to_the_cap(towns):
    towns.scheme(ARRIVED)
    arrive(towns, A=300, B=110, C=50)
    assert towns.ask("rankings/scores", columns=(*POINTS, "total")) == [
        ("甲镇", "到位资金完成率", 3, 120, 120), ("乙镇", "到位资金完成率", 1.1, 110, 110),
        ("丙镇", "到位资金完成率", 0.5, 50, 50),
    ]


def test_without_a_cap_everything_beyond_the_task_counts(towns):
    towns.scheme(("到位资金完成率", 100, "按任务", None))
    arrive(towns, A=300)
    assert chosen(towns, POINTS, units=("甲镇",)) == [("甲镇", "到位资金完成率", 3, 300)]


def test_a_refund_larger_than_what_arrived_costs_no_points_of_other_items(towns):
    towns.scheme(ARRIVED)
    arrive(towns, A=-50)
    assert chosen(towns, POINTS, units=("甲镇",)) == [("甲镇", "到位资金完成率", -0.5, 0)]


def test_the_best_of_the_group_gets_all_points_and_another_group_has_its_own_best(towns):
    towns.scheme(("新投产", 30, "按组内最高", 1))
    towns.unit("Z", "经开区", group="园区", kind="园区")
    for number, unit in enumerate("AABBBBZ"):
        towns.project(f"N{number}", unit, producing="2026-06-01")
    arrive(towns, A=1)
    assert towns.ask("rankings/scores", columns=("unit", "value", "basis", "score", "rank")) == [
        ("乙镇", 4, 4, 30, 1), ("甲镇", 2, 4, 15, 2), ("丙镇", 0, 4, 0, 3), ("经开区", 1, 1, 30, 1),
    ]


def test_what_nobody_in_the_group_did_does_not_count(towns):
    towns.scheme(ARRIVED, ("新投产", 100, "按组内最高", 1))
    arrive(towns, A=50)
    assert totals(towns, units=("甲镇",)) == [("甲镇", 100, 50, 1)]


def test_no_journey_earns_nothing_where_a_ledger_covers_the_year_and_does_not_count_where_none_does(towns):
    towns.scheme(ARRIVED, ("外出招商", 50, "按组内最高", 1))
    arrive(towns, A=60)
    items = ("item", "value", "score")
    assert chosen(towns, items, units=("甲镇",)) == [("到位资金完成率", 60, 60), ("外出招商", None, None)]
    towns.activity("H1", "2025-05-05", "外出考察", host="A")
    assert chosen(towns, items, units=("甲镇",))[1] == ("外出招商", None, None)
    towns.activity("H2", "2026-05-05", "推介会", host="B")
    assert chosen(towns, items, units=("甲镇",)) == [("到位资金完成率", 60, 60), ("外出招商", 0, 0)]
    assert totals(towns, units=("甲镇",)) == [("甲镇", 150, 40, 1)]


def test_a_filter_on_units_marks_its_own_and_leaves_the_others(towns):
    towns.scheme(ARRIVED)
    arrive(towns, A=60)
    assert towns.ask("rankings/scores", units=("乙镇",), columns=("unit", "is_chosen")) == [
        ("甲镇", False), ("乙镇", True), ("丙镇", False),
    ]


def test_less_than_half_of_the_scheme_is_no_score_and_has_no_place(towns):
    towns.scheme(("到位资金完成率", 49, "按任务", 1), ("开工率", 51, "按比率", 1))
    arrive(towns, A=50)
    assert totals(towns, units=("甲镇",)) == [("甲镇", 49, None, None)]


def test_items_that_do_not_count_are_left_out_and_the_total_is_scaled_to_a_hundred(towns):
    towns.scheme(("到位资金完成率", 60, "按任务", 1), ("开工率", 40, "按比率", 1))
    arrive(towns, A=50, B=50, C=50)
    towns.project("N1", "A", signed="2026-02-05", started="2026-03-05")
    assert totals(towns) == [("甲镇", 100, 70, 1), ("乙镇", 60, 50, 2), ("丙镇", 60, 50, 2)]


def test_a_unit_of_which_nothing_counts_has_neither_total_nor_place(towns):
    towns.scheme(ARRIVED)
    towns.unit("D", "丁镇")
    arrive(towns, A=50)
    assert totals(towns)[-1] == ("丁镇", None, None, None)


def test_equal_totals_are_told_apart_by_the_funds_and_ties_skip_a_place(towns):
    towns.scheme(("到位资金完成率", 100, "按任务", 1))
    arrive(towns, A=100, B=150, C=100)
    towns.unit("D", "丁镇")
    towns.target("D", 10)
    assert totals(towns) == [("乙镇", 100, 100, 1), ("甲镇", 100, 100, 2), ("丙镇", 100, 100, 2), ("丁镇", 100, 0, 4)]


def test_of_this_year_s_signed_those_count_as_started_that_started_by_the_month(towns):
    towns.scheme(("开工率", 100, "按比率", 1))
    towns.project("N1", "A", signed="2026-02-05", started="2026-05-05")
    towns.project("N2", "A", signed="2026-02-05", producing="2026-06-05")
    towns.project("N3", "A", signed="2026-03-05", started="2026-11-05")
    towns.project("N4", "A", signed="2026-03-05", audit="审核中", started="2026-05-05")
    arrive(towns, A=1)
    assert towns.ask("rankings/scores", columns=("unit", "value", "score")) == [
        ("甲镇", 0.6667, 66.6667), ("乙镇", None, None), ("丙镇", None, None),
    ]


def test_journeys_and_calls_of_the_year_count_for_the_host_and_those_above_it(towns):
    towns.scheme(("外出招商", 100, "按组内最高", 1))
    towns.unit("A1", "甲村", group=None, parent="A")
    for number, (day, kind, host) in enumerate([
        ("2026-02-05", "外出考察", "A"), ("2026-03-05", "上门拜访", "A1"), ("2026-04-05", "外出考察", "B"),
        ("2026-05-05", "推介会", "B"), ("2025-05-05", "外出考察", "B"), ("2026-11-05", "外出考察", "B"),
    ]):
        towns.activity(f"H{number}", day, kind, host=host)
    arrive(towns, A=1)
    assert towns.ask("rankings/scores", columns=("unit", "value", "score")) == [
        ("甲镇", 2, 100), ("乙镇", 1, 50), ("丙镇", 0, 0),
    ]


def test_the_quality_of_what_was_reported_feeds_the_points_and_an_explanation_gives_them_back(towns):
    towns.scheme(("报表质量", 50, "按比率", 1))
    towns.setting("quality_zero_rate", "0.5")
    towns.project("P3", "B", agreed=30000, phase1_investment=40000, signed="2026-01-05")
    arrive(towns, B=1)
    assert towns.ask("checks/quality", columns=("unit", "quality")) == [("乙镇", 0.3333), ("甲镇", 1), ("丙镇", 1)]
    assert towns.ask("rankings/scores", columns=("unit", "rate", "score")) == [
        ("甲镇", 1, 50), ("丙镇", 1, 50), ("乙镇", 0.3333, 16.6667),
    ]
    towns.dismiss("DQ10|P3|一期投资额 40000|协议投资额 30000")
    assert chosen(towns, ("rate", "score"), units=("乙镇",)) == [(1, 50)]


def test_a_group_with_a_scheme_of_its_own_is_scored_on_that_alone(towns):
    towns.scheme(("到位资金完成率", 60, "按任务", 1), ("开工率", 40, "按比率", 1))
    towns.scheme(("到位资金完成率", 100, "按任务", 1), group="园区")
    towns.unit("Z", "经开区", group="园区", kind="园区")
    towns.target("Z", 10)
    arrive(towns, A=50)
    columns = ("unit", "item", "points", "score")
    assert chosen(towns, columns, units=("甲镇", "经开区")) == [
        ("甲镇", "到位资金完成率", 60, 30), ("甲镇", "开工率", 40, None), ("经开区", "到位资金完成率", 100, 0),
    ]


def test_a_place_and_the_best_are_those_of_the_whole_group_whatever_units_are_looked_at(towns):
    towns.scheme(("到位资金完成率", 50, "按任务", 1), ("新投产", 40, "按组内最高", 1), ("报表质量", 10, "按比率", 1))
    towns.project("N1", "A", producing="2026-06-01")
    arrive(towns, A=90, B=40, C=60)
    everyone = totals(towns)
    assert [row[::3] for row in everyone] == [("甲镇", 1), ("丙镇", 2), ("乙镇", 3)]
    assert totals(towns, units=("乙镇", "甲镇")) == [everyone[0], everyone[2]]
    assert totals(towns, may_see=("B",)) == [everyone[2]]


def test_under_filters_that_divide_a_unit_s_work_nobody_is_scored(towns):
    towns.scheme(ARRIVED)
    arrive(towns, A=50)
    nothing = [("甲镇", None, None, None), ("乙镇", None, None, None), ("丙镇", None, None, None)]
    for scope in ({"industries": ("电子信息",)}, {"parks": ("园区外",)}, {"key_only": True}, {"industrial_only": True}):
        assert totals(towns, **scope) == nothing, scope


def test_a_year_without_funds_has_no_figures_and_no_points(towns):
    towns.scheme(ARRIVED, ("报表质量", 10, "按比率", 1))
    columns = ("unit", "item", "value", "score", "total", "rank")
    assert chosen(towns, columns, units=("甲镇",)) == [
        ("甲镇", "到位资金完成率", None, None, None, None), ("甲镇", "报表质量", None, None, None, None),
    ]
