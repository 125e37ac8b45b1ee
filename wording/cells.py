"""The values of an answer as cells: Chinese headers with units, numbers that stay numbers, words for the rest."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pandas as pd

from wording.columns import Column, column_of
from wording.figures import MISSING
from wording.metrics import METRICS

FLAGS = {True: "是", False: "否"}
# What the project counts in, as the metrics and these name it.
FIGURES = {"reported": "上报实施", "industrial": "上报工业", **{name: each.label for name, each in METRICS.items()}}
LEVELS = {"fail": "■ 必改", "warn": "▲ 提醒", "info": "○ 参考"}
LIGHTS = {"绿": "● 绿", "黄": "▲ 黄", "红": "■ 红", "未报计划": "○ 未报计划"}
UNITS = {"money": "（万元）", "rate": "（%）", "gap": "（百分点）", "land": "（亩）"}
NUMERIC = {"money", "rate", "gap", "land", "count", "rank", "places", "number", "score"}
FORMULA = ("=", "+", "-", "@", "\t", "\r")

Cell = str | float | int | None


def sheet(frame: pd.DataFrame, columns: Sequence[str] | None = None) -> tuple[list[str], list[list[Cell]]]:
    """(header, rows) as they are written to a file."""
    names = [str(name) for name in (columns or frame.columns)]
    known = {name: column_of(frame, name) for name in names}
    header = [known[name].label + UNITS.get(known[name].kind, "") for name in names]
    cells = [_cells(frame[name], known[name]) for name in names]
    return header, [list(row) for row in zip(*cells, strict=True)]


def quoted(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _cells(values: pd.Series, known: Column) -> list[Cell]:
    if known.kind in NUMERIC:
        scale = 100 if known.kind in ("rate", "gap") else 1
        return [None if pd.isna(value) else _number(value, scale) for value in values]
    return [None if text == MISSING else quoted(text) for text in worded(values, known)]


def _number(value: Any, scale: int) -> float | int:
    number = round(Decimal(str(value)) * scale, 6)
    return int(number) if number == number.to_integral_value() else float(number)


def worded(values: pd.Series, known: Column) -> pd.Series:
    """A column of texts, dates, truths or lists as the words that a reader sees."""
    return values.map(lambda value: word(value, known), na_action=None).astype("str")


def word(value: Any, known: Column) -> str:
    """A text, date, truth or list in the words that a reader sees."""
    if known.kind == "list":
        return "、".join(FIGURES.get(str(part), str(part)) for part in ([] if value is None else value)) or MISSING
    if pd.isna(value):
        return MISSING
    if known.kind == "flag":
        return FLAGS[bool(value)]
    if known.kind == "month" and isinstance(value, int):  # of any year
        return f"{value}月"
    if known.kind in ("day", "month"):
        return f"{value:%Y-%m-%d}" if known.kind == "day" else f"{value:%Y-%m}"
    if known.label == "级别":
        return LEVELS.get(str(value), str(value))
    if known.label == "指标":
        return FIGURES.get(str(value), str(value))
    return str(value)
