from decimal import Decimal

import pytest

MONEY = ("arrived", "arrived_prior", "yoy")
TASK = ("arrived", "target", "completion", "pace_gap")
COUNTS = ("reported_projects", "industrial_projects", "signed", "started", "produced")


@pytest.fixture
def built(county):
    """A county whose P1 has been under construction since 2025."""
    county.project("P1", signed="2024-05-06", started="2025-03-01")
    return county


@pytest.fixture
def shared(county):
    """P1 shared by A and B as 0.6 : 0.4, and P2 by A and its village as halves, 100 万元 each."""
    county.unit("B", "乙镇")
    county.unit("A1", "甲村", group=None, parent="A")
    county.project("P1", shares={"A": "0.6", "B": "0.4"}, agreed=1000, signed="2026-01-05", started="2026-02-01")
    county.project("P2", shares={"A": "0.5", "A1": "0.5"}, agreed=2000, signed="2026-01-05", started="2026-02-01")
    county.funds("P1", "2026-03", 100)
    county.funds("P2", "2026-03", 100)
    return county


def test_the_whole_answer(built):
    built.funds("P1", "2025-10", 80)
    built.funds("P1", "2026-01", 100)
    built.target("R", 400)
    built.target("R", 2, metric="signed")
    built.project("P2", industry="乡村旅游", agreed=5000, signed="2026-02-03", started="2026-10-31")
    built.funds("P2", "2026-10", 60)
    built.project("P3", signed="2023-01-01", started="2023-06-01", completed="2025-11-01")
    built.funds("P3", "2026-02", 40)
    assert built.ask("overview/totals") == [(
        "2026-10-01", 2, Decimal(200), Decimal(160), 1, Decimal(40), 1, Decimal(140), Decimal(100), Decimal(80),
        Decimal(80), Decimal(20), "按原报数", 1.5, Decimal(400), Decimal(-200), Decimal(100), 0.5, 0.8333, -0.3333, 0,
        Decimal(0), 0.0, 1, 1, 0, Decimal(5000), Decimal(5000), 0.0, None, None, 1, 1, 1, 0, Decimal(80), 0.75, 0, 1, 0,
        2, None, None,
    )]


def test_what_is_still_to_come_a_month_is_told_until_the_task_is_done_or_the_year_is_over(built):
    columns = ("ahead_of_target", "needed_monthly", "arrived_monthly")
    built.funds("P1", "2026-01", 60)
    assert built.ask("overview/totals", columns=columns) == [(None, None, 6)]
    built.target("R", 100)
    assert built.ask("overview/totals", columns=columns) == [(-40, 20, 6)]
    assert built.ask("overview/totals", "2026-12", columns=columns) == [(-40, None, 5)]
    built.funds("P1", "2026-10", 60)
    assert built.ask("overview/totals", columns=columns) == [(20, None, 12)]


def test_what_arrived_of_the_reported_projects_and_of_the_others_is_all_that_arrived(built):
    built.project("P2", signed="2023-01-01", started="2023-06-01", producing="2025-11-01")
    built.project("P3", signed="2026-01-01")
    for project, amount in (("P1", 50), ("P2", 7), ("P3", 3)):
        built.funds(project, "2026-02", amount)
    columns = ("reported_projects", "reported_arrived", "other_projects", "other_arrived", "arrived")
    assert built.ask("overview/totals", columns=columns) == [(1, 50, 2, 10, 60)]


SIZES = ("agreed_investment", "agreed_average", "large_share", "agreed_average_prior", "large_share_prior")


def test_the_size_of_what_was_signed_is_that_of_the_projects_that_tell_it(county):
    for number, agreed, signed in (
        (1, 30_000, "2026-02-01"), (2, 10_000, "2026-03-01"), (3, 2_000, "2026-04-01"), (4, None, "2026-05-01"),
        (5, 6_000, "2025-02-01"), (6, 99_000, "2025-12-01"),
    ):
        county.project(f"P{number}", agreed=agreed, signed=signed)
    county.funds("P1", "2025-10", 1)
    county.funds("P1", "2026-10", 1)
    assert county.ask("overview/totals", columns=SIZES) == [(42_000, 14_000, 0.6667, 6_000, 0)]


UNTASKED = ("completion", "untasked_units", "untasked_arrived", "untasked_part")


def test_the_money_of_units_without_a_task_is_told_beside_the_completion_that_it_lifts(county):
    county.unit("B", "乙镇")
    county.unit("B1", "乙村", group=None, parent="B")
    county.unit("C", "丙镇")
    for unit, task in (("R", 100), ("A", 60), ("B", 40)):
        county.target(unit, task)
    for number, (unit, amount) in enumerate((("A", 10), ("B1", 20), ("C", 30), ("R", 5))):
        county.project(f"P{number}", unit)
        county.funds(f"P{number}", "2026-02", amount)
    assert county.ask("overview/totals", columns=UNTASKED) == [(0.65, 2, 35, 0.35)]
    assert county.ask("overview/totals", columns=UNTASKED, units=("甲镇",)) == [(0.1667, 0, 0, 0)]
    assert county.ask("overview/totals", columns=UNTASKED, industries=("电子信息",)) == [(None, None, None, None)]


