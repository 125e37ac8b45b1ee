"""Where a sheet's values are by a mapping, and the headers that this gives the sheet.

They are such as data/tables/header.py would find, so that whatever reads rows doesn't know where its header came from.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from decimal import Decimal
from fnmatch import fnmatch

from data.cells import currencies
from data.cells.values import plain
from data.errors import DataError
from data.files.sheet import place_of
from data.files.workbook import Cell, Sheet
from data.ledgers import Field, Form
from data.tables.across import Month
from data.tables.header import SEARCHED_ROWS, paths, paths_over_all, words_over
from data.tables.headings import Path, unit_of
from data.tables.layout import AS_WRITTEN, ONE, CellMeaning, Column, Condition, Header

LETTERS = re.compile(r"([A-Z]{1,3})列")


class BadMapping(DataError):
    """A mapping that can't be used: what is wrong with which key, and what is allowed, in Chinese."""


@dataclass(frozen=True)
class Spec:
    """Where one field's values are: columns by header or letters (several are joined), a constant, or one a month.

    With `sections` they are the titles over sections of rows, and what each of them stands for. Without a `unit` it is
    the one that the column's own header names; '' says that it names none. The `factor` turns figures in the
    `currency` into 人民币; '' is the currency that the header names, else the only one that its cells name. `said` is
    what cells stand for besides: words replaced, blanks filled, years and quarters as a month.
    """

    field: Field
    columns: tuple[str, ...] = ()
    joint: str = "-"
    unit: str | None = None
    factor: Decimal = ONE
    currency: str = ""
    constant: str | None = None
    months: dict[Month, str] = dataclass_field(default_factory=dict)
    sections: dict[str, str] | None = None
    meaning: CellMeaning = AS_WRITTEN

    @property
    def in_words(self) -> str:
        """Where the values stand: columns as they are named, a constant, the titles over the sections."""
        if self.constant is not None:
            return f"固定为“{self.constant}”"
        return "分节标题" if self.sections is not None else "、".join((*self.columns, *self.months.values()))


