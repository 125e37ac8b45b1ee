"""A mapping file of several tables, remembered for the headers of the sheets that it is for."""

import pytest

from data.files import workbook
from data.mapping.file import BadMapping
from data.mapping.remembered import Mappings, remember_file, remembered
from data.receive import receive
from data.warehouse.store import Store
from tests.data.receipts import counts, lines

PROJECT = """
[[table]]
kind = "项目台账"
sheet = "{sheet}"
{header}
only = {{ "State" = "on" }}
[table.fields]
"项目编号" = "No"
"项目名称" = "Name"
"引资单位" = {{ constant = "甲镇" }}
"资金来源" = {{ constant = "省外" }}
"所属产业" = {{ constant = "轻纺" }}
"""
FUNDS = """
[[table]]
kind = "资金月报"
sheet = "{sheet}"
{header}
[table.fields]
"项目编号" = "Code"
"月份" = "When"
"本月到位资金" = {{ column = "Paid", unit = "万元" }}
"""
LIST = [["No", "Name", "State"], ["P1", "一", "on"], ["P2", "二", "off"]]
PAID = [["Code", "When", "Paid"], ["P1", "2026-10", 5]]


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "warehouse")


def sheets(path):
    return workbook.sheets(path.read_bytes(), path.stem)


def received(path, draft, store):
    return receive(path, draft, "统计员甲", mappings=Mappings(remembered=remembered(store)))


def test_each_sheet_is_remembered_with_the_table_that_is_for_it(draft, write, store):
    path = write(Projects=LIST, Paid=PAID, Other=[["a", "b", "c"], [1, 2, 3]])
    text = PROJECT.format(sheet="Proj*", header="") + FUNDS.format(sheet="Paid", header="")
    remember_file(store, sheets(path), text, "统计股")
    receipt = received(path, draft, store)
    assert ([sheet.rows_read for sheet in receipt.sheets], counts(receipt)) == ([1, 1, 0], (2, 2, 0, 0))
    assert "第 3 行没有取（共 1 行）" in lines(receipt, "warning")[0][3]


def test_tables_under_each_other_are_remembered_and_found_wherever_the_second_begins(draft, write, store):
    text = PROJECT.format(sheet="*", header="header = 1") + FUNDS.format(sheet="*", header="header = 6")
    remember_file(store, sheets(write(表=[*LIST, [], ["到位"], *PAID])), text, "统计股")
    more = [[f"P{n}", f"第{n}", "on"] for n in range(1, 60)]
    longer = write("二.xlsx", 表二=[["年度"], LIST[0], *more, [], ["到位"], *PAID, ["P9", "2026-09", 1]])
    receipt = received(longer, draft, store)
    assert counts(receipt) == (61, 61, 0, 0)
    assert draft.con.execute("select project_id, amount::double from monthly_funds order by 1").fetchall() == [
        ("P1", 5), ("P9", 1),
    ]  # fmt: skip
    alone = received(write("三.xlsx", 表=PAID), draft, store)
    assert counts(alone) == (1, 0, 0, 1)


def test_a_file_that_fits_none_of_the_sheets_says_why_and_is_not_remembered(write, store):
    path = write(Projects=[["Nr", "Title"], ["P1", "一"]])
    with pytest.raises(BadMapping, match="没有适用于工作表“Projects”的一段"):
        remember_file(store, sheets(path), FUNDS.format(sheet="Paid", header=""), "统计股")
    with pytest.raises(BadMapping, match="没有哪一行同时有这些列：No、Name、State"):
        remember_file(store, sheets(path), PROJECT.format(sheet="*", header=""), "统计股")
    with pytest.raises(BadMapping, match="对应关系文件 不是规范的 TOML"):
        remember_file(store, sheets(path), "kind =", "统计股")
    assert remembered(store) == {}
