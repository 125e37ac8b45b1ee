"""What the texts over a column mean in a form, and months that stand across the columns, not down a 月份 column."""

import functools
from collections import defaultdict

from data.ledgers import MEASURED, Field, Form
from data.tables.headings import Path, candidates, month_in, unit_of, words_of
from data.tables.layout import Column

Month = tuple[int | None, int]  # year, None where only the sheet tells it; month


@functools.cache
def names(form: Form) -> dict[str, Field]:
    """Every way to write a field of the form -> the field; brackets that are part of a variant are optional."""
    known: dict[str, Field] = {}
    for field in form.fields:
        for variant in field.variants:
            known.setdefault(words_of(variant), field)
    return known


def look_up(known: dict[str, Field], path: Path) -> tuple[Field | None, bool]:
    """The field that a column's texts name, and whether by all of them or only by the lower ones."""
    exact, partial = candidates(path)
    for name in exact:
        if name in known:
            return known[name], True
    return next((known[name] for name in partial if name in known), None), False


def across(form: Form, texts: list[Path]) -> dict[Month, list[Column]]:
    """The columns of each month, where months without a gap stand across the columns of a monthly form, else nothing.

    A column that names only its month holds the form's one needed amount. Months of which that is not told are left
    out: the running total of the month before, say.
    """
    amount = form.monthly_amount
    if amount is None:
        return {}
    found: dict[Month, list[Column]] = defaultdict(list)
    for index, path in enumerate(texts):
        if (told := month_in(path)) and (field := _field(form, told[2], amount)):
            found[told[:2]].append(Column(field, index, "".join(path), unit_of(path)))
    whole = {month: columns for month, columns in found.items() if amount in [each.field for each in columns]}
    return whole if _is_run(list(whole)) else {}


def this_month(rest: Path) -> Path:
    """The texts of a column of one month, without that month, as they would read in a sheet of this month alone."""
    return (*rest[:-1], "本月" + rest[-1])


def _field(form: Form, rest: Path, amount: Field) -> Field | None:
    """What a column of a month says, by its other texts: 到位资金 is 本月到位资金."""
    if not any(words_of(part) for part in rest):
        return amount
    field, _ = look_up(names(form), rest)
    field = field or look_up(names(form), this_month(rest))[0]
    return field if field and field.type in MEASURED else None


def _is_run(months: list[Month]) -> bool:
    """Two months or more, each next to another, all with their year or all without."""
    if len(months) < 2 or len({year is None for year, _ in months}) > 1:
        return False
    counted = sorted((year or 0) * 12 + month for year, month in months)
    return counted[-1] - counted[0] == len(counted) - 1
