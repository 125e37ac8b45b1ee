"""Who is called first in the scoring."""

import pandas as pd

from wording.scores import headline, nobody, tie_note


def scores(*units):
    """rankings/scores of units with one item each: unit, group, total, rank."""
    frame = pd.DataFrame(units, columns=["unit", "unit_group", "total", "rank"])
    frame = frame.assign(unit_id=range(len(units)), is_chosen=True)
    return frame.astype({"total": "Float64", "rank": "Int64"})


def test_who_scores_most_is_named_group_by_group_and_the_tied_together():
    rows = scores(
        ("甲镇", "乡镇组", 93.64, 1), ("乙镇", "乡镇组", 93.64, 1), ("丙园", "园区组", 80, 1), ("丁园", "园区组", 70, 2)
    )  # fmt: skip
    assert headline(rows) == "考核得分居首：甲镇（乡镇组）93.6 分，乙镇（乡镇组）93.6 分，丙园（园区组）80.0 分"


def test_who_is_not_first_is_not_called_so_and_who_is_not_scored_is_left_out():
    rows = scores(("丙镇", "乡镇组", 61.5, 7), ("丁镇", "乡镇组", None, None))
    assert headline(rows) == "丙镇得 61.5 分，居乡镇组第 7 位"
    assert headline(scores(("丁镇", "乡镇组", None, None))) == "当前范围内没有计分的单位"


def test_chosen_units_are_named_with_their_scores_and_places_whoever_is_first():
    rows = scores(("甲镇", "乡镇组", 93.64, 1), ("乙镇", "乡镇组", 61.5, 7))
    rows["is_chosen"] = [False, True]
    assert headline(rows) == "乙镇得 61.5 分，居乡镇组第 7 位"


def test_a_chosen_unit_without_a_total_is_told_so_and_one_that_takes_no_part_too():
    rows = scores(("甲镇", "乡镇组", 93.64, 1), ("丁镇", "乡镇组", None, None))
    assert headline(rows.assign(is_chosen=[False, True])) == "丁镇能计分的不到方案的一半，没有总分"
    assert headline(rows.assign(is_chosen=False)) == "所选单位不参加考核"


def test_units_with_the_same_total_are_both_first_and_it_is_told_what_placed_them():
    rows = scores(("甲镇", "乡镇组", 93.64, 1), ("乙镇", "乡镇组", 93.64, 2), ("丙镇", "乡镇组", 70, 3))
    assert headline(rows) == "考核得分居首：甲镇（乡镇组）93.6 分，乙镇（乡镇组）93.6 分"
    assert tie_note(rows) == "总分相同的，到位资金多的在前"


def test_why_nobody_is_scored_is_the_filter_or_the_year():
    assert nobody("电子信息") == "没有可以计分的单位。考核看单位的全部工作，不能按产业、园区等分开：请取消这些筛选。"
    assert nobody() == (
        "没有可以计分的单位。当年没有下达任务，或截至这个月还没有数据：请在基础配置的“目标任务”中填写，或换一个月份。"
    )
