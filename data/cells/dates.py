"""Dates and months as people write them in ledgers, with the precision that they meant and the doubt that they leave.

A range is read as its beginning, a quarter or half-year as its last month, both only for a person to confirm; what
somebody plans is no date on which something happened.
"""

import datetime as dt
import math
import re
from dataclasses import dataclass
from typing import Any, NamedTuple

from data.cells import clock
from data.cells.date_forms import (
    DAY,
    HOW,
    MONTH,
    SERIALS,
    TEN_DAY,
    YEAR,
    When,
    exact,
    from_number,
    of_this_year,
    when,
)
from data.cells.numerals import to_digits
from data.cells.values import BadValue, Doubtful, evened, plain, says_nothing

__all__ = ["DAY", "MONTH", "TEN_DAY", "YEAR", "Context", "When", "context", "date", "month"]

FROM_1904 = 1462  # days from the usual beginning of a workbook's days to the other one
DAY_NUMBER = re.compile(r"\d{5}(?:\.\d+)?")
LONGEST = 100  # characters; what is longer is a story
WEEKDAY = re.compile("[(（]?(?:星期|周|礼拜)[一二三四五六日天][)）]?$")
NOT_YET = re.compile("[尚暂]?未(?:开工|动工|竣工|完工|建成|投产|签约|注册|落地|达产|开始|发生|外出|开展)?")
ABSENT = re.compile("待定|待确[定认]|待补|未定|未确定|尚未确定|不详|未知|近期|尽快|另行通知|视情况而定")
PLANNED = re.compile("^(?:原?计划|预计|拟|力争|争取|暂定)(?:于|在)?")
BY = re.compile("(?:之前|以前|前)$")
ABOUT = re.compile("^(?:大约|约)|(?:左右|前后)$")
PERIOD = re.compile(r"(?:(\d{4})年?)?(?:第?([1-4])季度?|Q([1-4])|([上下])半年)[底末]?|(\d{4})年中")
SHORT = re.compile(r"(\d{2})[./-](\d{1,2})")
PARTS = re.compile("--?|~|至|到")
WITHIN = re.compile(
    r"(?<!\d)(?:\d{4}|\d{2})年\d{1,2}月(?:\d{1,2}[日号]|[上中下]旬|[初中底末])?"
    r"|(?<!\d)\d{4}([./-])\d{1,2}(?:\1\d{1,2})?(?!\d)|(?<!\d)\d{1,2}月(?:\d{1,2}[日号])?"
)
YEAR_AND_MONTH = re.compile(r"(?<!\d)(20\d{2})(?:年度?(\d{1,2})月|[-./](\d{1,2})(?![\d./-])|(0[1-9]|1[0-2])(?!\d))")
A_YEAR = re.compile(r"(?<!\d)(20\d{2})(?:年|[-./]|(?!\d))")
A_MONTH = re.compile(r"(?<!\d)(\d{1,2})月")
FILLED_IN = re.compile("填报|填表|制表|报送|打印")
SPAN = re.compile(r"(?<!\d)\d{1,2}月?[-~至到](?=\d{1,2}月)")
SPAN_OF_YEAR = re.compile(r"(20\d{2})年\d{1,2}月?[-~至到]+\1年(?=\d{1,2}月)")
MONTH_HOW = "请写成 2026年10月 或 2026-10；这一列确是日期的，请在对应关系里把它指定为“月份”"
RELATIVE = re.compile("[去前明次上]年")


class DateReading(NamedTuple):
    """What a cell says of a date: None for none that could be kept, how sure that is, every doubt about it."""

    when: When | None
    confidence: float = 1.0
    doubts: tuple[str, ...] = ()

    def but(self, confidence: float, doubt: str) -> "DateReading":
        """The same with one doubt more."""
        return self._replace(confidence=min(self.confidence, confidence), doubts=(*self.doubts, doubt))


@dataclass(frozen=True)
class Context:
    """What a sheet's title, its name and the file's name say about time.

    `epoch`: how many days later than usual the workbook begins to number them. `since`: with which month of the year
    the sheet or its title begins a range that ends with its month (1-3月).
    """

    year: int | None = None
    month: dt.date | None = None
    epoch: int = 0
    since: int | None = None


