"""Months across the columns of a sheet with its own words: which month a column may be of, and what follows from that.

A month is written as a mapping file writes it: 2026-10, or 10月 where the year stands in the sheet's title.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from data.cells.numerals import to_digits
from data.ledgers import MEASURED, Field, Form
from data.mapping.proposed import ProposedColumn
from data.tables.headings import OTHER, Path, month_in, words_of

ABROAD = (
    "Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    "|Nov(?:ember)?|Dec(?:ember)?"
)
# Jan 2026, funds_jan, JAN, or a word that begins within another: FundsJan.
MONTH_ABROAD = re.compile(rf"(?<![A-Za-z])(?i:{ABROAD})(?![A-Za-z])|(?<=[a-z])(?:{ABROAD})(?![a-z])")
YEAR_ABROAD = re.compile(r"(?<!\d)20\d\d(?!\d)")
IN_ORDER = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
ALIKE = 0.5  # how sure it is that columns which differ in nothing but the month hold the form's one needed amount


def month_in_header(path: Path) -> tuple[str, Path] | None:
    """The month that a column's header names, in Chinese, figures or English, and its other texts; None for none."""
    year, month, rest = month_in(path) or _abroad(path)
    return (written(year, month), rest) if month else None


def written(year: int | None, month: int) -> str:
    """A month as a mapping file writes it."""
    return f"{year}-{month:02}" if year else f"{month}月"


def as_month(text: str) -> str | None:
    """A month as a person types it (2026年10月, 2026.10, Oct 2026, 十月份, 10), as a mapping file writes it.

    '' for nothing typed; None for what is no month.
    """
    typed = to_digits(text.strip(), spelled=True)
    if not typed:
        return ""
    told = month_in_header((f"{typed}月" if re.fullmatch(r"\d{1,2}", typed) else typed,))
    return told[0] if told and not any(words_of(part) for part in told[1]) else None


def is_across(form: Form, meanings: Sequence[Field | None]) -> bool:
    """Whether months may stand across: the form is a monthly one and no column is its 月份."""
    return any(each.type == "month" for each in form.fields) and all(
        each is None or each.type != "month" for each in meanings
    )


def is_of_a_month(field: Field) -> bool:
    """Whether a field is a figure of one month, not of a year or a plan as 年度计划投资 is."""
    return field.type in MEASURED and not OTHER.search(field.label)


def settled(columns: Sequence[ProposedColumn], rests: Sequence[Path], form: Form) -> list[ProposedColumn]:
    """The columns, `rests` being their texts besides the month, once all of them are seen together.

    Columns that differ in nothing but the month hold the needed amount when no other does. A month without that amount
    gives way, and so does a figure of which no month is told.
    """
    amount = form.monthly_amount
    found = list(columns)
    if amount and not any(column.field == amount for column in found):
        found = _alike(found, rests, amount)
    whole = {column.month for column in found if column.field == amount or not amount}
    return [_given_up(column, whole, amount) for column in found]


def _alike(columns: Sequence[ProposedColumn], rests: Sequence[Path], amount: Field) -> list[ProposedColumn]:
    """The one run of columns alike but for the month as the amount; more than one such run leaves it open."""
    counted = Counter(rest for column, rest in zip(columns, rests, strict=True) if column.month and not column.field)
    runs = [rest for rest, count in counted.items() if count > 1]
    if len(runs) != 1:
        return list(columns)
    return [
        replace(column, field=amount, reason="这几列只有月份不同", confidence=ALIKE)
        if column.month and not column.field and rest == runs[0]
        else column
        for column, rest in zip(columns, rests, strict=True)
    ]


def _given_up(column: ProposedColumn, whole: set[str], amount: Field | None) -> ProposedColumn:
    """The column without its field, where its month isn't told or that month has no needed amount."""
    if not column.field or not any(whole) or column.month in whole - {""}:
        return column
    if not column.month and not is_of_a_month(column.field):
        return column
    why = f"{column.month} 没有{amount.label}一列" if column.month and amount else "没有写明是哪个月的"
    return replace(column, field=None, confidence=0.0, reason=f"{column.reason}，但{why}")


def _abroad(path: Path) -> tuple[int | None, int, Path]:
    """Year, month and other texts of a header with an English month; the month is 0 when there is none."""
    year, month, rest = None, 0, []
    for part in path:
        if not month and (found := MONTH_ABROAD.search(part)):
            month = IN_ORDER.index(found[0][:3].lower()) + 1
            part = part.replace(found[0], " ", 1)
        if year is None and (found := YEAR_ABROAD.search(part)):
            year, part = int(found[0]), part.replace(found[0], " ", 1)
        rest.append(part.strip(" _-./,'"))
    return year, month, tuple(part for part in rest if part)
