"""What a printed table says in its 合计 row: sums of what adds up over its rows, and what is made of those sums.

Which columns add up is said by whoever asks the question, as its definition (a queries' header, line `totals`): names
of columns to add, and `name = what`, where `what` is another column, a difference or a quotient of two. Exact: decimals
throughout. Never guessed: what no rule names, and what its parts don't bear, is missing.
"""

import re
from collections.abc import Mapping
from decimal import Decimal

import pandas as pd

from wording.figures import is_missing

WORD = "合计"
NOTE = "注：合计为表中各行相加，比率为合计之比，不能相加的为“—”。"
SUM = ""  # the rule of a column that is added
RULE = re.compile(r"(?P<part>\w+)(?: (?P<sign>[/-]) (?P<other>\w+)(?P<growth> - 1)?)?")
Rules = Mapping[str, str]  # column: SUM, or what it is made of


def parsed(text: str) -> dict[str, str]:
    """The rules of a text such as "arrived、target、completion = arrived / target"; ValueError for one that is none."""
    named = (each.partition(" = ") for each in text.split("、"))
    rules = {name.strip(): rule.strip() for name, _, rule in named}
    wrong = [name for name, rule in rules.items() if not name.isidentifier() or (rule and not RULE.fullmatch(rule))]
    if wrong:
        raise ValueError(f"no rule of a total: {'、'.join(wrong)}")
    return rules


def parts_of(rule: str) -> list[str]:
    """The columns that a total is made of; none of a sum."""
    match = RULE.fullmatch(rule)
    return [] if match is None else [name for name in match.group("part", "other") if name]


def totals(frame: pd.DataFrame, rules: Rules) -> dict[str, Decimal | None]:
    """The totals of an answer by column, in the order of the rules; none of fewer than two rows."""
    if len(frame) < 2:
        return {}
    told: dict[str, Decimal | None] = {}
    for name, rule in rules.items():
        told[name] = _made(frame, rule, told) if rule else _added(frame[name])
    return told


def _added(values: pd.Series) -> Decimal | None:
    known = [Decimal(str(value)) for value in values if not is_missing(value)]
    return sum(known, Decimal(0)) if known else None


def _made(frame: pd.DataFrame, rule: str, told: Mapping[str, Decimal | None]) -> Decimal | None:
    match = RULE.fullmatch(rule)
    if match is None:
        raise ValueError(f"no rule of a total: {rule}")
    sign, names = match["sign"], parts_of(rule)
    parts = [told[name] if name in told else _constant(frame[name]) for name in names]
    if any(part is None for part in parts) or (sign == "/" and not _is_whole(frame, *names)):
        return None
    first, *rest = (part for part in parts if part is not None)
    if not rest:
        return first
    if sign == "-":
        return first - rest[0]
    return first / rest[0] - (1 if match["growth"] else 0) if rest[0] else None


def _constant(values: pd.Series) -> Decimal | None:
    """What each row says of the whole; none where they differ."""
    first = values.iloc[0]
    return None if is_missing(first) or not values.eq(first).fillna(False).all() else Decimal(str(first))


def _is_whole(frame: pd.DataFrame, part: str, whole: str) -> bool:
    """Whether the sums are of the same: no row adds to the part and says nothing of the whole."""
    return not any(
        is_missing(of_whole) and not is_missing(value) and value != 0
        for value, of_whole in zip(frame[part], frame[whole], strict=True)
    )