def date(cell: Any, year: int | None = None, happened: bool = False) -> When | None:
    """The date in a cell. `year` is the sheet's own, for dates that give none; without it they are refused.

    `happened` says that the column is for what has happened: a plan is then no date (预计2024年6月). Raises Doubtful
    for what leaves the date open, BadValue for what is none.
    """
    if isinstance(cell, dt.date):
        return clock.day_of(cell) if isinstance(cell, dt.datetime) else when(cell.year, cell.month, cell.day)
    if isinstance(cell, (bool, dt.time, dt.timedelta)):
        raise BadValue("这不是日期", HOW)
    if isinstance(cell, (int, float)):
        if found := from_number(cell):
            return found
        cell = _as_typed(cell)
    if says_nothing(cell) or NOT_YET.fullmatch(plain(cell)):
        return None
    if len(cell) > LONGEST:
        raise BadValue("这不是日期", HOW)
    reading = _read(_tidy(cell, year), year, happened)
    if reading.doubts:
        raise Doubtful(reading.when, reading.confidence, "；".join(reading.doubts), HOW)
    return clock.moved(reading.when, cell) if reading.when else None


def month(cell: Any, year: int | None = None, is_of_days: bool = False) -> dt.date | None:
    """The first day of the month in a cell, of a span such as 1—10月 the last one; `year` is the sheet's own.

    `is_of_days`: the column is known to hold days; in one of months only a month's first and last are no surprise.
    """
    if isinstance(cell, (int, float)) and not isinstance(cell, bool) and cell in range(1, 13):
        cell = f"{int(cell)}月"
    if isinstance(cell, str) and clock.without(cell) == cell.strip():
        cell = SPAN.sub("", to_digits(evened(cell.strip()), spelled=True))
        cell = re.sub("^截[至止]到?", "", SPAN_OF_YEAR.sub(r"\1年", cell))
        cell = re.sub(r"^(\d{1,2})$", r"\1月", cell)
    try:
        found = date(cell, year)
    except Doubtful as doubt:
        raise doubt.about(_month_of(doubt.value)) from None
    if found and found.precision == DAY and not (is_of_days or _bounds_month(found.date)):
        raise Doubtful(_month_of(found), 0.5, f"这一列要填月份，写的是 {found.date} 这一天", MONTH_HOW)
    return _month_of(found)


def numbered(cell: Any, epoch: int) -> Any:
    """A cell with a bare day number of a workbook that numbers its days otherwise, as the number that is usual."""
    is_number = isinstance(cell, (int, float)) and not isinstance(cell, bool)
    if isinstance(cell, str) and DAY_NUMBER.fullmatch(cell.strip()):
        cell, is_number = float(cell), True
    return cell + epoch if is_number and math.isfinite(cell) and int(cell) in SERIALS else cell


def context(titles: list[str], sheet: str = "", file: str = "") -> Context:
    """The year and month that a sheet is about.

    A title that names both wins; else a month from the sheet's name, the first title, the file's name or another title,
    with the first year that any of them names. Lines about when and by whom the form was filled in are not asked.
    """
    asked = [spoken(title) for title in titles if not FILLED_IN.search(title)]
    sheet, file = spoken(sheet), spoken(file)
    year = next((int(found[1]) for line in [*asked, sheet, file] if (found := A_YEAR.search(line))), None)
    told = next((month for line in asked if (month := _full_month(line))), None)
    for line in [sheet, *asked[:1], file, *asked[1:]]:
        told = told or _full_month(line) or _bare_month(line, year)
    return Context(told.year if told else year, told)


def of_month(sheet: Context, month: tuple[int | None, int] | None) -> Context:
    """What is known of a column's month, from its own header and then from the sheet; the sheet's where it has none."""
    if month is None:
        return sheet
    year = month[0] or sheet.year
    return Context(year, _first(year, month[1]) if year else None, sheet.epoch)


def spoken(line: str) -> str:
    """A line evened out, with digits for numerals and of a span of months the last one."""
    return SPAN.sub("", to_digits(plain(line), spelled=True))


def _full_month(line: str) -> dt.date | None:
    found = YEAR_AND_MONTH.search(line)
    return _first(int(found[1]), int(found[2] or found[3] or found[4])) if found else None


def _bare_month(line: str, year: int | None) -> dt.date | None:
    found = A_MONTH.search(line)
    return _first(year, int(found[1])) if found and year else None


def _first(year: int, number: int) -> dt.date | None:
    return dt.date(year, number, 1) if 1 <= number <= 12 else None


def _bounds_month(day: dt.date) -> bool:
    return day.day == 1 or (day + dt.timedelta(days=1)).day == 1


def _month_of(found: When | None) -> dt.date | None:
    if found and found.precision == YEAR:
        raise BadValue("只有年份，没有月份", "请写成 2026年10月 或 2026-10")
    return found.date.replace(day=1) if found else None


def _as_typed(number: float) -> str:
    """A number that is no day number as it was typed: 20240305, 2024.3."""
    if isinstance(number, float) and not math.isfinite(number):
        raise BadValue("这不是日期", HOW)
    if number == int(number):
        return str(int(number))[:20]
    written = format(number, ".10g")
    if written.endswith(".1"):
        raise BadValue(f"{written} 可能是 1 月也可能是 10 月", "请把单元格设为“文本”，写成 2024年1月 或 2024年10月")
    return written


