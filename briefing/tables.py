"""The workbook of a meeting (.xlsx): every answer as a sheet, print-ready, with numbers that stay numbers.

Values are the answers' own: amounts in 万元, rates as fractions shown in %, gaps in 百分点; a missing one is an empty
cell. A text that begins with = + - @ is quoted, so that it never runs as a formula.
"""

import io
from collections.abc import Sequence
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
from wording import sentences
from wording.cells import LIGHTS, NUMERIC, UNITS, quoted, worded
from wording.columns import Column, column_of
from wording.figures import MISSING, is_missing

FACE = "微软雅黑"
INDEX = "目录"
# The sheets in the order of a meeting: name, question. What is not named here follows under its question's name.
SHEETS = {
    "overview/totals": "总览指标",
    "overview/trend": "月度走势",
    "rankings/units": "单位排名",
    "rankings/metrics": "分指标排名",
    "rankings/board": "红黑榜",
    "chains/industries": "产业",
    "rankings/sources": "资金来源",
    "chains/nodes": "产业链环节",
    "chains/park_fit": "园区契合",
    "chains/flows": "资金流向",
    "overview/lights": "亮灯汇总",
    "key_projects/lights": "重点项目亮灯",
    "overview/decisions": "需要决策的项目",
    "key_projects/timeline": "重点项目节点",
    "key_projects/milestones": "重点项目里程碑",
    "projects/dossier": "重点项目档案",
    "rankings/city": "全市位次",
    "rankings/city_months": "全市各月位次",
    "activities/counts": "招商活动统计",
    "activities/list": "招商活动",
    "activities/supervisors": "监督员",
    "activities/assessments": "市级考核",
}
HIDDEN = {"project_id", "unit_id", "activity_id"}  # keys of the store; names are beside them
PATTERNS = {
    "money": "#,##0.00", "count": "#,##0", "rank": "0", "places": "+0;-0;0", "rate": "0.0%", "gap": "+0.0;-0.0;0.0",
    "land": "#,##0.0", "number": "#,##0",
}  # fmt: skip
_FIRST = 3  # rows above the header: title, basis, space
_WIDEST, _NARROWEST = 46, 8  # column widths, in characters


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
        names += [name for name in facts.answers if name not in SHEETS]
        index = book.add_worksheet(INDEX)
        for name in names:
            _sheet(book.add_worksheet(sheet_name(name)), facts, name, styles)
        _index(index, facts, names, styles)
    return file.getvalue()


def sheet_name(question: str) -> str:
    """The sheet that holds a question's answer."""
    return SHEETS.get(question, question.replace("/", " "))[:31]


def _styles(book: xlsxwriter.Workbook) -> Styles:
    plain = {"font_name": FACE, "font_size": 10, "font_color": INK, "valign": "vcenter"}
    cell = plain | {"bottom": 1, "bottom_color": GREY}
    return Styles(
        book.add_format(plain | {"bold": True, "font_size": 16}),
        book.add_format(plain | {"font_color": SECONDARY}),
        book.add_format(cell | {"bold": True, "bg_color": GREY_TINT, "align": "center", "text_wrap": True}),
        book.add_format(cell | {"text_wrap": True}),
        book.add_format(cell | {"font_color": "#1F5FA8", "underline": 1}),
        {
            word: book.add_format(cell | {"bold": True, "font_color": LIGHT_INKS[light]})
            for light, word in LIGHTS.items()
        },
        {kind: book.add_format(cell | {"num_format": pattern}) for kind, pattern in PATTERNS.items()},
    )


