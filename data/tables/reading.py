"""How the cells of a column are read, and what is kept of a cell whose text says more than its value."""

import copy
import datetime as dt
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from data.cells import amounts, currencies, dates, periods, values
from data.cells.dates import Context, When
from data.cells.values import BadValue, Doubtful, as_written, is_empty
from data.files.sheet import HIDDEN, Shown
from data.files.workbook import Cell
from data.ledgers import MEASURED, Field
from data.tables.headings import words_of
from data.tables.layout import ONE, Column
from wording.figures import exact

AS_MET = {str, float}  # cells that are told from others when they are met again: True and 1 equal 1.0
DATES = {"date", "month"}
IN_MONEY = {"money", "number"}
IN_UNITS = {"money", "area", "number"}
UNSAID = 0.5  # how sure a number in one of two units is
ALIKE = 1e-6  # two readings of a rate
UNSHOWN = "单元格格式“{}”不显示这个数，看不出要不要算"
ONE_UNIT = "请把表头、单元格格式里的单位写成一致后重新上传"
Read = Callable[[Cell], Any]  # a value; raises BadValue


@dataclass(frozen=True, slots=True)
class Reading:
    """A cell as written and what it was read as: `value` is in the store's unit, None when it says none.

    `unit` is that of a bare number in the column; `confidence` is 1 when nothing is in doubt, else `doubt` says what.
    """

    written: str
    unit: str
    value: Any
    confidence: float = 1.0
    doubt: str | None = None
    remedy: str = ""

    @property
    def precision(self) -> str | None:
        """How exactly a date was given."""
        return self.value.precision if isinstance(self.value, When) else None


def unit_of(column: Column, units: Mapping[str, str]) -> str:
    """The unit of a bare number in the column: its header's, else the sheet's unit line's, else the form's."""
    kind = column.field.type
    if kind == "number":
        return column.unit or units.get("money", "")
    return column.unit or units.get(kind) or column.field.unit


class Reader:
    """How a column's cells are read: each distinct text and number once.

    `index` is where a row has the column's cell, beyond any row where `column.cell` must be asked (see there).
    `certain` holds, by text or number, the values of which nothing else is to be said; `has_unit`: header or unit line
    say what a bare number is in. `mixed` is what is in doubt of numbers where only some formats say it. A reading of a
    cell raises BadValue; it gives a Reading where the cell's text is to be kept, else (a number, a whole date, a month
    or a word) the bare value.
    """

    __slots__ = (
        "_kind", "_others", "_read", "_unit", "certain", "column", "field", "has_unit", "index", "mixed", "name",
    )  # fmt: skip

    def __init__(self, column: Column, units: Mapping[str, str], context: Context) -> None:
        self.column, self.field, self.name = column, column.field, column.field.name
        is_made = bool(column.more or column.meaning.changes)
        self.index = sys.maxsize if column.index is None or is_made else column.index
        self._kind, self._unit = column.field.type, unit_of(column, units)
        self.has_unit, self.mixed = bool(column.unit or units.get(column.field.type)), ""
        self._read = _scaled(_of_period(_by_kind(column, self._unit, context), column, context), column)
        self._others: dict[str, Reading | BadValue] = {}
        self.certain: dict[Cell, Any] = {}

    def __call__(self, cell: Cell) -> Any:
        """The value of a cell; raises BadValue."""
        if isinstance(cell, str):
            return self._shown(cell) if isinstance(cell, Shown) else self._text(cell)
        if self._kind in DATES:  # only of a date may a number leave something open
            return _kept(self._kind, self._unit, cell, self._read)
        if self.mixed and cell:
            return Reading(as_written(cell) or "", self._unit, self._read(cell), UNSAID, self.mixed, ONE_UNIT)
        if type(cell) is not float:
            return self._read(cell)
        if cell not in self.certain:
            self.certain[cell] = self._read(cell)
        return self.certain[cell]

    def under(self, title: str) -> "Reader":
        """How the cells of the rows under a section's title are read."""
        below = copy.copy(self)
        below.column = self.column.under(title)
        return below

    def says_unit(self, cell: Shown) -> bool:
        """Whether a number's format says its unit, be it the one that it would have without."""
        return self._is_changed(cell) or not cell[-1].isdigit()

    def _is_changed(self, cell: Shown) -> bool:
        """Whether a number means another amount by its format than by itself."""
        bare, found = _kept(self._kind, self._unit, cell.number, self._safe), _kept("", self._unit, cell, self._read)
        return isinstance(found, BadValue) or not _is_same(_value(bare), _value(found))

    def _safe(self, number: float) -> Any:
        try:
            return self._read(number)
        except BadValue:
            return None

    def _shown(self, cell: Shown) -> Any:
        """A number as its format shows it, if it isn't what the number says itself; for certain or not."""
        if not self._is_changed(cell):
            found = self._text(cell)
            if isinstance(found, Reading) and found.doubt:  # 约, 以上: shown beside the number, and meant
                return replace(found, doubt=UNSHOWN.format(cell.code)) if cell.endswith(HIDDEN) else found
            return self._read(cell.number) if self.says_unit(cell) else self(cell.number)
        found = self._text(cell)
        if self._kind not in IN_UNITS or (isinstance(found, Reading) and found.doubt):
            return found
        doubt = self.mixed
        if amounts.PLAIN_NUMBER.fullmatch(cell):
            doubt = f"单元格格式“{cell.code}”把 {as_written(cell.number)} 显示为 {cell}，看不出以哪个为准"
        elif self.has_unit:
            doubt = f"单元格格式“{cell.code}”显示为“{cell}”，而表头写的单位是“{self._unit}”"
        return Reading(str(cell), self._unit, _value(found), UNSAID, doubt, ONE_UNIT) if doubt else found

    def _text(self, cell: str) -> Any:
        if cell in self.certain:
            return self.certain[cell]
        if cell not in self._others:
            found = _kept(self._kind, self._unit, cell, self._read)
            if not isinstance(found, (Reading, BadValue)):
                self.certain[cell] = found
                return found
            self._others[cell] = found
        found = self._others[cell]
        if isinstance(found, BadValue):
            raise found.with_traceback(None)
        return found


