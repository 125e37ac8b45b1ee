"""项目台账.xlsx: a sheet a 考核分组, with the habits of real ledgers: 亿元 beside 万元, dates in every form, notes."""

from pathlib import Path

import numpy as np
import pandas as pd
from xlsxwriter.worksheet import Worksheet

from data.cells.values import ORIGIN_NAMES
from data.sample import flaws, spelling, stages
from data.sample.base import COUNTY
from data.sample.county import Tables
from data.sample.sheet import Book, Column, Row, write_cell, write_header, write_row, write_title

SHEETS = {"园区组": "园区", "乡镇组": "乡镇街道", "县直组": "县直单位"}
SECTIONS = {True: "一、工业类项目", False: "二、农业及服务业类项目"}
COLUMNS = [
    Column("seq", ("序号",), 6), Column("project_id", ("项目编号",), 13), Column("project_name", ("项目名称",), 32),
    Column("investor", ("外来投资方 名称",), 30), Column("province", ("来源地",), 10),
    Column("origin", ("资金性质",), 9), Column("uscc", ("统一社会信用代码",), 20, hidden=True),
    Column("report_unit", ("引资单位",), 20), Column("industry", ("所属产业链",), 12),
    Column("industry_code", ("行业代码",), 9), Column("chain_node", ("产业链环节",), 16),
    Column("content", ("建设规模及内容",), 40), Column("park", ("建设地点（注明园区）",), 18),
    Column("agreed_investment", ("投资情况", "总投资[亿元]"), 10),
    Column("phase1_investment", ("投资情况", "其中一期（亿元）"), 10),
    Column("fixed_asset_investment", ("投资情况", "固定资产投资(万元)"), 12),
    Column("land_mu", ("需用土地（亩）",), 10), Column("signed", ("时间节点", "合同签约时间"), 13),
    Column("landed", ("时间节点", "注册时间"), 13), Column("started_planned", ("时间节点", "预计开工时间"), 13),
    Column("started", ("时间节点", "开工时间"), 13), Column("completed_planned", ("时间节点", "拟建成时间"), 13),
    Column("completed", ("时间节点", "竣工日期"), 13), Column("producing_planned", ("时间节点", "拟投产时间"), 13),
    Column("producing", ("时间节点", "投产时间"), 13), Column("at_capacity", ("时间节点", "达产时间"), 13),
    Column("suspended", ("时间节点", "停工时间"), 13), Column("terminated", ("时间节点", "终止时间"), 13),
    Column("registered_name", ("企业注册名称",), 26), Column("is_key", ("是否重点项目",), 8),
    Column("leader", ("包保县领导",), 22), Column("lead_unit", ("牵头单位",), 18),
    Column("audit_status", ("审核情况",), 10), Column("remark", ("备注",), 18),
]  # fmt: skip
DATES = (*stages.STAGES, *(f"{stage}_planned" for stage in stages.PLANNED))
NOTES = (
    "注：1. 总投资、一期投资以协议载明数为准；", "2. 开工时间以永久性工程破土为准；",
    "3. 共同引进项目由首谈单位填报，注明分成比例；", "4. 本表全部为演示数据。",
)  # fmt: skip


def write(tables: Tables, path: Path, seed: int = 1) -> None:
    """Write the project ledger; `seed` chooses the forms in which dates are written."""
    rows = _rows(tables, np.random.default_rng(seed))
    groups = tables["units"].set_index("unit_id").unit_group
    book = Book(path, f"{COUNTY}招商引资项目台账（演示数据）")
    before: list[Row] = []
    for group, name in SHEETS.items():
        own = [row for row in rows if groups[row["unit_id"]] == group]
        _write_sheet(book, name, own, flaws.project_rows(name, own, before))
        before = own
    book.close()


def _write_sheet(book: Book, name: str, rows: list[Row], spoiled: list[Row]) -> None:
    sheet = book.sheet(name, COLUMNS)
    at = write_title(book, sheet, _heading(name, rows), len(COLUMNS))
    at = write_header(book, sheet, COLUMNS, at)
    sheet.freeze_panes(at, 3)
    at = _write_total(book, sheet, at, rows + spoiled)
    for industrial, label in SECTIONS.items():
        sheet.merge_range(at, 0, at, len(COLUMNS) - 1, label, book.bold)
        at += 1
        part = [row for row in rows if row["is_industrial"] == industrial] + ([] if industrial else spoiled)
        for number, row in enumerate(part):
            at = write_row(book, sheet, COLUMNS, at, row | {"seq": number + 1})
    for line in NOTES:
        sheet.write_string(at, 0, line, book.note)
        at += 1


