"""在谈项目台账.xlsx and 问题调度台账.xlsx: what is negotiated, what stands in projects' way and what was settled."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pandas as pd

from data.sample import flaws
from data.sample.base import COUNTY
from data.sample.county import Tables
from data.sample.sheet import Book, Cell, Column, Row, write_plain

NEGOTIATIONS = [
    Column("seq", ("序号",), 6), Column("negotiation_id", ("在谈编号",), 12), Column("project_name", ("项目名称",), 28),
    Column("investor", ("投资方",), 28), Column("province", ("来源地",), 10), Column("content", ("项目内容",), 30),
    Column("industry", ("产业类型",), 12), Column("park", ("意向园区",), 18), Column("unit", ("对接单位",), 20),
    Column("planned_investment", ("拟投资额（亿元）",), 12), Column("planned_assets", ("其中：固定资产投资（亿元）",),
    12),
    Column("land_mu", ("需用土地（亩）",), 10), Column("first_contact", ("对接时间",), 14),
    Column("replied", ("首次答复时间",), 14), Column("appraised", ("研判时间",), 14),
    Column("answered", ("反馈企业时间",), 14), Column("appraisal", ("研判结果",), 10),
    Column("substage", ("洽谈进度",), 12), Column("probability", ("签约把握",), 10),
    Column("leader", ("责任领导",), 22), Column("lead_unit", ("责任部门",), 20), Column("owner", ("责任人",), 18),
    Column("next_step", ("下一步打算",), 36), Column("next_due", ("下一步时限",), 14),
    Column("signed_project", ("签约项目编号",), 14), Column("lost_at", ("流失时间",), 14),
    Column("lost_stage", ("流失时进度",), 12), Column("lost_reason", ("流失原因",), 12),
    Column("lost_to", ("流失去向",), 12),
]  # fmt: skip
NOTES = [
    Column("negotiation_id", ("在谈编号",), 12), Column("noted_on", ("跟踪日期",), 14), Column("note", ("跟踪情况",),
    50),
]  # fmt: skip
ISSUES = [
    Column("issue_id", ("问题编号",), 14), Column("kind", ("事项类型",), 10), Column("project_id", ("项目编号",), 13),
    Column("project_name", ("项目名称",), 28), Column("description", ("问题描述",), 36),
    Column("category", ("类别",), 10), Column("raised_at", ("提出时间",), 14), Column("raised_by", ("提出单位",), 20),
    Column("lead_unit", ("牵头单位",), 22), Column("support_units", ("配合单位",), 22), Column("owner", ("责任人",),
    18),
    Column("leader", ("包保领导",), 22), Column("measure", ("解决措施",), 32), Column("due_at", ("完成时限",), 14),
    Column("progress", ("办理进展",), 32), Column("status", ("办理状态",), 10), Column("closed_at", ("销号时间",), 14),
    Column("close_evidence", ("销号依据",), 28),
]  # fmt: skip
DISPATCHES = [
    Column("dispatch_id", ("调度编号",), 14), Column("level", ("调度层级",), 10), Column("held_at", ("调度时间",), 14),
    Column("chair", ("主持人",), 20), Column("project_id", ("项目编号",), 13), Column("project_name", ("项目名称",),
    28),
    Column("issue_id", ("问题编号",), 14), Column("progress", ("进展情况",), 28), Column("decision", ("议定事项",), 36),
    Column("lead_unit", ("责任单位",), 22), Column("owner", ("责任人",), 18), Column("due_at", ("完成时限",), 14),
    Column("status", ("办理状态",), 10), Column("closed_at", ("销号时间",), 14), Column("close_evidence", ("销号依据",),
    28),
]  # fmt: skip
HUNDRED_MILLION = ("planned_investment", "planned_assets")


def write(tables: Tables, folder: Path) -> list[Path]:
    """Write both workbooks; one lost negotiation and one settled issue can't be received."""
    talks, matters = folder / "在谈项目台账.xlsx", folder / "问题调度台账.xlsx"
    book = Book(talks, f"{COUNTY}重点在谈项目台账（演示数据）")
    rows = [_in_hundred_millions(row) for row in _rows(tables, "negotiations")]
    _sheet(book, "在谈项目", NEGOTIATIONS, [*rows, *flaws.NEGOTIATION_ROWS])
    _sheet(book, "在谈跟踪记录", NOTES, _rows(tables, "negotiation_notes"))
    book.close()
    book = Book(matters, f"{COUNTY}项目问题和调度台账（演示数据）")
    _sheet(book, "问题台账", ISSUES, [*_rows(tables, "issues"), *flaws.ISSUE_ROWS])
    _sheet(book, "调度记录", DISPATCHES, _rows(tables, "dispatches"))
    book.close()
    return [talks, matters]


def _sheet(book: Book, name: str, columns: list[Column], rows: Iterable[Row]) -> None:
    write_plain(book, name, f"{COUNTY}{name}（演示数据）", columns, rows)


def _rows(tables: Tables, name: str) -> list[Row]:
    """Units and projects by their names; every third row with its days as people write them."""
    units = dict(zip(tables["units"].unit_id, tables["units"].unit, strict=True))
    projects = dict(zip(tables["projects"].project_id, tables["projects"].project_name, strict=True))
    rows = []
    for number, row in enumerate(tables[name].to_dict("records")):
        told: Row = {key: _cell(value, number % 3 == 1) for key, value in row.items()}
        holder = "unit" if name == "negotiations" else "lead_unit"
        named = {holder: units[row[holder]]} if row.get(holder) in units else {}
        rows.append(told | named | {"project_name": row.get("project_name") or projects.get(row.get("project_id"))})
    return rows


def _cell(value: Any, in_words: bool) -> Cell:
    if value is None or pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return f"{value.year}年{value.month}月{value.day}日" if in_words else value.date()
    told: Cell = value
    return told


def _in_hundred_millions(row: Row) -> Row:
    sure = row["probability"]
    return row | {name: row[name] and row[name] / 10_000 for name in HUNDRED_MILLION} | {
        "probability": None if sure is None else f"{sure:.0%}"
    }  # fmt: skip
