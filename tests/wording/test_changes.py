from decimal import Decimal

import pandas as pd
import pytest

from wording.changes import Change, change


@pytest.mark.parametrize(("name", "before", "after", "told"), [
    ("arrived", Decimal(611523), Decimal(623000), ("到位资金", "61.15 亿元", "62.30 亿元", "+1.15 亿元")),
    ("arrived", Decimal(623000), Decimal(611523), ("到位资金", "62.30 亿元", "61.15 亿元", "-1.15 亿元")),
    ("arrived", Decimal(9000), Decimal(12000), ("到位资金", "0.90 亿元", "1.20 亿元", "+0.30 亿元")),
    ("arrived", Decimal(800), Decimal(850), ("到位资金", "800 万元", "850 万元", "+50 万元")),
    ("arrived", Decimal(611523), Decimal("611523.5"), ("到位资金", "611,523 万元", "611,523.5 万元", "+0.5 万元")),
    ("arrived", Decimal(611523), Decimal("611523.000"), ("到位资金", "61.15 亿元", "61.15 亿元", "无变化")),
    ("arrived", Decimal(611548), Decimal(611796), ("到位资金", "611,548 万元", "611,796 万元", "+248 万元")),
    ("completion", 0.8993, 0.8996, ("完成率", "89.93%", "89.96%", "+0.03 个百分点")),
    ("arrived", None, Decimal(100), ("到位资金", "—", "100 万元", "—")),
    ("arrived", Decimal(100), pd.NA, ("到位资金", "100 万元", "—", "—")),
    ("prior_basis", "按原报数", "按重述口径（初版）", ("同比口径", "按原报数", "按重述口径（初版）", "已改变")),
    ("prior_basis", None, None, ("同比口径", "—", "—", "无变化")),
    ("signed", 39, 41, ("新签约", "39 个", "41 个", "+2 个")),
    ("signed", 39, 39, ("新签约", "39 个", "39 个", "无变化")),
    ("signed", None, None, ("新签约", "—", "—", "无变化")),
    ("completion", 0.899, 0.912, ("完成率", "89.9%", "91.2%", "+1.3 个百分点")),
    ("completion", 0.89931, 0.89932, ("完成率", "89.931%", "89.932%", "+0.001 个百分点")),
    ("yoy", 0.105, -0.02, ("同比", "10.5%", "-2.0%", "-12.5 个百分点")),
    ("pace_gap", 0.066, 0.021, ("超欠序时", "+6.6 个百分点", "+2.1 个百分点", "-4.5 个百分点")),
])
def test_a_figure_before_and_after(name, before, after, told):
    assert change(name, before, after) == Change(*told)


def test_what_did_not_change_says_so():
    assert (change("signed", 3, 3).is_same, change("signed", 3, 4).is_same) == (True, False)
