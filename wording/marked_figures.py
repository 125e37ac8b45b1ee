"""Figures that stand as marks in a text that SQL put together (data/checks/terms.sql), written like any others.

A mark is a kind and a number between two control characters, which no text of a ledger can hold: the intake takes them
out. So what a finding says stands beside its rule, and how its figures are written stands in `figures` alone.
"""

import re
from collections.abc import Callable
from decimal import Decimal

from wording import figures

MARK = re.compile("\x1f(wan|money|percent) (-?[0-9.]+)%?\x1f")
WRITERS: dict[str, Callable[[Decimal], str]] = {
    "wan": figures.exact,
    "money": figures.exact_money,
    "percent": lambda percent: figures.rate(percent / 100),
}


def filled(text: str) -> str:
    """A text with its marks as figures: 万元 where the text names the unit (`wan`), with its unit (`money`), a rate."""
    return MARK.sub(lambda mark: WRITERS[mark[1]](Decimal(mark[2])), text) if "\x1f" in text else text
