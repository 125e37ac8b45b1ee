"""The forms in which one date is written for certain, each with the precision that it gives."""

import datetime as dt
import re
from typing import NamedTuple

from data.cells.values import BadValue

DAY, TEN_DAY, MONTH, YEAR = "day", "ten_day", "month", "year"
EARLIEST, LATEST = 1980, 2100
SERIALS = range(25569, 73051)  # 1970 to 2099 as the spreadsheets number days
SERIAL_ZERO = dt.date(1899, 12, 30)
SECONDS, MILLISECONDS = range(10**9, 5 * 10**9), range(10**11, 5 * 10**12)  # since 1970, as systems export them
CHINA = dt.timezone(dt.timedelta(hours=8))
NEAR = dt.timedelta(minutes=10)  # so close before midnight the next day is meant
TEN_DAYS = {"上旬": 5, "中旬": 15, "下旬": 25, "初": 5, "中": 15, "底": 25, "末": 25}
HOW = "请写成 2024-03-05、2024年3月5日、2024年3月 或 2024年3月上旬"

PART = "(上旬|中旬|下旬|初|中|底|末)?"
FULL = re.compile(r"(\d{4}|\d{2})([年./-])(\d{1,2})(?:月|(?!年)\2)(\d{1,2})[日号]?")
COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})?")
YEAR_MONTH = re.compile(r"(\d{4}|\d{2}(?=年))(?:年度?|[./-])(\d{1,2})(?:月份?)?" + PART)
MONTH_DAY = re.compile(r"(\d{1,2})月(\d{1,2})[日号]?")
MONTH_ONLY = re.compile(r"(\d{1,2})月份?" + PART)
WHOLE_YEAR = re.compile(r"(\d{4})(?:年度?)?(底|末|初|内)?")
YEARLESS = re.compile("[今本当]?年(?=度?[底末初内中上下]|[1-4第]?[1-4]季度|\\d{1,2}月)")
NUMERIC = re.compile(r"\d{5}(?:\.\d+)?|\d{10}|\d{13}")


class When(NamedTuple):
    """A date and how exactly it was given: day, ten_day (5th, 15th, 25th), month (1st), year (1 January)."""

    date: dt.date
    precision: str


def exact(written: str, year: int | None) -> When | None:
    """The date that an evened text is; None when it has another form. `year` is the sheet's own.

    Raises BadValue for a date that no calendar has, and for one without a year when the sheet names none.
    """
    if NUMERIC.fullmatch(written):
        return from_number(float(written))
    if match := FULL.fullmatch(written):
        return when(_year(match[1]), int(match[3]), int(match[4]))
    if match := COMPACT.fullmatch(written):
        return when(int(match[1]), int(match[2]), int(match[3] or 1), DAY if match[3] else MONTH)
    if match := YEAR_MONTH.fullmatch(written):
        return _in_month(_year(match[1]), int(match[2]), match[3])
    if match := WHOLE_YEAR.fullmatch(written):
        return _whole_year(int(match[1]), match[2])
    if match := MONTH_DAY.fullmatch(written):
        return when(_sheets(year), int(match[1]), int(match[2]))
    if match := MONTH_ONLY.fullmatch(written):
        return _in_month(_sheets(year), int(match[1]), match[2])
    return None


def from_number(number: float) -> When | None:
    """The date that a spreadsheet's day number, or seconds or milliseconds since 1970 in China, stand for."""
    if not 0 < number < MILLISECONDS.stop:  # nor is it when it is no number at all
        return None
    if int(number) in SERIALS:
        found = dt.datetime.combine(SERIAL_ZERO, dt.time()) + dt.timedelta(days=number) + NEAR
    elif int(number) in SECONDS or int(number) in MILLISECONDS:
        found = dt.datetime.fromtimestamp(number / (1 if int(number) in SECONDS else 1000), CHINA) + NEAR
    else:
        return None
    return when(found.year, found.month, found.day)


def when(year: int, number: int, day: int, precision: str = DAY) -> When:
    """A date of the calendar; raises BadValue for one that isn't, or is far from any project's life."""
    if not EARLIEST <= year <= LATEST:
        raise BadValue(f"年份 {year} 不合常理", HOW)
    try:
        return When(dt.date(year, number, day), precision)
    except ValueError as error:
        raise BadValue("日历上没有这一天", HOW) from error


def of_this_year(written: str, year: int | None) -> str:
    """今年6月, 年底 -> with the sheet's year; raises BadValue when it names none."""
    match = YEARLESS.match(written)
    if match and year is None:
        raise BadValue("日期没有写年份", HOW)
    return f"{year}年{written[match.end() :]}" if match else written


def _year(written: str) -> int:
    """A year in full; of two digits only what can't be taken for a month."""
    if len(written) == 2 and int(written) <= 12:
        raise BadValue("两位数的年份会与月份混淆", HOW)
    return int(written) if len(written) == 4 else 2000 + int(written)


def _sheets(year: int | None) -> int:
    """The sheet's own year, which a date without one is of; raises BadValue when it names none."""
    if year is None:
        raise BadValue("日期没有写年份", HOW)
    return year


def _in_month(year: int, number: int, part: str | None) -> When:
    return when(year, number, TEN_DAYS[part], TEN_DAY) if part else when(year, number, 1, MONTH)


def _whole_year(year: int, part: str | None) -> When:
    if part in ("底", "末", "初"):
        return when(year, 1 if part == "初" else 12, 1, MONTH)
    return when(year, 1, 1, YEAR)
