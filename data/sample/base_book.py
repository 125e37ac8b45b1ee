"""基础配置.xlsx: the county's configuration, one clean sheet a table."""

from pathlib import Path

import pandas as pd

from data.sample.base import OWN
from data.sample.county import Tables
from data.sample.sheet import Book, Column, Row, write_header, write_row

SHEETS = {
    "参数": {"setting": "参数", "value": "取值"},
    "单位": {"unit_id": "单位编号", "unit": "单位名称", "parent": "上级单位", "kind": "单位类别",
           "unit_group": "考核分组", "is_weak": "基础薄弱", "aliases": "别名"},
    "园区": {"park": "园区名称", "unit": "管理单位", "kind": "园区类别", "industries": "主导产业", "aliases": "别名"},
    "产业": {"industry": "产业名称", "seq": "排序", "is_lead": "主导产业", "is_industrial": "工业产业",
           "aliases": "别名"},
    "产业链节点": {"industry": "产业", "seq": "环节顺序", "position": "位置", "node": "环节", "is_focus": "重点环节"},
    "产业招商组": {"chain_group": "产业招商组", "industry": "产业", "lead_unit": "牵头单位"},
    "目标任务": {"year": "年度", "unit": "单位", "arrived": "到位资金任务（万元）", "signed": "新签约任务（个）",
             "started": "新开工任务（个）", "produced": "新投产任务（个）"},
    "单位位置": {"unit": "单位", "map_row": "图上行", "map_column": "图上列"},
    "首报记录": {"month": "月份", "unit": "单位", "amount": "首报到位资金（万元）", "reported_on": "首报日期"},
}  # fmt: skip


def write(tables: Tables, path: Path) -> None:
    """Write the configuration workbook."""
    rows = {
        "参数": _settings(tables), "单位": _units(tables), "园区": _parks(tables),
        "产业": _flagged(tables["industries"]), "产业链节点": _flagged(tables["chain_nodes"]),
        "产业招商组": tables["chain_groups"].to_dict("records"),
        "目标任务": _targets(tables), "单位位置": _places(tables), "首报记录": _first_reports(tables),
    }  # fmt: skip
    book = Book(path, "基础配置（演示数据）")
    for name, headers in SHEETS.items():
        columns = [Column(field, (text,), 24 if at < 2 else 16) for at, (field, text) in enumerate(headers.items())]
        sheet = book.sheet(name, columns)
        at = write_header(book, sheet, columns, 0)
        sheet.freeze_panes(at, 0)
        for row in rows[name]:
            at = write_row(book, sheet, columns, at, row)
    book.close()


def _settings(tables: Tables) -> list[Row]:
    """The county's own settings by their Chinese names; all others keep their defaults."""
    settings = tables["settings"].set_index("setting")
    return [{"setting": settings.label[name], "value": settings.value[name]} for name in OWN]


def _units(tables: Tables) -> list[Row]:
    units = tables["units"]
    names = dict(zip(units.unit_id, units.unit, strict=True))
    return [row | {"parent": names.get(row["parent_id"])} for row in _flagged(units)]


def _parks(tables: Tables) -> list[Row]:
    names = dict(zip(tables["units"].unit_id, tables["units"].unit, strict=True))
    positioned = tables["park_industries"].groupby("park").industry.agg("、".join)
    return [
        row | {"unit": names[row["unit_id"]], "industries": positioned[row["park"]]}
        for row in _flagged(tables["parks"])
    ]


def _flagged(frame: pd.DataFrame) -> list[Row]:
    """The frame's rows with 是/否 for booleans and lists joined as people do."""
    return [{field: _said(value) for field, value in row.items()} for row in frame.to_dict("records")]


def _said(value: object) -> object:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list):
        return "、".join(value) or None
    return value


def _targets(tables: Tables) -> list[Row]:
    names = dict(zip(tables["units"].unit_id, tables["units"].unit, strict=True))
    wide = tables["targets"].pivot(index=["year", "unit_id"], columns="metric", values="value").reset_index()
    return [row | {"unit": names[row["unit_id"]]} for row in wide.to_dict("records")]


def _places(tables: Tables) -> list[Row]:
    names = dict(zip(tables["units"].unit_id, tables["units"].unit, strict=True))
    return [row | {"unit": names[row["unit"]]} for row in tables["unit_places"].to_dict("records")]


def _first_reports(tables: Tables) -> list[Row]:
    names = dict(zip(tables["units"].unit_id, tables["units"].unit, strict=True))
    rows = tables["first_reports"].to_dict("records")
    return [row | {"unit": names[row["unit"]], "month": f"{row['month']:%Y-%m}"} for row in rows]
