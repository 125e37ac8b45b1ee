"""Blank workbooks to fill in, one a ledger, made from their records: what they ask for is what `receive` reads."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from data.intake.activities import KINDS as ACTIVITY_KINDS
from data.intake.activities import LEVELS
from data.intake.base import PARK_KINDS, POSITIONS
from data.intake.items import CATEGORIES, STATES
from data.intake.items import KINDS as ITEM_KINDS
from data.intake.items import LEVELS as DISPATCH_LEVELS
from data.intake.negotiations import APPRAISALS, REASONS, SUBSTAGES
from data.intake.official_figures import SOURCES
from data.intake.restatements import FIGURES
from data.intake.scoring import ITEMS, METHODS
from data.intake.units import KINDS
from data.ledgers import CHOICES, INSTRUCTIONS, LEDGERS, Field, Form, forms

if TYPE_CHECKING:
    from data.warehouse.draft import Draft

BODY_ROWS = 5000  # rows under the header that offer choices
WIDE = ("project_name", "content", "remark", "visual_progress", "problem", "next_step")
FIXED = {
    "origin": ("省外", "市外", "县外", "外资"),
    "audit": ("已保存", "审核中", "审核通过", "未通过"),
    "flag": ("是", "否"),
}
KIND_CHOICES = {
    "单位": KINDS, "园区": PARK_KINDS, "招商活动": tuple(ACTIVITY_KINDS), "问题台账": tuple(ITEM_KINDS),
}  # fmt: skip
NAMED_CHOICES = {
    "position": POSITIONS, "leader_level": tuple(LEVELS), "figure": tuple(FIGURES), "item": tuple(ITEMS),
    "method": METHODS, "level": tuple(DISPATCH_LEVELS), "category": tuple(CATEGORIES), "status": tuple(STATES),
    "substage": tuple(SUBSTAGES), "lost_stage": tuple(SUBSTAGES), "lost_reason": tuple(REASONS),
    "appraisal": tuple(APPRAISALS), "source": tuple(SOURCES),
}  # fmt: skip
HOW = {
    "money": "数字；单位以表头括号为准，也可在单元格里写明，如 1.2亿元",
    "area": "数字；单位以表头括号为准，也可写 15公顷",
    "date": "如 2026-03-05、2026年3月5日、2026年3月、2026年3月上旬",
    "month": "如 2026年10月；整表同一月份时，可删去此列，在标题或工作表名中写明年月",
    "flag": "是 或 否",
    "count": "整数",
    "number": "数字",
    "rate": "百分数，如 9.08%",
    "list": "多个之间用顿号分开",
    "id": "请先把该列设为“文本”格式；编号不要重复，区分大小写",
    "origin": "省外、市外、县外 或 外资",
    "audit": "已保存、审核中、审核通过 或 未通过；只有审核通过的计入报告数",
    "industry": "基础配置中的产业名称",
    "park": "基础配置中的园区名称；不在园区内的留空",
    "units": "基础配置中的单位名称；共同引进写 甲镇、乙镇（平均）或 甲镇60%、乙镇40%",
    "province": "省份简称，如 浙江；国外填 国外",
    "text": "文字",
}
HOW_NAMED = {
    "holds_from": "变动从哪个月起；留空的按表题、文件名所写的月份，都没有的按收件的月份",
    "merged_into": "已撤并的单位填并入后的单位名称",
    "merged_since": "从哪个月起并入；留空的按收件的月份",
}
GENERAL = (
    "请勿改动表头的文字；不需要的非必填列可以留空或删去。",
    "合计、小计行可以保留：系统不计入，但会与明细核对。",
    "没有数据的单元格请留空，也可填“-”或“无”。",
    "表头为橙色的列必填。",
)


def write_templates(folder: Path, draft: "Draft | None" = None) -> list[Path]:
    """Write a blank workbook for every ledger into `folder`; returns their paths.

    With a draft, the choices of 产业, 园区 and 单位 are those that it knows; without one they are left open.
    """
    folder.mkdir(parents=True, exist_ok=True)
    known = _known(draft) if draft else {}
    paths = {ledger: folder / f"{title}模板.xlsx" for ledger, title in LEDGERS.items()}
    for ledger, path in paths.items():
        _write(path, ledger, known)
    return list(paths.values())


def write_filled(file: BytesIO, ledger: str, rows: Sequence[Mapping[str, str]]) -> None:
    """Write the workbook of a ledger that has one form, its first rows begun: texts by field."""
    _write(file, ledger, {}, rows)


def title_of(field: Field) -> str:
    """A field's header on the template: its label, and its unit in full-width brackets."""
    return f"{field.label}（{field.unit}）" if field.unit else field.label


