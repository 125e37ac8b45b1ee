"""The workbook of a meeting (.xlsx): every answer as a sheet, print-ready, with numbers that stay numbers.

Values are the answers' own: amounts in 万元, rates as fractions shown in %, gaps in 百分点; a missing one is an empty
cell. A text that begins with = + - @ is quoted, so that it never runs as a formula.
"""

import io
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from briefing.facts import Facts
from charts import lettering
from charts.palette import GREY, GREY_TINT, INK, LIGHT_INKS, SECONDARY
from wording import figures, sentences
from wording.cells import LIGHTS, NUMERIC, UNITS, quoted, word
from wording.columns import Column, column_of
from wording.figures import MISSING, is_missing

FACE = "微软雅黑"
INDEX, SOURCES = "目录", "数据来源"
UPRIGHT = 8  # an answer of one row with more columns stands upright
# What a briefing asks, each with the name of its sheet, in the order of a meeting.
SHEETS = {
    "overview/totals": "总览指标",
    "overview/metrics": "各项指标",
    "overview/trend": "月度走势",
    "overview/years": "历年到位",
    "forecast/year": "年终预测",
    "rankings/units": "单位排名",
    "rankings/metrics": "分指标排名",
    "rankings/board": "红黑榜",
    "chains/industries": "产业",
    "rankings/origins": "资金来源",
    "rankings/sources": "来源地",
    "chains/groups": "产业招商组",
    "chains/nodes": "产业链环节",
    "chains/park_fit": "园区契合",
    "chains/flows": "资金流向",
    "overview/lights": "亮灯汇总",
    "key_projects/lights": "重点项目亮灯",
    "overview/decisions": "需要决策的项目",
    "dispatch/agenda": "调度",
    "dispatch/items": "事项",
    "dispatch/counts": "事项统计",
    "dispatch/closure": "各单位销号",
    "negotiations/counts": "在谈统计",
    "changes/counts": "变化统计",
    "changes/list": "变化明细",
    "key_projects/timeline": "重点项目节点",
    "key_projects/milestones": "重点项目里程碑",
    "projects/dossier": "重点项目档案",
    "projects/stages": "项目阶段",
    "rankings/city": "全市位次",
    "rankings/city_months": "全市各月位次",
    "activities/counts": "招商活动统计",
    "activities/list": "招商活动",
    "activities/supervisors": "监督员",
    "activities/assessments": "市级考核",
}
HIDDEN = {"project_id", "unit_id", "activity_id"}  # keys of the store; names are beside them
MARKS = {
    "is_chosen",
    "chosen_projects",
    "chosen_all",
    "chosen_fitting",
    "chosen_arrived",
}  # what a filter has chosen among all
PATTERNS = {
    "money": "#,##0.00", "count": "#,##0", "rank": "0", "places": "+0;-0;0", "rate": "0.0%", "gap": "+0.0;-0.0;0.0",
    "land": "#,##0.0", "number": "#,##0", "score": "0.0",
}  # fmt: skip
_FIRST = 3  # rows above the header: title, basis, space
_WIDEST, _NARROWEST = 46, 8  # column widths, in characters
_CHARACTER = 2.15  # how wide a full-width character is, in those
_LEGIBLE = 210  # so many characters across a page of A4 are as small as is read


@dataclass(frozen=True)
class Styles:
    """The workbook's formats: title, basis, header, texts, lights by their words, numbers by their kind."""

    title: Format
    basis: Format
    head: Format
    text: Format
    link: Format
    lights: dict[str, Format]
    numbers: dict[str, Format]


