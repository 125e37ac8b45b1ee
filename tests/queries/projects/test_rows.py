from decimal import Decimal

import pytest


@pytest.fixture
def drilled(county):
    """One project for each headline figure, and P9 that is not audited."""
    county.project("P1", started="2025-03-01", agreed=1000, key=True)
    county.project("P2", signed="2026-03-01", started="2026-10-31", producing="2026-11-01", industry="乡村旅游")
    county.project("P3", started="2024-01-01", producing="2026-05-01", completed="2025-12-31")
    county.project("P9", audit="审核中", signed="2026-02-01", started="2026-03-01")
    for project, amount in (("P1", 100), ("P2", 60), ("P3", 30), ("P9", 500)):
        county.funds(project, "2026-10", amount)
    return county


def test_the_whole_answer(county):
    county.unit("B", "乙镇")
    county.park("南园")
    county.project(
        "P1", shares={"A": "0.4", "B": "0.6"}, agreed=5000, key=True, park="南园", chain_node="PCB线路板",
        signed="2025-01-02", started="2025-03-04", producing="2026-11-01",
    )
    arrivals = {"2024-06": 1, "2025-10": 20, "2025-11": 30, "2026-01": 40, "2026-11": 50, "2027-01": 60}
    for month, amount in arrivals.items():
        county.funds("P1", month, amount)
    assert county.ask("projects/rows") == [(
        "P1", "项目P1", "乙镇、甲镇", "电子信息", "南园", "PCB线路板", "长三角", "浙江", "开工", "续建", True, True,
        Decimal(5000), Decimal(5000), Decimal(5000), 40, 40, 20, 91, "2025-01-02", "2025-03-04", None, "审核通过",
        ["reported", "industrial", "arrived", "arrived_out_province", "industrial_arrived"], None, 0, 1, "台账.xlsx",
        "台账", 1,
    )]


def test_what_is_added_up_of_the_agreed_sums_is_of_projects_signed_and_still_with_us_and_the_units_share(county):
    county.unit("B", "乙镇")
    shares = {"A": "0.4", "B": "0.6"}
    county.project("P1", shares=shares, agreed=100, signed="2026-01-01")
    county.project("P2", shares=shares, agreed=100, negotiating="2026-01-01")
    county.project("P3", shares=shares, agreed=100, signed="2026-01-01", terminated="2026-03-01")
    columns = ("project_id", "agreed_investment", "agreed_counted")
    assert county.ask("projects/rows", columns=columns, units=("甲镇",)) == [
        ("P1", 100, 40), ("P2", 100, None), ("P3", 100, None),
    ]


@pytest.mark.parametrize(("figure", "projects"), [
    (None, ["P1", "P2", "P3", "P9"]), ("reported", ["P1", "P2"]), ("industrial", ["P1"]),
    ("arrived", ["P1", "P2", "P3"]), ("signed", ["P2"]), ("started", ["P2"]), ("produced", ["P3"]), ("没有的", []),
])
def test_a_figure_is_made_of_its_projects(drilled, figure, projects):
    assert [row[0] for row in drilled.ask("projects/rows", figure=figure, columns=("project_id",))] == projects


def test_a_project_that_is_not_audited_is_listed_but_counts_nothing(drilled):
    drilled.funds("P9", "2025-10", 9)
    columns = ("audit_status", "stage", "arrived", "arrived_prior", "arrived_total", "figures")
    assert drilled.ask("projects/rows", projects=("P9",), columns=columns) == [("审核中", "开工", 0, 0, 0, [])]


def test_a_refund_of_all_that_came_is_no_arrival_and_a_greater_one_is_but_not_reported(county):
    for project, refund in (("P1", -10), ("P2", -15)):
        county.project(project, started="2026-01-01")
        county.funds(project, "2026-01", 10)
        county.funds(project, "2026-02", refund)
    assert county.ask("projects/rows", columns=("project_id", "arrived", "figures")) == [
        ("P1", 0, ["started"]),
        ("P2", -5, ["arrived", "arrived_out_province", "industrial_arrived", "started"]),
    ]


def test_a_last_year_without_funds_is_missing_not_zero(county):
    county.project("P1")
    county.funds("P1", "2026-01", 10)
    assert county.ask("projects/rows", columns=("arrived", "arrived_prior")) == [(10, None)]
    county.project("P2")
    county.funds("P2", "2025-01", 10)
    assert county.ask("projects/rows", columns=("arrived", "arrived_prior")) == [(10, 0), (0, 10)]


