"""对应关系: which column of a sender's sheet holds which field, where the ledger's own words don't say it.

A mapping is a TOML file of tables (docs/mapping.zh.md). It gives a sheet the same headers that data/tables/header.py
would find, so that whatever reads rows doesn't know where its header came from.
"""

import re
import tomllib
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from fnmatch import fnmatch
from typing import Any

from data.cells.values import plain
from data.errors import DataError
from data.files.sheet import place_of
from data.files.workbook import Sheet
from data.ledgers import Field, Form, forms
from data.tables.across import Month
from data.tables.depth import DEEPEST
from data.tables.header import SEARCHED_ROWS, paths, paths_over_all, words_over
from data.tables.headings import UNITS, Path, unit_of
from data.tables.layout import Column, Header

LETTERS = re.compile(r"([A-Z]{1,3})列")
A_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])|([1-9]|1[0-2])月")
KEYS = {"kind", "sheet", "header", "fields"}
PLACES = ("column", "columns", "constant", "months", "sections")
SPEC_KEYS = {*PLACES, "joint", "unit", "factor"}


class BadMapping(DataError):
    """A mapping that can't be used: what is wrong with which key, and what is allowed, in Chinese."""


@dataclass(frozen=True)
class Spec:
    """Where one field's values are: columns by header or letters (several are joined), a constant, or one a month.

    With `sections` they are the titles over sections of rows, and what each of them stands for. Without a `unit` it is
    the one that the column's own header names; '' says that it names none.
    """

    field: Field
    columns: tuple[str, ...] = ()
    joint: str = "-"
    unit: str | None = None
    factor: Decimal = Decimal(1)
    constant: str | None = None
    months: dict[Month, str] = field(default_factory=dict)
    sections: dict[str, str] | None = None

    @property
    def told(self) -> str:
        """Where the values stand: columns as they are named, a constant, the titles over the sections."""
        if self.constant is not None:
            return f"固定为“{self.constant}”"
        return "分节标题" if self.sections is not None else "、".join((*self.columns, *self.months.values()))


@dataclass(frozen=True)
class TableMapping:
    """One kind of sheet: `sheet` is its name or a pattern; `rows` the first and last row of its header, from 1."""

    form: Form
    sheet: str
    rows: tuple[int, int] | None
    specs: tuple[Spec, ...]

    def headers(self, sheet: Sheet) -> list[Header]:
        """The headers that the mapping gives the sheet, one a month where months stand across; none for other sheets.

        Raises BadMapping when a column that it names isn't there.
        """
        if not fnmatch(sheet.name, self.sheet):
            return []
        first, texts = self._found(sheet)
        depth = 1 if self.rows is None else self.rows[1] - self.rows[0] + 1
        common = [_column(spec, texts) for spec in self.specs if not spec.months]
        words = words_over(sheet, first, depth, common)
        plain_header = Header(self.form, first, first + depth - 1, tuple(common), words)
        by_month: dict[Month, list[Column]] = {}
        for spec in self.specs:
            for month, name in spec.months.items():
                by_month.setdefault(month, []).append(_column(replace(spec, columns=(name,)), texts))
        return [_of_month(plain_header, month, columns) for month, columns in by_month.items()] or [plain_header]

    def over(self, sheet: Sheet, rows: tuple[int, int]) -> list[Header]:
        """The headers that the mapping gives any sheet with its header in those rows, from 1; see `headers`."""
        return replace(self, rows=rows, sheet="*").headers(sheet)

    @property
    def told(self) -> str:
        """Which field is read from where, as a person reads it: 项目编号←No.；本月到位资金←FundsJan、FundsFeb."""
        return "；".join(f"{spec.field.label}←{spec.told}" for spec in self.specs)

    def _found(self, sheet: Sheet) -> tuple[int, list[Path]]:
        """The header's first row, from 0, and the texts over each column; without rows told, where all columns are."""
        if self.rows:
            if self.rows[1] > len(sheet.rows):
                raise BadMapping(f"工作表“{sheet.name}”没有第 {self.rows[1]} 行，请核对对应关系中的 header。")
            return self.rows[0] - 1, paths_over_all(sheet, self.rows[0] - 1, self.rows[1] - self.rows[0] + 1)
        wanted = [name for spec in self.specs for name in (*spec.columns, *spec.months.values())]
        for first in range(min(SEARCHED_ROWS, len(sheet.rows))):
            texts = paths(sheet, first, 1)
            if all(_places(name, texts) for name in wanted):
                return first, texts
        raise BadMapping(
            f"工作表“{sheet.name}”前 {SEARCHED_ROWS} 行里没有哪一行同时有这些列：{'、'.join(wanted)}。"
            "请核对列名，或用 header 写明表头在第几行。"
        )


def parse(text: str, source: str) -> tuple[TableMapping, ...]:
    """The tables of a mapping file. Raises BadMapping naming the key, what is wrong and what is allowed."""
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadMapping(f"{source} 不是规范的 TOML 文件：{error}。") from error
    tables = told.get("table")
    if not isinstance(tables, list) or not tables or set(told) - {"table", "confirmed"}:
        raise BadMapping(f"{source} 里要有一个或几个 [[table]]，此外只能有 [confirmed]。")
    return tuple(_table(each, f"{source} 第 {number} 个 [[table]]") for number, each in enumerate(tables, 1))


def _table(told: dict[str, Any], place: str) -> TableMapping:
    _only(told, KEYS, place)
    kinds = {form.sheet: form for form in forms()}
    if told.get("kind") not in kinds:
        raise BadMapping(f"{place} 的 kind 应当是其中之一：{'、'.join(kinds)}。")
    form = kinds[told["kind"]]
    fields = told.get("fields")
    if not isinstance(fields, dict) or not fields:
        raise BadMapping(f"{place} 要有 [table.fields]，每行写一个字段和它的列名。")
    specs = tuple(_spec(form, name, each, f"{place} 的 {name}") for name, each in fields.items())
    _whole(form, specs, place)
    return TableMapping(form, str(told.get("sheet", "*")), _rows(told.get("header"), place), specs)