def _index(page: Worksheet, facts: Facts, names: Sequence[str], styles: Styles) -> None:
    _top(page, f"{facts.county}招商引资数据表", _basis(facts), styles)
    for place, (head, width) in enumerate([("序号", 8), ("工作表", 26), ("行数", 10)]):
        page.write_string(_FIRST, place, head, styles.head)
        page.set_column(place, place, width)
    for i, name in enumerate(names, start=1):
        page.write_number(_FIRST + i, 0, i, styles.numbers["count"])
        page.write_url(_FIRST + i, 1, f"internal:'{sheet_name(name)}'!A1", styles.link, sheet_name(name))
        page.write_number(_FIRST + i, 2, len(facts.answers[name]), styles.numbers["count"])
    _print(page, facts, across=3, rows=len(names))


def _sheet(page: Worksheet, facts: Facts, name: str, styles: Styles) -> None:
    frame = facts.answers[name]
    columns = [str(label) for label in frame.columns if label not in HIDDEN]
    _top(page, sheet_name(name), _basis(facts), styles)
    for place, label in enumerate(columns):
        _column(
            page, place, column_of(frame, label), frame[label], facts.definitions.get(name, {}).get(label, ""), styles
        )
    if frame.empty:
        page.write_string(_FIRST + 1, 0, f"{MISSING}　没有数据", styles.basis)
    else:
        page.autofilter(_FIRST, 0, _FIRST + len(frame), len(columns) - 1)
    _print(page, facts, across=len(columns), rows=len(frame))


def _column(page: Worksheet, place: int, known: Column, values: pd.Series, meaning: str, styles: Styles) -> None:
    """One column: header with its definition as a comment, cells, width."""
    head = known.label + ("" if known.kind == "rate" else UNITS.get(known.kind, ""))  # a rate's unit is in its figures
    page.write_string(_FIRST, place, head, styles.head)
    if meaning:
        page.write_comment(_FIRST, place, meaning, {"author": "口径", "x_scale": 2})
    if known.kind in NUMERIC:
        for row, value in enumerate(values, start=_FIRST + 1):
            _write_number(page, row, place, value, known.kind, styles)
        longest = max((len(f"{float(v):,.2f}") for v in values if not is_missing(v)), default=0)
    else:
        words = [LIGHTS.get(v, MISSING) for v in values] if known.label == "亮灯" else list(worded(values, known))
        for row, word in enumerate(words, start=_FIRST + 1):
            _write_word(page, row, place, word, styles)
        longest = max((round(2 * lettering.cells(word)) for word in words), default=0)
    page.set_column(place, place, min(max(lettering.cells(head) * 1.4 + 3, longest + 2, _NARROWEST), _WIDEST))


def _write_number(page: Worksheet, row: int, place: int, value: Any, kind: str, styles: Styles) -> None:
    if is_missing(value):
        page.write_blank(row, place, None, styles.numbers[kind])
        return
    page.write_number(row, place, float(Decimal(str(value)) * (100 if kind == "gap" else 1)), styles.numbers[kind])


def _write_word(page: Worksheet, row: int, place: int, word: str, styles: Styles) -> None:
    if word == MISSING:
        page.write_blank(row, place, None, styles.text)
    else:
        page.write_string(row, place, quoted(word), styles.lights.get(word, styles.text))


def _top(page: Worksheet, title: str, basis: str, styles: Styles) -> None:
    page.set_row(0, 26)
    page.write_string(0, 0, title, styles.title)
    page.write_string(1, 0, basis, styles.basis)


def _basis(facts: Facts) -> str:
    parts = [f"范围：{facts.filters}", f"数据版本 {facts.version_id}", *(["演示数据"] if facts.is_sample else [])]
    return sentences.basis(facts.as_of, *parts)


def _print(page: Worksheet, facts: Facts, *, across: int, rows: int) -> None:
    """Landscape A4, as wide as the page, the header on every page, page x of y."""
    page.hide_gridlines(2)
    page.freeze_panes(_FIRST + 1, 0)
    page.set_landscape()
    page.set_paper(9)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, _FIRST)
    page.print_area(0, 0, _FIRST + max(rows, 1), max(across - 1, 0))
    page.set_footer(f"&L{facts.county}招商引资 · 版本 {facts.version_id}&R第 &P 页，共 &N 页")
