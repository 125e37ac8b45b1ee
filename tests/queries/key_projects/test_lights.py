from decimal import Decimal

import pytest

LIGHT = ("light", "reason")
UNPLANNED = ("未报计划", "没有报送年度计划和节点计划")
OF_MONEY_AND_SILENCE = ("light_arrival_part", "light_silent_months")


@pytest.fixture(autouse=True)
def of_dates_and_plans_alone(county):
    """The rules of dates and plans by themselves; what money and silence add has a file of its own."""
    county.con.execute("delete from settings where list_contains(?, setting)", [list(OF_MONEY_AND_SILENCE)])

ON_PLAN = ("绿", "按计划推进")


def test_the_whole_answer(county):
    county.park("南园")
    county.project(
        "P1", key=True, park="南园", agreed=2000, signed="2026-01-05", started="2026-03-01",
        leader="副县长", lead_unit="经信局",
    )
    county.event("P1", "completed", planned="2026-10-21")
    county.funds("P1", "2025-06", 100)
    county.funds("P1", "2026-06", 400)
    county.progress("P1", "2026-09", 1000, 700, problem="用地", next_step="报批")
    county.progress("P1", "2026-11", 1000, 1000, problem="已解决")
    assert county.ask("key_projects/lights") == [(
        "P1", "项目P1", "甲镇", "电子信息", "南园", "开工", "2026-10-21", "竣工", 10, 1000, 700, 0.7,
        Decimal(2000), 500, 0.25, 1500, 500, 0.25, "绿", False,
        "竣工超计划 10 天，完成年度计划慢于序时进度 5.0 个百分点，未到黄灯标准", "用地", "报批", "副县长", "经信局",
    )]


def test_what_arrived_of_what_was_agreed_is_of_the_projects_that_tell_both_and_of_the_light_asked_for(county):
    sums = ("project_id", "key_arrived", "key_arrival_rate")
    for name, agreed in (("P1", None), ("P2", 100), ("P3", 300)):
        county.project(name, key=True, agreed=agreed, started="2026-01-01")
        county.funds(name, "2026-03", 60)
        assert county.ask("key_projects/lights", columns=sums)[0][1:] == {
            "P1": (60, None), "P2": (60, 0.6), "P3": (120, 0.3),
        }[name]
    county.event("P2", "completed", planned="2026-08-03")
    assert county.ask("key_projects/lights", light="黄", columns=sums) == [("P2", 60, 0.6)]
    assert county.ask("key_projects/lights", light="停滞", columns=sums) == []


def test_nothing_is_outstanding_of_what_has_arrived_in_full_and_unknown_where_nothing_was_agreed(county):
    for name, agreed in (("P1", None), ("P2", 50), ("P3", 300)):
        county.project(name, key=True, agreed=agreed, started="2026-01-01")
        county.funds(name, "2026-03", 60)
    told = county.ask("key_projects/lights", columns=("project_id", "outstanding"))
    assert sorted(told) == [("P1", None), ("P2", 0), ("P3", 240)]


@pytest.mark.parametrize(("month", "done", "expected"), [
    ("2026-06", "50", ON_PLAN),
    ("2026-06", "49.96", ON_PLAN),
    ("2026-06", "40.000001", ("绿", "完成年度计划慢于序时进度 10.0 个百分点，未到黄灯标准")),
    ("2026-06", "40", ("黄", "完成年度计划慢于序时进度 10.0 个百分点")),
    ("2026-06", "20", ("黄", "完成年度计划慢于序时进度 30.0 个百分点")),
    ("2026-06", "19.9", ("红", "完成年度计划慢于序时进度 30.1 个百分点")),
    ("2026-09", "65", ("黄", "完成年度计划慢于序时进度 10.0 个百分点")),
    ("2026-09", "45", ("黄", "完成年度计划慢于序时进度 30.0 个百分点")),
    ("2026-03", "15", ("黄", "完成年度计划慢于序时进度 10.0 个百分点")),
])
def test_ten_points_behind_the_annual_plan_are_yellow_and_more_than_thirty_red(county, month, done, expected):
    county.project("P1", key=True, started="2026-01-01")
    county.progress("P1", month, 100, done)
    assert county.ask("key_projects/lights", month, columns=LIGHT) == [expected]


@pytest.mark.parametrize(("reports", "light"), [
    ({"2026-05": 30, "2026-06": 40}, "红"),
    ({"2026-05": 32, "2026-06": 40}, "黄"),
    ({"2026-05": 30, "2026-06": 45}, "绿"),
    ({"2026-04": 10, "2026-06": 40}, "黄"),
    ({"2026-04": 10, "2026-05": 20, "2026-06": 45}, "绿"),
])
def test_the_second_month_in_a_row_turns_yellow_to_red(county, reports, light):
    county.project("P1", key=True, started="2026-01-01")
    for month, done in reports.items():
        county.progress("P1", month, 100, done)
    assert county.ask("key_projects/lights", "2026-06", columns=("light",)) == [(light,)]


