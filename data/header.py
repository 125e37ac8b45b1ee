"""Where a sheet's header is, which form it is, and which column holds which field in which unit.

Headers come in one to three rows, merged, with units, brackets and stray white space, under titles and narrative. The
texts of a column are joined from the top ("实际到位资金" over "本月") and looked up among the variants of each form.
"""

import functools
import itertools
import re
from dataclasses import dataclass

from data.ledgers import Field, Form, forms
from data.values import AREA, MONEY, is_empty, plain
from data.workbook import Sheet

SEARCHED_ROWS = 40
DEEPEST = 3
UNITS = [*MONEY, *AREA, "%"]
FOREIGN = re.compile(r"(万|亿|百万)?(美元|欧元|港元|日元|英镑)|USD")
BRACKETED = re.compile(r"[(\[【〔{]([^()\[\]【】〔〕{}]*)[)\]】〕}]")
TRAILING_UNIT = re.compile(r"[,:;/]?(?:单位:?)?(" + "|".join(sorted(UNITS, key=len, reverse=True)) + r")$")
UNIT_LINE = re.compile(r"单位[::]?\(?((?:" + "|".join(sorted(UNITS, key=len, reverse=True)) + r"|[,、;/和])+)")
SPAN = re.compile(r"(20\d\d年)?(1月?|本年)[-~至到](\d{1,2}|本)月份?(累计)?")
THE_MONTH = re.compile(r"(20\d\d年)?\d{1,2}月份?(?=.)")
THE_YEAR = re.compile(r"^20\d\d年度?")
# A parent that makes its children another figure or another date than their own words say.
OTHER = re.compile("上年|去年|同期|计划|预计|拟|目标|任务|年度|其中|增|占")


@dataclass(frozen=True)
class Column:
    """One mapped column: where it stands, its header as written, and the unit of its cells ('' when none is said)."""

    field: Field
    index: int
    written: str
    unit: str


@dataclass(frozen=True)
class Header:
    """A header found: rows first..last (from 0), its form, its columns, and per column index the words in it.

    `clashes` are pairs of columns that claim the same field; `foreign` columns whose unit is another currency.
    """

    form: Form
    first: int
    last: int
    columns: tuple[Column, ...]
    words: dict[int, frozenset[str]]
    clashes: tuple[tuple[Column, Column], ...] = ()
    foreign: tuple[Column, ...] = ()

    def column(self, field: str) -> Column | None:
        """The column of that field, if the sheet has it."""
        return next((column for column in self.columns if column.field.name == field), None)


def find_header(sheet: Sheet) -> Header | None:
    """The header that names most fields of any form, the upper and shallower of equals; None when no rows name two."""
    best: tuple[float, Header | None] = (0, None)
    for first in range(min(SEARCHED_ROWS, len(sheet.rows))):
        if all(is_empty(cell) for cell in sheet.rows[first]):
            continue
        for depth in range(1, min(DEEPEST, len(sheet.rows) - first) + 1):
            paths = _paths(sheet, first, depth)
            for form in forms():
                found = _read(form, sheet, first, depth, paths)
                if found and _score(found, sheet.name) > best[0]:
                    best = (_score(found, sheet.name), found)
    return best[1]


def unit_lines(texts: list[str]) -> dict[str, str]:
    """The units that lines such as "单位：万元、亩" above a header set for the whole sheet, by type of field."""
    units: dict[str, str] = {}
    for line in texts:
        for found in UNIT_LINE.findall(plain(line)):
            for unit in re.split("[,、;/和]", found):
                units |= {"money": unit} if unit in MONEY else {"area": unit} if unit in AREA else {}
    return units


def words_of(cell: object) -> str:
    """A header cell's words: evened out, without unit, year, or the marks of a required field."""
    return _split_unit(plain(str(cell)).replace("*", ""))[0] if not is_empty(cell) else ""


def _score(header: Header, sheet_name: str) -> float:
    """More fields win; then a form with nothing missing, then the sheet's own name, then the shallower header."""
    named = {column.field.name for column in header.columns}
    complete = all(field.name in named for field in header.form.fields if field.required and field.type != "month")
    return len(named) + 0.5 * complete + 0.3 * (header.form.sheet in sheet_name) - 0.1 * (header.last - header.first)


