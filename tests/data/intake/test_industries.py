"""产业: a sheet takes the place of the whole list, and the first one leaves nothing of the reference's."""

import pytest

from data.receive import receive
from data.warehouse.draft import Draft
from tests.data.receipts import counts, lines

HEAD = ["产业名称", "排序", "主导产业", "工业产业"]
OWN = [["新能源", 1, "是", "是"], ["茶旅", 2, "是", "否"]]
NODES = [["产业", "环节顺序", "位置", "环节"], ["茶旅", 1, "上游", "茶园"]]


@pytest.fixture
def send(draft, write):
    def send(*rows, **sheets):
        return receive(write(产业=[HEAD, *rows], **sheets), draft, "统计员甲")

    return send


def names(draft, table="industries"):
    return [name for (name,) in draft.con.execute(f"select distinct industry from {table} order by 1").fetchall()]


def test_a_store_begins_with_the_references_industries_and_chains():
    draft = Draft()
    assert "电子信息" in names(draft) and "电子信息" in names(draft, "chain_nodes")


def test_the_first_sheet_leaves_nothing_of_the_references_list_and_chains(draft, send):
    receipt = send(*OWN, ["轻纺", 3, "否", "是"], 产业链节点=NODES)
    assert (counts(receipt), receipt.lines) == ((4, 4, 0, 0), ())
    assert (names(draft), names(draft, "chain_nodes")) == (["新能源", "茶旅", "轻纺"], ["茶旅"])


def test_a_later_sheet_replaces_the_list_with_the_chains_of_what_it_drops_and_says_so(draft, send):
    groups, parks = [["产业招商组", "产业"], ["一组", "茶旅"]], [["园区名称", "园区类别", "主导产业"]]
    park = ["东园", "园区", "茶旅、新能源"]
    send(*OWN, 产业链节点=[*NODES, ["新能源", 1, "上游", "锂盐"]], 产业招商组=groups, 园区=[*parks, park])
    receipt = send(OWN[0])
    assert counts(receipt) == (1, 1, 0, 0)  # the row itself says nothing new, the list does
    assert [reason for *_, reason in lines(receipt, "warning")] == [
        "产业表换成了这一份，删去了原有的 茶旅，连同它们的产业链节点、招商组和园区定位"
    ]
    left = [names(draft, table) for table in ("industries", "chain_nodes", "chain_groups", "park_industries")]
    assert left == [["新能源"], ["新能源"], [], ["新能源"]]
    assert counts(send(OWN[0])) == (1, 0, 0, 1)


def test_an_industry_that_projects_are_in_stays_without_being_a_lead_and_is_said(known, send):
    receipt = send(*OWN)
    reason = "产业表里没有，但还有项目属于这些产业：轻纺（2 个项目）；保留，不再算主导产业"
    assert lines(receipt, "warning") == [(2, "产业名称", None, reason)]
    leads = known.con.execute("select industry, is_lead from industries order by 1").fetchall()
    assert leads == [("新能源", True), ("茶旅", True), ("轻纺", False)]


def test_a_sheet_with_a_row_that_can_not_be_taken_drops_nothing(draft, send):
    before = len(names(draft))
    receipt = send(OWN[0], ["茶旅", "", "是", "否"])
    assert (counts(receipt), len(names(draft))) == ((2, 1, 1, 0), before + 1)
    assert lines(receipt, "warning")[0][3].startswith("产业表里有未收的行，原有的产业没有删去（电子信息、")
