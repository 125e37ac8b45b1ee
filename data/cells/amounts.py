"""Cells into amounts: money, land, figures, counts, rates; exact, or with the doubt that the writing leaves.

An amount is a number and its unit; a bare number is in its column's unit. What people write around it (约, 以上, 3-5亿,
a part in brackets) is uncertain_amounts.py's. docs/readings.zh.md has an example of each.
"""

import datetime as dt
import functools
import math
import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from data.cells import uncertain_amounts
from data.cells.numerals import to_digits
from data.cells.uncertain_amounts import MANY, Scale, numbers, reading
from data.cells.values import AREA, MONEY, BadValue, Doubtful, evened, plain, says_nothing

MICRO = Decimal("0.000001")  # the store keeps six decimals: of 万元 that is 分
LARGEST = Decimal(10) ** 12
PLAIN_NUMBER = re.compile(r"\s*[-+]?([0-9]+|[0-9]{1,3}(,[0-9]{3})+)(\.[0-9]*)?\s*")
ONE, PER_CENT, PER_MILLE = Decimal(1), Decimal("0.01"), Decimal("0.001")
SPOKEN_MONEY = {"千": Decimal("0.1"), "千万": Decimal(1000)}
COUNTED = dict.fromkeys(
    ["个", "家", "项", "件", "位", "名", "年", "人", "人次", "次", "批", "批次", "场", "场次", "户", "天", "处", "套"],
    ONE,
) | {"分": ONE}  # of a scheme's points
NOT_FOREIGN = "请折算成人民币万元填写；整列都是外币的，可在对应关系里写明折算系数"
NOTHING = {"没有", "无需", "不需要", "不涉及", "未外出", "未开展", "未发生"}
DIRECTION = re.compile("^(增长|上升|提高|增加|下降|减少|降低|[↑↓])|([↑↓])$")
DOWN = re.compile("下降|减少|降低|↓")
ABOUT_RATE = re.compile(r"^(同比|环比|比上年|较上年|比去年|较去年|完成比例|完成率|占比)[:(]?(.+?)\)?$")
HALF_DAY = re.compile(r"(\d*)半天|(\d+)天半")


class Rounded(Decimal):
    """A number as the store keeps it, that was written finer; `lost` is what it lacks."""

    lost: Decimal

    @classmethod
    def of(cls, kept: Decimal, number: Decimal) -> "Rounded":
        """A number as it is kept of the one that was written."""
        found = cls(kept)
        found.lost = number - kept
        return found


COUNTS = Scale("计量", COUNTED | {"": ONE}, "个、家、人次")
PERCENTS = Scale("比率", {"": PER_CENT, "%": PER_CENT, "‰": PER_MILLE}, "%")
FRACTIONS = Scale("比率", {**PERCENTS.factors, "": ONE}, "%")


def money(cell: Any, unit: str = "万元") -> Decimal | None:
    """Money in 万元, six decimals. `unit` is the column's; one written in the cell wins, but another currency's."""
    return _read(cell, _money(unit))


def area(cell: Any, unit: str = "亩") -> Decimal | None:
    """Land in 亩, six decimals: 1 公顷 = 10,000 ㎡ = 15 亩."""
    return _read(cell, _area(unit))


def figure(cell: Any, unit: str = "") -> Decimal | None:
    """A number in its own unit, but money in 万元 when the column or the cell names a unit of money."""
    if isinstance(cell, str) and "半" in cell and (half := HALF_DAY.fullmatch(evened(cell))):  # 半天, 3天半
        return Decimal(half[1] or half[2] or 0) + Decimal("0.500000")
    return _read(cell, _figure(unit))


def count(cell: Any) -> int | None:
    """A whole number, with or without its measure word: 12, "12个", "第3位"."""
    if isinstance(cell, str):
        cell = re.sub(r"^\s*第(?=\d)", "", cell)
    try:
        found = _read(cell, COUNTS)
    except Doubtful as doubt:
        raise doubt.about(_whole(doubt.value)) from None
    return _whole(found)


def rate(cell: Any, unit: str = "") -> float | None:
    """A rate as a fraction: "9.08%", "同比增长-8.92%", "下降3%"; a plain number is a fraction unless `unit` is %."""
    if isinstance(cell, str) and not says_nothing(cell):
        sign, cell = _direction(evened(cell))
    else:
        sign = 1
    if cell == "持平":
        return 0.0
    may_be_times = unit != "%" and not (isinstance(cell, str) and re.search("[%‰]", cell))
    try:
        found = _read(cell, PERCENTS if unit == "%" else FRACTIONS, kept=False)
    except Doubtful as doubt:
        raise doubt.about(_fraction(doubt.value, sign, may_be_times)) from None
    return _fraction(found, sign, may_be_times)


