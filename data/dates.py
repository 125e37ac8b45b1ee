"""Dates and months as people write them in ledgers, with the precision that they meant."""

import datetime as dt
import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from data.values import BadValue, is_empty, plain

DAY, TEN_DAY, MONTH, YEAR = "day", "ten_day", "month", "year"
EARLIEST, LATEST = 1980, 2100
SERIALS = range(25569, 73051)  # 1970 to 2099 as the spreadsheets number days
SERIAL_ZERO = dt.date(1899, 12, 30)
TEN_DAYS = {"上旬": 5, "中旬": 15, "下旬": 25, "初": 5, "中": 15, "底": 25, "末": 25}
HOW = "请写成 2024-03-05、2024年3月5日、2024年3月 或 2024年3月上旬"
DIGITS = {character: str(value) for value, character in enumerate("〇一二三四五六七八九")} | {"零": "0"}

NUMERALS = re.compile("[〇零一二三四五六七八九十]+")
MARGIN = re.compile(r"^(预计|计划|拟于|拟|约|于)|(前|左右)$")
TIME = re.compile(r"[\sT]\d{1,2}:\d{2}\S*$")
FULL = re.compile(r"(\d{4}|\d{2})[年./-](\d{1,2})[月./-](\d{1,2})[日号]?")
COMPACT = re.compile(r"((?:19|20)\d{2})(\d{2})(\d{2})?")
YEAR_MONTH = re.compile(r"(\d{4}|\d{2})(?:年度?|[./-])(\d{1,2})(?:月份?)?(上旬|中旬|下旬|初|中|底|末)?")
MONTH_DAY = re.compile(r"(\d{1,2})月(\d{1,2})[日号]?")
MONTH_ONLY = re.compile(r"(\d{1,2})月份?(上旬|中旬|下旬|初|中|底|末)?")
WHOLE_YEAR = re.compile(r"(\d{4})(?:年度?)?(底|末|初)?")
YEAR_AND_MONTH = re.compile(r"(?<!\d)(20\d{2})(?:年度?(\d{1,2})月|[-./](\d{1,2})(?![\d./-])|(0[1-9]|1[0-2])(?!\d))")
A_YEAR = re.compile(r"(?<!\d)(20\d{2})(?:年|[-./]|(?!\d))")
A_MONTH = re.compile(r"(?<!\d)(\d{1,2})月")
FILLED_IN = re.compile("填报|填表|制表|报送|打印")
SPAN = re.compile(r"(?<!\d)\d{1,2}月?[-~至到](?=\d{1,2}月)")


class When(NamedTuple):
    """A date and how exactly it was given: day, ten_day (5th, 15th, 25th), month (1st), year (1 January)."""

    date: dt.date
    precision: str


@dataclass(frozen=True)
class Context:
    """What a sheet's title, its name and the file's name say about time."""

    year: int | None = None
    month: dt.date | None = None


def date(cell: Any, year: int | None = None) -> When | None:
    """The date in a cell. `year` is the sheet's own, for dates that give none; without it they are refused."""
    if isinstance(cell, dt.datetime):
        cell = cell.date()
    if isinstance(cell, dt.date):
        return _when(cell.year, cell.month, cell.day)
    if isinstance(cell, (bool, dt.time, dt.timedelta)):
        raise BadValue("这不是日期", HOW)
    if isinstance(cell, (int, float)):
        return _from_number(cell)
    return None if is_empty(cell) else _from_text(_tidy(cell), year)


