"""The scores of units as tables: one a scheme, a row a unit, a column an item."""

from dataclasses import dataclass

import pandas as pd

UNIT = ["unit_group", "rank", "unit", "total"]


@dataclass(frozen=True)
class Scored:
    """The units of the 考核分组 that one scheme is for: UNIT, then a column an item; `headers` carry the points.
    `scores`: their rows of the answer.
    """

    groups: str
    scores: pd.DataFrame
    units: pd.DataFrame
    headers: dict[str, str]


def by_scheme(scores: pd.DataFrame) -> list[Scored]:
    """`rankings/scores` with its items side by side: 开工率（15）. Groups whose schemes are alike share a table."""
    of_group = {
        group: tuple(rows.drop_duplicates("item").sort_values("seq")[["item", "points"]].itertuples(index=False))
        for group, rows in scores.groupby("unit_group", sort=False)
    }
    alike: dict[tuple[tuple[str, float], ...], list[str]] = {}
    for group, scheme in of_group.items():
        alike.setdefault(scheme, []).append(group)
    return [_scored(scores[scores["unit_group"].isin(groups)], scheme, groups) for scheme, groups in alike.items()]


def _scored(scores: pd.DataFrame, scheme: tuple[tuple[str, float], ...], groups: list[str]) -> Scored:
    headers = {item: f"{item}（{points:g}）" for item, points in scheme}
    units = scores.drop_duplicates("unit_id").set_index("unit_id")[UNIT]
    wide = units.join(scores.pivot(index="unit_id", columns="item", values="score")[list(headers)])
    return Scored("、".join(groups), scores.reset_index(drop=True), wide.reset_index(drop=True), headers)
