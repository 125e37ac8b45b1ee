"""Sentences claim what the figures bear out, and nothing else."""

import datetime as dt
from decimal import Decimal

import pandas as pd
import pytest

from wording import sentences

AS_OF = dt.date(2026, 10, 1)


def totals(**changed):
    """A row of overview/totals."""
    return {"as_of": AS_OF, "arrived": 853_200, "yoy": 0.091, "completion": 0.812, "pace_gap": -0.0213} | changed


@pytest.mark.parametrize(
    ("row", "rank", "sentence"),
    [
        (
            totals(), 3,
            "1—10月全县到位资金 85.32 亿元，同比增长 9.1%，完成全年任务的 81.2%，慢于序时进度 2.1 个百分点，"
            "居全市第 3 位",
        ),
        (
            totals(yoy=-0.0892, completion=1.2564, pace_gap=0.4231), None,
            "1—10月全县到位资金 85.32 亿元，同比下降 8.9%，完成全年任务的 125.6%，快于序时进度 42.3 个百分点",
        ),
        (totals(yoy=pd.NA, completion=pd.NA, pace_gap=pd.NA), pd.NA, "1—10月全县到位资金 85.32 亿元"),
    ],
)  # fmt: skip
def test_the_headline_leaves_out_what_cannot_be_computed(row, rank, sentence):
    assert sentences.overview(row, "全县", rank) == sentence


@pytest.mark.parametrize(
    ("filters", "subject"), [([], "全县"), (["电子信息"], "电子信息"), (["电子信息", "柳河镇"], "所选范围")]
)
def test_the_subject_follows_the_filters(filters, subject):
    assert sentences.subject(filters) == subject


def test_the_curve_is_compared_with_last_year_and_with_the_pace():
    months = pd.DataFrame(
        {"arrived_ytd": [Decimal(20_000), None], "arrived_ytd_prior": [Decimal(12_000), Decimal(30_000)],
         "pace_target": [Decimal(21_000), Decimal(42_000)]}
    )  # fmt: skip
    assert sentences.trend(months) == "累计到位比上年同期多 8,000 万元，比序时任务少 1,000 万元"


def test_lights_without_projects_are_not_counted():
    lights = pd.DataFrame({"light": ["绿", "黄", "红"], "projects": [23, 0, 7]})
    assert sentences.lights(lights) == "30 个重点项目：红灯 7 个、绿灯 23 个"
    assert sentences.lights(lights.head(0)) == "没有重点项目"


def units(**columns):
    """rankings/units of three units."""
    return pd.DataFrame(
        {"unit": ["甲镇", "乙镇", "丙镇"], "arrived": [Decimal(90), Decimal(40), Decimal(0)],
         "completion": [0.9, 0.4, 0.0], "pace_gap": [0.07, -0.43, -0.83]} | columns
    )  # fmt: skip


def test_units_ahead_and_units_at_zero_are_counted():
    assert sentences.units(units()) == "3 个单位中 1 个达到序时进度，1 个待破零"


def test_when_nobody_is_ahead_it_says_so():
    assert sentences.units(units(pace_gap=[-0.1, -0.2, -0.3], arrived=[1, 1, 1])) == "3 个单位都慢于序时进度"


def test_a_scope_without_tasks_is_not_called_behind():
    assert sentences.units(units(completion=[None, None, None])) == "当前范围内没有下达任务的单位"


def test_a_metric_without_tasks_names_who_has_most():
    rows = pd.DataFrame(
        {"metric": ["signed"] * 2, "unit": ["甲镇", "乙镇"], "value": [Decimal(3), Decimal(5)],
         "completion": [None, None], "pace_gap": [None, None]}
    )  # fmt: skip
    assert sentences.metric(rows, "signed") == "2 个单位有新签约，乙镇最多（5 个）"


def city(**columns):
    """rankings/city: our county second, behind 澜东区."""
    return pd.DataFrame(
        {"metric": ["到位资金"], "rank": [2], "rank_change": [1], "gap_to_next": [Decimal(12_000)],
         "next_county": ["澜东区"], "is_own": pd.Series([True], dtype="boolean")} | columns
    )  # fmt: skip


def test_the_place_in_the_city_with_the_gap_to_the_next():
    assert sentences.city(city(), "到位资金") == "到位资金居全市第 2 位，比上月前进 1 位，距前一位澜东区还差 1.20 亿元"


def test_the_first_in_the_city_has_no_gap():
    first = city(rank=[1], rank_change=[0], gap_to_next=[None], next_county=[None])
    assert sentences.city(first, "到位资金") == "到位资金居全市第 1 位"


def test_a_bulletin_without_our_county_gives_no_place():
    assert sentences.city(city(is_own=[False]), "到位资金") == "市通报没有本县的到位资金位次"


def test_a_chain_with_gaps_and_one_without_projects():
    nodes = pd.DataFrame({"projects": [2, 0, 1, 0], "gap_type": ["强链", "补链", "强链", "延链"]})
    assert sentences.nodes(nodes, "皮革加工") == "皮革加工 4 个环节中 2 个有本地项目，补链缺口 1 个、延链缺口 1 个"
    empty = pd.DataFrame({"projects": [0, 0], "gap_type": ["建链", "建链"]})
    assert sentences.nodes(empty, "通航") == "通航 2 个环节都还没有本地项目（建链）"


def test_only_parks_with_a_positioning_are_held_to_it():
    fit = pd.DataFrame(
        {"park": ["甲园", "甲园", "乙园"], "park_fit": [0.5, 0.5, 0.0], "is_positioned": [True, False, False]}
    )
    assert sentences.park_fit(fit) == "甲园的主导产业契合度最低，为 50.0%"


def test_lateness_is_told_only_when_there_is_any():
    assert sentences.late(pd.DataFrame({"days_late": [0, 90, None]})) == "1 个重点项目的下一节点超期，最长 90 天"
    assert sentences.late(pd.DataFrame({"days_late": [0, None]})) == "没有重点项目的下一节点超期"


def test_the_year_s_sentence_says_that_its_growth_is_on_a_restated_figure():
    assert sentences.overview(totals(prior_basis="按重述口径（2027版）"), "全县").startswith(
        "1—10月全县到位资金 85.32 亿元，同比增长 9.1%（按重述口径），完成全年任务的 81.2%"
    )
