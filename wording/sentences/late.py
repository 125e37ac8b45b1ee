"""How much a month grows after its first report, and what that says of this one."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd

from wording.figures import count, is_missing, money, rate
from wording.filters import EVERYTHING
from wording.kept import SENTENCES
from wording.sentences.parts import of
from wording.traced_sentence import Sentence, SentenceWriter


@SENTENCES.keep
def late(months: pd.DataFrame, as_of: dt.date, whose: str = EVERYTHING) -> Sentence:
    """What the month will come to, by how much months grow after their first report.

    "10月到位资金预计最终 5.84 亿元：首报 5.59 亿元，以往各月首报以后一般再增 4.6%（19 个月的中位数）".
    """
    told = SentenceWriter()
    if months.empty:
        return told.sentence(f"{of(whose)}还没有首报记录")
    row = dict(months.iloc[-1])
    begins = f"{of(whose)}{row['month'].month}月到位资金"
    own = {"month": row["month"]}
    if row["month"].date() != as_of:
        return told.sentence(f"{of(whose)}{as_of.month}月没有首报，不推算最终数")
    if not row["first_reported"] > 0:
        return told.sentence(f"{begins}在首报期限内没有报，不推算最终数")
    if is_missing(row["expected_final"]):
        known = told.cell(row, "months_known", _months, **own)
        return told.sentence(f"{begins}不推算最终数：知道首报以后增减多少的只有 {known}")
    text = f"{begins}预计最终 {told.cell(row, 'expected_final', money, **own)}"
    text += f"：首报 {told.cell(row, 'first_reported', money, **own)}"
    text += f"，以往各月首报以后一般{_later(told, row, own)}"
    return told.sentence(f"{text}（{told.cell(row, 'months_known', _months, **own)}的中位数）")


def _later(told: SentenceWriter, row: Mapping[str, Any], own: Mapping[str, Any]) -> str:
    if _size(row["usual_growth"]) == rate(0):
        return "没有增减"
    more = "再增" if row["usual_growth"] > 0 else "减少"
    return f"{more} {told.cell(row, 'usual_growth', _size, **own)}"


def _size(value: Any) -> str:
    return rate(abs(value))


def _months(number: Any) -> str:
    return count(number, "个月")


@SENTENCES.keep
def late_units(units: pd.DataFrame) -> Sentence:
    """Who adds most: "首报以后补得最多的是澜口食品产业园，5,528 万元，比首报多 36.5%"; of one alone, what it added."""
    told = SentenceWriter("changes/late_units")
    grown = units[units["late_amount"] > 0]
    if grown.empty:
        return told.sentence("首报以后没有单位补报")
    row: Mapping[str, Any] = dict(grown.iloc[0])
    added = told.cell(row, "late_amount", money, unit=row["unit"])
    alone = f"{row['unit']}首报以后补报 {added}"
    text = alone if len(units) == 1 else f"首报以后补得最多的是{row['unit']}，{added}"
    if not is_missing(row["late_growth"]):
        text += f"，比首报多 {told.cell(row, 'late_growth', rate, unit=row['unit'])}"
    return told.sentence(text)