def _direction(written: str) -> tuple[int, str]:
    """The sign that the words say, and what they are said of: 同比下降百分之三 -> -1, 3%."""
    while about := ABOUT_RATE.fullmatch(written):
        written = about[2]
    direction = DIRECTION.search(written)
    sign = -1 if direction and DOWN.search(direction[0]) else 1
    written = re.sub("百分之(.+)", r"\1%", DIRECTION.sub("", written))
    if sign < 0 and written.startswith("-"):
        raise BadValue("“下降”后面又写了负号，看不出是升是降", "请写成 下降3% 或 -3%")
    return sign, written


def _fraction(number: Decimal | None, sign: int, may_be_times: bool) -> float | None:
    if number is not None and may_be_times and abs(number) > 3:
        raise BadValue("看不出是倍数还是百分数", "请带上百分号填写，如 9.08%")
    return None if number is None else float(sign * number)


@functools.lru_cache(maxsize=64)
def _money(unit: str) -> Scale:
    factors = MONEY | SPOKEN_MONEY
    if unit not in factors:
        raise BadValue(f"不认识的金额单位“{unit}”", NOT_FOREIGN)
    return Scale(uncertain_amounts.MONEY, factors | {"": factors[unit]}, "亿元、万元、元", NOT_FOREIGN)


@functools.lru_cache(maxsize=64)
def _area(unit: str) -> Scale:
    if unit not in AREA:
        raise BadValue(f"不认识的面积单位“{unit}”", "请用 亩、公顷、平方米 填写")
    return Scale("面积", AREA | {"": AREA[unit], "亩地": ONE}, "亩、公顷、平方米")


@functools.lru_cache(maxsize=64)
def _figure(unit: str) -> Scale:
    """The scale of a figure in the unit that its header names, '' for none: then there is none to ask for."""
    bare = {"": MONEY[unit]} | SPOKEN_MONEY | MONEY if unit in MONEY else {"": ONE}
    named = {name: factor for name, factor in MONEY.items() if name.endswith("元")} | {"亿": MONEY["亿"], "亩": ONE}
    return Scale("计量", bare | COUNTED | named, "表头所写的单位" if unit else "")


def _read(cell: Any, scale: Scale, kept: bool = True) -> Decimal | None:
    """The number in a cell at its scale; raises Doubtful where words around it leave it open."""
    if type(cell) in (float, int):  # as most are; a bool is neither
        return stored(_shown(cell) * scale.factors[""])
    if isinstance(cell, (bool, dt.date, dt.time, dt.timedelta)):
        raise BadValue("这里应当是数字", "请填写数字；若显示为日期，请把单元格格式改为“数值”")
    if isinstance(cell, str) and PLAIN_NUMBER.fullmatch(cell):  # most are, and need no second look
        number = Decimal(cell.replace(",", "")) * scale.factors[""]
        return stored(number) if kept else number
    if says_nothing(cell) or plain(cell) in NOTHING:
        return None
    said = reading(_digits(evened(cell)), scale)
    value = said.value if said.value is None or not kept else stored(said.value)
    if said.doubts:
        raise Doubtful(value, said.confidence, "；".join(said.doubts), said.remedy)
    return value


def _digits(written: str) -> str:
    """Numerals of a text without digits as digits: 三千五百万元. Beside digits they are words: 1.2亿元（一期0.5）."""
    return written if numbers(written) or MANY.match(written) else to_digits(written)


def _shown(number: float) -> Decimal:
    """A number as the spreadsheet shows it: 15 digits; the rest is binary noise."""
    if isinstance(number, int):
        return Decimal(number)
    if not math.isfinite(number):
        raise BadValue("这里应当是一个确定的数字", "请填写数字")
    return Decimal(format(number, ".15g"))


def _whole(number: Decimal | None) -> int | None:
    if number is None:
        return None
    if number != number.to_integral_value() or abs(number) >= 2**31:
        raise BadValue("这里应当是整数", "请填写整数，如 12")
    return int(number)


def stored(number: Decimal) -> Decimal:
    """A number as the store keeps it, to six decimals; raises BadValue when it is beyond all sense."""
    if abs(number) >= LARGEST:
        raise BadValue("数字大得不合常理", "请检查是否多填了几位，或计量单位是否写错")
    kept = number.quantize(MICRO, ROUND_HALF_UP) + 0  # never -0
    return kept if kept == number else Rounded.of(kept, number)
