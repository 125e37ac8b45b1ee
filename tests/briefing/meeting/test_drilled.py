"""What a click on the wall opens: slides with their own sentence, as many as the rows need."""

import datetime as dt

import pandas as pd

from briefing.meeting import drilled
from tests.briefing.deck_facts import small_facts

SMALL = "2026年1—10月 · 范围：全县 · 版本 2026-10-0001-c9e07d63 · 演示数据"


def rows(count):
    """Projects as projects/rows tells them, of 100 万元 each."""
    return pd.DataFrame([
        {"project_id": f"P{number}", "project": f"项目{number}", "unit": "甲镇", "stage": "开工", "arrived": 100,
         "agreed_investment": 200, "agreed_counted": 200, "agreed_sum": 200 * count, "arrived_sum": 100 * count}
        for number in range(1, count + 1)
    ])  # fmt: skip


def notes(picture):
    return [note["text"] for note in picture.figure["layout"]["annotations"]]


def test_the_projects_behind_a_mark_are_lines_with_what_arrived_and_a_click_opens_each():
    (slide,) = drilled.projects(small_facts(), rows(1), "甲镇", None)
    assert (slide.title, slide.basis, slide.opens) == (
        "甲镇：项目 1 个，当年到位 100 万元，协议投资额 200 万元", SMALL, "project",
    )  # fmt: skip
    assert notes(slide) == ["·", "项目1", "甲镇 · 开工 · 当年到位 100 万元 · 协议投资 200 万元"]
    assert slide.figure["data"][0]["customdata"] == [["P1"]]


def test_many_projects_take_several_slides_and_more_than_can_be_told_are_said_to_be_left_out():
    slides = drilled.projects(small_facts(), rows(40), "甲镇", None)
    assert [slide.part for slide in slides] == [f"（{number}/5）" for number in range(1, 6)]
    assert slides[0].basis == SMALL.replace(" · 范围", " · 前 35 个 · 范围")


def test_a_unit_without_projects_says_so():
    (slide,) = drilled.projects(small_facts(), rows(1).head(0), "乙镇", None)
    assert (slide.title, slide.opens) == ("乙镇没有项目", "")


def test_the_projects_of_a_light_are_told_with_the_gravest_reason_and_who_leads():
    (slide,) = drilled.lit(small_facts(), "红")
    assert (slide.title, notes(slide)) == (
        "红灯 1 个重点项目", ["■", "子项目", "开工超计划 141 天 · 副县长 · 乙镇"],
    )  # fmt: skip


def test_a_project_is_told_by_groups_of_facts_and_its_stages_what_is_not_stated_is_left_out():
    told = {"project_id": "P1", "project": "子项目", "stage": "落地", "light": "红", "reason": "开工超计划 141 天",
            "arrived_total": 100, "arrival_rate": 0.5}  # fmt: skip
    stated = {"项目": {"投资方": None}, "投资": {"协议投资额": "200 万元", "占地": "—"}, "推进": {"存在问题": "缺用地"}}
    dates = pd.DataFrame([{"project_id": "P1", "project": "子项目", "seq": 1, "stage": "签约", "planned": None,
                           "actual": dt.date(2026, 1, 5), "days_late": 0}])  # fmt: skip
    slides = drilled.project(small_facts(), told, stated, dates)
    assert [slide.title for slide in slides] == [
        f"子项目：当前阶段：落地，红灯（开工超计划 141 天），累计到位 100 万元，资金到位率 50.0%（{number}/3）"
        for number in (1, 2, 3)
    ]
    assert [notes(slide) for slide in slides[:2]] == [["存在问题", "缺用地"], ["协议投资额", "200 万元"]]