def test_a_task_that_nobody_shares_has_no_units_without_one(county):
    county.target("R", 100)
    county.project("P1", "A")
    county.funds("P1", "2026-02", 10)
    assert county.ask("overview/totals", columns=UNTASKED) == [(0.1, 0, 0, 0)]


def test_only_audited_projects_and_audited_funds_count(built):
    built.funds("P1", "2026-01", 100)
    for status in ("已保存", "审核中", "未通过"):
        built.funds("P1", "2026-02", 1000, audit=status)
        built.project(status, audit=status, signed="2026-01-01", started="2026-01-02")
        built.funds(status, "2026-03", 1000)
    assert built.ask("overview/totals", columns=("arrived", *COUNTS)) == [(100, 1, 1, 0, 0, 0)]


def test_the_year_runs_from_january_to_the_end_of_the_as_of_month(county):
    county.project("P1", signed="2025-12-31", started="2026-01-01", producing="2026-10-31")
    county.project("P2", signed="2026-01-01", started="2026-11-01", producing="2026-11-01")
    for month, amount in (("2025-12", 1), ("2026-01", 10), ("2026-10", 100), ("2026-11", 1000)):
        county.funds("P1", month, amount)
    assert county.ask("overview/totals", "2026-10", columns=("arrived", *COUNTS)) == [(110, 1, 1, 1, 1, 1)]
    assert county.ask("overview/totals", "2026-11", columns=("arrived", *COUNTS)) == [(1110, 1, 1, 1, 2, 2)]


def test_the_day_of_an_as_of_date_does_not_matter(built):
    built.funds("P1", "2026-10", 7)
    by_day = built.ask("overview/totals", "2026-10", columns=("as_of", "arrived"))
    assert by_day == [("2026-10-01", 7)]


def test_a_refund_is_negative_and_several_arrivals_in_a_month_are_all_kept(built):
    for amount in (100, 50, -30):
        built.funds("P1", "2026-04", amount)
    assert built.ask("overview/totals", columns=("arrived",)) == [(120,)]


def test_money_is_exact_to_the_fen(built):
    for _ in range(3):
        built.funds("P1", "2026-04", "0.100001")
    assert built.ask("overview/totals", columns=("arrived",)) == [(Decimal("0.300003"),)]


def test_the_same_period_of_last_year_ends_with_the_same_month(built):
    for month, amount in (("2024-12", 1), ("2025-01", 10), ("2025-10", 30), ("2025-11", 1000), ("2026-02", 50)):
        built.funds("P1", month, amount)
    assert built.ask("overview/totals", columns=MONEY) == [(50, 40, 0.25)]


def test_a_year_without_funds_is_missing_not_zero(built):
    built.funds("P1", "2026-02", 50)
    columns = (*MONEY, "reported_prior", "signed_prior", "industrial_arrived_prior", "industrial_yoy")
    assert built.ask("overview/totals", columns=columns) == [(50, None, None, None, None, None, None)]
    assert built.ask("overview/totals", "2028-01", columns=("arrived", *COUNTS)) == [(None,) * 6]


@pytest.mark.parametrize("base", [0, -5])
def test_growth_without_a_positive_base_is_missing(built, base):
    built.funds("P1", "2025-02", base)
    built.funds("P1", "2026-02", 50)
    assert built.ask("overview/totals", columns=MONEY) == [(50, base, None)]


def test_the_published_completion_and_gap_of_panzhihua(built):
    built.funds("P1", "2026-10", 1005136)
    built.target("R", 800000)
    assert built.ask("overview/totals", columns=TASK) == [(1005136, 800000, 1.2564, 0.4231)]


def test_the_published_shortfall_of_panzhihua(built):
    built.funds("P1", "2026-10", "70.41")
    built.target("R", 100)
    assert built.ask("overview/totals", columns=TASK) == [(Decimal("70.41"), 100, 0.7041, -0.1292)]


@pytest.mark.parametrize(("month", "completion", "gap"), [("2026-08", "74.00", 0.0733), ("2026-05", "43.97", 0.023)])
def test_the_published_gaps_of_sanming_and_ziyang(built, month, completion, gap):
    built.funds("P1", "2026-03", completion)
    built.target("R", 100)
    assert built.ask("overview/totals", month, columns=("pace_gap",)) == [(gap,)]


def test_the_root_s_own_task_goes_before_the_sum_of_the_units(built):
    built.target("A", 300)
    built.funds("P1", "2026-10", 150)
    assert built.ask("overview/totals", columns=TASK[:3]) == [(150, 300, 0.5)]
    built.target("R", 600)
    assert built.ask("overview/totals", columns=TASK[:3]) == [(150, 600, 0.25)]


def test_only_ranked_units_add_up_to_a_task_and_only_this_year_s(built):
    built.unit("X", "招商局", group=None)
    built.target("X", 999)
    built.target("A", 100, year=2025)
    built.target("A", 300)
    assert built.ask("overview/totals", columns=("target",)) == [(300,)]


