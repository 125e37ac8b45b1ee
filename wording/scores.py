"""Sentences about the scoring of units, from the answer of `rankings/scores`."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from wording import figures, sentences
from wording.figures import place
from wording.filters import EVERYTHING, NAMED
from wording.traced_sentence import Sentence, SentenceWriter


def nobody(whose: str = EVERYTHING) -> str:
    """Why there is nobody to be scored under those filters beside that of units, and what to do."""
    if whose != EVERYTHING:
        return "没有可以计分的单位。考核看单位的全部工作，不能按产业、园区等分开：请取消这些筛选。"
    return (
        "没有可以计分的单位。当年没有下达任务，或截至这个月还没有数据：请在基础配置的“目标任务”中填写，或换一个月份。"
    )


def headline(items: pd.DataFrame) -> Sentence:
    """Who scores most in each 考核分组, all with as much; of chosen units what they score, or that they aren't scored;
    of units that aren't first, the best one.
    """
    told, everyone = SentenceWriter(), items.drop_duplicates("unit_id")
    units = everyone[everyone["total"].notna()]
    if units.empty:
        return told.sentence("当前范围内没有计分的单位")
    if not everyone["is_chosen"].any():
        return told.sentence("所选单位不参加考核")
    chosen = everyone[everyone["is_chosen"]]
    if len(chosen) < len(everyone):
        shown = chosen.sort_values("rank", kind="stable").to_dict("records")
        more = f"等 {len(chosen)} 个单位" if len(chosen) > NAMED else ""
        return told.sentence("，".join(_placed(told, row) for row in shown[:NAMED]) + more)
    most = units[units["rank"] == 1].groupby("unit_group")["total"].max()
    first = units[units["total"] == units["unit_group"].map(most)]
    best = [
        f"{row['unit']}（{row['unit_group']}）{told.cell(row, 'total', figures.score, unit_id=row['unit_id'])} 分"
        for row in first.to_dict("records")
    ]
    if best:
        return told.sentence(f"考核得分居首：{'，'.join(best)}")
    return told.sentence(_placed(told, units.loc[units["rank"].astype("Int64").idxmin()].to_dict()))


def tie_note(items: pd.DataFrame) -> str:
    """What decided between units with the same total."""
    return sentences.tie_note(items.drop_duplicates("unit_id"), "total", "总分", write=figures.score)


def _placed(told: SentenceWriter, row: Mapping[str, Any]) -> str:
    if figures.is_missing(row["total"]):
        return f"{row['unit']}能计分的不到方案的一半，没有总分"
    mine = {"unit_id": row["unit_id"]}
    much = told.cell(row, "total", figures.score, **mine)
    return f"{row['unit']}得 {much} 分，居{row['unit_group']}{told.cell(row, 'rank', place, **mine)}"