def _only(told: dict[str, Any], known: set[str], place: str) -> None:
    if strange := sorted(set(told) - known):
        raise BadMapping(f"{place} 里不认识 {'、'.join(strange)}；可以写的有 {'、'.join(sorted(known))}。")


def _rows(told: Any, place: str) -> tuple[int, int] | None:
    if told is None:
        return None
    rows = [told, told] if isinstance(told, int) else told
    good = isinstance(rows, list) and len(rows) == 2 and all(isinstance(row, int) for row in rows)
    if not good or not 1 <= rows[0] <= rows[1] < rows[0] + DEEPEST:
        raise BadMapping(f"{place} 的 header 应当是行号，如 3，或首末两行，如 [3, 4]，最多 {DEEPEST} 行。")
    return rows[0], rows[1]


def _spec(form: Form, name: str, told: Any, place: str) -> Spec:
    found = next((each for each in form.fields if name in (each.name, each.label)), None)
    if found is None:
        labels = "、".join(each.label for each in form.fields)
        raise BadMapping(f"{place}：“{form.sheet}”没有这个字段。可以写的有 {labels}。")
    told = {"column": told} if isinstance(told, str) else told
    if not isinstance(told, dict):
        raise BadMapping(f'{place} 应当是列名，或写成 {{ column = "列名", unit = "元" }}。')
    _only(told, SPEC_KEYS, place)
    if sum(key in told for key in PLACES) != 1:
        raise BadMapping(f"{place} 要在 {'、'.join(PLACES)} 中写一个，且只写一个。")
    unit = str(told["unit"]) if "unit" in told else None
    if unit and unit not in UNITS:
        raise BadMapping(f"{place} 的 unit “{unit}”不认识；可以写的有 {'、'.join(UNITS)}。")
    columns = tuple(told["columns"]) if "columns" in told else (told["column"],) if "column" in told else ()
    constant = str(told["constant"]) if "constant" in told else None
    months = {_month(key, place): str(column) for key, column in told.get("months", {}).items()}
    sections = _sections(told["sections"], place) if "sections" in told else None
    return Spec(found, columns, str(told.get("joint", "-")), unit, _factor(told, place), constant, months, sections)


def _sections(told: Any, place: str) -> dict[str, str]:
    if not isinstance(told, dict) or not all(isinstance(value, str) for value in told.values()):
        raise BadMapping(f'{place} 的 sections 应当写成 {{ "工业类" = "装备制造" }}；标题原文就是内容的写 {{}}。')
    return {plain(title): value for title, value in told.items()}


def _factor(told: dict[str, Any], place: str) -> Decimal:
    try:
        return Decimal(str(told.get("factor", 1)))
    except InvalidOperation as error:
        raise BadMapping(f"{place} 的 factor 应当是数字，如 7.1。") from error


def _month(key: str, place: str) -> Month:
    """Year and month; no year where the sheet's title is to name it."""
    if not (found := A_MONTH.fullmatch(key)):
        raise BadMapping(
            f'{place} 的 months 应当按年月写，如 "2026-10" = "10月"，年份由标题写明的写 "10月"；“{key}”不是年月。'
        )
    return (int(found[1]), int(found[2])) if found[1] else (None, int(found[3]))


def _whole(form: Form, specs: tuple[Spec, ...], place: str) -> None:
    """A field that the form needs must be mapped; the month may come from months across or from a title."""
    told = {spec.field.name for spec in specs}
    if lacking := [each.label for each in form.fields if each.required and each.name not in told | {"month"}]:
        raise BadMapping(f'{place} 缺少必填字段：{"、".join(lacking)}。表里没有的，可写成 {{ constant = "…" }}。')


def _column(spec: Spec, texts: list[Path]) -> Column:
    """The spec as a column of the sheet; raises BadMapping when it isn't there or several are called so."""
    if spec.sections is not None:
        return Column(spec.field, None, f"（分节标题）{spec.field.label}", "", constant="", sections=spec.sections)
    if spec.constant is not None:
        return Column(spec.field, None, f"（固定值）{spec.field.label}", spec.unit or "", constant=spec.constant)
    places = []
    for name in spec.columns:
        found = _places(name, texts)
        if len(found) != 1:
            why = f"有 {len(found)} 列都叫“{name}”，请改用列号，如“C列”" if found else f"没有“{name}”这一列"
            headers = "、".join("".join(path) for path in texts if path)
            raise BadMapping(f"对应关系中“{spec.field.label}”用到的列不对：{why}。表头有：{headers}。")
        places.append(found[0])
    first, *more = places
    unit = unit_of(texts[first]) if spec.unit is None else spec.unit
    return Column(spec.field, first, "".join(texts[first]), unit, tuple(more), spec.joint, spec.factor)


def _places(name: str, texts: list[Path]) -> list[int]:
    """The columns that a name means: by letters, by all its header's texts, else by the lowest."""
    if found := LETTERS.fullmatch(name):
        return [index] if (index := place_of(found[1])) < len(texts) else []
    whole = [index for index, path in enumerate(texts) if plain("".join(path)) == plain(name)]
    return whole or [index for index, path in enumerate(texts) if path and plain(path[-1]) == plain(name)]


def _of_month(header: Header, month: Month, columns: list[Column]) -> Header:
    figures = frozenset(column.index for column in columns if column.index is not None)
    return replace(header, columns=(*header.columns, *columns), month=month, figures=figures)
