"""Who is called first in the scoring."""

import pandas as pd

from wording.scores import headline


def scores(*units):
    """rankings/scores of units with one item each: unit, group, total, rank."""
    frame = pd.DataFrame(units, columns=["unit", "unit_group", "total", "rank"]).assign(unit_id=range(len(units)))
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
