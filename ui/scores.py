"""The scores of units as a table: a row a unit, a column an item."""

import pandas as pd

UNIT = ["unit_group", "rank", "unit", "total"]


def by_item(scores: pd.DataFrame) -> tuple[pd.DataFrame, dict[str, str]]:
    """`rankings/scores` with its items side by side; and each item's header, with its points: 开工率（15）.

    Where 考核分组 have schemes of their own, an item may have several: 开工率（15/20）.
    """
    items = list(dict.fromkeys(scores.sort_values("seq", kind="stable")["item"]))
    units = scores.drop_duplicates("unit_id").set_index("unit_id")[UNIT]
    wide = units.join(scores.pivot(index="unit_id", columns="item", values="score")[items])
    points = {item: scores.loc[scores["item"] == item, "points"].unique() for item in items}
    headers = {item: f"{item}（{'/'.join(f'{each:g}' for each in points[item])}）" for item in items}
    return wide.reset_index(drop=True), headers
