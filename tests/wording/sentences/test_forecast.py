"""Sentences of the year's end: no range that isn't there, no claim that past years don't bear out."""

import datetime as dt

import pandas as pd
import pytest

from wording import sentences

YEAR = {
    "as_of": dt.date(2026, 10, 1), "months_left": 2, "arrived": 611_548, "past_years": 4, "first_year": 2022,
    "last_year": 2025, "forecast": 725_982, "forecast_low": 700_000, "forecast_high": 750_000,
    "pace_forecast": 733_858, "last_way": 727_069, "target": 680_000, "forecast_rate": 1.0676,
    "needed_monthly": 34_226, "recent_monthly": 65_604, "best_monthly": 89_111, "is_out_of_reach": False,
    "record": 658_008, "record_year": 2025,
}  # fmt: skip
NO_RANGE = {"forecast_low": None, "forecast_high": None}
NEEDS = "；余下 2 个月每月需 3.42 亿元（近三个月月均 6.56 亿元）"


@pytest.mark.parametrize(("given", "said"), [
    ({}, f"按往年进度推算，全县全年可到 72.60 亿元（80% 区间 70.00—75.00 亿元），为任务的 106.8%{NEEDS}"),
    (NO_RANGE, f"按往年进度推算，全县全年可到 72.60 亿元，为任务的 106.8%{NEEDS}"),
    (NO_RANGE | {"forecast_rate": None, "target": None, "needed_monthly": None},
     "按往年进度推算，全县全年可到 72.60 亿元"),
    (NO_RANGE | {"needed_monthly": None}, "按往年进度推算，全县全年可到 72.60 亿元，为任务的 106.8%；任务已完成"),
    (NO_RANGE | {"needed_monthly": 99_000, "is_out_of_reach": True},
     "按往年进度推算，全县全年可到 72.60 亿元，为任务的 106.8%；余下 2 个月每月需 9.90 亿元，"
     "超过历来最多的一个月（8.91 亿元）"),
    (NO_RANGE | {"forecast": None, "forecast_rate": None},
     f"没有往年整年的数，不能按往年进度推算；全县按序时外推全年 73.39 亿元{NEEDS}"),
    ({"months_left": 0, "needed_monthly": None}, "全县全年到位 61.15 亿元，完成任务的 106.8%"),
    ({"arrived": 0, "as_of": dt.date(2026, 2, 1)}, "全县本年还没有到位资金，不能推算全年；余下 2 个月每月需 3.42 亿元"),
    ({"arrived": None}, "全县本年没有到位资金数据，不能推算全年"),
])  # fmt: skip
def test_the_year_s_end_is_told_with_what_is_known_of_it(given, said):
    assert sentences.year_end(YEAR | given) == said


@pytest.mark.parametrize(("given", "said"), [
    ({}, ""), ({"months_left": 0} | NO_RANGE, ""),
    (NO_RANGE | {"past_years": 0}, "往年没有整年的数（一季度起有报数、报到年底），不给区间"),
    (NO_RANGE | {"past_years": 1, "first_year": 2025}, "往年整年的数只有 1 年（2025 年），不足三年，不给区间"),
    (NO_RANGE | {"past_years": 2, "first_year": 2024}, "往年整年的数只有 2 年（2024—2025 年），不足三年，不给区间"),
    (NO_RANGE, "这一范围往年有到位资金的不足三年，不给区间"),
])
def test_why_there_is_no_range_is_said(given, said):
    assert sentences.no_range(YEAR | given) == said


def test_other_ways_stand_beside_it():
    assert sentences.other_ways(YEAR) == "序时外推 73.39 亿元，按上年进度 72.71 亿元，往年最高 2025 年 65.80 亿元"
    assert sentences.other_ways(YEAR | {"last_way": None, "record": None}) == "序时外推 73.39 亿元"


def tried(**given):
    row = {"month": 1, "all_origins": 33, "all_error": 0.011, "all_pace_error": 0.11, "is_better": True,
           "all_coverage": 0.8, "all_ranged": 33, "is_covering": True}  # fmt: skip
    return pd.DataFrame([row | given])


