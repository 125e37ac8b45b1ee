"""A table as the field prints it: which columns, the heads over those that belong together, its 合计, its unit."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from wording.cells import NUMERIC, UNITS, Cell, sheet
from wording.columns import column, column_of
from wording.figures import MISSING
from wording.totals import WORD, Rules, totals

MONEY = "单位：万元"
UPRIGHT = 8  # an answer of one row with more columns is printed a line a figure


@dataclass(frozen=True)
class Printed:
    """`heads`: over each column what it shares with its neighbours, "" where nothing; `kinds`: of the columns; `total`:
    [] where none adds up; `unit`: the line of the unit of amounts, "" without amounts.
    """

    heads: list[str]
    header: list[str]
    kinds: list[str]
    rows: list[list[Cell]]
    total: list[Cell]
    unit: str


def printed(frame: pd.DataFrame, rules: Rules) -> Printed:
    """An answer as it is printed; the sheet's line says the unit of its amounts, their heads needn't."""
    names = [str(name) for name in frame.columns if is_printed(frame, str(name))]
    header, rows = sheet(frame, names)
    unit = MONEY if any(column(name).kind == "money" and "metric" not in frame for name in names) else ""
    heads = [each.removesuffix(UNITS["money"]) for each in header] if unit else header
    if len(rows) == 1 and len(heads) > UPRIGHT:
        lines: list[list[Cell]] = [list(line) for line in zip(heads, rows[0], strict=True)]
        return Printed([""] * 2, ["指标", "数值"], ["text"] * 2, lines, [], unit)
    kinds = [column_of(frame, name).kind for name in names]
    return Printed(_shared(names), heads, kinds, rows, _total(frame, rules, names, kinds), unit)


def is_printed(frame: pd.DataFrame, name: str) -> bool:
    """Whether a column stands in a table that is read by itself: not what sentences are made from, nor a mark that
    every row bears.
    """
    is_mark = name == "is_chosen" and bool(frame[name].fillna(False).all())
    return column(name).is_printed and not is_mark


def _shared(names: Sequence[str]) -> list[str]:
    """The head of each column, where it has it in common with the one beside it."""
    heads = ["", *(column(name).head for name in names), ""]
    return [
        head if head in (before, behind) else ""
        for before, head, behind in zip(heads, heads[1:], heads[2:], strict=False)
    ]


def _total(frame: pd.DataFrame, rules: Rules, names: Sequence[str], kinds: Sequence[str]) -> list[Cell]:
    told = totals(frame, rules)
    if not any(told.get(name) is not None for name in names):
        return []
    row = pd.DataFrame({name: [told.get(name)] for name in names}, dtype="object")
    (cells,) = sheet(row, names)[1]
    filled: list[Cell] = [
        (MISSING if cell is None else cell) if kind in NUMERIC else None
        for cell, kind in zip(cells, kinds, strict=True)
    ]
    return [WORD, *filled[1:]]
