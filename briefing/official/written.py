"""Figures as official documents print them: no space before a unit, 高于/低于序时进度, 净增 from zero.

Built on `wording.figures`, which rounds. Values arrive as the questions return them; a missing one never comes here.
"""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from wording import figures


def money(value: Any) -> str:
    """An amount of 万元: "61.15亿元", "8,560万元"."""
    return figures.money(value).replace(" ", "")


def count(value: Any) -> str:
    """A count, its measure word standing in the template: "199"."""
    return figures.whole(value)


def counted(value: Any) -> str:
    """A count with its measure word: "7个"."""
    return figures.count(value).replace(" ", "")


def land(value: Any) -> str:
    """An area of 亩 as a number, with a decimal only where there is one: "320", "85.5"."""
    tenths = figures.rounded(value, 1)
    return figures.whole(value) if tenths == tenths.to_integral_value() else f"{tenths:,f}"


def rate(value: Any) -> str:
    """A fraction as a percentage: "89.9%"."""
    return figures.rate(value)


def growth(value: Any) -> str:
    """A year-on-year rate: "同比增长10.5%", "同比下降3.2%", "同比持平"."""
    return figures.growth(value).replace(" ", "")


def change(value: Any) -> str:
    """A change of a count: "同比增加12个", "同比减少3个", "同比持平"."""
    return figures.change(value).replace(" ", "")


def against(value: Any, prior: Any, yoy: Any) -> str:
    """How an amount stands to the same period: its growth, 净增 from zero; "" when last year isn't known."""
    if not figures.is_missing(yoy):
        return growth(yoy)
    if figures.is_missing(prior) or figures.is_missing(value) or prior != 0:
        return ""
    return f"净增{money(value)}" if value > 0 else "同比持平"


def pace(value: Any) -> str:
    """A gap to the calendar: "高于序时进度6.6个百分点", "低于…", "与序时进度持平"."""
    text = figures.pace(value).replace(" ", "")
    return text.replace("快于", "高于").replace("慢于", "低于")


def points(value: Any) -> str:
    """A difference of rates in a table: "+6.6", "-3.1" (个百分点 stands in the header)."""
    return figures.bare_points(value)


def share_points(value: Any) -> str:
    """A part of a rate: "8.3个百分点"."""
    return figures.share_points(value).replace(" ", "")


def place(value: Any) -> str:
    """A place: "第3位"."""
    return figures.place(value).replace(" ", "")


def text(value: Any) -> str:
    """A text or a reason of the questions: 高于/低于序时进度, no spaces around figures."""
    words = str(value).replace("快于序时", "高于序时").replace("慢于序时", "低于序时")
    return "".join(
        char
        for at, char in enumerate(words)
        if char != " " or (words[at - 1 : at].isascii() and words[at + 1 : at + 2].isascii())
    )


def day(value: Any) -> str:
    """A date: "2026年3月31日"; month and day are not padded."""
    return "—" if figures.is_missing(value) else f"{value.year}年{value.month}月{value.day}日"


def month(value: dt.date) -> str:
    """A month: "2026年10月"."""
    return figures.month(value)


def period(value: dt.date) -> str:
    """The year up to a month: "1—10月"."""
    return figures.period(value)


def name(value: Any) -> str:
    """A name as the ledger writes it."""
    return str(value)


def among(names: Iterable[Any], kind: str) -> str:
    """Names with what they are: "澜口镇、望澜街道等单位"; one alone is all there is, so without 等."""
    told = [str(one) for one in names]
    return "、".join(told) + (f"等{kind}" if len(told) > 1 else "")


def industry(name: str) -> str:
    """An industry as one speaks of it: 电子信息产业, but 食品加工 and 乡村旅游 as they are."""
    return name if name.endswith(("业", "工", "游")) else f"{name}产业"