def _value(found: Any) -> Any:
    return found.value if isinstance(found, Reading) else found


def _is_same(bare: Any, found: Any) -> bool:
    if isinstance(bare, float) and isinstance(found, float):
        return abs(bare - found) < ALIKE
    return bool(bare == found)


def shown(value: Any, field: Field) -> str:
    """A value as a receipt shows it, with its unit: 30000 万元, 2024年3月."""
    if value is None:
        return "缺（原文保留）"
    if isinstance(value, When):
        return _shown_date(value)
    if isinstance(value, dt.date):
        return f"{value.year}年{value.month}月"
    if isinstance(value, float):
        return f"{value * 100:.10g}%"
    unit = {"money": "万元", "area": "亩"}.get(field.type, field.unit)
    return f"{exact(Decimal(value))} {unit}".rstrip()


def _shown_date(when: When) -> str:
    day = when.date
    if when.precision in (dates.MONTH, dates.YEAR):
        return f"{day.year}年" + (f"{day.month}月" if when.precision == dates.MONTH else "")
    return day.isoformat() + (" 前后" if when.precision == dates.TEN_DAY else "")


def _by_kind(column: Column, unit: str, context: Context) -> Read:
    field = column.field
    happened = not field.name.endswith("_planned")
    is_of_days = words_of(column.written) not in field.variants  # a person said that the months stand there
    by_kind: dict[str, Read] = {
        "money": lambda cell: amounts.money(cell, unit),
        "area": lambda cell: amounts.area(cell, unit),
        "number": lambda cell: amounts.figure(cell, unit),
        "rate": lambda cell: amounts.rate(cell, unit),
        "date": lambda cell: dates.date(cell, context.year, happened),
        "month": lambda cell: dates.month(cell, context.year, is_of_days),
        "count": amounts.count, "flag": values.flag, "list": values.items, "origin": values.origin,
        "audit": values.audit, "id": values.identifier,
    }  # fmt: skip
    read: Read = by_kind.get(field.type, values.text)
    if context.epoch and field.type in DATES:
        return lambda cell: read(dates.numbered(cell, context.epoch))
    return read


def _of_period(read: Read, column: Column, context: Context) -> Read:
    """With a year, half-year or quarter as its first or last month, where a mapping says which."""
    if not column.meaning.period:
        return read

    def dated(cell: Cell) -> Any:
        found = periods.month_of(cell, context.year, column.meaning.period == "start")
        if found is None:
            return read(cell)
        return found.date if column.field.type == "month" else found

    return dated


def _scaled(read: Read, column: Column) -> Read:
    """With the factor that a mapping gives a column of figures, such as a currency's rate; not for cells in 人民币."""
    factor = column.factor
    if factor == ONE:
        return read

    def scaled(cell: Cell) -> Any:
        if isinstance(cell, str) and column.field.type in IN_MONEY:
            of_column = currencies.of_column(cell, column.currencies)
            if of_column is None:
                return read(cell)
            cell = of_column
        try:
            found = read(cell)
        except Doubtful as doubt:
            raise doubt.about(None if doubt.value is None else amounts.stored(doubt.value * factor)) from None
        return None if found is None else amounts.stored(found * factor)

    return scaled


def _kept(kind: str, unit: str, cell: Cell, read: Read) -> Any:
    """The cell's value, the Reading of it, or, of a text, why it can't be read."""
    try:
        found = read(cell)
    except Doubtful as doubt:
        return Reading(as_written(cell) or "", unit, doubt.value, doubt.confidence, doubt.reason, doubt.remedy)
    except BadValue as error:
        if isinstance(cell, str):
            return error
        raise
    return Reading(as_written(cell) or "", unit, found) if _says_more(kind, cell, found) else found


def _says_more(kind: str, cell: Cell, found: Any) -> bool:
    """Whether a certain cell's text tells more than its value: a unit, another script, a date that is no day."""
    if kind == "date":
        return not is_empty(cell) if found is None else found.precision != dates.DAY
    if kind not in MEASURED or not isinstance(cell, str):
        return False
    return not (amounts.PLAIN_NUMBER.fullmatch(cell) or is_empty(cell))
