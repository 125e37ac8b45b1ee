"""Scores side by side: what is scored how high is read from the header, what doesn't count has no figure."""

import pandas as pd

from ui.views.scores import by_scheme


def tables(*scores):
    """by_scheme of literal rows, each table as its groups, headers and rows."""
    columns = ["unit_id", "unit_group", "unit", "rank", "total", "seq", "item", "points", "score"]
    frame = pd.DataFrame(scores, columns=columns).astype({"rank": "Int64", "total": "Float64", "score": "Float64"})
    return [(each.groups, list(each.headers.items()), plain(each.units)) for each in by_scheme(frame)]


def plain(units):
    """The rows, what is missing as None."""
    return units.astype(object).where(units.notna(), None).to_numpy().tolist()


def test_units_keep_their_order_and_items_stand_in_that_of_the_scheme():
    assert tables(
        ("B", "乡镇", "乙镇", 1, 90.0, 1, "到位资金完成率", 40.0, 36.2),
        ("B", "乡镇", "乙镇", 1, 90.0, 2, "开工率", 12.5, None),
        ("A", "乡镇", "甲镇", 2, 80.0, 1, "到位资金完成率", 40.0, 30.0),
        ("A", "乡镇", "甲镇", 2, 80.0, 2, "开工率", 12.5, 5.0),
    ) == [(
        "乡镇", [("到位资金完成率", "到位资金完成率（40）"), ("开工率", "开工率（12.5）")],
        [["乡镇", 1, "乙镇", 90.0, 36.2, None], ["乡镇", 2, "甲镇", 80.0, 30.0, 5.0]],
    )]


def test_groups_of_one_scheme_share_a_table_and_another_scheme_has_its_own():
    assert tables(
        ("A", "乡镇", "甲镇", 1, 80.0, 1, "开工率", 15.0, 12.0),
        ("X", "县直", "商务局", 1, 60.0, 1, "开工率", 15.0, 9.0),
        ("Z", "园区", "经开区", 1, 70.0, 1, "开工率", 20.0, 14.0),
    ) == [
        (
            "乡镇、县直", [("开工率", "开工率（15）")],
            [["乡镇", 1, "甲镇", 80.0, 12.0], ["县直", 1, "商务局", 60.0, 9.0]],
        ),
        ("园区", [("开工率", "开工率（20）")], [["园区", 1, "经开区", 70.0, 14.0]]),
    ]