def _known(draft: "Draft") -> dict[str, tuple[str, ...]]:
    asked = {
        "industry": "select industry from industries order by seq",
        "park": "select park from parks order by park",
        "units": "select unit from units order by unit_id",
        "province": "select province from regions order by region, province",
        "setting": "select label from settings",
    }
    return {kind: tuple(name for (name,) in draft.con.execute(sql).fetchall()) for kind, sql in asked.items()}


def _write(
    file: Path | BytesIO, ledger: str, known: dict[str, tuple[str, ...]], rows: Sequence[Mapping[str, str]] = ()
) -> None:
    mine = [form for form in forms() if form.ledger == ledger]
    with xlsxwriter.Workbook(file) as book:
        head = {"bold": True, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter"}
        look = {
            "head": book.add_format(head | {"bg_color": "#E8EEF4"}),
            "must": book.add_format(head | {"bg_color": "#FBE9D9"}),
            "text": book.add_format({"num_format": "@"}),
            "plain": book.add_format({"text_wrap": True, "valign": "top"}),
        }
        sheets = {form: book.add_worksheet(form.sheet) for form in mine}
        _write_instructions(book.add_worksheet(INSTRUCTIONS), mine, look)
        offered = _write_choices(book.add_worksheet(CHOICES), mine, known)
        for form, sheet in sheets.items():
            _write_form(sheet, form, offered, look)
            places = {field.name: place for place, field in enumerate(form.fields)}
            for number, row in enumerate(rows, 1):
                for name, text in row.items():
                    sheet.write_string(number, places[name], text, look["text"])


def _write_form(sheet: Worksheet, form: Form, offered: dict[tuple[str, str], str], look: dict[str, Format]) -> None:
    sheet.freeze_panes(1, 2)
    sheet.set_row(0, 32)
    for index, field in enumerate(form.fields):
        sheet.write_string(0, index, title_of(field), look["must" if field.required else "head"])
        width = max(30 if field.name in WIDE else 14, 2 * len(title_of(field)))
        sheet.set_column(index, index, width, look["text"] if field.type == "id" else None)
        source = offered.get((form.sheet, field.name))
        if source:
            # Several units may share a project: what the list doesn't have is asked about, not forbidden.
            strict = "information" if field.type in ("units", "park", "province") else "stop"
            sheet.data_validation(1, index, BODY_ROWS, index, {
                "validate": "list", "source": source, "error_type": strict,
                "error_title": field.label, "error_message": "建议从下拉列表中选择。",
            })  # fmt: skip


def _write_instructions(sheet: Worksheet, mine: list[Form], look: dict[str, Format]) -> None:
    sheet.set_column(0, 1, 20)
    sheet.set_column(2, 2, 10)
    sheet.set_column(3, 4, 60, look["plain"])
    rows = [("说明", "", "", line, "") for line in GENERAL]
    rows.append(("工作表", "列", "是否必填", "怎样填", "也认得的列名"))
    for form in mine:
        for field in form.fields:
            names = "、".join(variant for variant in field.variants if variant != field.label)
            rows.append(
                (
                    form.sheet,
                    title_of(field),
                    "必填" if field.required else "",
                    HOW_NAMED.get(field.name, HOW[field.type]),
                    names,
                )
            )
    for number, row in enumerate(rows):
        for place, text in enumerate(row):
            sheet.write_string(number, place, text)


def _write_choices(sheet: Worksheet, mine: list[Form], known: dict[str, tuple[str, ...]]) -> dict[tuple[str, str], str]:
    """One hidden column of words for each field that offers some; returns where each field's words stand."""
    sheet.hide()
    offered: dict[tuple[str, str], str] = {}
    written: dict[tuple[str, ...], str] = {}
    for form in mine:
        for field in form.fields:
            words = _words(form, field, known)
            if words and words not in written:
                column = len(written)
                for row, word in enumerate(words):
                    sheet.write_string(row, column, word)
                letter = xlsxwriter.utility.xl_col_to_name(column)
                written[words] = f"={CHOICES}!${letter}$1:${letter}${len(words)}"
            if words:
                offered[form.sheet, field.name] = written[words]
    return offered


def _words(form: Form, field: Field, known: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    if field.name in NAMED_CHOICES:
        return NAMED_CHOICES[field.name]
    if field.name == "kind":
        return KIND_CHOICES[form.sheet]
    if field.name == "setting":
        return known.get("setting", ())
    kind = {"unit": "units", "industry": "industry", "park": "park"}.get(field.name, field.type)
    if form.sheet in ("单位", "产业") or (form.sheet == "园区" and field.name == "park"):
        kind = field.type  # these sheets make the names known
    return FIXED.get(kind) or known.get(kind, ())
