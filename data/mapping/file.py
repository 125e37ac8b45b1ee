"""对应关系: which column of a sender's sheet holds which field, where the ledger's own words don't say it.

A mapping is a TOML file of tables (docs/mapping.zh.md); what each gives a sheet is spec.py's.
"""

import datetime as dt
import re
import tomllib
from decimal import Decimal, InvalidOperation
from typing import Any

from data.cells.currencies import named
from data.cells.values import plain
from data.ledgers import Field, Form, forms
from data.mapping.spec import LETTERS, BadMapping, Spec, TableMapping
from data.tables.across import Month
from data.tables.header_depth import DEEPEST
from data.tables.headings import UNITS
from data.tables.layout import PERIODS, CellMeaning

__all__ = ["LETTERS", "BadMapping", "TableMapping", "parse"]

A_MONTH = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])|([1-9]|1[0-2])月")
KEYS = {"kind", "sheet", "header", "fields", "only", "except"}
PLACES = ("column", "columns", "constant", "months", "sections")
SPEC_KEYS = {*PLACES, "joint", "unit", "factor", "currency", "default", "values", "period"}


def parse(text: str, source: str) -> tuple[TableMapping, ...]:
    """The tables of a mapping file. Raises BadMapping naming the key, what is wrong and what is allowed."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadMapping(f"{source} 不是规范的 TOML 文件：{error}。") from error
    tables = given.get("table")
    if not isinstance(tables, list) or not tables or set(given) - {"table", "confirmed"}:
        raise BadMapping(f"{source} 里要有一个或几个 [[table]]，此外只能有 [confirmed]。")
    return tuple(_table(each, f"{source} 第 {number} 个 [[table]]") for number, each in enumerate(tables, 1))


def _table(given: dict[str, Any], place: str) -> TableMapping:
    _only(given, KEYS, place)
    kinds = {form.sheet: form for form in forms()}
    if given.get("kind") not in kinds:
        raise BadMapping(f"{place} 的 kind 应当是其中之一：{'、'.join(kinds)}。")
    form = kinds[given["kind"]]
    fields = given.get("fields")
    if not isinstance(fields, dict) or not fields:
        raise BadMapping(f"{place} 要有 [table.fields]，每行写一个字段和它的列名。")
    specs = tuple(_spec(form, name, each, f"{place} 的 {name}") for name, each in fields.items())
    _whole(form, specs, place)
    rows = _rows(given.get("header"), place)
    only, without = (_conditions(given.get(key, {}), f"{place} 的 {key}") for key in ("only", "except"))
    return TableMapping(form, str(given.get("sheet", "*")), rows, specs, only, without)


def _only(given: dict[str, Any], allowed: set[str], place: str) -> None:
    if strange := sorted(set(given) - allowed):
        raise BadMapping(f"{place} 里不认识 {'、'.join(strange)}；可以写的有 {'、'.join(sorted(allowed))}。")


def _rows(given: Any, place: str) -> tuple[int, int] | None:
    if given is None:
        return None
    rows = [given, given] if isinstance(given, int) else given
    good = isinstance(rows, list) and len(rows) == 2 and all(isinstance(row, int) for row in rows)
    if not good or not 1 <= rows[0] <= rows[1] < rows[0] + DEEPEST:
        raise BadMapping(f"{place} 的 header 应当是行号，如 3，或首末两行，如 [3, 4]，最多 {DEEPEST} 行。")
    return rows[0], rows[1]


def _conditions(given: Any, place: str) -> dict[str, tuple[str, ...]]:
    """By column the texts of which a row has to say one; '' is a blank cell, * any text."""
    listed = (
        {name: texts if isinstance(texts, list) else [texts] for name, texts in given.items()}
        if _is_table(given)
        else {}
    )
    if not _is_table(given) or not all(texts and all(map(_is_word, texts)) for texts in listed.values()):
        raise BadMapping(
            f'{place} 应当写成 {{ "状态" = "在建" }} 或 {{ "状态" = ["在建", "投产*"] }}；"" 表示空着，* 代表任意文字。'
        )
    return {name: tuple(_word(each) for each in texts) for name, texts in listed.items()}


def _is_table(given: Any) -> bool:
    return isinstance(given, dict)


def _is_word(given: Any) -> bool:
    return isinstance(given, (str, int, float))


def _word(given: Any) -> str:
    return {True: "是", False: "否"}[given] if isinstance(given, bool) else str(given)


def _spec(form: Form, name: str, given: Any, place: str) -> Spec:
    field = next((each for each in form.fields if name in (each.name, each.label)), None)
    if field is None:
        labels = "、".join(each.label for each in form.fields)
        raise BadMapping(f"{place}：“{form.sheet}”没有这个字段。可以写的有 {labels}。")
    given = {"column": given} if isinstance(given, str) else given
    if not isinstance(given, dict):
        raise BadMapping(f'{place} 应当是列名，或写成 {{ column = "列名", unit = "元" }}。')
    _only(given, SPEC_KEYS, place)
    if sum(key in given for key in PLACES) != 1:
        raise BadMapping(f"{place} 要在 {'、'.join(PLACES)} 中写一个，且只写一个。")
    unit = str(given["unit"]) if "unit" in given else None
    if unit and unit not in UNITS:
        raise BadMapping(f"{place} 的 unit “{unit}”不认识；可以写的有 {'、'.join(UNITS)}。")
    return Spec(
        field,
        tuple(given["columns"]) if "columns" in given else (given["column"],) if "column" in given else (),
        str(given.get("joint", "-")),
        unit,
        _factor(given, place),
        _currency(given, place),
        str(given["constant"]) if "constant" in given else None,
        {_month(key, place): str(column) for key, column in given.get("months", {}).items()},
        _sections(given["sections"], place) if "sections" in given else None,
        _said(field, given, place),
    )


def _sections(given: Any, place: str) -> dict[str, str]:
    if not isinstance(given, dict) or not all(isinstance(value, str) for value in given.values()):
        raise BadMapping(f'{place} 的 sections 应当写成 {{ "工业类" = "装备制造" }}；标题原文就是内容的写 {{}}。')
    return {plain(title): value for title, value in given.items()}


def _said(field: Field, given: dict[str, Any], place: str) -> CellMeaning:
    """What the field's cells stand for besides what they say."""
    values, default, period = given.get("values", {}), given.get("default"), given.get("period", "")
    if not _is_table(values) or not all(map(_is_word, values.values())):
        raise BadMapping(f'{place} 的 values 应当写成 {{ "机械" = "机械电子", "/" = "" }}：原来的写法 = 换成什么。')
    if default is not None and not (_is_word(default) or isinstance(default, dt.date)):
        raise BadMapping(f'{place} 的 default 应当是一个值，如 "其他"：空着的单元格按它读。')
    if period not in ("", *PERIODS) or (period and field.type not in ("date", "month")):
        raise BadMapping(
            f'{place} 的 period 应当是 "end" 或 "start"，只用于日期和月份：只写年、季度、半年的，按最后或最前一个月读。'
        )
    replaced = {plain(written): _word(value) for written, value in values.items()}
    return CellMeaning(replaced, _word(default) if isinstance(default, bool) else default, period)