def test_a_chosen_unit_has_its_own_task_and_one_under_another_chosen_one_adds_nothing(built):
    built.unit("B", "乙镇")
    built.unit("A1", "甲村", parent="A")
    for unit, value in (("R", 1000), ("A", 300), ("B", 200), ("A1", 50)):
        built.target(unit, value)
    assert built.ask("overview/totals", units=("甲镇",), columns=("target",)) == [(300,)]
    assert built.ask("overview/totals", units=("A", "A1", "乙镇"), columns=("target",)) == [(500,)]
    assert built.ask("overview/totals", may_see=("B",), columns=("target",)) == [(200,)]


@pytest.mark.parametrize("filters", [
    {"industries": ("电子信息",)}, {"parks": ("园区外",)}, {"regions": ("长三角",)}, {"projects": ("P1",)},
    {"key_only": True}, {"industrial_only": True},
])
def test_a_task_can_not_be_divided_by_anything_but_units(county, filters):
    county.project("P1", key=True, started="2026-01-01")
    county.funds("P1", "2026-10", 150)
    county.target("R", 600)
    assert county.ask("overview/totals", columns=TASK, **filters) == [(150, None, None, None)]


def test_a_task_of_zero_gives_no_completion(built):
    built.funds("P1", "2026-10", 150)
    built.target("R", 0)
    assert built.ask("overview/totals", columns=TASK) == [(150, 0, None, None)]


def test_a_shared_project_counts_once_and_its_funds_by_the_units_ratio(shared):
    columns = ("reported_projects", "arrived", "signed", "agreed_investment")
    assert shared.ask("overview/totals", columns=columns) == [(2, 200, 2, 3000)]
    assert shared.ask("overview/totals", units=("A",), columns=columns) == [(2, 160, 2, 2600)]
    assert shared.ask("overview/totals", units=("B",), columns=columns) == [(1, 40, 1, 400)]
    assert shared.ask("overview/totals", units=("A", "B", "A1"), columns=columns) == [(2, 200, 2, 3000)]


def test_a_unit_means_its_whole_subtree_by_name_or_id(shared):
    arrived = {
        unit: shared.ask("overview/totals", units=(unit,), columns=("arrived",)) for unit in ("某县", "R", "甲镇", "A1")
    }
    assert arrived == {"某县": [(200,)], "R": [(200,)], "甲镇": [(160,)], "A1": [(50,)]}


def test_a_viewer_sees_nothing_beyond_the_permitted_units(shared):
    assert shared.ask("overview/totals", may_see=("R",), columns=("arrived",)) == [(200,)]
    assert shared.ask("overview/totals", may_see=("B",), columns=("arrived",)) == [(40,)]
    assert shared.ask("overview/totals", may_see=("B",), units=("A",), columns=("arrived",)) == [(0,)]
    assert shared.ask("overview/totals", may_see=(), columns=("arrived", "reported_projects")) == [(0, 0)]


@pytest.mark.parametrize(("filters", "arrived"), [
    ({"industries": ("电子信息",)}, 3), ({"industries": ("电子信息", "乡村旅游")}, 7), ({"parks": ("南园",)}, 1),
    ({"parks": ("园区外",)}, 6), ({"regions": ("长三角",)}, 1), ({"regions": ("珠三角", "未注明")}, 6),
    ({"projects": ("P1", "P3")}, 5), ({"key_only": True}, 2), ({"industrial_only": True}, 3),
    ({"industries": ("电子信息",), "regions": ("长三角",)}, 1), ({"industries": ("没有的",)}, 0),
])
def test_every_filter_narrows_the_funds(county, filters, arrived):
    county.park("南园")
    county.project("P1", park="南园")
    county.project("P2", province="广东", key=True)
    county.project("P3", province=None, industry="乡村旅游")
    for project, amount in (("P1", 1), ("P2", 2), ("P3", 4)):
        county.funds(project, "2026-10", amount)
    assert county.ask("overview/totals", columns=("arrived",), **filters) == [(arrived,)]


@pytest.mark.parametrize(("events", "reported"), [
    ({"started": "2026-01-01"}, 1),
    ({"started": "2025-12-31"}, 1),
    ({"started": "2025-01-01", "completed": "2025-12-31"}, 0),
    ({"started": "2025-01-01", "completed": "2026-01-01"}, 1),
    ({"started": "2025-01-01", "terminated": "2025-12-31"}, 0),
    ({"started": "2025-01-01", "terminated": "2026-03-01"}, 1),
    ({"signed": "2026-01-01"}, 0),
    ({"started": "2026-11-01"}, 0),
])
def test_a_project_is_reported_when_begun_or_still_being_built_this_year(county, events, reported):
    county.project("P1", **events)
    county.funds("P1", "2026-10", 1)
    assert county.ask("overview/totals", columns=("reported_projects", "arrived")) == [(reported, 1)]


def test_a_project_without_arrivals_this_year_is_not_reported(built):
    built.project("P2", started="2026-01-01")
    built.funds("P1", "2025-12", 5)
    built.funds("P2", "2026-03", 10)
    built.funds("P2", "2026-04", -10)
    assert built.ask("overview/totals", columns=("reported_projects",)) == [(0,)]
