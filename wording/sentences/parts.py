"""What the sentences have in common."""

from collections.abc import Iterable, Sized
from decimal import Decimal
from typing import Any

import pandas as pd

from wording.figures import count, is_missing
from wording.filters import EVERYTHING
from wording.said import Telling

DIGITS = "零一两三四五六七八九十"  # before a measure word two is 两


def of(whose: str) -> str:
    """The beginning of a sentence about a part of the county: "西岭镇："; nothing for the whole."""
    return "" if whose == EVERYTHING else f"{whose}："


def counted(told: Telling, rows: Sized | int, where: str = "") -> str:
    """How many rows there are: "7 个"."""
    many = rows if isinstance(rows, int) else len(rows)
    return told.figure(count(many), many, "count(*)", where)


def added(values: Iterable[Any]) -> Decimal:
    """The sum of what is known."""
    return sum((Decimal(str(value)) for value in values if not is_missing(value)), Decimal(0))


def picked(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that a filter on what they compare has chosen; none when there is no such filter."""
    chosen = rows["is_chosen"].fillna(True).astype(bool)
    return rows.iloc[0:0] if chosen.all() else rows[chosen]
