"""How a figure is written: the one place where a stored value becomes text.

Values arrive as the questions return them: money in 万元, rates and gaps as unrounded fractions, counts as integers.
What cannot be computed (None, NaN, pd.NA) is written "—", never 0. Rounding is half up, on the decimal value.
"""

import datetime as dt
from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

MISSING = "—"
YI = Decimal(10_000)  # 万元 in 亿元
LEGIBLE = YI / 10  # under 0.10 亿元 one digit is left of an amount
SMALL_BASE = 5  # a growth of so many times says more about last year's base than about this year
SMALL = "（基数小）"


def is_missing(value: Any) -> bool:
    """Whether a figure could not be computed: None, NaN, NaT or pd.NA."""
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return True
    return isinstance(value, float | Decimal) and value != value


def rounded(value: Any, places: int) -> Decimal:
    """`value` as a decimal with `places` digits, half up (2.345 → 2.35), as Chinese statistics print it."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _grouped(number: Decimal) -> str:
    text = f"{number:,f}"
    return text[1:] if text.startswith("-") and not number else text  # never "-0.0"


def money_unit(values: Iterable[Any]) -> str:
    """The one unit for a column of 万元 amounts: 亿元 when the largest reaches 1 亿元, else 万元."""
    largest = max((abs(Decimal(str(v))) for v in values if not is_missing(v)), default=Decimal(0))
    return "亿元" if largest >= YI else "万元"


def shared_unit(columns: Iterable[Iterable[Any]]) -> str:
    """The one unit for columns of 万元 amounts that are compared: as `money_unit`, but 万元 where an amount would read
    0.00 亿元.
    """
    amounts = [abs(Decimal(str(v))) for values in columns for v in values if not is_missing(v) and v]
    return money_unit(amounts) if all(rounded(amount / YI, 2) for amount in amounts) else "万元"


def money_in(value: Any, unit: str) -> str:
    """A 万元 amount as a number in `unit` (亿元 with two decimals, 万元 whole with separators), unit not written."""
    if is_missing(value):
        return MISSING
    if unit == "亿元":
        return _grouped(rounded(Decimal(str(value)) / YI, 2))
    return _grouped(rounded(value, 0))


def money(value: Any, unit: str | None = None) -> str:
    """A 万元 amount in words: "3.42 亿元", "8,560 万元"; by its own size unless `unit` is given."""
    if is_missing(value):
        return MISSING
    unit = unit or money_unit([value])
    return f"{money_in(value, unit)} {unit}"


def exact(value: Decimal) -> str:
    """An amount to be checked, with every digit that it has, unit not written: "8,560", "3,200.5"."""
    return _grouped(value.normalize() + 0)


def full_money(value: Any) -> str:
    """An amount of 万元 with every digit that it has: "1,500.5 万元"."""
    return MISSING if is_missing(value) else f"{exact(Decimal(value))} 万元"


def exact_money(value: Decimal) -> str:
    """An amount as one that is to be checked is written: to 分 in 万元, from 1 亿元 on as `money`."""
    return money(value) if abs(value) >= YI else full_money(rounded(value, 2))


def whole(value: Any) -> str:
    """A count alone, where its measure word stands elsewhere: "1,204"."""
    return MISSING if is_missing(value) else _grouped(rounded(value, 0))


def number_in(value: Any, unit: str) -> str:
    """A figure as a number in `unit`, unit not written: an amount of 万元 in 亿元 or 万元, else a count."""
    return money_in(value, unit) if unit in ("亿元", "万元") else whole(value)


def signed_rate(value: Any, places: int = 1) -> str:
    """A year-on-year rate in a column of its own: "+9.1%", "-3.2%", "+612.0%（基数小）"; "—" without a base."""
    text = rate(value, places)
    plus = "+" if not is_missing(value) and rounded(Decimal(str(value)) * 100, places) > 0 else ""
    return f"{plus}{text}{_small_base(value)}"


def count(value: Any, measure: str = "个") -> str:
    """A count with its measure word: "128 个"."""
    return MISSING if is_missing(value) else f"{_grouped(rounded(value, 0))} {measure}"


def rate(value: Any, places: int = 1) -> str:
    """A fraction as a percentage: 0.75643 → "75.6%"."""
    return MISSING if is_missing(value) else f"{_grouped(rounded(Decimal(str(value)) * 100, places))}%"


def printed(value: Any, form: str) -> str:
    """A number as a table's column shows it: "%,.2f", "%+.1f", "%.1f%%"; it has as many digits already."""
    sign, places = "+" if "+" in form and value > 0 else "", int(form.partition(".")[2][0])
    return f"{sign}{_grouped(rounded(value, places))}{'%' if form.endswith('%%') else ''}"


def score(value: Any) -> str:
    """Points of a scoring, to be read beside 分: "93.6"."""
    return MISSING if is_missing(value) else _grouped(rounded(value, 1))


def points(value: Any, places: int = 1) -> str:
    """A difference of rates with sign: 0.021 → "+2.1 个百分点"."""
    if is_missing(value):
        return MISSING
    number = rounded(Decimal(str(value)) * 100, places)
    return f"{'+' if number > 0 else ''}{_grouped(number)} 个百分点"