def _factor(given: dict[str, Any], place: str) -> Decimal:
    try:
        return Decimal(str(given.get("factor", 1)))
    except InvalidOperation as error:
        raise BadMapping(f"{place} 的 factor 应当是数字，如 7.1。") from error


def _currency(given: dict[str, Any], place: str) -> str:
    """The currency that figures are in, as it is called here; '' when none is given."""
    if "currency" not in given:
        return ""
    currencies = named(str(given["currency"]))
    if len(currencies) != 1:
        raise BadMapping(f"{place} 的 currency “{given['currency']}”不认识，请写 美元、欧元、港元、人民币 这样的名称。")
    return currencies.pop()


def _month(key: str, place: str) -> Month:
    """Year and month; no year where the sheet's title is to name it."""
    if not (match := A_MONTH.fullmatch(key)):
        raise BadMapping(
            f'{place} 的 months 应当按年月写，如 "2026-10" = "10月"，年份由标题写明的写 "10月"；“{key}”不是年月。'
        )
    return (int(match[1]), int(match[2])) if match[1] else (None, int(match[3]))


def _whole(form: Form, specs: tuple[Spec, ...], place: str) -> None:
    """A field that the form needs must be mapped; the month may come from months across or from a title."""
    mapped = {spec.field.name for spec in specs}
    if lacking := [each.label for each in form.fields if each.required and each.name not in mapped | {"month"}]:
        raise BadMapping(f'{place} 缺少必填字段：{"、".join(lacking)}。表里没有的，可写成 {{ constant = "…" }}。')
