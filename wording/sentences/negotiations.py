"""What is said of projects in talks: how many, how sure, who is silent, what was won and lost."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import pandas as pd

from wording.figures import count, is_missing, money, rate
from wording.filters import EVERYTHING
from wording.kept import SENTENCES
from wording.rows import Rows
from wording.sentences.projects import begun
from wording.traced_sentence import Sentence, SentenceWriter


@SENTENCES.keep
def talks(counts: Mapping[str, Any], whose: str = EVERYTHING) -> Sentence:
    """ "在谈 14 个，拟投资 145.20 亿元，按把握折算 63.74 亿元；4 个超过 30 天没有动静"."""
    told = SentenceWriter()
    if not counts["talks"]:
        return told.sentence(begun(whose, "没有在谈项目"))
    parts = [f"在谈 {told.cell(counts, 'talks', count)}"]
    if not is_missing(counts["planned_investment"]):
        parts.append(f"拟投资 {told.cell(counts, 'planned_investment', money)}")
    if counts["with_probability"]:
        text = "" if counts["with_probability"] == counts["talks"] else "填了把握的"
        parts.append(f"{text}按把握折算 {told.cell(counts, 'weighted', money)}")
    silent = f"；{told.cell(counts, 'stale', count)}{_silent(told, counts)}" if counts["stale"] else ""
    return told.sentence(begun(whose, "，".join(parts) + silent))


def _silent(told: SentenceWriter, counts: Mapping[str, Any]) -> str:
    return f"超过 {told.cell(counts, 'silent_limit', partial(count, measure='天'))}没有动静"


@SENTENCES.keep
def late_steps(counts: Mapping[str, Any]) -> Sentence:
    """How many have a next step whose day is past; '' for none."""
    told = SentenceWriter()
    return told.sentence(f"下一步过期 {told.cell(counts, 'overdue_steps', count)}" if counts["overdue_steps"] else "")


@SENTENCES.keep
def outcomes(counts: Mapping[str, Any], whose: str = EVERYTHING) -> Sentence:
    """ "本年谈成 4 个、流失 4 个，签约率 50.0%；流失的拟投资 31.60 亿元"."""
    told = SentenceWriter()
    if not counts["won"] and not counts["lost"]:
        return told.sentence(begun(whose, "本年没有在谈台账上谈成或流失的项目"))
    text = f"本年谈成 {told.cell(counts, 'won', count)}、流失 {told.cell(counts, 'lost', count)}"
    text += f"，签约率 {told.cell(counts, 'win_rate', rate)}"
    if counts["lost"] and not is_missing(counts["lost_investment"]):
        text += f"；流失的拟投资 {told.cell(counts, 'lost_investment', money)}"
    return told.sentence(begun(whose, text))


@SENTENCES.keep
def reasons(lost: pd.DataFrame) -> Sentence:
    """Why most were lost: the reasons that most share, and where they went."""
    told = SentenceWriter()
    if lost.empty:
        return told.sentence("没有流失的项目")
    most = lost[lost["negotiations"] == lost["negotiations"].max()]
    names = list(dict.fromkeys(most["lost_reason"]))
    if len(names) > 1:
        return told.sentence(f"{count(len(lost))}项目的流失原因分散在{'、'.join(sorted(set(lost['lost_reason'])))}")
    same = Rows(lost).meeting(f"lost_reason={names[0]}")
    return told.sentence(f"流失最多的原因是{names[0]}，{told.count(same)}")


@SENTENCES.keep
def clocks(rows: pd.DataFrame, whose: str = EVERYTHING) -> Sentence:
    """ "本年首次对接的客商：首次答复按时率 60.0%，研判 50.0%，反馈企业 70.0%"."""
    told = SentenceWriter()
    known = rows[rows["owed"] > 0]
    if known.empty:
        return told.sentence(begun(whose, "本年没有首次对接的项目，服务时限没有数"))
    parts = [f"{row['clock']} {told.cell(row, 'kept_rate', rate, clock=row['clock'])}" for _, row in known.iterrows()]
    return told.sentence(begun(whose, f"服务时限按时率：{'，'.join(parts)}"))
