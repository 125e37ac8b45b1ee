"""Which currency a text names: a factor that turns a column into 人民币 is for the column's currency and no other.

700万人民币 and 700万元 are never multiplied, 500万美元 in a column of dollars is, and 500万欧元 in it is refused.
"""

import re
from collections.abc import Iterable

from data.cells.uncertain_amounts import FOREIGN
from data.cells.values import BadValue, folded

YUAN = "人民币"
SAYS_YUAN = re.compile("人民币|RMB|CNY|[¥元]", re.I)
SAME = {  # other names for a currency, and what it is called here
    **dict.fromkeys(["美金", "USD", "$"], "美元"), **dict.fromkeys(["EUR", "€"], "欧元"),
    **dict.fromkeys(["港币", "HKD"], "港元"), **dict.fromkeys(["GBP", "£"], "英镑"), "JPY": "日元",
}  # fmt: skip
SCALE = re.compile("^[万亿千百]*")
CONVERT = "请折算成人民币万元填写"


def named(text: str) -> set[str]:
    """The currencies that a text names; 元 alone is 人民币."""
    told = folded(text)
    return _foreign(told) | ({YUAN} if SAYS_YUAN.search(FOREIGN.sub("", told)) else set())


def foreign_in(texts: Iterable[object]) -> frozenset[str]:
    """The currencies but 人民币 that some cells name."""
    return frozenset(each for text in texts if isinstance(text, str) for each in _foreign(folded(text)))


def of_column(cell: str, column: frozenset[str]) -> str | None:
    """A cell of a column in a foreign currency, as an amount in that one: 500万美元 -> 500万元; None for 人民币.

    `column` are the currencies that the column may be in. Raises BadValue for a cell in another, or in several.
    """
    currencies = named(cell)
    if not currencies:
        return cell
    if len(currencies) > 1:
        raise BadValue(f"一格里写了几种货币（{'、'.join(sorted(currencies))}），看不出用哪一种", CONVERT)
    [currency] = currencies
    if currency == YUAN:
        return None
    if len(column) > 1:
        how = f"{CONVERT}；或在对应关系里用 currency 写明 factor 折算的是哪一种"
        raise BadValue(f"这一列写了几种外币（{'、'.join(sorted(column))}），折算系数只有一个", how)
    if currency not in column:
        raise BadValue(f"这一列按{'、'.join(column)}折算，这一格写的是{currency}", CONVERT)
    return _as_units(folded(cell))


def _foreign(told: str) -> set[str]:
    return {_name(match[0]) for match in FOREIGN.finditer(told)}


def _name(written: str) -> str:
    word = SCALE.sub("", written).upper()
    return SAME.get(word, word)


def _as_units(told: str) -> str:
    """The amount with 元 in place of the currency's name behind it, and without the name before it."""

    def unit(match: re.Match[str]) -> str:
        [scale] = SCALE.findall(match[0])
        return f"{scale}元" if scale or told[: match.start()].rstrip()[-1:].isdigit() else ""

    return FOREIGN.sub(unit, told)