def _tidy(cell: str, year: int | None) -> str:
    """Evened out: without time of day and weekday, numerals as digits, dashes where white space parts digits."""
    written = WEEKDAY.sub("", evened(clock.without(cell)))
    written = re.sub(r"(?<=\D);", "", written).replace("|", "-").replace("元月", "1月").rstrip(".,;-")
    return of_this_year(to_digits(written, spelled=True), year)


def _read(written: str, year: int | None, happened: bool) -> DateReading:
    """What an evened text says. Raises BadValue when it is no date, or several."""
    if found := exact(written, year):
        return DateReading(found)
    if ABSENT.fullmatch(written):
        return DateReading(None, 0.8, (f"“{written}”：还没有确定的日期",))
    if (rest := PLANNED.sub("", written)) != written:
        reading = _read(of_this_year(rest, year), year, happened)
        planned = DateReading(None, 0.3, ("写的是计划时间，这一列要填已经发生的时间",))
        return planned if happened else reading
    for pattern, confidence, doubt in (
        (BY, 0.7 if happened else 1.0, "只说在这之前"),
        (ABOUT, 0.8, "写的是大约的时间"),
    ):
        if (rest := pattern.sub("", written)) != written:
            reading = _read(of_this_year(rest, year), year, happened)
            return reading.but(confidence, doubt) if confidence < 1 else reading
    return _period(written, year) or _short(written) or _range(written, year) or _within(written, year, happened)


def _period(written: str, year: int | None) -> DateReading | None:
    """A quarter or a half-year: its last month."""
    match = PERIOD.fullmatch(written)
    if not match:
        return None
    of_year = match[1] or match[5] or year
    if not of_year:
        raise BadValue("日期没有写年份", HOW)
    quarter = match[2] or match[3]
    last = int(quarter) * 3 if quarter else 12 if match[4] == "下" else 6
    found = when(int(of_year), last, 1, MONTH)
    return DateReading(found, 0.6, (f"只写到季度或半年，按其中最后一个月（{found.date:%Y-%m}）读",))


def _short(written: str) -> DateReading | None:
    """24.3: a year of two digits and a month, if no plain number."""
    match = SHORT.fullmatch(written)
    if not match or int(match[1]) <= 12:
        return None
    return DateReading(when(2000 + int(match[1]), int(match[2]), 1, MONTH), 0.7, (f"“{written}”的年份只有两位",))


def _range(written: str, year: int | None) -> DateReading | None:
    """2024年3月-5月, 3月5日至7日: the beginning; within one month that is nearly it."""
    found = {span for mark in PARTS.finditer(written) if (span := _span(written, mark, year))}
    if len(found) != 1:
        return None
    begin, end = found.pop()
    if begin.date >= end.date:
        raise BadValue("起止时间颠倒", HOW)
    same = begin.precision == DAY and begin.date.replace(day=1) == end.date.replace(day=1)
    return DateReading(begin, 0.8 if same else 0.5, ("写的是一段时间，按开始时间读",))


def _span(written: str, mark: re.Match[str], year: int | None) -> tuple[When, When] | None:
    """The dates before and behind a mark, each completed from the other; None when they are none."""
    before, behind = written[: mark.start()], written[mark.end() :]
    before += "月" if re.search(r"(?:^|年)\d{1,2}$", before) and re.fullmatch(r"\d{1,2}月", behind) else ""
    try:
        begin = exact(before, year)
        if begin is None:
            return None
        if re.fullmatch(r"\d{1,2}[日号]?", behind) and begin.precision == DAY:
            behind = f"{begin.date:%Y年%m月}{behind}"
        elif re.fullmatch(r"\d{1,2}", behind) and begin.precision == MONTH:
            behind += "月"
        end = exact(behind, begin.date.year)
    except BadValue:
        return None
    return (begin, end) if end else None


def _within(written: str, year: int | None, happened: bool) -> DateReading:
    """One date among words: 已于2024年3月5日开工."""
    found = [match[0] for match in WITHIN.finditer(written)]
    rest = WITHIN.sub("", written)
    if len(found) > 1:
        raise BadValue(f"一格里写了几个日期（{'、'.join(found)}），看不出用哪一个", HOW)
    if relative := RELATIVE.search(rest):
        raise BadValue(f"“{relative[0]}”看不出是哪一年", HOW)
    if not found or re.search(r"\d", rest) or len(rest) > 20:
        raise BadValue("这不是日期", HOW)
    if happened and re.search("计划|预计|拟|未|力争|争取|取消", rest):
        return DateReading(None, 0.3, (f"“{rest}”：不是已经发生的时间",))
    return DateReading(exact(found[0], year), 0.7, (f"日期旁边还写了“{rest}”",))
