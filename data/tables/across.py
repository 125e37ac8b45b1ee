"""What the texts over a column mean in a form; months, or origins of funds, that stand across the columns.

They stand there instead of down a column 月份 or 资金来源: each is a part of the table, and has a header of its own.
"""

import functools
import itertools
from collections import defaultdict
from dataclasses import dataclass

from data.cells.values import ORIGINS
from data.ledgers import MEASURED, Field, Form, forms
from data.tables.headings import Path, candidates, month_in, unit_of, words_of
from data.tables.layout import Column

Month = tuple[int | None, int]  # year, None where only the sheet tells it; month


@dataclass(frozen=True)
class Part:
    """The columns of one month, or of one origin with the origin itself as a constant.

    `gap` are the headers of two months beside each other of which the second doesn't follow; the part then stands for
    all of them, to be refused.
    """

    columns: tuple[Column, ...]
    month: Month | None = None
    gap: tuple[str, ...] = ()


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


@functools.cache
def _everywhere() -> dict[str, list[tuple[Form, Field]]]:
    """Every way to write a field of any form -> the fields."""
    known: dict[str, list[tuple[Form, Field]]] = defaultdict(list)
    for form in forms():
        for name, field in names(form).items():
            known[name].append((form, field))
    return known


@functools.lru_cache(maxsize=1 << 14)
def meanings(path: Path) -> dict[Form, tuple[Field, bool]]:
    """By form the field that a column's texts name, and whether by all of them or only by the lower ones."""
    found: dict[Form, tuple[Field, bool]] = {}
    for told, is_exact in zip(candidates(path), (True, False), strict=True):
        for name in told:
            for form, field in _everywhere().get(name, ()):
                found.setdefault(form, (field, is_exact))
    return found


def parts(form: Form, texts: list[Path]) -> list[Part]:
    """The parts of a monthly form that stand across the columns: months, else origins, else months with a gap."""
    amount = form.monthly_amount
    if amount is None:
        return []
    months = _months(form, texts, amount)
    if _is_run(list(months)):
        return [Part(tuple(columns), month) for month, columns in months.items()]
    return _origins(form, texts, amount) or _with_gap(form, texts, months)


def _months(form: Form, texts: list[Path], amount: Field) -> dict[Month, list[Column]]:
    """The columns of each month that columns name.

    A column that names only its month holds the form's one needed amount. Months of which that is not told are left
    out: the running total of the month before, say.
    """
    found: dict[Month, list[Column]] = defaultdict(list)
    for index, path in enumerate(texts):
        if path and (told := month_in(path)) and (field := _field(form, told[2], amount)):
            found[told[:2]].append(Column(field, index, "".join(path), unit_of(path)))
    return {month: columns for month, columns in found.items() if amount in [each.field for each in columns]}


def _origins(form: Form, texts: list[Path], amount: Field) -> list[Part]:
    """A part for each origin, where the amount stands in columns of several: 本月到位资金 over 省外 and 市外."""
    origin = next((field for field in form.fields if field.type == "origin"), None)
    if origin is None or _names_any(form, texts, [origin]):
        return []
    known = names(form)
    found: dict[str, list[Column]] = defaultdict(list)
    for index, path in enumerate(texts):
        said = {part: words_of(part).removeprefix("其中").lstrip(":") for part in path}
        word = next((word for word in said.values() if word in ORIGINS), "")
        if not word:
            continue
        field, _ = look_up(known, tuple(part for part in path if said[part] not in ("", word)))
        if field and field.type in MEASURED:
            found[word].append(Column(field, index, "".join(path), unit_of(path)))
    whole = {word: columns for word, columns in found.items() if amount in [each.field for each in columns]}
    label = f"（列名）{origin.label}"
    told = [Part((Column(origin, None, label, "", constant=word), *columns)) for word, columns in whole.items()]
    return told if len({ORIGINS[word] for word in whole}) > 1 else []


def _with_gap(form: Form, texts: list[Path], months: dict[Month, list[Column]]) -> list[Part]:
    """Months that don't run on. One month of several years is a comparison; a column 月份 tells the month itself."""
    taken = {column.index for columns in months.values() for column in columns}
    others = [path for index, path in enumerate(texts) if index not in taken]
    telling = [field for field in form.fields if field.type == "month" or field == form.monthly_amount]
    years = {year is None for year, _ in months}
    if len({month for _, month in months}) < 2 or len(years) > 1 or _names_any(form, others, telling):
        return []
    placed = ((12 * (month[0] or 0) + month[1], columns[0].written) for month, columns in months.items())
    apart = ((one[1], other[1]) for one, other in itertools.pairwise(placed) if abs(one[0] - other[0]) != 1)
    month, columns = next(iter(months.items()))
    return [Part(tuple(columns), month, next(apart))]


def _names_any(form: Form, texts: list[Path], fields: list[Field]) -> bool:
    known = names(form)
    return any(look_up(known, path)[0] in fields for path in texts)


def this_month(rest: Path) -> Path:
    """The texts of a column of one month, without that month, as they would read in a sheet of this month alone."""
    return (*rest[:-1], "本月" + rest[-1])


def _field(form: Form, rest: Path, amount: Field) -> Field | None:
    """What a column of a month says, by its other texts: 到位资金 is 本月到位资金."""
    if not any(words_of(part) for part in rest):
        return amount
    known = names(form)
    field, _ = look_up(known, rest)
    field = field or look_up(known, this_month(rest))[0]
    return field if field and field.type in MEASURED else None


def _is_run(months: list[Month]) -> bool:
    """Two months or more, all with their year or all without: each next to another, without a year all in one run."""
    if len(months) < 2 or len({year is None for year, _ in months}) > 1:
        return False
    counted = sorted((year or 0) * 12 + month for year, month in months)
    steps = [after - before for before, after in itertools.pairwise(counted)]
    if months[0][0] is None:
        return set(steps) == {1}
    return all(1 in beside for beside in zip([0, *steps], [*steps, 0], strict=True))