@dataclass(frozen=True)
class TableMapping:
    """One kind of sheet: `sheet` is its name or a pattern; `rows` the first and last row of its header, from 1.

    `only` and `without` say, by column, what a row has to say to be taken, or to be left out.
    """

    form: Form
    sheet: str
    rows: tuple[int, int] | None
    specs: tuple[Spec, ...]
    only: Mapping[str, tuple[str, ...]] = dataclass_field(default_factory=dict)
    without: Mapping[str, tuple[str, ...]] = dataclass_field(default_factory=dict)

    def headers(self, sheet: Sheet) -> list[Header]:
        """The headers that the mapping gives the sheet, one a month where months stand across; none for other sheets.

        Raises BadMapping when a column that it names isn't there.
        """
        if not fnmatch(sheet.name, self.sheet):
            return []
        first, texts = self._found(sheet)
        depth = 1 if self.rows is None else self.rows[1] - self.rows[0] + 1
        below = sheet.rows[first + depth :]
        common = [_column(spec, texts, below) for spec in self.specs if not spec.months]
        words = words_over(sheet, first, depth, common)
        conditions = tuple(self._conditions(texts))
        plain_header = Header(self.form, first, first + depth - 1, tuple(common), words, conditions=conditions)
        by_month: dict[Month, list[Column]] = {}
        for spec in self.specs:
            for month, name in spec.months.items():
                by_month.setdefault(month, []).append(_column(replace(spec, columns=(name,)), texts, below))
        found = [_of_month(plain_header, month, columns) for month, columns in by_month.items()] or [plain_header]
        return [replace(header, foreign=tuple(filter(_is_foreign, header.columns))) for header in found]

    def over(self, sheet: Sheet, rows: tuple[int, int]) -> list[Header]:
        """The headers that the mapping gives any sheet with its header in those rows, from 1; see `headers`."""
        return replace(self, rows=rows, sheet="*").headers(sheet)

    @property
    def in_words(self) -> str:
        """Which field is read from where, as a person reads it: 项目编号←No.；本月到位资金←FundsJan、FundsFeb."""
        fields = [f"{spec.field.label}←{spec.in_words}" for spec in self.specs]
        rows = [
            f"{word}“{name}”为 {'、'.join(said or '空' for said in words)}" for word, name, words in self._rows_told()
        ]
        return "；".join((*fields, *rows))

    def _rows_told(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        yield from (("只取", name, said) for name, said in self.only.items())
        yield from (("不取", name, said) for name, said in self.without.items())

    def _conditions(self, texts: list[Path]) -> Iterator[Condition]:
        for word, name, said in self._rows_told():
            place = _place(name, texts, f"“{'only' if word == '只取' else 'except'}”")
            yield Condition(place, "".join(texts[place]) or name, frozenset(map(plain, said)), word == "只取")

    def _found(self, sheet: Sheet) -> tuple[int, list[Path]]:
        """The header's first row, from 0, and the texts over each column; without rows told, where all columns are."""
        if self.rows:
            if self.rows[1] > len(sheet.rows):
                raise BadMapping(f"工作表“{sheet.name}”没有第 {self.rows[1]} 行，请核对对应关系中的 header。")
            return self.rows[0] - 1, paths_over_all(sheet, self.rows[0] - 1, self.rows[1] - self.rows[0] + 1)
        wanted = [name for spec in self.specs for name in (*spec.columns, *spec.months.values())]
        wanted += [*self.only, *self.without]
        for first in range(min(SEARCHED_ROWS, len(sheet.rows))):
            texts = paths(sheet, first, 1)
            if all(_places(name, texts) for name in wanted):
                return first, texts
        raise BadMapping(
            f"工作表“{sheet.name}”前 {SEARCHED_ROWS} 行里没有哪一行同时有这些列：{'、'.join(wanted)}。"
            "请核对列名，或用 header 写明表头在第几行。"
        )


def _column(spec: Spec, texts: list[Path], below: list[list[Cell]]) -> Column:
    """The spec as a column of the sheet; raises BadMapping when it isn't there or several are called so.

    `below` are the rows under the header, where one may be asked for its currency.
    """
    if spec.sections is not None:
        title = f"（分节标题）{spec.field.label}"
        return Column(spec.field, None, title, "", constant="", sections=spec.sections, meaning=spec.meaning)
    if spec.constant is not None:
        return Column(spec.field, None, f"（固定值）{spec.field.label}", spec.unit or "", constant=spec.constant)
    first, *more = (_place(name, texts, f"“{spec.field.label}”") for name in spec.columns)
    written = "".join(texts[first])
    unit = unit_of(texts[first]) if spec.unit is None else spec.unit
    money = (spec.factor, _currencies(spec, written, [row[first] for row in below if first < len(row)]))
    return Column(spec.field, first, written, unit, tuple(more), spec.joint, *money, meaning=spec.meaning)


def _currencies(spec: Spec, written: str, cells: list[Cell]) -> frozenset[str]:
    """The currencies that a factor may be for: the one told, else the header's, else those that cells name."""
    if spec.currency:
        return frozenset({spec.currency})
    return currencies.foreign_in([written]) or (frozenset() if spec.factor == ONE else currencies.foreign_in(cells))


def _place(name: str, texts: list[Path], what: str) -> int:
    """The one column that a name means; raises BadMapping, which says for `what`, when there is none, or several."""
    found = _places(name, texts)
    if len(found) != 1:
        why = f"有 {len(found)} 列都叫“{name}”，请改用列号，如“C列”" if found else f"没有“{name}”这一列"
        headers = "、".join("".join(path) for path in texts if path)
        raise BadMapping(f"对应关系中{what}用到的列不对：{why}。表头有：{headers}。")
    return found[0]


def _places(name: str, texts: list[Path]) -> list[int]:
    """The columns that a name means: by letters, by all its header's texts, else by the lowest."""
    if found := LETTERS.fullmatch(name):
        return [index] if (index := place_of(found[1])) < len(texts) else []
    whole = [index for index, path in enumerate(texts) if plain("".join(path)) == plain(name)]
    return whole or [index for index, path in enumerate(texts) if path and plain(path[-1]) == plain(name)]


def _is_foreign(column: Column) -> bool:
    """Whether a column's amounts are in another currency, which nobody has said how to turn into 人民币."""
    return column.field.type == "money" and column.factor == ONE and bool(column.currencies - {currencies.YUAN})


def _of_month(header: Header, month: Month, columns: list[Column]) -> Header:
    figures = frozenset(column.index for column in columns if column.index is not None)
    return replace(header, columns=(*header.columns, *columns), month=month, figures=figures)
