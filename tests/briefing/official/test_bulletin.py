"""月度通报: every indicator, the boards, who is behind, the ranking table."""

from dataclasses import replace
from decimal import Decimal

import pandas as pd

from briefing.official.bulletin import RANKING, build_bulletin
from briefing.official.placeholders import PLACEHOLDERS


def told(facts, key):
    return PLACEHOLDERS[key](facts, key)


def with_totals(facts, **values):
    totals = facts.answers["overview/totals"].assign(**{name: [value] for name, value in values.items()})
    return replace(facts, answers={**facts.answers, "overview/totals": totals}, taken=[])


def test_each_indicator_against_its_task_last_year_and_the_calendar(county, words):
    paragraphs, _ = words(build_bulletin(county))
    assert paragraphs[:12] == [
        "关于2026年1—10月", "全县招商引资工作情况的通报", "各乡镇（街道）、园区，县直各招商单位：",
        "现将2026年1—10月全县招商引资工作情况通报如下：", "一、目标任务完成情况", "（一）到位资金",
        "全县上报实施招商引资项目199个，到位资金60.51亿元，另有以前年度已竣工等14个项目到位6,420万元，"
        "合计实际到位资金61.15亿元，同比增长10.5%，完成全年任务的89.9%，高于序时进度6.6个百分点。"
        "上报实施项目中工业项目164个，到位资金53.25亿元；全部工业项目到位资金53.74亿元，同比增长14.2%。"
        "全县到位资金居全市第3位。",
        "（二）新签约项目", "全县新签约项目85个，同比减少2个，完成全年任务的85.0%，高于序时进度1.7个百分点。",
        "（三）新开工项目", "全县新开工项目85个，同比增加5个，完成全年任务的89.5%，高于序时进度6.1个百分点。",
        "（四）新投产项目",
    ]


def test_negatives_read_as_a_fall_and_behind_the_calendar(county):
    behind = with_totals(county, yoy=-0.0321, pace_gap=-0.021)
    assert [told(behind, key) for key in ("到位资金同比", "序时进度差")] == ["同比下降3.2%", "低于序时进度2.1个百分点"]


def test_every_metric_can_be_asked_for_and_one_without_a_task_is_left_blank(county):
    metrics = county.answers["overview/metrics"].set_index("metric")
    metrics.loc["produced", "pace_gap"] = -0.167
    facts = replace(county, answers={**county.answers, "overview/metrics": metrics.reset_index()}, taken=[])
    assert [told(facts, key) for key in ("新投产序时差", "省外到位资金", "亿元以上签约", "亿元以上签约完成率")] == [
        "低于序时进度16.7个百分点", "56.44亿元", "42", "*",
    ]
    assert told(facts, "亿元以上签约序时差") == "与序时进度相比*"


def test_growth_from_zero_reads_as_a_net_gain_and_without_last_year_stays_blank(county):
    assert told(with_totals(county, yoy=None, arrived_prior=Decimal(0)), "到位资金同比") == "净增61.15亿元"
    assert told(with_totals(county, yoy=None, arrived_prior=None), "到位资金同比") == "同比*"


def test_the_boards_name_each_groups_first_and_last(county):
    assert told(county, "红榜").split("；")[2] == (
        "园区组：临澜经济开发区（102.0%）、澜口食品产业园（96.7%）、临岳现代产业园（94.0%）"
    )
    assert told(county, "黑榜") == (
        "乡镇组：榆岚乡（55.0%）、杞陵乡（47.0%）、蓼湾乡（0.0%）；"
        "县直组：县住房和城乡建设局（78.2%）、县文化和旅游局（72.9%）、县交通运输局（64.0%）；园区组：南部产业园（70.9%）"
    )


def test_who_is_behind_and_who_is_at_zero(county):
    assert told(county, "滞后单位").startswith("40个单位中14个低于序时进度，各组位次靠后的是乡镇组：榆岚乡（55.0%）")
    assert told(county, "未破零单位") == "蓼湾乡到位资金仍为零，共1个单位"
    units = county.answers["rankings/units"].assign(arrived=Decimal(1), pace_gap=0.1)
    ahead = replace(county, answers={**county.answers, "rankings/units": units})
    assert [told(ahead, key) for key in ("滞后单位", "未破零单位")] == ["各单位均达到序时进度", "各单位均已破零"]


