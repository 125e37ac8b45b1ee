"""A year, a half-year or a quarter as the month that it stands for: its last or its first, as a mapping says."""

import re
from typing import Any

from data.cells.date_forms import MONTH, When, when
from data.cells.numerals import to_digits
from data.cells.values import BadValue, as_written, evened, is_empty

WHOLE_YEAR = re.compile(r"((?:19|20)\d{2})年?度?")
PART = re.compile(
    r"(?:((?:19|20)\d{2})年?度?)?(?:第?(?P<quarter>[1-4])季度?|Q(?P<q>[1-4])|前(?P<until>[1-4])个?季度?|(?P<half>[上下])半年)"
)


def month_of(cell: Any, year: int | None, is_start: bool) -> When | None:
    """The first (`is_start`) or last month of the period in a cell; None when it names no period, but a day, say.

    `year` is the sheet's own, for periods that name none; without it they are refused.
    """
    told = to_digits(evened(as_written(cell) or ""), spelled=True) if not is_empty(cell) else ""
    if found := WHOLE_YEAR.fullmatch(told):
        return when(int(found[1]), 1 if is_start else 12, 1, MONTH)
    if not (found := PART.fullmatch(told)):
        return None
    of_year = found[1] or year
    if not of_year:
        raise BadValue("日期没有写年份", "请写成 2026年一季度 这样")
    return when(int(of_year), _months(found)[0 if is_start else 1], 1, MONTH)


def _months(found: re.Match[str]) -> tuple[int, int]:
    if found["half"]:
        return (1, 6) if found["half"] == "上" else (7, 12)
    if found["until"]:
        return 1, 3 * int(found["until"])
    last = 3 * int(found["quarter"] or found["q"])
    return last - 2, last