def month(cell: Any, year: int | None = None) -> dt.date | None:
    """The first day of the month in a cell, of a span such as 1—10月 the last one; `year` is the sheet's own."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and cell in range(1, 13):
        cell = f"{int(cell)}月"
    if isinstance(cell, str):
        cell = SPAN.sub("", plain(TIME.sub("", cell.strip())))
        cell = re.sub(r"^(\d{1,2})$", r"\1月", cell)
    found = date(cell, year)
    if found is None:
        return None
    if found.precision == YEAR:
        raise BadValue("只有年份，没有月份", "请写成 2026年10月 或 2026-10")
    return found.date.replace(day=1)


def context(titles: list[str], sheet: str = "", file: str = "") -> Context:
    """The year and month that a sheet is about.

    A title that names both wins; else a month from the sheet's name, the first title, the file's name or another title,
    with the first year that any of them names. Lines about when and by whom the form was filled in are not asked.
    """
    asked = [_spoken(title) for title in titles if not FILLED_IN.search(title)]
    sheet, file = _spoken(sheet), _spoken(file)
    year = next((int(found[1]) for line in [*asked, sheet, file] if (found := A_YEAR.search(line))), None)
    told = next((month for line in asked if (month := _full_month(line))), None)
    for line in [sheet, *asked[:1], file, *asked[1:]]:
        told = told or _full_month(line) or _bare_month(line, year)
    return Context(told.year if told else year, told)


def _spoken(line: str) -> str:
    return SPAN.sub("", _numerals(plain(line)))


def _full_month(line: str) -> dt.date | None:
    found = YEAR_AND_MONTH.search(line)
    return _first(int(found[1]), int(found[2] or found[3] or found[4])) if found else None


def _bare_month(line: str, year: int | None) -> dt.date | None:
    found = A_MONTH.search(line)
    return _first(year, int(found[1])) if found and year else None


def _first(year: int, number: int) -> dt.date | None:
    return dt.date(year, number, 1) if 1 <= number <= 12 else None


def _tidy(cell: str) -> str:
    return MARGIN.sub("", _numerals(plain(TIME.sub("", cell.strip()))))


def _numerals(written: str) -> str:
    """Chinese numerals as digits: 二〇二四年三月 -> 2024年3月, 十二月 -> 12月."""
    return NUMERALS.sub(lambda match: _digits(match[0]), written)


def _digits(word: str) -> str:
    if "十" not in word:
        return "".join(DIGITS[character] for character in word)
    tens, _, ones = word.partition("十")
    return (DIGITS.get(tens, "") if tens else "1") + (DIGITS.get(ones, "") if ones else "0")


def _from_number(number: float) -> When:
    if SERIALS.start <= number < SERIALS.stop:
        found = SERIAL_ZERO + dt.timedelta(days=int(number))
        return _when(found.year, found.month, found.day)
    if number >= 1e12:  # milliseconds, as some systems export them, at China's noon-safe offset
        found = dt.datetime.fromtimestamp(number / 1000, dt.timezone(dt.timedelta(hours=8)))
        return _when(found.year, found.month, found.day)
    if float(number).is_integer():
        return _from_text(str(int(number)), None)
    written = format(number, ".10g")
    if written.endswith(".1"):
        raise BadValue(f"{written} 可能是 1 月也可能是 10 月", "请把单元格设为“文本”，写成 2024年1月 或 2024年10月")
    return _from_text(written, None)


def _from_text(written: str, year: int | None) -> When:
    if written.isdigit() and int(written) in SERIALS:
        return _from_number(int(written))
    if match := FULL.fullmatch(written):
        return _when(_year(match[1]), int(match[2]), int(match[3]))
    if match := COMPACT.fullmatch(written):
        return _when(int(match[1]), int(match[2]), int(match[3] or 1), DAY if match[3] else MONTH)
    if match := YEAR_MONTH.fullmatch(written):
        return _in_month(_year(match[1]), int(match[2]), match[3])
    if match := WHOLE_YEAR.fullmatch(written):
        return _whole_year(int(match[1]), match[2])
    day, only = MONTH_DAY.fullmatch(written), MONTH_ONLY.fullmatch(written)
    if not (day or only):
        raise BadValue("这不是日期", HOW)
    if year is None:
        raise BadValue("日期没有写年份", HOW)
    return _when(year, int(day[1]), int(day[2])) if day else _in_month(year, int(only[1]), only[2])


def _year(written: str) -> int:
    """A year in full; of two digits only what can't be taken for a month."""
    if len(written) == 2 and int(written) <= 12:
        raise BadValue("两位数的年份会与月份混淆", HOW)
    return int(written) if len(written) == 4 else 2000 + int(written)


def _in_month(year: int, number: int, part: str | None) -> When:
    return _when(year, number, TEN_DAYS[part], TEN_DAY) if part else _when(year, number, 1, MONTH)


def _whole_year(year: int, part: str | None) -> When:
    if part:
        return _when(year, 12 if part != "初" else 1, 1, MONTH)
    return _when(year, 1, 1, YEAR)


def _when(year: int, number: int, day: int, precision: str = DAY) -> When:
    if not EARLIEST <= year <= LATEST:
        raise BadValue(f"年份 {year} 不合常理", HOW)
    try:
        return When(dt.date(year, number, day), precision)
    except ValueError as error:
        raise BadValue("日历上没有这一天", HOW) from error
