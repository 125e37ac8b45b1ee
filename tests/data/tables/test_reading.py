"""docs/readings.zh.md is what the program does: each line of its table is read again, and must say the same."""

import re
from pathlib import Path

import pytest

from data.cells.dates import Context
from data.cells.values import BadValue
from data.ledgers import Field
from data.tables.layout import Column
from data.tables.reading import Reader, Reading, shown

DOC = Path(__file__).parents[3] / "docs" / "readings.zh.md"
LINE = re.compile(r"\| `(.*?)` \| (.*?) \| (.*?) ?\| (.*?) \| (.*?) ?\| (.*?) ?\|")
TYPES = {  # as the table calls them: the field's name, type and unit
    "金额": ("agreed_investment", "money", "万元"),
    "面积": ("land_mu", "area", "亩"),
    "数值": ("done_value", "number", ""),
    "整数": ("companies", "count", "个"),
    "比率": ("yoy", "rate", ""),
    "日期": ("started_actual", "date", ""),
    "计划日期": ("started_planned", "date", ""),
    "月份": ("month", "month", ""),
    "编号": ("project_id", "id", ""),
    "是否": ("is_key", "flag", ""),
    "名单": ("aliases", "list", ""),
    "文字": ("remark", "text", ""),
}
LINES = [LINE.fullmatch(line).groups() for line in DOC.read_text(encoding="utf-8").splitlines() if "| `" in line]


def read(cell, kind, given):
    """What the table's last three columns say of a cell."""
    name, type, unit = TYPES[kind]
    field = Field(name, kind, type, unit, False, ())
    year = int(given[:4]) if given.endswith("年") else None
    column = Column(field, 0, kind, "" if year else given)
    try:
        found = Reader(column, {}, Context(year))(cell.replace("⏎", "\n"))
    except BadValue as error:
        return ("退回", "", error.reason)
    if isinstance(found, Reading):
        return (said(found.value, field), f"{found.confidence:g}", found.doubt or "")
    return (said(found, field), "1", "")


def said(value, field):
    if value is None or isinstance(value, bool):
        return {None: "缺", True: "是", False: "否"}[value]
    return " / ".join(value) if isinstance(value, list) else value if isinstance(value, str) else shown(value, field)


@pytest.mark.parametrize("line", LINES, ids=lambda line: f"{line[1]} {line[0]}")
def test_a_way_of_writing_is_read_as_the_table_says(line):
    cell, kind, given, *expected = line
    assert read(cell, kind, given) == tuple(expected)


def test_the_table_has_every_kind_of_column_and_every_outcome():
    assert {kind for _, kind, *_ in LINES} == set(TYPES)
    assert {confidence for *_, confidence, _ in LINES} == {"", "0.3", "0.5", "0.6", "0.7", "0.8", "0.9", "1"}