def _heading(name: str, rows: list[Row]) -> list[str]:
    """Title, the narrative line and the line of who filled it in."""
    invested = sum(row["agreed"] for row in rows) / 10000
    industrial = sum(row["is_industrial"] for row in rows)
    return [
        f"{COUNTY}招商引资项目台账（{name}）（演示数据）",
        f"截至2026年10月底，本表共上报项目{len(rows)}个，其中工业项目{industrial}个，总投资{invested:.2f}亿元。",
        "填报单位：县投资促进局    填报人：统计股    填报时间：2026年11月3日",
    ]


def _write_total(book: Book, sheet: Worksheet, at: int, rows: list[Row]) -> int:
    """The 合计 row, above the data."""
    sums: Row = {
        "seq": "合计",
        "project_name": f"{len(rows)}个",
        "agreed_investment": sum(row["agreed"] for row in rows) / 10000,
    }
    for place, column in enumerate(COLUMNS):
        write_cell(book, sheet, at, place, sums.get(column.field))
    return at + 1


def _rows(tables: Tables, rng: np.random.Generator) -> list[Row]:
    """Every project as its ledger row, cells as they were typed."""
    dates = _dates(tables["stage_events"])
    rough = set(tables["stage_events"].project_id[tables["stage_events"].date_precision == "month"])
    projects = tables["projects"].assign(unit_id=tables["projects"].report_unit).to_dict("records")
    rows = [_figures(project) | _names(project) for project in projects]
    for project, row, unit in zip(projects, rows, _units(tables), strict=True):
        is_rough, is_key = project["project_id"] in rough, bool(project["is_key"])
        written = dates.get(project["project_id"], {})
        row |= {name: spelling.date(day, is_rough, is_key, rng) for name, day in written.items()}
        row["report_unit"] = unit
    _use_aliases(tables, rows)
    return [project | row for project, row in zip(projects, rows, strict=True)]


def _figures(project: Row) -> Row:
    number = project["row_no"]
    return {
        "agreed": project["agreed_investment"], "agreed_investment": spelling.yi(project["agreed_investment"], number),
        "phase1_investment": spelling.or_dash(project["phase1_investment"] / 10000),
        "land_mu": spelling.or_dash(project["land_mu"]),
    }  # fmt: skip


def _names(project: Row) -> Row:
    return {
        "province": spelling.province(project["province"], project["row_no"]),
        "origin": ORIGIN_NAMES[project["capital_origin"]], "industry": project["industry"],
        "park": project["park"] if isinstance(project["park"], str) else "-",
        "is_key": "是" if project["is_key"] else "否",
    }  # fmt: skip


def _units(tables: Tables) -> list[str]:
    """引资单位 of each project as it is written: of joint ones both, with their ratios unless they share equally."""
    names = dict(zip(tables["units"].unit_id, tables["units"].unit, strict=True))
    shared: dict[str, list[tuple[str, float]]] = {}
    for share in tables["project_shares"].itertuples():
        shared.setdefault(share.project_id, []).append((names[share.unit_id], share.ratio))
    return [spelling.joint_units(shared[project_id]) for project_id in tables["projects"].project_id]


def _use_aliases(tables: Tables, rows: list[Row]) -> None:
    """Now and then a unit, park or industry goes by another of its names."""
    for table, name, field, every in (
        ("units", "unit", "report_unit", 7),
        ("parks", "park", "park", 5),
        ("industries", "industry", "industry", 6),
    ):
        aliases = dict(zip(tables[table][name], tables[table].aliases, strict=True))
        for row in rows[::every]:
            known = aliases.get(row[field])
            row[field] = known[-1] if known else row[field]


def _dates(events: pd.DataFrame) -> dict[str, Row]:
    """The dates of each project by the ledger's fields."""
    found: dict[str, Row] = {}
    for event in events.itertuples():
        row = found.setdefault(event.project_id, {})
        if pd.notna(event.actual):
            row[event.stage] = event.actual.date()
        if pd.notna(event.planned):
            row[f"{event.stage}_planned"] = event.planned.date()
    return found
