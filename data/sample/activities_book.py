"""招商活动台账.xlsx: activities in the words of those who were there, the roster, the assessments, the milestones."""

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from data.sample import flaws
from data.sample.base import COUNTY
from data.sample.county import Tables
from data.sample.sheet import Book, Cell, Column, Row, write_plain

ACTIVITIES = [
    Column("seq", ("序号",), 6), Column("activity_id", ("活动编号",), 12), Column("held_at", ("举办时间",), 16),
    Column("kind", ("活动类型",), 16), Column("city", ("举办地",), 16), Column("host", ("主办单位",), 20),
    Column("companies", ("参会企业数（个）",), 12), Column("leader_level", ("领导层级",), 14),
]  # fmt: skip
SUPERVISORS = [
    Column("supervisor_id", ("编号",), 10), Column("workplace", ("所在单位",), 24),
    Column("starts_at", ("聘期", "起"), 14), Column("ends_at", ("聘期", "止"), 14),
]  # fmt: skip
ASSESSMENTS = [Column("year", ("考核年度",), 12), Column("award", ("获奖情况",), 24), Column("rank", ("位次",), 10)]
MILESTONES = [
    Column("project_id", ("项目编号",), 13), Column("project_name", ("项目名称",), 30),
    Column("milestone", ("里程碑事项",), 26), Column("planned_value", ("计划值",), 10),
    Column("done_value", ("完成值",), 10), Column("measure", ("计量单位",), 10), Column("month", ("截止月份",), 14),
]  # fmt: skip
SAID = {"企业家座谈会": "座谈会", "推介会": "招商推介会", "外出考察": "外出招商"}
HOME = COUNTY.removesuffix("县")


def write(tables: Tables, path: Path) -> None:
    """Write the workbook; one activity and one milestone can't be received."""
    book = Book(path, f"{COUNTY}招商活动台账（演示数据）")
    _sheet(book, "招商活动", ACTIVITIES, [*_activities(tables), *flaws.ACTIVITY_ROWS])
    _sheet(book, "政风行风监督员", SUPERVISORS, _supervisors(tables["supervisors"]))
    _sheet(book, "市级考核", ASSESSMENTS, tables["city_assessments"].to_dict("records"))
    _sheet(book, "重点项目里程碑", MILESTONES, [*_milestones(tables), *flaws.MILESTONE_ROWS])
    book.close()


def _sheet(book: Book, name: str, columns: list[Column], rows: Iterable[Row]) -> None:
    write_plain(book, name, f"{COUNTY}{name}台账（演示数据）", columns, rows)


def _activities(tables: Tables) -> list[Row]:
    """Every third in the words and with the date that people use."""
    names = dict(zip(tables["units"].unit_id, tables["units"].unit, strict=True))
    rows = []
    for number, row in enumerate(tables["activities"].to_dict("records")):
        day, city = row["held_at"], row["city"]
        typed: Cell = f"{day.year}年{day.month}月{day.day}日" if number % 3 == 1 else day.date()
        companies = None if pd.isna(row["companies"]) else int(row["companies"])
        rows.append(row | {
            "host": names[row["host_unit"]], "held_at": typed, "city": _place(city, row["province"]),
            "kind": SAID.get(row["kind"], row["kind"]) if number % 3 == 2 else row["kind"],
            "companies": f"{companies}家" if companies and number % 5 == 3 else companies,
        })  # fmt: skip
    return rows


def _place(city: str, province: str) -> str:
    """浙江省杭州市, so that the province is known; 安徽临澜 at home, 上海市."""
    if province == city:
        return f"{city}市"
    return f"{province}{city}" if city == HOME else f"{province}省{city}市"


def _supervisors(roster: pd.DataFrame) -> list[Row]:
    """Terms that end with a month or a year are written so."""
    return [
        row | {
            "starts_at": row["starts_at"].date(),
            "ends_at": "-" if pd.isna(row["ends_at"]) else f"{row['ends_at'].year}年{row['ends_at'].month}月",
        }
        for row in roster.to_dict("records")
    ]  # fmt: skip


def _milestones(tables: Tables) -> list[Row]:
    names = dict(zip(tables["projects"].project_id, tables["projects"].project_name, strict=True))
    return [
        row | {"project_name": names[row["project_id"]], "month": f"{row['month'].year}年{row['month'].month}月"}
        for row in tables["project_milestones"].to_dict("records")
    ]