def bare_points(value: Any, places: int = 1) -> str:
    """The same where 个百分点 stands in the header: "+2.1"."""
    return points(value, places).removesuffix(" 个百分点")


def share_points(value: Any, places: int = 1) -> str:
    """A part of a rate, in 个百分点 of it, without sign: 0.083 → "8.3 个百分点"."""
    return points(value, places).removeprefix("+")


def steps(value: Any) -> str:
    """How many places something moved, whichever way: "2 位"."""
    return MISSING if is_missing(value) else f"{abs(int(value))} 位"


def moved(value: Any) -> str:
    """Places gained or lost: ▲2, ▼1, 平."""
    if is_missing(value):
        return MISSING
    return f"▲{int(value)}" if value > 0 else f"▼{-int(value)}" if value < 0 else "平"


def light_name(light: Any) -> str:
    """A light as one speaks of it: 红灯, 黄灯, 绿灯; what has none is called by its name: 未报计划."""
    return MISSING if is_missing(light) else f"{light}灯" if len(str(light)) == 1 else str(light)


def label(value: Any, unit: str, nothing: str = "未到位") -> str:
    """An amount of 万元 at a mark of a picture in `unit`, unit not written — unless it would read 0.00 there: then in
    万元, unit written ("35 万元"); nothing at all is 未到位, or what `nothing` says where nothing was promised.
    """
    if is_missing(value):
        return MISSING
    if not value:
        return nothing
    text = money_in(value, unit)
    return text if rounded(text.replace(",", ""), 2) else f"{money_in(value, '万元')} 万元"


def beside(value: Any, unit: str) -> str:
    """An amount of 万元 in the unit of its picture, unit written: "0.83 亿元"; one of which that unit would leave
    a single digit in 万元: "416 万元".
    """
    small = not is_missing(value) and abs(Decimal(str(value))) < LEGIBLE
    return money(value, "万元" if small else unit)


def pace(value: Any, places: int = 1) -> str:
    """A gap to the calendar: "快于序时进度 2.1 个百分点", "慢于…", "与序时进度持平"."""
    if is_missing(value):
        return MISSING
    number = rounded(Decimal(str(value)) * 100, places)
    if not number:
        return "与序时进度持平"
    return f"{'快于' if number > 0 else '慢于'}序时进度 {_grouped(abs(number))} 个百分点"


def growth(value: Any, places: int = 1) -> str:
    """A year-on-year rate: "同比增长 9.1%", "同比下降 3.2%", "同比持平"; "同比 —" without a base."""
    if is_missing(value):
        return f"同比 {MISSING}"
    number = rounded(Decimal(str(value)) * 100, places)
    if not number:
        return "同比持平"
    return f"同比{'增长' if number > 0 else '下降'} {_grouped(abs(number))}%{_small_base(value)}"


def is_small_base(growth_rate: Any) -> bool:
    """Whether a growth says more about last year's base than about this year."""
    return not is_missing(growth_rate) and growth_rate >= SMALL_BASE


def _small_base(value: Any) -> str:
    return SMALL if is_small_base(value) else ""


RESTATED, INCOMPARABLE = "按重述口径", "口径已变"  # how an answer's prior_basis begins where 口径 changed


def restated(basis: Any) -> str:
    """What a growth must add about the figure that it is on: "（按重述口径）", "（口径已变）", or nothing."""
    begins = (words for words in (RESTATED, INCOMPARABLE) if not is_missing(basis) and str(basis).startswith(words))
    return "".join(f"（{words}）" for words in begins)


def compared(value: Any, basis: Any) -> str:
    """A growth with the figure that it is on: "同比增长 9.1%（按重述口径）", "同比 —（口径已变）"."""
    if is_missing(value) and restated(basis):
        return f"同比 {MISSING}（{INCOMPARABLE}）"
    return growth(value) + restated(basis)


def change(value: Any, measure: str = "个") -> str:
    """A change of a count: "同比增加 12 个", "同比减少 3 个", "同比持平"."""
    if is_missing(value):
        return f"同比 {MISSING}"
    return f"同比{'增加' if value > 0 else '减少'} {count(abs(value), measure)}" if value else "同比持平"


def place(value: Any) -> str:
    """A place: "第 3 位"."""
    return MISSING if is_missing(value) else f"第 {int(value)} 位"


def month(value: dt.date) -> str:
    """A month in words: "2026年10月"."""
    return f"{value.year}年{value.month}月"


def period(value: dt.date) -> str:
    """The year up to a month: "1—10月", "1月"."""
    return "1月" if value.month == 1 else f"1—{value.month}月"


def day(value: Any) -> str:
    """A date: "2026-10-31"."""
    return MISSING if is_missing(value) else f"{value:%Y-%m-%d}"


def put_off(value: Any) -> str:
    """By how many days a plan moved: "推后 61 天", "提前 20 天", "又改回原计划"."""
    if is_missing(value):
        return MISSING
    return f"{'推后' if value > 0 else '提前'} {count(abs(value), '天')}" if value else "又改回原计划"


def beside_plan(value: Any) -> str:
    """Days between a plan and what became of it: "晚 12 天", "提前 3 天", "按期"."""
    if is_missing(value):
        return MISSING
    return f"{'晚' if value > 0 else '提前'} {count(abs(value), '天')}" if value else "按期"
