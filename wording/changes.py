"""A figure before and after, both in one form, and the change between them. Pure."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from wording.columns import column
from wording.figures import MISSING, YI, count, full_money, is_missing, money, money_unit, points, rate, rounded

SCALES = {"亿元": (Decimal(1) / YI, 2), "万元": (Decimal(1), 0)}  # from 万元, and the places printed
SAME, OTHER = "无变化", "已改变"
PLACES = range(1, 7)


@dataclass(frozen=True)
class Change:
    """A figure in words: its name, how it stood, how it stands, and what lies between; `is_same`: nothing does."""

    label: str
    before: str
    after: str
    change: str

    @property
    def is_same(self) -> bool:
        """Whether the figure is what it was."""
        return self.change == SAME


def change(name: str, before: Any, after: Any) -> Change:
    """The figure of the column `name` before and after.

    "61.15 亿元", "62.30 亿元", "+1.15 亿元". A change that rounding would hide, or that wouldn't add up as printed, is
    told with as many places as it needs.
    """
    known = column(name)
    before, after = (None if is_missing(value) else value for value in (before, after))
    say = KINDS.get(known.kind, _counts)
    return Change(known.label, *say(before, after))


def _moved(before: Any, after: Any, told: Callable[[Any], str]) -> str:
    """The difference in words; "—" when a side is missing."""
    if before == after:
        return SAME
    if before is None or after is None:
        return MISSING
    words = told(after - before)
    return words if words.startswith(("-", "+")) else f"+{words}"


def _counts(before: Any, after: Any) -> tuple[str, str, str]:
    return count(before), count(after), _moved(before, after, count)


def _words(before: Any, after: Any) -> tuple[str, str, str]:
    return before or MISSING, after or MISSING, SAME if before == after else OTHER


def _amounts(before: Any, after: Any) -> tuple[str, str, str]:
    unit = money_unit([before, after])
    if before != after and not _adds_up(before, after, *SCALES[unit]):
        return full_money(before), full_money(after), _moved(before, after, full_money)
    return money(before, unit), money(after, unit), _moved(before, after, lambda value: money(value, unit))


def _adds_up(before: Any, after: Any, scale: Decimal, places: int) -> bool:
    """Whether the sides differ as printed, and by just what is printed as their change; so where one is missing."""
    if before is None or after is None:
        return True
    first, last, apart = (rounded(Decimal(str(value)) * scale, places) for value in (before, after, after - before))
    return first != last and last - first == apart


def _rates(before: Any, after: Any) -> tuple[str, str, str]:
    return _fractions(before, after, rate)


def _gaps(before: Any, after: Any) -> tuple[str, str, str]:
    return _fractions(before, after, points)


def _fractions(before: Any, after: Any, write: Callable[..., str]) -> tuple[str, str, str]:
    apart = (places for places in PLACES if _adds_up(before, after, Decimal(100), places))
    places = 1 if before == after else next(apart, 1)
    return write(before, places), write(after, places), _moved(before, after, lambda value: points(value, places))


KINDS: dict[str, Callable[[Any, Any], tuple[str, str, str]]] = {
    "money": _amounts,
    "rate": _rates,
    "gap": _gaps,
    "text": _words,
    "prose": _words,
}
