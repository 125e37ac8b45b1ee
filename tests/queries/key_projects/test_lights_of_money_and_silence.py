"""What a light says of a project whose money doesn't come, or of which nobody says anything any more."""

import pytest

LIGHT = ("light", "is_stalled", "reason")
NO_NEWS = "停滞：2 个月以上没有新情况"


@pytest.fixture
def building(county):
    """P1 of 1,000 万元, signed on the first day of 2026, to be completed at the end of it, reported on every month."""
    county.project("P1", key=True, agreed=1000, signed="2026-01-01", started="2026-01-31")
    county.event("P1", "completed", planned="2026-12-31")
    for month in range(1, 13):
        county.progress("P1", f"2026-{month:02}", 100, 100 * month / 12)
    return county


@pytest.mark.parametrize(("month", "arrived", "expected"), [
    ("2026-01", 0, ("绿", False, "按计划推进")),
    ("2026-02", 0, ("黄", False, "资金到位率 0.0%，建设期已过 15.9%")),
    ("2026-02", 47, ("黄", False, "资金到位率 4.7%，建设期已过 15.9%")),
    ("2026-02", 48, ("绿", False, "按计划推进")),
    ("2026-12", 299, ("黄", False, "资金到位率 29.9%，建设期已过 100.0%")),
    ("2026-12", 300, ("绿", False, "按计划推进")),
])
def test_money_is_held_against_the_time_that_has_passed(building, month, arrived, expected):
    building.funds("P1", "2026-01", arrived)
    assert building.ask("key_projects/lights", month, columns=LIGHT) == [expected]


def test_the_parts_of_money_and_time_are_settings(building):
    building.funds("P1", "2026-01", 100)
    assert building.ask("key_projects/lights", "2026-03", columns=("light",)) == [("绿",)]
    building.setting("light_arrival_part", "0.5")
    assert building.ask("key_projects/lights", "2026-03", columns=("light",)) == [("黄",)]
    building.setting("light_arrival_from", "0.5")
    assert building.ask("key_projects/lights", "2026-03", columns=("light",)) == [("绿",)]


@pytest.mark.parametrize("without", ["agreed", "signed", "plan"])
def test_without_an_agreed_sum_a_signing_or_a_planned_end_money_is_not_judged(county, without):
    county.project(
        "P1", key=True, agreed=None if without == "agreed" else 1000, started="2026-01-05",
        **({} if without == "signed" else {"signed": "2026-01-01"}),
    )
    county.event("P1", "at_capacity" if without == "plan" else "completed", planned="2026-12-31")
    county.progress("P1", "2026-10", 100, 100)
    assert county.ask("key_projects/lights", columns=LIGHT) == [("绿", False, "按计划推进")]


def test_what_arrived_is_that_of_the_whole_project_whoever_looks_at_it(building):
    building.unit("B", "乙镇")
    building.con.execute("delete from project_shares")
    for unit, ratio in (("A", "0.1"), ("B", "0.9")):
        building._insert("project_shares", "P1", unit, ratio, None)
    building.funds("P1", "2026-01", 290)
    for scope in ({}, {"units": ("甲镇",)}, {"units": ("乙镇",)}):
        assert building.ask("key_projects/lights", "2026-11", columns=LIGHT, **scope) == [
            ("绿", False, "按计划推进")
        ], scope


@pytest.fixture
def silent(county):
    """P1, last heard of in June, with a plan that is not late."""
    county.project("P1", key=True, started="2026-01-01")
    county.event("P1", "completed", planned="2027-12-31")
    county.progress("P1", "2026-06", 100, 100)
    return county


def test_before_the_first_progress_sheet_nobody_is_silent(silent):
    silent.con.execute("update stage_events set actual = date '2025-01-01' where stage = 'started'")
    assert silent.ask("key_projects/lights", "2025-09", columns=LIGHT) == [("绿", False, "节点未超期，未报年度计划")]
    silent.con.execute("delete from key_progress")  # nobody ever reports: other news is all there is
    assert silent.ask("key_projects/lights", "2025-09", columns=LIGHT) == [("黄", True, NO_NEWS)]


@pytest.mark.parametrize(("month", "expected"), [
    ("2026-06", ("绿", False, "按计划推进")),
    ("2026-07", ("绿", False, "按计划推进")),
    ("2026-08", ("黄", True, NO_NEWS)),
    ("2027-01", ("黄", True, NO_NEWS)),
])
def test_two_cycles_without_news_are_a_standstill(silent, month, expected):
    assert silent.ask("key_projects/lights", month, columns=LIGHT) == [expected]


@pytest.mark.parametrize("news", ["a report", "a step", "money"])
def test_news_is_a_report_a_step_or_money(silent, news):
    if news == "a report":
        silent.progress("P1", "2026-09")
    elif news == "a step":
        silent.event("P1", "landed", actual="2026-09-01")
    else:
        silent.funds("P1", "2026-09", 1)
    assert silent.ask("key_projects/lights", "2026-10", columns=("light", "is_stalled")) == [("绿", False)]
    assert silent.ask("key_projects/lights", "2026-11", columns=("light", "is_stalled")) == [("黄", True)]


def test_money_that_is_not_audited_is_no_news(silent):
    silent.funds("P1", "2026-09", 1, audit="审核中")
    assert silent.ask("key_projects/lights", "2026-10", columns=("is_stalled",)) == [(True,)]


def test_how_long_one_may_be_silent_is_a_setting(silent):
    silent.setting("light_silent_months", 5)
    assert silent.ask("key_projects/lights", "2026-10", columns=("is_stalled",)) == [(False,)]
    assert silent.ask("key_projects/lights", "2026-11", columns=LIGHT) == [
        ("黄", True, NO_NEWS.replace("2 个月", "5 个月"))
    ]


def test_a_producing_or_suspended_project_needs_no_news(county):
    county.project("P1", key=True, agreed=1000, signed="2024-01-01", started="2025-01-01", producing="2026-01-01")
    county.project("P2", key=True, started="2025-01-01", suspended="2025-06-01")
    assert county.ask("key_projects/lights", columns=LIGHT) == [
        ("红", False, "已停建"), ("绿", False, "已投产"),
    ]
