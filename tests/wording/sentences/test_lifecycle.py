"""Sentences of the pipeline: one batch, what its median is, what waits; nothing that isn't there."""

import datetime as dt

import pandas as pd
import pytest

from wording import sentences


def funnel(started=100, whole=106):
    steps = pd.DataFrame({"step": ["signed", "started"], "projects": [whole, started]})
    return steps.assign(batch_projects=whole, share=steps["projects"] / whole)


def ways(median=151, ended=2, undated=0, rough=0):
    given = {"median_days": median, "p80_days": None, "ended": ended, "undated": undated, "rough": rough}
    pairs = [("landed", "started", "落地", "开工"), ("signed", "started", "签约", "开工")]
    return pd.DataFrame(pairs, columns=["from_step", "to_step", "from_stage", "to_stage"]).assign(**given)


def test_a_batch_is_told_with_its_starts_and_in_how_many_days_half_of_it_started():
    said = sentences.funnel(funnel(), ways(), cohort="2025")
    assert said == "2025 年签约的项目 106 个，已开工 100 个，占 94.3%；半数在签约后 151 天内开工"
    assert [(one.text, one.question, one.row) for one in said.figures][-1] == (
        "151 天", "lifecycle/steps", "from_step=signed，to_step=started"
    )  # fmt: skip


def test_where_half_never_started_no_median_is_told_and_nothing_of_nobody():
    assert sentences.funnel(funnel(3, 9), ways(None), "荻浦镇") == "荻浦镇：历年签约的项目 9 个，已开工 3 个，占 33.3%"
    assert sentences.funnel(funnel().iloc[:0], ways(), cohort="2020") == "2020 年签约的项目还没有"


def test_between_two_steps_stands_how_long_it_took_and_who_ended():
    assert sentences.way_words(ways()) == {"started": "半数 151 天，还不到八成，终止 2 个"}
    assert sentences.way_words(ways(None, ended=0)) == {"started": "还不到半数"}
    assert sentences.usual(ways()) == {"开工": (151, None)}


@pytest.mark.parametrize(("given", "said"), [
    ({}, ""), ({"undated": 3}, "签约到开工有 3 个项目的日期缺失或颠倒，不计天数"),
    ({"rough": 9}, "9 个项目的签约或开工日期只填到月，天数有一个月左右的出入"),
])  # fmt: skip
def test_days_that_cannot_be_trusted_are_said(given, said):
    assert sentences.undated(ways(**given)) == said


def stuck(*days, overdue=0):
    rows = [{"project_id": f"P{at}", "days": each, "overdue": overdue} for at, each in enumerate(days)]
    return pd.DataFrame(rows, columns=["project_id", "days", "overdue"])


def test_what_waits_is_told_with_the_longest_and_those_past_their_plan():
    two = sentences.stuck(stuck(518, 3, overdue=1), gate="started")
    assert two == "2 个项目签约未开工，最久的已 518 天，1 个过了计划日期"
    assert sentences.stuck(stuck(18), "荻浦镇", "completed") == "荻浦镇：1 个项目开工未竣工，最久的已 18 天"
    assert sentences.stuck(stuck(), gate="producing") == "没有竣工未投产的项目"


def plans(*rows):
    return pd.DataFrame(rows, columns=["early", "on_time_rate", "median_days"])


def test_who_keeps_most_to_the_plan_and_who_least():
    assert sentences.early(plans(("早开工", 0.6, 0), ("早竣工", 0.2, 31))) == (
        "历年签约的项目早开工按期率最高，60.0%；早竣工最低，20.0%，做到的一半晚 31 天以上"
    )
    assert sentences.early(plans(("早开工", 0.6, -5)), cohort="2025") == (
        "2025 年签约的项目早开工按期率 60.0%，做到的一半提前 5 天以上"
    )
    assert sentences.early(plans(("早开工", None, None))) == "历年签约的项目没有可以对照的计划日期"


def test_what_stands_at_a_months_end_says_so():
    assert sentences.standing(dt.date(2026, 10, 1), "审核通过的项目", "") == "截至2026年10月末 · 审核通过的项目"


def test_how_many_plans_moved_and_which_most():
    whole = pd.DataFrame({"plans": [1131], "moved_plans": [24], "put_off": [18], "most_days": [137]})
    moved = pd.DataFrame({"project_id": ["P1"], "project": ["甲项目"], "stage": ["竣工"], "days": [137]})
    assert sentences.slips(whole, moved) == "1,131 个计划节点中改过 24 个，其中推后 18 个；最多的甲项目竣工推后 137 天"
    unmoved = whole.assign(moved_plans=0, most_days=None)
    assert sentences.slips(unmoved, moved.iloc[:0], "荻浦镇") == (
        "荻浦镇：1,131 个计划节点，截至这个月没有改过计划日期的记录"
    )
    assert sentences.slips(whole.iloc[:0], moved) == "没有计划日期"


def test_how_many_plans_leave_less_time_than_is_usual():
    plans = pd.DataFrame({"plans": [36], "tight": [20]})
    assert sentences.outlook(plans, "开工计划") == "还没到期的开工计划 36 个，20 个比同类半数的用时还短"
    assert sentences.outlook(plans.assign(tight=0), "开工计划") == "还没到期的开工计划 36 个，都不比同类半数的用时短"
    assert sentences.outlook(plans.iloc[:0], "竣工计划", "荻浦镇") == "荻浦镇：没有还没到期的竣工计划"


def test_which_of_a_projects_plans_were_changed_and_how_often():
    plans = pd.DataFrame({"stage": ["竣工", "竣工", "竣工", "投产", "投产"], "days": [None, 31, 61, None, -5]})
    assert sentences.moved_plans(plans) == "计划改过：竣工 2 次、投产 1 次"


def test_of_those_that_one_talked_with_how_many_signed_and_how_many_were_lost():
    steps = pd.DataFrame({"step": ["negotiating", "signed"], "projects": [40, 12], "ended": [9, 0]})
    steps = steps.assign(batch_projects=40, share=[1.0, 0.3])
    assert sentences.contacted(steps) == "历年对接的在谈项目 40 个，已签约 12 个，占 30.0%，流失 9 个"
    assert sentences.contacted(steps.iloc[:0], "荻浦镇") == "荻浦镇：没有在谈项目"
