"""重点项目进度表.xlsx: a sheet a month of 2026, planned and actual dates, money, words."""

from pathlib import Path
from typing import Any

import pandas as pd

from data.sample import flaws, spelling
from data.sample.base import COUNTY
from data.sample.county import Tables
from data.sample.sheet import Book, Column, Row, write_header, write_row, write_title

SLIPS = {  # by the last digits of a project's number: from which month on a plan was so many days later
    1: (("2026-06-01", 61),), 4: (("2026-04-01", 45), ("2026-08-01", 92)), 6: (("2026-09-01", 31),),
    8: (("2026-07-01", -20),),
}  # fmt: skip
MONEY = ("annual_plan", "month_done", "ytd_done", "fixed_assets")
STAGES = {"landed": "落地", "started": "开工", "completed": "竣工", "producing": "投产"}
COLUMNS = [
    Column("seq", ("序号",), 6), Column("project_id", ("项目编号",), 13), Column("project_name", ("项目名称",), 30),
    Column("leader", ("包保领导",), 22), Column("lead_unit", ("责任单位",), 18),
    Column("annual_plan", ("年度计划（万元）",), 12), Column("month_done", ("完成投资（万元）", "本月"), 11),
    Column("ytd_done", ("完成投资（万元）", "累计"), 11), Column("fixed_assets", ("累计完成固投（万元）",), 12),
    Column("visual_progress", ("形象进度",), 36),
    *(Column(f"{stage}_{kind}", (name, text), 12)
      for stage, name in STAGES.items() for kind, text in (("planned", "计划"), ("actual", "实际"))),
    Column("problem", ("存在的问题",), 36), Column("next_step", ("下步打算",), 36),
]  # fmt: skip


def write(tables: Tables, path: Path) -> None:
    """Write the progress workbook; what happened after a sheet's month is not in it yet."""
    projects = tables["projects"].set_index("project_id")
    events = tables["stage_events"]
    dates = {(row.project_id, row.stage): row for row in events[events.stage.isin(STAGES)].itertuples()}
    book = Book(path, f"{COUNTY}重点项目进度表（演示数据）")
    for month, rows in tables["key_progress"].groupby("month"):
        sheet = book.sheet(f"{month.year}年{month.month}月", COLUMNS)
        lines = [f"{COUNTY}重点项目进度表（演示数据）", f"截止时间：{month.year}年{month.month}月底    单位：万元"]
        at = write_header(book, sheet, COLUMNS, write_title(book, sheet, lines, len(COLUMNS)))
        sheet.freeze_panes(at, 3)
        for number, row in enumerate(_cells(rows, projects, dates, month) + flaws.progress_rows(month)):
            at = write_row(book, sheet, COLUMNS, at, row | {"seq": number + 1})
    book.close()


def _moved_later(event: Any, end: pd.Timestamp) -> pd.Timedelta:
    """By how many days a plan that was still open was put off after a month: some once, some twice, few were brought
    forward, most not at all.
    """
    slips = SLIPS.get(int(event.project_id[-4:]) % 11, ())
    done = event.actual if pd.notna(event.actual) else pd.Timestamp.max
    days = sum(days for month, days in slips if end < pd.Timestamp(month) < done)
    return pd.Timedelta(days=days // 3 if event.stage == "started" else days)


def _cells(
    rows: pd.DataFrame, projects: pd.DataFrame, dates: dict[tuple[str, str], Any], month: pd.Timestamp
) -> list[Row]:
    end = month + pd.offsets.MonthEnd(1)
    cells = []
    for row in rows.to_dict("records"):
        project = projects.loc[row["project_id"]]
        named = {"project_name": project.project_name, "leader": project.leader, "lead_unit": project.lead_unit}
        money = {field: spelling.or_dash(row[field]) for field in MONEY}
        cells.append(row | named | money | _milestones(row["project_id"], dates, end))
    return cells


def _milestones(project_id: str, dates: dict[tuple[str, str], Any], end: pd.Timestamp) -> Row:
    """Planned and actual dates that were known at the end of the month, as they were planned then."""
    found: Row = {}
    for stage in STAGES:
        event = dates.get((project_id, stage))
        if event is not None and pd.notna(event.planned):
            found[f"{stage}_planned"] = (event.planned - _moved_later(event, end)).date()
        if event is not None and pd.notna(event.actual) and event.actual <= end:
            found[f"{stage}_actual"] = event.actual.date()
    return found