def build_workbook(facts: Facts) -> bytes:
    """All tables of the meeting as a file: 目录 first, then a sheet a question."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": f"{facts.county}招商引资数据表", "author": "", "created": facts.as_of})
        styles = _styles(book)
        names = [name for name in SHEETS if name in facts.answers]
        index = book.add_worksheet(INDEX)
        for name in names:
            _sheet(book.add_worksheet(SHEETS[name]), facts, name, styles)
        _sources(book.add_worksheet(SOURCES), facts, names, styles)
        _index(index, facts, names, styles)
    return file.getvalue()


def _styles(book: xlsxwriter.Workbook) -> Styles:
    plain = {"font_name": FACE, "font_size": 10, "font_color": INK, "valign": "vcenter"}
    cell = plain | {"bottom": 1, "bottom_color": GREY}
    return Styles(
        book.add_format(plain | {"bold": True, "font_size": 16}),
        book.add_format(plain | {"font_color": SECONDARY}),
        book.add_format(cell | {"bold": True, "bg_color": GREY_TINT, "align": "center", "text_wrap": True}),
        book.add_format(cell | {"text_wrap": True, "indent": 1}),
        book.add_format(cell | {"font_color": "#1F5FA8", "underline": 1}),
        {
            word: book.add_format(cell | {"bold": True, "indent": 1, "font_color": LIGHT_INKS[light]})
            for light, word in LIGHTS.items()
        },
        {kind: book.add_format(cell | {"num_format": pattern}) for kind, pattern in PATTERNS.items()},
    )


def _index(page: Worksheet, facts: Facts, names: Sequence[str], styles: Styles) -> None:
    _top(page, f"{facts.county}招商引资数据表", _basis(facts), styles)
    for place, (head, width) in enumerate([("序号", 8), ("工作表", 26), ("行数", 10)]):
        page.write_string(_FIRST, place, head, styles.head)
        page.set_column(place, place, width)
    for i, name in enumerate([*names, ""], start=1):
        label = SHEETS[name] if name else SOURCES
        page.write_number(_FIRST + i, 0, i, styles.numbers["count"])
        page.write_url(_FIRST + i, 1, f"internal:'{label}'!A1", styles.link, label)
        rows = len(facts.answers[name]) if name else sum(len(shown(facts, known)) for known in names)
        page.write_number(_FIRST + i, 2, rows, styles.numbers["count"])
    _print(page, facts, [8, 26, 10], rows=len(names) + 1)


def shown(facts: Facts, name: str) -> list[str]:
    """The columns that a sheet shows: all but the store's keys, and the marks of a filter where there is none."""
    hidden = HIDDEN | (MARKS if facts.is_whole else set())
    return [str(label) for label in facts.answers[name].columns if label not in hidden]


def _sheet(page: Worksheet, facts: Facts, name: str, styles: Styles) -> None:
    frame, columns = facts.answers[name], shown(facts, name)
    _top(page, SHEETS[name], _basis(facts), styles)
    if len(frame) == 1 and len(columns) > UPRIGHT:
        _upright(page, facts, name, styles)
        return
    meanings = facts.definitions.get(name, {})
    drawn = [
        _column(page, place, column_of(frame, label), frame[label], meanings.get(label, ""), styles)
        for place, label in enumerate(columns)
    ]
    if frame.empty:
        page.write_string(_FIRST + 1, 0, f"{MISSING}　没有数据", styles.basis)
    else:
        page.autofilter(_FIRST, 0, _FIRST + len(frame), len(columns) - 1)
    _heights(page, [lines for _, lines in drawn])
    _print(page, facts, [width for width, _ in drawn], rows=len(frame))


def _upright(page: Worksheet, facts: Facts, name: str, styles: Styles) -> None:
    """An answer of one row, a line a figure with its definition beside it: as a row it would be too wide to read."""
    frame, widths, lines = facts.answers[name], [26, 20, 80], []
    for place, (head, width) in enumerate(zip(("指标", "数值", "口径"), widths, strict=True)):
        page.write_string(_FIRST, place, head, styles.head)
        page.set_column(place, place, width)
    for row, label in enumerate(shown(facts, name), start=_FIRST + 1):
        known, value = column_of(frame, label), frame[label].iloc[0]
        meaning = facts.definitions.get(name, {}).get(label, "")
        _write_word(page, row, 0, _head(known), styles)
        if known.kind in NUMERIC:
            _write_number(page, row, 1, value, known.kind, styles)
        else:
            _write_word(page, row, 1, _words([value], known)[0], styles)
        _write_word(page, row, 2, meaning or MISSING, styles)
        lines.append(_lines(meaning, widths[2]))
    _heights(page, [lines])
    _print(page, facts, widths, rows=len(lines))


def _sources(page: Worksheet, facts: Facts, names: Sequence[str], styles: Styles) -> None:
    """附：数据来源 of the workbook: every column of every sheet with its definition and the cells it holds."""
    _top(page, SOURCES, _basis(facts), styles)
    heads = ("工作表", "列", "口径", "来源（问题 · 列）", "行数")
    lines = [
        (SHEETS[name], _head(column_of(facts.answers[name], label)),
         facts.definitions.get(name, {}).get(label, MISSING), f"{name} · {label}", len(facts.answers[name]))
        for name in names for label in shown(facts, name)
    ]  # fmt: skip
    widths = [20, 34, 70, 44, 8]
    for place, (head, width) in enumerate(zip(heads, widths, strict=True)):
        page.write_string(_FIRST, place, head, styles.head)
        page.set_column(place, place, width)
    for row, line in enumerate(lines, start=_FIRST + 1):
        for place, told in enumerate(line[:-1]):
            _write_word(page, row, place, told, styles)
        page.write_number(row, 4, line[-1], styles.numbers["count"])
    _heights(page, [[max(_lines(head, widths[1]), _lines(basis, widths[2])) for _, head, basis, _, _ in lines]])
    _print(page, facts, widths, rows=len(lines))