def _paths(sheet: Sheet, first: int, depth: int) -> list[list[str]]:
    """Per column the texts from the top row of a header to its lowest, a parent spread over all its children."""
    rows = [list(row) for row in sheet.rows[first : first + depth]]
    for merge in sheet.merged:
        if first <= merge.top < first + depth and merge.right < len(rows[merge.top - first]):
            row = rows[merge.top - first]
            row[merge.left : merge.right + 1] = [row[merge.left]] * (merge.right + 1 - merge.left)
    for upper, lower in itertools.pairwise(rows):
        _spread(upper, lower)
    width = max(len(row) for row in rows)
    padded = [row + [""] * (width - len(row)) for row in rows]
    return [[str(cell) for cell in column if not is_empty(cell)] for column in zip(*padded, strict=True)]


def _spread(upper: list, lower: list) -> None:
    """Without merge marks (.csv, some .xls): an empty parent cell over a child belongs to the parent on its left."""
    for index in range(1, min(len(upper), len(lower))):
        if is_empty(upper[index]) and not is_empty(lower[index]) and not is_empty(lower[index - 1]):
            upper[index] = upper[index - 1]


def _read(form: Form, sheet: Sheet, first: int, depth: int, paths: list[list[str]]) -> Header | None:
    names = _names(form)
    strong: list[Column] = []
    weak: list[Column] = []
    for index, path in enumerate(paths):
        field, exact = _look_up(names, tuple(path))
        if field:
            (strong if exact else weak).append(Column(field, index, "".join(path), _unit(tuple(path))))
    taken = {column.field.name for column in strong}
    columns = strong + [column for column in weak if column.field.name not in taken]
    if len({column.field.name for column in columns}) < 2:
        return None
    return _header(form, sheet, first, depth, sorted(columns, key=lambda column: column.index))


def _header(form: Form, sheet: Sheet, first: int, depth: int, columns: list[Column]) -> Header:
    by_field: dict[str, Column] = {}
    clashes = []
    for column in columns:
        other = by_field.setdefault(column.field.name, column)
        if other is not column:
            clashes.append((other, column))
    money = [column for column in columns if column.field.type == "money"]
    foreign = tuple(column for column in money if FOREIGN.search(plain(column.written)))
    rows = sheet.rows[first : first + depth]
    words = {
        column.index: frozenset(words_of(row[column.index]) for row in rows if column.index < len(row)) - {""}
        for column in columns
    }
    return Header(form, first, first + depth - 1, tuple(columns), words, tuple(clashes), foreign)


@functools.cache
def _names(form: Form) -> dict[str, Field]:
    """Every way to write a field of the form -> the field; brackets that are part of a variant are optional."""
    names: dict[str, Field] = {}
    for field in form.fields:
        for variant in field.variants:
            names.setdefault(words_of(variant), field)
    return names


@functools.lru_cache(maxsize=4096)
def _candidates(path: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a column may be called: by all its texts, and by its lower texts alone."""
    texts = [words_of(part) for part in path]
    texts = [part for number, part in enumerate(texts) if part and part not in texts[:number]]
    if not texts:
        return (), ()
    joined = "".join(texts)
    stems = "".join(re.sub("(时间|情况|日期)$", "", part) for part in texts[:-1]) + texts[-1]
    exact = (joined, _bare(joined), stems, _bare(stems), stems + "时间")
    if len(texts) == 1 or OTHER.search("".join(texts[:-1])):
        return exact, ()
    return exact, (texts[-1], _bare(texts[-1]), "".join(texts[-2:]), texts[0] + texts[-1])


def _look_up(names: dict[str, Field], path: tuple[str, ...]) -> tuple[Field | None, bool]:
    exact, partial = _candidates(path)
    for name in exact:
        if name in names:
            return names[name], True
    return next((names[name] for name in partial if name in names), None), False


def _bare(words: str) -> str:
    return BRACKETED.sub("", words)


def _split_unit(words: str) -> tuple[str, str]:
    """A header's words without its unit, and the unit; years and months in it become 本月 and 累计."""
    unit = ""
    for found in BRACKETED.finditer(words):
        tokens = [re.sub(r"^(单位:?|100)", "", token) for token in re.split("[,、;:]", found[1])]
        known = next((token for token in tokens if token in UNITS), None)
        if known or FOREIGN.fullmatch(found[1]) or found[1] in ("必填", "个"):
            unit, words = known or unit, words.replace(found[0], "")
    if not unit and (found := TRAILING_UNIT.search(words)) and found.start():
        unit, words = found[1], words[: found.start()]
    words = THE_YEAR.sub("", THE_MONTH.sub("本月", SPAN.sub("累计", words)))
    return words.rstrip(":"), unit


@functools.lru_cache(maxsize=4096)
def _unit(path: tuple[str, ...]) -> str:
    """The unit nearest to the cells: the lowest text that names one."""
    return next((unit for part in reversed(path) if (unit := _split_unit(plain(part))[1])), "")
