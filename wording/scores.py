"""Sentences about the scoring of units, from the answer of `rankings/scores`."""

import pandas as pd

from wording import figures
from wording.figures import place
from wording.said import Said, Telling


def headline(items: pd.DataFrame) -> Said:
    """Who scores most in each 考核分组; of units that aren't first, the best one and its place."""
    told = Telling()
    units = items[items["total"].notna()].drop_duplicates("unit_id")
    if units.empty:
        return told.sentence("当前范围内没有计分的单位")
    first = units[units["rank"] == 1]
    best = [
        f"{row['unit']}（{row['unit_group']}）{told.cell(row, 'total', figures.score, unit_id=row['unit_id'])} 分"
        for row in first.to_dict("records")
    ]
    if best:
        return told.sentence(f"考核得分居首：{'，'.join(best)}")
    row = units.loc[units["rank"].astype("Int64").idxmin()]
    mine = {"unit_id": row["unit_id"]}
    much = told.cell(row, "total", figures.score, **mine)
    return told.sentence(f"{row['unit']}得 {much} 分，居{row['unit_group']}{told.cell(row, 'rank', place, **mine)}")
