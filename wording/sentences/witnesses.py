"""Whether others say of a project's money what its unit says."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from wording.figures import count, money, rate
from wording.filters import EVERYTHING
from wording.kept import SENTENCES
from wording.rows import Rows
from wording.sentences.projects import begun
from wording.traced_sentence import Sentence, SentenceWriter

WITNESSES = {"企业": "企业自报", "纳统": "纳统", "税务": "税务"}


@SENTENCES.keep
def witnesses(counts: Mapping[str, Any], whose: str = EVERYTHING) -> Sentence:
    """ "54 个项目有旁证：51 个相符，3 个相差超过 5.0%"."""
    told = SentenceWriter()
    if not counts["projects"]:
        return told.sentence(begun(whose, "今年还没有项目到位资金"))
    if not counts["witnessed"]:
        return told.sentence(begun(whose, f"{told.cell(counts, 'projects', count)}有到位资金的项目都还没有旁证"))
    text = f"{told.cell(counts, 'witnessed', count)}项目有旁证："
    if counts["agreeing"] == counts["witnessed"]:
        return told.sentence(begun(whose, f"{text.removesuffix('：')}，都与单位所报相符"))
    parts = [f"{told.cell(counts, 'agreeing', count)}相符"] if counts["agreeing"] else []
    if counts["differing"]:
        apart = f"{told.cell(counts, 'differing', count)}相差超过"
        parts.append(f"{apart} {told.cell(counts, 'tolerance', rate)}")
    if counts["uncompared"]:
        parts.append(f"{told.cell(counts, 'uncompared', count)}没有可比的数")
    return told.sentence(begun(whose, text + "，".join(parts)))


def witnessed_part(counts: Mapping[str, Any]) -> str:
    """Of how many projects there is a witness at all, and how many have how many."""
    named = (("three_witnesses", "三方"), ("two_witnesses", "两方"), ("one_witness", "一方"))
    many = "、".join(f"{name} {count(counts[column])}" for column, name in named if counts[column])
    return f"当年有到位资金或旁证的 {count(counts['projects'])}项目中 {count(counts['witnessed'])}有旁证（{many}）"


@SENTENCES.keep
def gaps(rows: pd.DataFrame, counts: Mapping[str, Any]) -> Sentence:
    """Of which project unit and witness are farthest apart: "澜芯线路板项目相差最多：单位所报比企业自报多 1.11 亿元".

    rows: `checks/witnesses`, of those that don't agree the widest gap each, the largest first.
    """
    told, first = SentenceWriter(), rows.iloc[0]
    side, column = ("多", "reported_more") if first["gap"] > 0 else ("少", "reported_less")
    if len(Rows(rows)) == 1:
        much = told.cell(counts, column, money)
        return told.sentence(f"{first['project']}：单位所报比{WITNESSES[first['witness']]}{side} {much}")
    sums = (("多于旁证的", "reported_more"), ("少于旁证的", "reported_less"))
    both = "，".join(f"{word}合计 {told.cell(counts, name, money)}" for word, name in sums if counts[name])
    return told.sentence(f"相差最多的是{first['project']}；单位所报{both}")