def test_the_ranking_table_has_every_unit_in_its_place(county, words):
    _, (ranking, _) = words(build_bulletin(county))
    assert [cell.replace("\n", "") for cell in ranking[0]] == [cell.replace("\n", "") for cell in RANKING]
    assert ranking[1] == ["乡镇组", "1", "澜口镇", "8,418", "7,000", "120.3%", "+36.9", "持平"]
    assert ranking[4] == ["乡镇组", "4", "荻浦镇", "8,018", "7,800", "102.8%", "+19.5", "升4位"]
    assert len(ranking) - 1 == len(county.answers["rankings/units"])


def test_a_unit_without_a_task_has_dashes(county):
    from briefing.official.bulletin import ranking_row

    units = county.answers["rankings/units"].head(1).assign(
        target=None, completion=None, pace_gap=pd.NA, rank=pd.NA, rank_change=-2
    )
    (unit,) = units.to_dict("records")
    assert ranking_row(unit) == ["乡镇组", "—", "澜口镇", "8,418", "—", "—", "—", "降2位"]


def test_red_projects_are_named_with_their_reasons(county):
    assert told(county, "红灯项目").split("；")[:3] == [
        "40个重点项目中7个亮红灯：泓沅盛高支纱生产项目（已停建", "完成年度计划低于序时进度27.4个百分点，已连续2个月",
        "资金到位率16.6%，建设期已过75.6%）",
    ]


def test_every_unit_counts_before_all_are_said_to_have_begun(county):
    units = county.answers["rankings/units"]
    some = units.assign(arrived=[Decimal(0), *[Decimal(1)] * (len(units) - 1)])
    some.loc[some.index[0], "target"] = None
    facts = replace(county, answers={**county.answers, "rankings/units": some})
    assert told(facts, "未破零单位") == "有任务的单位均已破零，没有任务的单位中1个没有到位资金"


def test_the_years_items_are_told_with_whose_are_overdue_most_first(county):
    assert told(county, "销号情况") == (
        "本年提出问题和议定事项29件，已销号8件，销号率27.6%；未销号21件，其中11件超期：临澜经济开发区4件、"
        "县发展和改革委员会3件、县财政局2件、柏梁镇皮革产业园1件、县投资促进局1件"
    )
    counts = county.answers["dispatch/counts"].assign(raised=0, closed=0, closure_rate=pd.NA, open_over=0)
    items = county.answers["dispatch/items"].assign(days_over=pd.NA)
    answers = {**county.answers, "dispatch/counts": counts, "dispatch/items": items}
    assert told(replace(county, answers=answers, taken=[]), "销号情况") == (
        "本年提出问题和议定事项0件；未销号21件，没有超期的"
    )
    closed = {**answers, "dispatch/counts": counts.assign(raised=1, closed=1, closure_rate=1.0, open_items=0)}
    assert told(replace(county, answers=closed, taken=[]), "销号情况") == (
        "本年提出问题和议定事项1件，已销号1件，销号率100.0%；没有未销号的"
    )
    nothing = {**answers, "dispatch/counts": counts.assign(open_items=0)}
    assert told(replace(county, answers=nothing, taken=[]), "销号情况") == "没有登记的问题和议定事项"


def test_nobody_is_asked_for_what_nobody_lacks(county):
    assert told(county, "下步要求") == (
        "各单位要对照年度任务，逐项查找差距，倒排时间进度；慢于序时进度的单位主要负责人要带头外出招商；"
        "尚未破零的单位要尽快实现零的突破；红灯项目的包保责任单位要一线协调，逐月报告整改情况；"
        "有事项超期的牵头单位要逐件倒排时限，限期销号"
    )
    units = county.answers["rankings/units"].assign(arrived=Decimal(1), pace_gap=0.1)
    none = county.answers["key_projects/lights"].head(0)
    kept = {"dispatch/counts": county.answers["dispatch/counts"].assign(open_over=0)}
    good = replace(county, answers={**county.answers, **kept, "rankings/units": units, "key_projects/lights": none})
    assert told(good, "下步要求") == "各单位要对照年度任务，逐项查找差距，倒排时间进度"
    assert told(good, "红灯项目") == "还没有设重点项目"