def _head(known: Column) -> str:
    """A column's name with its unit; a rate's unit is in its figures."""
    return known.label + ("" if known.kind == "rate" else UNITS.get(known.kind, ""))


def _column(
    page: Worksheet, place: int, known: Column, values: pd.Series, meaning: str, styles: Styles
) -> tuple[float, list[int]]:
    """One column: header with its definition as a comment, cells, width; how wide, and how many lines each cell has."""
    page.write_string(_FIRST, place, _head(known), styles.head)
    if meaning:
        page.write_comment(_FIRST, place, meaning, {"author": "口径", "x_scale": 2})
    words: list[str] = []
    if known.kind in NUMERIC:
        for row, value in enumerate(values, start=_FIRST + 1):
            _write_number(page, row, place, value, known.kind, styles)
        longest = max((len(f"{float(v):,.2f}") for v in values if not is_missing(v)), default=0)
    else:
        words = _words(values, known)
        for row, told in enumerate(words, start=_FIRST + 1):
            _write_word(page, row, place, told, styles)
        longest = max((math.ceil(_CHARACTER * lettering.cells(told)) for told in words), default=0)
    widest = _WIDEST * (2 if known.kind == "list" else 1)
    width = min(max(lettering.cells(_head(known)) * 1.4 + 3, longest + 3, _NARROWEST), widest)
    page.set_column(place, place, width)
    return width, [_lines(told, width) for told in words]


def _words(values: Iterable[Any], known: Column) -> list[str]:
    """A column of words; lights with their shapes."""
    if known.label == "亮灯":
        return [LIGHTS.get(value, MISSING) for value in values]
    return [word(value, known) for value in values]


def _lines(words: str, width: float) -> int:
    """How many lines a text takes in a column of that width."""
    return max(1, math.ceil(_CHARACTER * lettering.cells(words) / (width - 2)))


def _heights(page: Worksheet, columns: Sequence[Sequence[int]]) -> None:
    """Rows as tall as their tallest cell: a program that opens the file doesn't measure wrapped text by itself."""
    for row, lines in enumerate(zip(*(some for some in columns if some), strict=True), start=_FIRST + 1):
        if max(lines) > 1:
            page.set_row(row, 4 + 13.5 * max(lines))


def _write_number(page: Worksheet, row: int, place: int, value: Any, kind: str, styles: Styles) -> None:
    if is_missing(value):
        page.write_blank(row, place, None, styles.numbers[kind])
        return
    page.write_number(row, place, float(Decimal(str(value)) * (100 if kind == "gap" else 1)), styles.numbers[kind])


def _write_word(page: Worksheet, row: int, place: int, told: str, styles: Styles) -> None:
    if told == MISSING:
        page.write_blank(row, place, None, styles.text)
    else:
        page.write_string(row, place, quoted(told), styles.lights.get(told, styles.text))


def _top(page: Worksheet, title: str, basis: str, styles: Styles) -> None:
    page.set_row(0, 26)
    page.write_string(0, 0, title, styles.title)
    page.write_string(1, 0, basis, styles.basis)


def _basis(facts: Facts) -> str:
    parts = [f"范围：{facts.filters}", f"数据版本 {facts.version_id}", *(["演示数据"] if facts.is_sample else [])]
    return sentences.basis(facts.as_of, *parts)


def _print(page: Worksheet, facts: Facts, widths: Sequence[float], *, rows: int) -> None:
    """Landscape A4, the header on every page, month and version and page x of y at its foot.

    As wide as the page; what would be too small to read so is printed across several, each with its first column.
    """
    pages = max(1, math.ceil(sum(widths) / _LEGIBLE))
    page.hide_gridlines(2)
    page.freeze_panes(_FIRST + 1, 0)
    page.set_landscape()
    page.set_paper(9)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    page.fit_to_pages(pages, 0)
    page.repeat_rows(0, _FIRST)
    if pages > 1:
        page.repeat_columns(0)
    page.print_area(0, 0, _FIRST + max(rows, 1), max(len(widths) - 1, 0))
    told = f"数据截至{figures.month(facts.as_of)} · 版本 {facts.version_id}" + " · 演示数据" * facts.is_sample
    page.set_footer(f"&L{facts.county.replace('&', '&&')}招商引资 · {told}&R第 &P 页，共 &N 页")
