"""What the sentences have in common."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import pandas as pd

from wording.figures import is_missing
from wording.filters import EVERYTHING, NAMED
from wording.rows import Rows
from wording.traced_sentence import SentenceWriter

DIGITS = "零一两三四五六七八九十"  # before a measure word two is 两


def of(whose: str) -> str:
    """The beginning of a sentence about a part of the county: "西岭镇："; nothing for the whole."""
    return "" if whose == EVERYTHING else f"{whose}："


def nothing(whose: str, what: str, how: str = "") -> str:
    """That there is none, of whom, and what to do: `how` where nothing was filtered, for then none is kept."""
    if whose == EVERYTHING:
        return f"没有{what}。{how}"
    return f"{whose}没有{what}。放宽筛选，可以看其他的。"


def added(values: Iterable[Any]) -> Decimal:
    """The sum of what is known: to choose words and units by, never to be printed."""
    return sum((Decimal(str(value)) for value in values if not is_missing(value)), Decimal(0))


class Foremost(NamedTuple):
    """Who has most, with all that have as much: `row` is one of them."""

    row: pd.Series
    names: str
    level: str  # 并列 where there are several
    each: str  # and 各 before what each has


def foremost(told: SentenceWriter, rows: Rows, column: str, name: Callable[[pd.Series], str]) -> Foremost:
    """Those with most in `column`, named, the tied ones together; many are counted."""
    values = rows.frame[column].astype("Float64")
    first = rows.frame[values == values.max()]
    row, names = first.iloc[0], enumerated([name(one) for _, one in first.head(NAMED).iterrows()])
    if len(first) > NAMED:
        names += f"等 {told.count(rows.meeting(f'{column}={row[column]}'))}"
    return Foremost(row, names, *(("并列", "各 ") if len(first) > 1 else ("", "")))


def enumerated(names: Sequence[str]) -> str:
    """甲镇、乙镇、丙镇; where a name holds such a mark itself: 县委常委、统战部部长，县委书记和县长."""
    if len(names) > 1 and any("、" in name for name in names):
        return f"{'，'.join(names[:-1])}和{names[-1]}"
    return "、".join(names)


def picked(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that a filter on what they compare has chosen; none when there is no such filter."""
    chosen = rows["is_chosen"].fillna(True).astype(bool)
    return rows.iloc[0:0] if chosen.all() else rows[chosen]
