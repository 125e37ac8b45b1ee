"""A ledger in a sender's own words: refused, its columns confirmed once, and read from then on."""

import openpyxl
from playwright.sync_api import expect

from data.mapping.remembered import remembered
from data.people.actor import OWNER
from data.warehouse.store import Store
from tests.journeys.gestures import choose_in_cell, click

HEAD = ["项目编号", "项目名称", "资金来源类型", "产业门类", "引资责任单位", "协议投资金额（亿元）"]
TITLE = "甲镇招商引资项目情况"


def ledger(path, number):
    """A town's own list of one project, under a title and a header of which only half is known."""
    book = openpyxl.Workbook()
    book.active.title = "甲镇"
    for row in ([TITLE], [], HEAD, [number, f"{number} 项目", "省外", "轻纺", "临澜经济开发区", 1.2]):
        book.active.append(row)
    book.save(path)
    return path


def receive(page, site, path):
    page.goto(f"{site}/data")
    page.locator("input[type=file]").first.set_input_files(path)
    expect(page.get_by_text(path.name)).to_be_visible()
    click(page.get_by_role("button", name="接收并核对"))


def test_a_header_that_a_person_explains_once_is_read_from_then_on(site, own_sample_warehouse, reader, tmp_path):
    receive(reader, site, ledger(tmp_path / "甲镇10月.xlsx", "JZ-001"))
    expect(reader.get_by_text("读取 1 行 = 入库 0 + 退回 1 + 重复 0")).to_be_visible()
    expect(reader.get_by_role("heading", name="对应关系")).to_be_visible()
    keep = reader.get_by_role("button", name="记住并重新核对", exact=True)
    click(keep)
    expect(reader.get_by_text("读取 1 行 = 入库 1 + 退回 0 + 重复 0")).to_be_visible()
    expect(reader.get_by_role("heading", name="对应关系")).to_have_count(0)
    told = [(entry.what, entry.about) for entry in Store(own_sample_warehouse).record.entries()]
    assert told[1:] == [("接收", "甲镇10月.xlsx"), ("对应", "工作表“甲镇”的表头，按项目台账")]
    [confirmed] = remembered(Store(own_sample_warehouse)).values()
    assert (confirmed.by, [table.form.sheet for table in confirmed.tables]) == (OWNER.name, ["项目台账"])

    receive(reader, site, ledger(tmp_path / "甲镇11月.xlsx", "JZ-002"))
    expect(reader.get_by_text("读取 1 行 = 入库 1 + 退回 0 + 重复 0")).to_be_visible()
    expect(reader.get_by_text(f"{OWNER.name}确认的对应关系读取")).to_be_visible()


def arrivals(path):
    """A foreign list of one project with a column a month, newest first, under a title that names the year."""
    book = openpyxl.Workbook()
    book.active.title = "Arrivals"
    for row in (["Funds paid in, 2026年"], ["Code", "FundsOct", "FundsSep"], ["LL2025-0236", 120, 80]):
        book.active.append(row)
    book.save(path)
    return path


def test_months_across_in_foreign_words_are_confirmed_in_the_grid_and_each_is_received(
    site, own_sample_warehouse, reader, tmp_path
):
    receive(reader, site, arrivals(tmp_path / "Arrivals.xlsx"))
    expect(reader.get_by_role("heading", name="对应关系")).to_be_visible()
    expect(reader.get_by_text("还缺必填字段：项目编号。")).to_be_visible()
    choose_in_cell(reader, reader.get_by_test_id("stDataFrame").last, 0, 300, "项目编号")
    expect(reader.get_by_text("还缺必填字段")).to_have_count(0)
    click(reader.get_by_role("button", name="记住并重新核对", exact=True))
    expect(reader.get_by_text("读取 2 行 = 入库 2 + 退回 0 + 重复 0")).to_be_visible()

    told = [(entry.what, entry.about) for entry in Store(own_sample_warehouse).record.entries()]
    explained = ("对应", "工作表“Arrivals”的表头，按资金月报")
    assert told[1:] == [("退回", "Arrivals.xlsx"), explained, ("接收", "Arrivals.xlsx")]

    reader.get_by_label("发布说明").fill("补报9、10月")
    click(reader.get_by_role("button", name="发布", exact=True))
    expect(reader.get_by_text("已发布版本")).to_be_visible()
    con = Store(own_sample_warehouse).draft().con
    told = "select strftime(f.month, '%Y-%m'), f.amount from monthly_funds f join batches b using (batch_id)"
    assert con.execute(told + " where b.file_name = 'Arrivals.xlsx' order by all").fetchall() == [
        ("2026-09", 80), ("2026-10", 120),
    ]  # fmt: skip


def test_values_beside_their_header_are_read_one_column_over_once_a_person_confirms(site, reader, tmp_path):
    book = openpyxl.Workbook()
    for row in (
        ["项目编号", "项目名称", "资金来源", "所属产业", "引资单位", "协议投资额（万元）", "建设内容", ""],
        ["JZ-003", "三号", "省外", "轻纺", "临澜经济开发区", 1000, 50, "食品制造业"],
    ):
        book.active.append(row)
    book.save(path := tmp_path / "甲镇错列.xlsx")
    receive(reader, site, path)
    expect(reader.get_by_text("读取 1 行 = 入库 0 + 退回 1 + 重复 0")).to_be_visible()
    expect(reader.get_by_text("表头“建设内容”看来与数值错开了一列")).to_be_visible()
    click(reader.get_by_role("button", name="记住并重新核对", exact=True))
    expect(reader.get_by_text("读取 1 行 = 入库 1 + 退回 0 + 重复 0")).to_be_visible()