def test_a_growth_on_a_restated_figure_says_so_and_none_is_written_where_nothing_is_comparable(county):
    restated = with_totals(county, prior_basis="按重述口径（2027版）")
    assert told(restated, "到位资金同比") == "同比增长10.5%（按重述口径）"
    incomparable = with_totals(county, yoy=None, arrived_prior=None, prior_basis="口径已变，无可比数")
    assert told(incomparable, "到位资金同比") == "同比*"


def test_all_that_share_the_last_place_named_are_named(county):
    rows = county.answers["rankings/units"]
    units = rows[rows["unit_group"] == "园区组"].head(5)
    places = {"rank": [1, 2, 2, 2, 5], "completion": [0.9, 0.1, 0.1, 0.1, 0.0]}
    shared = units.assign(unit=list("甲乙丙丁戊"), pace_gap=-0.1, **places)
    facts = replace(county, answers={**county.answers, "rankings/units": shared}, taken=[])
    assert told(facts, "滞后单位") == (
        "5个单位中5个低于序时进度，各组位次靠后的是园区组：乙（10.0%）、丙（10.0%）、丁（10.0%）、戊（0.0%）"
    )


def test_a_board_that_nobody_is_on_says_why(county):
    nobody = county.answers["rankings/board"].head(0)
    facts = replace(county, answers={**county.answers, "rankings/board": nobody}, taken=[])
    assert [told(facts, key) for key in ("红榜", "黑榜")] == ["没有达到序时进度的单位", "没有低于序时进度的单位"]


def test_in_a_year_without_tasks_nobody_is_measured_by_them(county):
    units = county.answers["rankings/units"].assign(target=None, completion=None, pace_gap=pd.NA, rank=pd.NA)
    none = {"rankings/units": units, "rankings/board": county.answers["rankings/board"].head(0)}
    facts = replace(county, answers={**county.answers, **none}, taken=[])
    assert {key: told(facts, key) for key in ("红榜", "黑榜", "滞后单位", "未破零单位", "下步要求")} == {
        "红榜": "没有给单位下达年度任务，不评红榜",
        "黑榜": "没有给单位下达年度任务，不评黑榜",
        "滞后单位": "没有给单位下达年度任务，不比序时进度",
        "未破零单位": "1个单位没有到位资金",
        "下步要求": "各单位要加快推进项目，促进资金到位；红灯项目的包保责任单位要一线协调，逐月报告整改情况；"
        "有事项超期的牵头单位要逐件倒排时限，限期销号",
    }
    assert [told(facts, key) for key in ("任务下达", "单位到位情况", "任务单位数", "到位单位数")] == [
        "", "。39个单位已有到位资金", "*", "*",
    ]
    before = replace(county, answers={**facts.answers, "rankings/units": units.assign(arrived=None)}, taken=[])
    assert [told(before, key) for key in ("单位到位情况", "未破零单位")] == ["", "各单位到位资金*"]


def test_where_some_units_have_no_task_only_the_others_are_compared_with_theirs(county):
    units = county.answers["rankings/units"]
    some = units.assign(target=units["target"].where(units["unit"].isin(["澜口镇", "榆岚乡"])))
    some["pace_gap"] = some["pace_gap"].where(some["target"].notna())
    facts = replace(county, answers={**county.answers, "rankings/units": some}, taken=[])
    assert told(facts, "滞后单位") == "2个有任务的单位中1个低于序时进度，各组位次靠后的是乡镇组：榆岚乡（55.0%）"
    assert told(facts, "下步要求").split("；")[0] == "有任务的单位要对照年度任务，逐项查找差距，倒排时间进度"
    ahead = replace(county, answers={**county.answers, "rankings/units": some.assign(pace_gap=0.1)}, taken=[])
    assert told(ahead, "滞后单位") == "有任务的单位均达到序时进度"
