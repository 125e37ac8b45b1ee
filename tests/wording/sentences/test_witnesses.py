"""What others say of projects' money is told as facts: how many agree, how far the others are apart."""

from decimal import Decimal

import pandas as pd

from wording import sentences

COUNTS = {
    "projects": 9, "witnessed": 6, "one_witness": 4, "two_witnesses": 0, "three_witnesses": 2, "agreeing": 3,
    "differing": 2, "uncompared": 1, "tolerance": 0.05, "reported_more": Decimal(3000), "reported_less": Decimal(500),
}  # fmt: skip
NONE = COUNTS | {"witnessed": 0, "one_witness": 0, "three_witnesses": 0}


def test_those_that_agree_and_those_that_do_not_are_counted_among_those_with_a_witness():
    assert sentences.witnesses(COUNTS) == "6 个项目有旁证：3 个相符，2 个相差超过 5.0%，1 个没有可比的数"
    of_a_part = sentences.witnesses(COUNTS | {"uncompared": 0}, "西岭镇")
    assert of_a_part == "西岭镇 6 个项目有旁证：3 个相符，2 个相差超过 5.0%"
    assert sentences.witnessed_part(COUNTS) == "当年有到位资金或旁证的 9 个项目中 6 个有旁证（三方 2 个、一方 4 个）"


def test_what_there_is_none_of_is_not_counted():
    assert sentences.witnesses(COUNTS | {"agreeing": 6, "differing": 0, "uncompared": 0}) == (
        "6 个项目有旁证，都与单位所报相符"
    )
    assert sentences.witnesses(COUNTS | {"agreeing": 5, "differing": 0}) == "6 个项目有旁证：5 个相符，1 个没有可比的数"
    assert sentences.witnesses(COUNTS | {"agreeing": 0, "uncompared": 0, "differing": 6}) == (
        "6 个项目有旁证：6 个相差超过 5.0%"
    )


def test_without_a_witness_or_without_funds_nothing_is_said_to_agree():
    assert sentences.witnesses(NONE) == "9 个有到位资金的项目都还没有旁证"
    assert sentences.witnesses(NONE | {"projects": 0}) == "今年还没有项目到位资金"


def test_the_widest_gap_is_named_and_more_and_less_are_summed_apart():
    rows = pd.DataFrame({"project": ["甲项目", "乙项目"], "witness": ["税务", "企业"], "gap": [3000, -500]})
    assert sentences.gaps(rows, COUNTS) == (
        "相差最多的是甲项目；单位所报多于旁证的合计 3,000 万元，少于旁证的合计 500 万元"
    )
    assert sentences.gaps(rows.tail(1), COUNTS) == "乙项目：单位所报比企业自报少 500 万元"