@pytest.mark.parametrize(("answer", "said"), [
    (tried(), "拿往年回测 33 次，平均误差 1.1%，序时外推 11.0%；80% 区间 33 次中实际落在其中的 80.0%"),
    (tried(is_better=False, all_coverage=None),
     "不比序时外推更准（误差低不到两成）：拿往年回测 33 次，平均误差 1.1%，序时外推 11.0%"),
    (tried(all_coverage=0.6, is_covering=False),
     "拿往年回测 33 次，平均误差 1.1%，序时外推 11.0%；80% 区间 33 次中实际落在其中的 60.0%，不在 75%—88% 之间，"
     "区间只供参考"),
    (tried().iloc[:0], "往年不足两年，回测不了，预测准不准还不知道"),
])  # fmt: skip
def test_how_good_it_was_on_past_years_is_printed_and_it_claims_nothing_that_it_was_not(answer, said):
    assert sentences.backtest(answer) == said


def units(*rows):
    columns = ["unit", "is_chosen", "forecast", "target", "forecast_rate", "needed_monthly", "is_out_of_reach"]
    tried = {"origins": 4, "error": 0.1, "pace_error": 0.1, "is_better": False}
    return pd.DataFrame(rows, columns=columns).convert_dtypes().assign(**tried)


def test_who_comes_to_his_task_is_counted_and_whose_is_out_of_reach_is_named():
    ends = units(("甲镇", True, 120, 100, 1.2, None, None), ("乙镇", True, 20, 100, 0.2, 45, True),
                 ("丙镇", True, 9, None, None, None, None))  # fmt: skip
    assert sentences.unit_ends(ends) == "2 个单位中按往年进度 1 个年底能完成任务，1 个够不着：乙镇"
    one = ends.assign(is_chosen=[False, True, False])
    said = "按往年进度推算，乙镇全年可到 20 万元，为任务的 20.0%；余下每月需 45 万元，够不着"
    assert sentences.unit_ends(one) == said
    assert sentences.unit_ends(ends.iloc[2:], "电子信息") == "电子信息：没有下达任务的单位"
    assert sentences.parts_tried(ends) == (
        "不比序时外推更准（误差低不到两成）：往年同月回测 4 次，平均误差 10.0%，序时外推 10.0%"
    )
    assert sentences.parts_tried(ends.assign(origins=0)) == "往年同月回测不了，预测准不准还不知道"


def test_which_industries_end_above_last_year_is_counted_and_the_largest_named():
    rows = [("电子信息", 120_000, 0.2), ("轻纺", 9, -0.5), ("其他", None, None)]
    ends = pd.DataFrame(rows, columns=["industry", "forecast", "forecast_growth"])
    said = "2 个产业中 1 个全年可超过上年；最多的是电子信息，可到 12.00 亿元，同比增长 20.0%"
    assert sentences.industry_ends(ends) == said
    assert sentences.industry_ends(ends.iloc[2:]) == "没有可以和上年全年比的产业"


WAITING = {
    "projects": 59, "waiting_agreed": 1_250_100, "turned_rate": 0.0129, "waiting_later": 16_137, "others_end": 713_728,
    "with_pipeline": 729_865, "error_with": 0.056, "error": 0.011, "is_added": False,
}  # fmt: skip
START = "签约未到位的 59 个项目，协议投资 125.01 亿元，按往年转化 1.3%，年底前还可到 1.61 亿元；"


@pytest.mark.parametrize(("given", "said"), [
    ({}, f"{START}没有单列：往年进度里已含这类项目，单列的误差 5.6%，不单列 1.1%"),
    ({"is_added": True, "error_with": 0.009},
     f"{START}另一种算法把它们单列，加上其余部分的 71.37 亿元，全年 72.99 亿元，往年误差 0.9%，上面的推算 1.1%"),
    ({"is_added": pd.NA}, f"{START}往年不足两年，试不出单列准不准，没有单列：往年进度里已含这类项目"),
    ({"projects": 0}, ""), ({"waiting_later": None}, ""),
])  # fmt: skip
def test_what_is_signed_and_brought_nothing_is_another_way_only_where_that_was_better_and_it_says_why_not(given, said):
    assert sentences.pipeline(WAITING | given) == said