def test_the_reason_says_for_how_many_months(county):
    county.project("P1", key=True, started="2026-01-01")
    for month in ("2026-05", "2026-06"):
        county.progress("P1", month, 100, 30)
    assert county.ask("key_projects/lights", "2026-06", columns=LIGHT) == [
        ("红", "完成年度计划慢于序时进度 20.0 个百分点，已连续 2 个月")
    ]


def test_a_new_year_counts_its_months_anew(county):
    county.setting("light_gap_yellow", -5)
    county.project("P1", key=True, started="2025-01-01")
    county.progress("P1", "2025-12", 100, 50)
    assert county.ask("key_projects/lights", "2026-01", columns=LIGHT) == [UNPLANNED]
    county.progress("P1", "2026-01", 100, 0)
    assert county.ask("key_projects/lights", "2026-01", columns=("light",)) == [("黄",)]


@pytest.mark.parametrize(("signed", "month", "expected"), [
    ("2026-05-01", "2026-10", UNPLANNED),
    ("2026-04-30", "2026-10", ("黄", "签约已 6 个月仍未开工")),
    ("2025-11-01", "2026-10", ("黄", "签约已 11 个月仍未开工")),
    ("2025-10-31", "2026-10", ("红", "签约已 12 个月仍未开工")),
    ("2025-08-31", "2026-02", ("黄", "签约已 6 个月仍未开工")),
])
def test_six_full_months_signed_but_not_started_are_yellow_and_twelve_red(county, signed, month, expected):
    county.project("P1", key=True, signed=signed)
    county.project("P2", key=True, signed=signed, landed="2026-02-01")
    county.project("P3", key=True, signed="2020-01-01", started="2020-02-01")
    assert county.ask("key_projects/lights", month, columns=("project_id", *LIGHT)) == [
        ("P1", *expected), ("P2", *expected), ("P3", *UNPLANNED),
    ]


def test_a_project_with_dated_steps_to_come_has_a_plan_though_it_reports_none_of_the_year(county):
    county.project("P1", key=True, started="2026-01-01")
    county.event("P1", "completed", planned="2027-03-01")
    assert county.ask("key_projects/lights", columns=LIGHT) == [("绿", "节点未超期，未报年度计划")]


def test_a_key_project_counts_from_its_first_event_on(county):
    county.project("P1", key=True, negotiating="2026-03-31", signed="2026-06-01")
    county.project("P2", key=True)
    which = ("project_id", "stage")
    assert county.ask("key_projects/lights", "2026-02", columns=which) == []
    assert county.ask("key_projects/lights", "2026-03", columns=which) == [("P1", "在谈")]
    assert county.ask("key_projects/lights", "2026-06", columns=which) == [("P1", "签约")]


@pytest.mark.parametrize(("planned", "days", "expected"), [
    ("2026-11-15", 0, ON_PLAN),
    ("2026-10-02", 29, ("绿", "竣工超计划 29 天，未到黄灯标准")),
    ("2026-10-01", 30, ("黄", "竣工超计划 30 天")),
    ("2026-08-03", 89, ("黄", "竣工超计划 89 天")),
    ("2026-08-02", 90, ("红", "竣工超计划 90 天")),
])
def test_thirty_days_late_are_yellow_and_ninety_red(county, planned, days, expected):
    county.project("P1", key=True, started="2026-01-01")
    county.event("P1", "completed", planned=planned)
    county.progress("P1", "2026-10", 100, 90)
    assert county.ask("key_projects/lights", columns=("days_late", *LIGHT)) == [(days, *expected)]


def test_without_a_plan_lateness_is_missing(county):
    county.project("P1", key=True, started="2026-01-01")
    columns = ("next_stage", "planned_next", "days_late")
    assert county.ask("key_projects/lights", columns=columns) == [(None, None, None)]


def test_the_next_milestone_is_the_first_planned_one_after_the_stage_reached(county):
    county.project("P1", key=True, started="2026-05-01")
    county.event("P1", "landed", planned="2025-01-01")
    county.event("P1", "producing", planned="2027-06-01")
    county.event("P1", "completed", actual="2026-11-20", planned="2027-01-01")
    columns = ("stage", "next_stage", "planned_next", "days_late")
    assert county.ask("key_projects/lights", "2026-10", columns=columns) == [("开工", "竣工", "2027-01-01", 0)]
    assert county.ask("key_projects/lights", "2026-11", columns=columns) == [("竣工", "投产", "2027-06-01", 0)]


