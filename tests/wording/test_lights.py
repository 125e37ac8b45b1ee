import pytest

from wording.lights import why


def reason(rule, level=0, stage=None, figure=None, other=None):
    return {"rule": rule, "level": level, "stage": stage, "figure": figure, "other": other}


@pytest.mark.parametrize("broken, says", [
    (reason("suspended", 3), "已停建"),
    (reason("unstarted", 1, figure=7.0), "签约已 7 个月仍未开工"),
    (reason("late", 2, "投产", 1234.0), "投产超计划 1,234 天"),
    (reason("slow", 1, figure=11.65), "完成年度计划慢于序时进度 11.7 个百分点"),
    (reason("slow", 2, figure=11.65, other=3.0), "完成年度计划慢于序时进度 11.7 个百分点，已连续 3 个月"),
    (reason("unfunded", 1, figure=0.0, other=0.4364), "资金到位率 0.0%，建设期已过 43.6%"),
    (reason("stalled", 1, figure=2.0), "停滞：2 个月以上没有新情况"),
    (reason("done"), "已投产"),
    (reason("unplanned"), "没有报送年度计划和节点计划"),
    (reason("no_plan"), "节点未超期，未报年度计划"),
    (reason("on_plan"), "按计划推进"),
])  # fmt: skip
def test_each_rule_says_its_figures(broken, says):
    assert why([broken]) == says


def test_the_gravest_stands_first_and_equals_stand_in_the_order_of_the_rules():
    late, slow = reason("late", 1, "开工", 80.0), reason("slow", 2, figure=25.0)
    unfunded = reason("unfunded", 1, None, 0.1, 1.0)
    assert why([late, slow, unfunded]) == (
        "完成年度计划慢于序时进度 25.0 个百分点；开工超计划 80 天；资金到位率 10.0%，建设期已过 100.0%"
    )


def test_what_is_behind_and_breaks_no_rule_is_not_yet_yellow():
    assert why([reason("late", 0, "开工", 12.0), reason("slow", 0, figure=3.0)]) == (
        "开工超计划 12 天，完成年度计划慢于序时进度 3.0 个百分点，未到黄灯标准"
    )
