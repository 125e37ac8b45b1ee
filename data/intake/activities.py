"""The bureau's own doings and standing: activities, supervisors, the city's assessments, milestones of projects."""

import datetime as dt
import re

import duckdb

from data.cells.dates import DAY, MONTH, TEN_DAY, When
from data.cells.values import plain
from data.intake import names
from data.intake.draft_tables import Entry, Record, once, upsert
from data.intake.months_to_come import hold_rows
from data.intake.names import Names, find
from data.intake.plain import entries, good_rows, not_negative, record_of
from data.tables.table import Row, Table

KINDS: dict[str, tuple[str, ...]] = {  # as stored, and what else they are called
    "企业家座谈会": ("座谈会", "客商座谈会", "企业家恳谈会", "恳谈会"),
    "推介会": ("招商推介会", "招商推介", "推介", "项目推介会"),
    "外出考察": ("外出招商", "考察", "外出考察招商", "外出"),
    "上门拜访": ("拜访", "拜访客商", "走访", "拜访企业"),
    "签约仪式": ("签约", "集中签约", "集中签约仪式", "项目签约"),
    "客商来访": ("来访", "来县考察", "客商来县考察", "接待"),
    "其他": ("其它",),
}
LEVELS: dict[str, tuple[str, ...]] = {
    "县主要领导": ("主要领导", "县委书记", "县长", "县委副书记、县长"),
    "县领导": ("分管领导", "县分管领导", "县级领导", "副县长", "分管副县长"),
    "单位负责人": ("单位主要负责人", "主要负责人", "部门负责人", "乡镇负责人", "局长"),
    "工作人员": ("招商小分队", "专职招商人员", "驻点人员"),
}
MUNICIPALITIES = ("北京", "天津", "上海", "重庆")
RANK_OF_PROVINCE = re.compile("^(省|市|[^省市]{0,4}自治区|特别行政区)")


def take_activities(con: duckdb.DuckDBPyConnection, batch_id: int, tables: list[Table]) -> None:
    """招商活动: by number; a city by its short name, its province from its name when no column gives it."""
    provinces = names.Provinces(con)
    known: dict[str, Names | names.Provinces] = {
        "kind": names.words("活动类型", KINDS), "leader_level": names.words("领导层级", LEVELS),
        "unit": names.units(con),
        "province": provinces,
    }  # fmt: skip
    for table in tables:
        for row in list(table.good()):
            for name, among in known.items():
                find(table, row, name, among)
            _settle_city(row, provinces)
            not_negative(table, row, "companies")
    hold_rows(con, batch_id, tables, "activities", "held_at", lambda row: row.values["held_at"].date)
    once(tables, lambda row: row.values["activity_id"], "activity_id", "活动编号")
    upsert(con, "activities", [Entry(table, row, _activity(table, row)) for table, row in good_rows(tables)], batch_id)


def take_supervisors(con: duckdb.DuckDBPyConnection, batch_id: int, tables: list[Table]) -> None:
    """政风行风监督员: by number. A term that ends in a month ends on its last day."""
    for table in tables:
        for row in list(table.good()):
            row.values["starts_at"] = row.values["starts_at"].date
            if row.values.get("ends_at"):
                row.values["ends_at"] = _last_day(row.values["ends_at"])
                if row.values["ends_at"] < row.values["starts_at"]:
                    table.reject(row, "ends_at", "聘任止早于聘任起", "请核对聘任的起止日期")
    once(tables, lambda row: row.values["supervisor_id"], "supervisor_id", "监督员编号")
    upsert(con, "supervisors", entries(tables), batch_id)


def take_assessments(con: duckdb.DuckDBPyConnection, batch_id: int, tables: list[Table]) -> None:
    """市级考核: by year; several awards of a year stand in one cell."""
    for table in tables:
        for row in list(table.good()):
            if not 2000 <= row.values["year"] <= 2100:
                table.reject(row, "year", f"年份 {row.values['year']} 不合常理", "请填写四位数的年份，如 2025")
            if row.values.get("rank") is not None and row.values["rank"] < 1:
                table.reject(row, "rank", "位次应当从 1 开始", "请填写正整数")
    hold_rows(con, batch_id, tables, "city_assessments", "year", lambda row: dt.date(row.values["year"], 1, 1))
    once(tables, lambda row: row.values["year"], "year", "考核年度")
    upsert(con, "city_assessments", entries(tables), batch_id)


def take_milestones(con: duckdb.DuckDBPyConnection, batch_id: int, tables: list[Table]) -> None:
    """重点项目里程碑: by project, milestone and month; only of known projects."""
    known = names.projects(con)
    for table in tables:
        for row in list(table.good()):
            find(table, row, "project_id", known)
            figures = [row.values.get(name) for name in ("planned_value", "done_value")]
            if figures == [None, None]:
                table.reject(row, None, "计划值和完成值都没有填", "请至少填写一项，或删去这一行")
            for name in ("planned_value", "done_value"):
                not_negative(table, row, name)
    hold_rows(con, batch_id, tables, "project_milestones", "month", _done_by)
    key = ("project_id", "milestone", "month")
    once(tables, lambda row: tuple(row.values[name] for name in key), "milestone", "项目、里程碑与月份")
    entries = [Entry(table, row, _milestone(table, row)) for table, row in good_rows(tables)]
    upsert(con, "project_milestones", entries, batch_id)


def _done_by(row: Row) -> dt.date | None:
    """The month by which a milestone says that something was done; a plan may be for a month to come."""
    return row.values["month"] if row.values.get("done_value") is not None else None


def _settle_city(row: Row, provinces: names.Provinces) -> None:
    """浙江省杭州市 -> 杭州 in 浙江; 上海市浦东新区 -> 上海."""
    city = plain(row.values["city"])
    if province := next((short for short in provinces.regions if city.startswith(short)), None):
        rest = RANK_OF_PROVINCE.sub("", city.removeprefix(province))
        row.values["province"] = row.values.get("province") or province
        city = province if province in MUNICIPALITIES or len(rest) < 2 else rest
    row.values["city"] = city.removesuffix("市") if len(city) > 2 else city


def _last_day(when: When) -> dt.date:
    """The last day that a date's precision leaves open: of its year, its month or its ten days."""
    if when.precision == DAY or (when.precision == TEN_DAY and when.date.day < 25):
        return when.date + dt.timedelta(5 if when.precision == TEN_DAY else 0)
    following = dt.date(when.date.year + (when.date.month == 12), when.date.month % 12 + 1, 1)
    return following - dt.timedelta(1) if when.precision in (MONTH, TEN_DAY) else dt.date(when.date.year, 12, 31)


def _activity(table: Table, row: Row) -> Record:
    return _some(table, row, "activity_id", "kind", "city", "companies", "leader_level") | {
        "held_at": row.values["held_at"].date, "host_unit": row.values["unit"],
        "province": row.values.get("province"),  # of this city, so that another city's never stays
    }  # fmt: skip


def _milestone(table: Table, row: Row) -> Record:
    return _some(table, row, "project_id", "milestone", "planned_value", "done_value", "measure") | {
        "month": row.values["month"]  # may come from the title
    }


def _some(table: Table, row: Row, *wanted: str) -> Record:
    return {name: value for name, value in record_of(table, row).items() if name in wanted}
