"""Scores side by side: what is scored how high is read from the header, what doesn't count has no figure."""

import pandas as pd

from ui.scores import by_item


def rows(*scores):
    columns = ["unit_id", "unit_group", "unit", "rank", "total", "seq", "item", "points", "score"]
    return pd.DataFrame(scores, columns=columns).astype({"rank": "Int64", "total": "Float64", "score": "Float64"})


def test_units_keep_their_order_and_items_stand_in_that_of_the_scheme():
    frame, headers = by_item(rows(
        ("B", "乡镇", "乙镇", 1, 90.0, 1, "到位资金完成率", 40.0, 36.2),
        ("B", "乡镇", "乙镇", 1, 90.0, 2, "开工率", 12.5, None),
        ("A", "乡镇", "甲镇", 2, 80.0, 1, "到位资金完成率", 40.0, 30.0),
        ("A", "乡镇", "甲镇", 2, 80.0, 2, "开工率", 12.5, 5.0),
    ))
    assert headers == {"到位资金完成率": "到位资金完成率（40）", "开工率": "开工率（12.5）"}
    assert frame.astype(object).where(frame.notna(), None).values.tolist() == [
        ["乡镇", 1, "乙镇", 90.0, 36.2, None], ["乡镇", 2, "甲镇", 80.0, 30.0, 5.0],
    ]


def test_groups_with_schemes_of_their_own_share_a_column_that_says_both_points():
    frame, headers = by_item(rows(
        ("A", "乡镇", "甲镇", 1, 80.0, 1, "开工率", 15.0, 12.0),
        ("Z", "园区", "经开区", 1, 70.0, 1, "新投产", 80.0, 60.0),
        ("Z", "园区", "经开区", 1, 70.0, 2, "开工率", 20.0, 10.0),
    ))
    assert headers == {"开工率": "开工率（15/20）", "新投产": "新投产（80）"}
    assert list(frame.columns) == ["unit_group", "rank", "unit", "total", "开工率", "新投产"]
