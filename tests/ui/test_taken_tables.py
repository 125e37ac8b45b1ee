"""The tables of a page in one workbook: each that holds anything once, each saying of whom and when it is."""

import datetime as dt
import io

import openpyxl
import pytest

from data.warehouse.store import Store
from queries import Scope
from ui import taken_tables
from ui.taken_tables import Asked

OCTOBER = Scope(dt.date(2026, 10, 1), may_see=None)
UNIT = Scope(dt.date(2026, 9, 1), units=("荻浦镇",), may_see=None)
TOLD = {"表": "排名", "版本": "2026-10-0001", "下载人": "乙"}


@pytest.fixture(scope="module")
def version(sample_warehouse):
    return Store(sample_warehouse).current()


def book(tables, version):
    return openpyxl.load_workbook(io.BytesIO(taken_tables._of_page(tables, version, TOLD)))


def test_a_page_gives_each_of_its_tables_once_and_none_that_is_empty(version):
    empty = Scope(dt.date(2026, 10, 1), industries=("没有的产业",), may_see=None)
    pages = book({
        "a": Asked("overview/lights", OCTOBER), "again": Asked("overview/lights", OCTOBER),
        "b": Asked("rankings/sources", OCTOBER, about="甲"), "none": Asked("key_projects/lights", empty),
    }, version)  # fmt: skip
    assert [pages.sheetnames[0][-4:], pages.sheetnames[1][-3:], *pages.sheetnames[2:]] == ["没有计划", "（甲）", "说明"]
    assert list(pages["说明"].values)[1] == ("表", "排名：2 张表")


@pytest.mark.parametrize(("question", "whose"), [("rankings/units", "全县"), ("projects/rows", "荻浦镇")])
def test_a_table_that_only_marks_what_is_chosen_is_of_the_whole(version, question, whose):
    page = book({"a": Asked(question, UNIT)}, version).worksheets[0]
    assert page["A2"].value == f"截至：2026-09　范围：{whose}　版本：2026-10-0001"


def test_a_viewers_own_units_are_whose_his_table_is(version):
    own = Scope(dt.date(2026, 9, 1), units=("荻浦镇",), may_see=("LL17",))
    assert "范围：荻浦镇" in book({"a": Asked("rankings/units", own)}, version).worksheets[0]["A2"].value


def test_a_page_without_tables_gives_a_workbook_that_says_so(version):
    assert book({}, version).sheetnames == ["说明"]