def test_under_a_unit_filter_the_funds_are_its_share_and_all_partners_are_named(county):
    county.unit("B", "乙镇")
    county.project("P1", shares={"A": "0.25", "B": "0.75"})
    county.funds("P1", "2025-01", 8)
    county.funds("P1", "2026-01", 4)
    columns = ("unit", "arrived", "arrived_prior", "arrived_total")
    assert county.ask("projects/rows", units=("甲镇",), columns=columns) == [("乙镇、甲镇", 1, 2, 3)]


@pytest.mark.parametrize(("events", "stage", "nature"), [
    ({}, None, None),
    ({"lead": "2026-01-01"}, "线索", None),
    ({"lead": "2026-01-01", "negotiating": "2026-01-01"}, "在谈", None),
    ({"signed": "2026-01-01"}, "签约", None),
    ({"signed": "2026-01-01", "landed": "2026-02-01"}, "落地", None),
    ({"signed": "2025-01-01", "started": "2025-12-31"}, "开工", "续建"),
    ({"started": "2026-01-01"}, "开工", "新建"),
    ({"started": "2025-01-01", "completed": "2025-06-01"}, "竣工", None),
    ({"started": "2025-01-01", "producing": "2026-01-01"}, "投产", "续建"),
    ({"started": "2025-01-01", "completed": "2025-12-01", "at_capacity": "2026-01-01"}, "达产", None),
    ({"started": "2026-01-01", "producing": "2026-11-01"}, "开工", "新建"),
    ({"started": "2025-01-01", "suspended": "2026-01-01"}, "停建", "续建"),
    ({"started": "2025-01-01", "suspended": "2026-01-01", "producing": "2026-02-01"}, "投产", "续建"),
    ({"suspended": "2026-01-01"}, "停建", None),
    ({"started": "2025-01-01", "suspended": "2025-05-01", "terminated": "2026-01-01"}, "终止", "续建"),
    ({"started": "2025-01-01", "withdrawn": "2025-12-31"}, "退出", None),
    ({"signed": "2026-01-01", "terminated": "2026-11-01"}, "签约", None),
])
def test_the_stage_and_the_nature_follow_from_the_events_up_to_the_month(county, events, stage, nature):
    county.project("P1", **events)
    assert county.ask("projects/rows", columns=("stage", "build_nature")) == [(stage, nature)]


def test_a_node_is_made_of_its_audited_local_projects(county):
    node = {"chain_node": "PCB线路板"}
    county.project("P1", signed="2026-01-01", **node)
    county.project("P2", negotiating="2026-01-01", **node)
    county.project("P3", signed="2026-01-01", terminated="2026-02-01", **node)
    county.project("P4", signed="2026-01-01", audit="已保存", **node)
    county.project("P5", signed="2026-01-01", chain_node="SMT贴装")
    county.project("P6", started="2026-01-01", agreed=1, **node)
    assert county.ask("projects/rows", node="PCB线路板", columns=("project_id",)) == [("P6",), ("P1",)]


def test_the_most_funds_come_first_then_the_greatest_investment(county):
    for project, agreed in (("P1", None), ("P2", 5), ("P3", 9), ("P4", 1)):
        county.project(project, agreed=agreed)
    county.funds("P4", "2026-01", 1)
    county.funds("P1", "2026-01", -1)
    assert [row[0] for row in county.ask("projects/rows", columns=("project_id",))] == ["P4", "P3", "P2", "P1"]


def test_last_year_is_that_of_the_same_project_at_whichever_stage_it_was(county):
    county.project("P1", signed="2025-01-05", started="2026-02-05")
    county.funds("P1", "2025-03", 7)
    county.funds("P1", "2026-03", 9)
    asked = county.ask("projects/rows", columns=("project_id", "arrived", "arrived_prior"), stages=("开工",))
    assert asked == [("P1", 9, 7)]


def test_the_amount_of_a_figure_is_what_the_project_adds_to_it_by_the_units_share_the_largest_first(county):
    county.unit("B", "乙镇")
    county.project("P1", shares={"A": "0.5", "B": "0.5"}, industry="乡村旅游")
    county.project("P2")
    for project, amount, origin in (("P1", 60, "out_province"), ("P1", 90, "out_city"), ("P2", 40, "out_province")):
        county.funds(project, "2026-02", amount, origin=origin)
    columns = ("project_id", "figure_amount", "arrived")

    def behind(figure):
        return county.ask("projects/rows", columns=columns, figure=figure, units=("甲镇",))

    assert behind("arrived_out_province") == [("P2", 40, 40), ("P1", 30, 75)]
    assert behind("industrial_arrived") == [("P2", 40, 40)]
    assert behind("arrived") == [("P1", 75, 75), ("P2", 40, 40)]
    assert [amount for _, amount, _ in behind("reported") + behind(None)] == [None, None]