@pytest.mark.parametrize(("setting", "value", "expected"), [
    ("late_yellow_days", 9, ("黄", "竣工超计划 9 天")),
    ("late_red_days", 9, ("红", "竣工超计划 9 天")),
    ("light_gap_yellow", -5, ("黄", "完成年度计划慢于序时进度 8.3 个百分点")),
    ("light_gap_red", -8, ("红", "完成年度计划慢于序时进度 8.3 个百分点")),
])
def test_a_changed_setting_changes_the_light(county, setting, value, expected):
    county.project("P1", key=True, started="2026-01-01")
    county.event("P1", "completed", planned="2026-10-22")
    county.progress("P1", "2026-10", 100, 75)
    slow = "竣工超计划 9 天，完成年度计划慢于序时进度 8.3 个百分点，未到黄灯标准"
    assert county.ask("key_projects/lights", columns=LIGHT) == [("绿", slow)]
    county.setting(setting, value)
    assert county.ask("key_projects/lights", columns=LIGHT) == [expected]


def test_changed_settings_for_signed_months_and_streaks_change_the_light(county):
    county.project("P1", key=True, signed="2026-08-31")
    county.project("P2", key=True, started="2026-01-01")
    for month, done in (("2026-09", 60), ("2026-10", 70)):
        county.progress("P2", month, 100, done)
    lights = ("project_id", "light")
    assert county.ask("key_projects/lights", columns=lights) == [("P2", "红"), ("P1", "未报计划")]
    for setting, value in (("light_streak_red", 3), ("signed_yellow_months", 1), ("signed_red_months", 2)):
        county.setting(setting, value)
    assert county.ask("key_projects/lights", columns=lights) == [("P1", "红"), ("P2", "黄")]


def test_a_suspended_project_is_red_until_it_goes_on(county):
    county.project("P1", key=True, started="2026-01-01", suspended="2026-05-01", completed="2026-10-01")
    assert county.ask("key_projects/lights", "2026-09", columns=("stage", *LIGHT)) == [("停建", "红", "已停建")]
    assert county.ask("key_projects/lights", "2026-10", columns=("stage", "light")) == [("竣工", "未报计划")]


def test_a_producing_project_is_done_whatever_its_plan_but_not_when_its_capacity_is_late(county):
    county.project("P1", key=True, started="2025-01-01", producing="2026-05-01")
    county.progress("P1", "2026-10", 100, 10)
    assert county.ask("key_projects/lights", columns=LIGHT) == [("绿", "已投产")]
    county.event("P1", "at_capacity", planned="2026-10-01")
    assert county.ask("key_projects/lights", columns=LIGHT) == [("黄", "达产超计划 30 天")]


def test_the_heaviest_reason_decides_and_comes_first(county):
    county.project("P1", key=True, signed="2026-03-01")
    county.event("P1", "started", planned="2026-07-01")
    county.progress("P1", "2026-10", 100, 70)
    assert county.ask("key_projects/lights", columns=LIGHT) == [
        ("红", "开工超计划 122 天；签约已 7 个月仍未开工；完成年度计划慢于序时进度 13.3 个百分点")
    ]


def test_only_audited_key_projects_that_are_still_with_us_have_a_light(county):
    county.project("P1", key=True, started="2026-01-01", terminated="2026-10-31")
    county.project("P2", key=True, started="2026-01-01", withdrawn="2026-11-01")
    county.project("P3", key=True, audit="审核中", started="2026-01-01")
    county.project("P4", started="2026-01-01")
    assert county.ask("key_projects/lights", columns=("project_id",)) == [("P2",)]


def test_the_worst_come_first(county):
    county.project("P1", key=True, started="2026-01-01")
    county.project("P2", key=True, started="2026-01-01", suspended="2026-02-01")
    dates = (("P3", "2026-10-01"), ("P4", "2026-09-01"), ("P5", "2026-01-01"), ("P6", "2026-12-01"))
    for project, planned in dates:
        county.project(project, key=True, started="2025-01-01")
        county.event(project, "completed", planned=planned)
    assert county.ask("key_projects/lights", columns=("project_id", "light")) == [
        ("P2", "红"), ("P5", "红"), ("P4", "黄"), ("P3", "黄"), ("P1", "未报计划"), ("P6", "绿"),
    ]


def test_an_annual_plan_of_zero_or_none_gives_no_rate(county):
    for project, plan in (("P1", 0), ("P2", None)):
        county.project(project, key=True, started="2026-01-01")
        county.progress(project, "2026-10", plan, 5)
    unlit = (None, *UNPLANNED)
    assert county.ask("key_projects/lights", columns=("plan_rate", *LIGHT)) == [unlit, unlit]
