"""The year's sentence claims what the figures bear out, and nothing else."""

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
        (
            totals(yoy=12.936, completion=pd.NA), None,
            "1—10月全县到位资金 85.32 亿元，同比增长 1,293.6%（基数小）",
        ),
        (
            totals(yoy=pd.NA, completion=0.453, pace_gap=0.203, untasked_part=0.0832), None,
            "1—10月全县到位资金 85.32 亿元，完成全年任务的 45.3%（其中无任务单位的资金占 8.3 个百分点），"
            "快于序时进度 20.3 个百分点",
        ),
        (
            totals(yoy=pd.NA, untasked_part=0.0), None,
            "1—10月全县到位资金 85.32 亿元，完成全年任务的 81.2%，慢于序时进度 2.1 个百分点",
        ),
    ],
)  # fmt: skip
def test_the_headline_leaves_out_what_cannot_be_computed_and_tells_what_lifts_it(row, rank, sentence):
    assert sentences.overview(row, "全县", rank) == sentence


def months():
    return pd.DataFrame(
        {"arrived_ytd": [Decimal(20_000), None], "ahead_of_prior": [Decimal(8_000), None],
         "ahead_of_pace": [Decimal(-1_000), None]}
    )  # fmt: skip


def test_the_curve_is_compared_with_last_year_and_with_the_pace():
    assert sentences.trend(months()) == "累计到位比上年同期多 0.80 亿元，比序时任务少 0.10 亿元"


def test_what_the_line_is_held_against_is_told_in_one_unit():
    apart = months().assign(ahead_of_prior=Decimal(13_300), ahead_of_pace=Decimal(3_180))
    assert sentences.trend(apart) == "累计到位比上年同期多 1.33 亿元，比序时任务多 0.32 亿元"


def test_a_part_of_the_county_is_named():
    assert sentences.trend(months(), "荻浦镇") == "荻浦镇：累计到位比上年同期多 0.80 亿元，比序时任务少 0.10 亿元"
    part = totals(yoy=None, completion=None)
    assert sentences.overview(part, "荻浦镇·轻纺") == "1—10月荻浦镇·轻纺到位资金 85.32 亿元"


def test_the_year_s_sentence_says_that_its_growth_is_on_a_restated_figure():
    assert sentences.overview(totals(prior_basis="按重述口径（2027版）"), "全县").startswith(
        "1—10月全县到位资金 85.32 亿元，同比增长 9.1%（按重述口径），完成全年任务的 81.2%"
    )


@pytest.mark.parametrize(
    ("later", "units", "sentence"),
    [
        (None, None, ""),
        ([], [], ""),
        (
            ["2026-04-01"], ["东河镇"],
            "2026年4月已有东河镇报送，还没有审核通过的到位资金，全县数据仍至 2026年3月",
        ),
        (
            ["2026-04-01", "2026-05-01"], ["丙", "丁", "乙", "甲"],
            "2026年4月起已有丙、丁、乙等 4 个单位报送，还没有审核通过的到位资金，全县数据仍至 2026年3月",
        ),
    ],
)  # fmt: skip
def test_a_month_that_only_some_have_reported_is_told_beside_the_one_that_counts(later, units, sentence):
    identity = {"newest_month": pd.Timestamp("2026-03-01"), "later_months": later, "later_units": units}
    assert sentences.later_reports(identity) == sentence
