"""Whether a sheet's title, its name and the name of its file agree on the month that it is about."""

import datetime as dt
import re
from typing import NamedTuple

from data.cells.dates import FILLED_IN, SPAN, spoken
from data.cells.numerals import to_digits
from data.cells.values import plain

# A day is when something was done or sent (12月5日报送), not what a sheet is about.
MONTHS = re.compile(
    r"(?<!\d)(?:(?P<year>20\d{2})(?:年度?|[-./]))?(?P<month>\d{1,2})月(?!\d{1,2}[日号])"
    r"|(?<!\d)(?P<of_year>20\d{2})(?:[-./](?P<number>\d{1,2})(?![\d./月-])|(?P<digits>0[1-9]|1[0-2])(?!\d))"
)
UNTIL = re.compile(r"截[至止]到?(?:20\d{2}年)?(\d{1,2})月\d{1,2}[日号]")
QUARTER, HALF = re.compile(r"(?<!\d)[前第]?([1-4])个?季度?"), re.compile("([上下])半年")


class Named(NamedTuple):
    """A month that a line names, with its year where the line says it."""

    year: int | None
    month: int

    def may_be(self, other: "Named") -> bool:
        """Whether both may mean one month."""
        return self.month == other.month and (not self.year or not other.year or self.year == other.year)


def clash(titles: list[str], sheet: str, file: str) -> str:
    """What the title and the sheet's name (where that names no month, the file's) say, in Chinese; '' if they agree.

    The name of a file that spans months (1-11月) speaks of no single one. A title is a line above the header that isn't
    about when and by whom the form was filled in: the first that names year and month, else the first of all.
    """
    lines = [named(title) for title in titles if not FILLED_IN.search(title)]
    title = next((each for each in lines if any(one.year for one in each)), lines[0] if lines else [])
    in_sheet = [] if sheet == file else named(sheet)
    in_file = [] if SPAN.search(to_digits(plain(file), spelled=True)) else named(file)
    other, what = (in_sheet, "工作表名") if in_sheet else (in_file, "文件名")
    if not title or not other or any(one.may_be(each) for one in title for each in other):
        return ""
    with_year = title[0].month == other[0].month
    return f"标题写 {_told(title[0], with_year)}、{what}写 {_told(other[0], with_year)}"


def named(line: str) -> list[Named]:
    """The months that a line names, in their order."""
    found = [match.groupdict() for match in MONTHS.finditer(spoken(line))]
    months = [
        Named(int(year) if (year := each["year"] or each["of_year"]) else None, int(number))
        for each in found
        if (number := each["month"] or each["number"] or each["digits"])
    ]
    return [each for each in months if 1 <= each.month <= 12]


def since(lines: list[str], month: dt.date | None) -> int | None:
    """The first month of a range (1-3月) that a line names and that ends with the month; None when none does."""
    if month is None:
        return None
    for line in lines:
        told = to_digits(plain(line), spelled=True)
        for found in SPAN.finditer(told):
            first, last = (int(number) for number in re.findall(r"\d+", told[found.start() :])[:2])
            if 1 <= first < last == month.month:
                return first
    return None


def first_of(lines: list[str]) -> tuple[Named, ...]:
    """The months that the first line says that names any; a line about when the form was filled in isn't asked."""
    said = (tuple(named(line)) for line in lines if not FILLED_IN.search(line))
    return next((months for months in said if months), ())


def last_of(lines: list[str], year: int) -> dt.date | None:
    """The last month that a line says of the year which it names: of 2026年1—3月 March; None when no line says any.

    A year borrowed from such a line gives no later month. The first line that names year and month is asked.
    """
    for line in lines:
        if not FILLED_IN.search(line) and (months := _of_year(line, year)):
            return dt.date(year, max(months), 1)
    return None


def _of_year(line: str, year: int) -> list[int]:
    told = spoken(line)
    if not re.search(rf"(?<!\d){year}(?:0[1-9]|1[0-2])?(?!\d)", told):
        return []
    months = [each.month for each in named(line) if each.year in (None, year)]
    months += [int(found) for found in UNTIL.findall(told)]
    months += [3 * int(found) for found in QUARTER.findall(told)]
    months += [12 if half == "下" else 6 for half in HALF.findall(told)]
    return [month for month in months if 1 <= month <= 12]


def _told(named: Named, with_year: bool) -> str:
    return f"{named.year} 年 {named.month} 月" if with_year else f"{named.month} 月"
