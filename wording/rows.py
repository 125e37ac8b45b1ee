"""Which rows of an answer a figure is of: conditions that a reader of 数据来源 understands and that choose the rows, so
that a count and what is said of its origin can't differ.

A condition names a column: unit=荻浦镇, pace_gap>=0, completion≠ (is not missing), target= (is missing),
region∈长三角、珠三角; several are joined with ，. A missing value meets none but `target=`.
"""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any

import pandas as pd

from wording.figures import is_missing

JOINED = "，"  # between conditions
TRUTHS = {"True": "true", "False": "false"}
_CONDITION = re.compile(r"(\w+)(>=|≠|∈|=|<|>)(.*)")


@dataclass(frozen=True)
class Rows:
    """The rows of an answer that meet the conditions `where`: all of them at first."""

    frame: pd.DataFrame
    where: str = ""

    def meeting(self, *conditions: str) -> "Rows":
        """Those that meet these conditions, too."""
        frame = self.frame
        for condition in conditions:
            frame = frame[_meets(frame, condition)]
        return Rows(frame, joined(self.where, *conditions))

    def __len__(self) -> int:
        return len(self.frame)


def joined(*conditions: str) -> str:
    """Conditions as one; empty ones are left out."""
    return JOINED.join(filter(None, conditions))


def rows_where(**where: Any) -> str:
    """The condition that those columns have those values: unit=荻浦镇，light=红. A missing value is left empty."""
    return JOINED.join(f"{name}={_plain(value)}" for name, value in where.items())


def column_in(condition: str) -> str:
    """The column that a condition is about."""
    return _parts(condition)[0]


def _parts(condition: str) -> tuple[str, str, str]:
    found = _CONDITION.fullmatch(condition)
    if found is None:
        raise ValueError(f"{condition!r} is no condition")
    return found[1], found[2], found[3]


def _meets(frame: pd.DataFrame, condition: str) -> pd.Series:
    name, sign, wanted = _parts(condition)
    values = frame[name]
    if not wanted:
        return values.notna() if sign == "≠" else values.isna()
    if sign == "∈":
        return values.isin(wanted.split("、"))
    if sign == "=" and not _is_number(wanted):
        return values.astype("string").replace(TRUTHS).eq(wanted).fillna(False).astype(bool)
    numbers, limit = values.astype("Float64"), float(wanted)
    met = {"=": numbers.eq, ">": numbers.gt, ">=": numbers.ge, "<": numbers.lt}[sign](limit)
    return met.fillna(False).astype(bool)


def _is_number(text: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", text) is not None


def _plain(value: Any) -> str:
    """A value as SQL writes it."""
    if is_missing(value):
        return ""
    return f"{value:%Y-%m-%d}" if isinstance(value, dt.date) else TRUTHS.get(str(value), str(value))
