"""What the report says of activities: each told once, of who held it, and nothing of what nobody did."""

from dataclasses import replace

import pandas as pd
import pytest

from briefing.official.phrases import PHRASES

COLUMNS = ("kind", "activities", "cities", "chief_led", "unit_held")


@pytest.fixture
def told(county):
    """What a phrase says of these activities."""

    def told(key, *rows):
        counts = pd.DataFrame(rows, columns=COLUMNS)
        return PHRASES[key](replace(county, answers={**county.answers, "activities/counts": counts}, taken=[]), key)

    return told


def with_board(county, *units):
    rows = county.answers["rankings/board"]
    kept = rows[rows["unit"].isin(units)]
    return replace(county, answers={**county.answers, "rankings/board": kept}, taken=[])


def test_no_unit_is_credited_with_what_only_the_countys_leaders_did(county, told):
    calls = ("上门拜访", 3, ["杭州"], 3, 0)
    assert told("主要领导活动", calls) == "登门拜访客商3次"
    assert told("单位外出", calls) == "今年没有自行外出考察、登门拜访"
    assert told("单位外出", ("外出考察", 5, ["温州"], 1, 4), ("上门拜访", 5, ["杭州"], 3, 2)) == (
        "自行外出考察4次、自行登门拜访2次"
    )
    assert PHRASES["单位外出"](county, "单位外出") == "自行外出考察5次"


def test_leaders_promote_the_county_only_where_they_went(told):
    assert told("领导推介", ("上门拜访", 3, ["杭州"], 3, 0)) == "，推介临澜县"
    assert told("领导推介", ("上门拜访", 3, ["杭州"], 0, 3)) == ""
    assert told("领导推介") == ""


def test_without_a_ledger_of_activities_the_numbers_stay_blank(told):
    assert [told(key) for key in ("主要领导活动", "推介活动", "座谈地点", "单位外出")] == [
        "登门拜访客商*次、带队外出考察*次", "举办企业家座谈会*场、举办推介会*场", "",
        "自行外出考察*次、自行登门拜访*次",
    ]


def test_what_nobody_held_is_said_to_be_none(told):
    visits = ("客商来访", 2, ["临澜"], 0, 2)
    assert [told(key, visits) for key in ("主要领导活动", "推介活动")] == [
        "今年没有登门拜访客商、带队外出考察", "今年没有举办企业家座谈会、推介会",
    ]


def test_one_name_alone_is_not_said_to_stand_for_others(county, told):
    assert PHRASES["领先单位"](with_board(county, "澜口镇"), "领先单位") == "，澜口镇走在序时进度前面"
    assert PHRASES["领先单位"](with_board(county, "澜口镇", "临澜经济开发区"), "领先单位") == (
        "，澜口镇、临澜经济开发区等单位走在序时进度前面"
    )
    assert told("座谈地点", ("企业家座谈会", 1, ["杭州"], 0, 0)) == "在杭州"
    assert told("座谈地点", ("企业家座谈会", 2, ["杭州", "宁波"], 0, 0)) == "在杭州、宁波等地"


def test_one_project_and_one_town_alone_stand_without_others(county):
    waits, units = county.answers["overview/decisions"].head(1), county.answers["rankings/units"]
    one = units.assign(is_weak=units["unit"] == "蓼湾乡", weak_arrived=0)
    alone = replace(county, answers={**county.answers, "overview/decisions": waits, "rankings/units": one}, taken=[])
    assert [PHRASES[key](alone, key) for key in ("攻坚安排", "薄弱乡镇情况")] == [
        f"对进度滞后的{waits['project'].iloc[0]}，明确问题、责任和时限，限期推进",
        "注重向基础薄弱的蓼湾乡引进项目，该乡镇今年到位资金0万元",
    ]
