"""What a statistician does: upload, read the receipt, publish, see the figure change, go back."""

import hashlib
import io
import re

import openpyxl
from playwright.sync_api import Locator, Page, expect

from data.__main__ import SAMPLE
from data.delivery import deliver
from data.people.actor import OWNER
from data.warehouse.archive import export
from data.warehouse.restoring import import_archive
from data.warehouse.store import Store
from tests.journeys.gestures import click, settled, take_away, tile

HEADER = ["项目编号", "项目名称", "月份", "资金来源", "本月到位资金（万元）", "审核状态"]
KNOWN = "LL2025-0236"


def ledger(path):
    """A fund report of one good row and three bad ones."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "10月"
    for row in (
        HEADER,
        [KNOWN, "", "2026-10", "省外", 10_000, "审核通过"],
        ["ZZ-0001", "没有的项目", "2026-10", "省外", 100, "审核通过"],
        [KNOWN, "", "十三月", "省外", 100, "审核通过"],
        [KNOWN, "", "2026-09", "省外", "一大笔", "审核通过"],
    ):
        sheet.append(row)
    book.save(path)
    return path


def arrived(page: Page, site: str) -> str:
    """The tile of the first page."""
    page.goto(site)
    value = tile(page, "到位资金")
    value.wait_for()
    settled(page)
    return value.inner_text()


def yi(text: str) -> float:
    return float(re.match(r"[\d.,]+", text).group())


def receive(page: Page, site: str, path) -> None:
    """Upload a file and wait for its receipt."""
    page.goto(f"{site}/data")
    page.locator("input[type=file]").set_input_files(path)
    expect(page.get_by_text(path.name)).to_be_visible()
    click(page.get_by_role("button", name="接收并核对"))
    expect(page.get_by_text("行 = 入库")).to_be_visible()


def test_upload_read_the_receipt_publish_see_the_figure_change_and_roll_back(
    site, own_sample_warehouse, reader, tmp_path
):
    before = arrived(reader, site)
    receive(reader, site, ledger(tmp_path / "10月资金月报.xlsx"))
    expect(reader.get_by_text("读取 4 行 = 入库 1 + 退回 3 + 重复 0")).to_be_visible()
    expect(reader.get_by_text("退回 3 条")).to_be_visible()
    content = take_away(reader, "下载回执，发还报送单位").path().read_bytes()
    returned = openpyxl.load_workbook(io.BytesIO(content))["10月"]
    assert [cell.coordinate for row in returned.iter_rows() for cell in row if cell.comment] == ["A3", "C4", "E5"]
    assert arrived(reader, site) == before  # nothing changes before it is published

    receive(reader, site, ledger(tmp_path / "10月资金月报.xlsx"))
    reader.get_by_label("发布说明").fill("补报10月")
    click(reader.get_by_role("button", name="发布", exact=True))
    expect(reader.get_by_text("已发布版本")).to_be_visible()
    expect(reader.get_by_text(f"{OWNER.name} 发布：补报10月")).to_be_visible()
    assert round(yi(arrived(reader, site)) - yi(before), 2) == 1.00

    reader.goto(f"{site}/data")
    card = open_card(reader, 1)
    expect(card).to_contain_text("项目台账.xlsx")
    click(card.get_by_role("button", name="回滚到此版本"))
    expect(reader.get_by_role("dialog")).to_have_count(0)
    expect(reader.get_by_text("已回滚：当前版本是")).to_be_visible()
    assert arrived(reader, site) == before
    assert [version.is_current for version in Store(own_sample_warehouse).versions()] == [False, True]


def open_card(page: Page, place: int) -> Locator:
    """Open the card of the version at this place in the list."""
    settled(page)
    click(page.get_by_role("button", name="详情").nth(place))
    card = page.get_by_role("dialog")
    card.wait_for()
    return card


def test_a_reported_version_is_kept_taken_away_with_its_originals_and_all_that_stands_in_the_record(
    site, own_sample_warehouse, reader, tmp_path
):
    store = Store(own_sample_warehouse)
    version = store.current()
    reader.goto(f"{site}/data")
    card = open_card(reader, 0)
    card.get_by_label("固定的缘由").fill("10月月报已报市局")
    click(card.get_by_role("button", name="固定", exact=True))
    expect(reader.get_by_text("已固定")).to_be_visible()

    open_card(reader, 0)
    backup = take_away(reader, "导出备份").path()
    original = take_away(reader, "市通报.xlsx").path()
    assert original.read_bytes() == (SAMPLE / "市通报.xlsx").read_bytes()
    elsewhere = Store(tmp_path / "elsewhere")
    assert import_archive(elsewhere, backup, make_current=True).id == elsewhere.current().id == version.id

    reader.goto(f"{site}/audit")
    expect(reader.locator("h1").first).to_contain_text("未发现改动")
    assert [(entry.what, entry.who, entry.about) for entry in store.record.entries()][-2:] == [
        ("固定", OWNER.name, version.id),
        ("导出", OWNER.name, version.id),
    ]


def import_backup(page: Page, site: str, path) -> Locator:
    """Open the dialog of 导入备份 and send a file; returns the dialog."""
    page.goto(f"{site}/data")
    settled(page)
    click(page.get_by_role("button", name="导入备份"))
    dialog = page.get_by_role("dialog")
    dialog.locator("input[type=file]").set_input_files(path)
    expect(dialog.get_by_text(path.name)).to_be_visible()
    click(dialog.get_by_role("button", name="核对并导入"))
    return dialog


def test_a_backup_is_taken_in_on_the_page_joins_the_list_and_becomes_current_only_by_going_to_it(
    site, own_sample_warehouse, reader, tmp_path
):
    store, other = Store(own_sample_warehouse), Store(tmp_path / "other")
    draft = other.draft()
    deliver([SAMPLE / "基础配置.xlsx"], draft, "统计员甲")
    version = other.publish(draft, "另一台机器", "统计员甲")
    backup = tmp_path / "备份.zip"
    export(other, version.id, backup, "统计员甲")  # its one original is here already, from the sample
    current = store.current().id

    bad = tmp_path / "别的.zip"
    bad.write_bytes(b"PK")
    dialog = import_backup(reader, site, bad)
    expect(dialog.get_by_text("这不是看板导出的版本文件，或者已经损坏。")).to_be_visible()
    assert [info.id for info in store.versions()] == [current]

    import_backup(reader, site, backup)
    expect(reader.get_by_text(f"已导入版本 {version.id} 和 0 个原件。出处未验证：签名的公钥")).to_be_visible()
    expect(reader.get_by_text("统计员甲 发布：另一台机器")).to_be_visible()
    assert ({info.id for info in store.versions()}, store.current().id) == ({current, version.id}, current)
    last = store.record.entries()[-1]
    assert (last.what, last.who, last.about) == ("导入", OWNER.name, version.id)


def test_a_file_that_is_no_workbook_is_refused_in_words_and_can_be_discarded(
    site, own_sample_warehouse, reader, tmp_path
):
    path = tmp_path / "台账.xlsx"
    path.write_bytes("这不是工作簿".encode())
    reader.goto(f"{site}/data")
    reader.locator("input[type=file]").set_input_files(path)
    expect(reader.get_by_text(path.name)).to_be_visible()
    click(reader.get_by_role("button", name="接收并核对"))
    expect(reader.get_by_text("台账.xlsx 未能读取：")).to_be_visible()
    expect(reader.get_by_text("没有可以发布的行。")).to_be_visible()
    expect(reader.get_by_role("button", name="发布", exact=True)).to_be_disabled()
    click(reader.get_by_role("button", name="放弃这次上传"))
    expect(reader.get_by_text("台账.xlsx 未能读取：")).to_have_count(0)
    assert len(Store(own_sample_warehouse).versions()) == 1
    refused, dropped = Store(own_sample_warehouse).record.entries()[-2:]
    assert (refused.what, refused.who, refused.about, dropped.what) == ("退回", OWNER.name, "台账.xlsx", "放弃")
    assert refused.details["hash"] == hashlib.sha256(path.read_bytes()).hexdigest()


def test_leaving_the_sample_asks_first_and_then_shows_how_to_begin(site, own_sample_warehouse, reader):
    reader.goto(f"{site}/data")
    click(reader.get_by_role("button", name="清空演示数据，启用空库"))
    expect(reader.get_by_role("dialog")).to_contain_text("从空库开始")
    assert Store(own_sample_warehouse).current() is not None
    click(reader.get_by_role("button", name="确定清空"))
    expect(reader.get_by_role("dialog")).to_have_count(0)
    reader.goto(site)
    expect(reader.locator("h1").first).to_have_text("还没有数据")
    assert Store(own_sample_warehouse).current() is None


def test_a_doubtful_amount_waits_until_somebody_confirms_it_and_the_record_says_who(
    site, own_sample_warehouse, reader, tmp_path
):
    book = openpyxl.Workbook()
    for row in (HEADER, [KNOWN, "", "2026-10", "省外", 500_000_000, "审核通过"]):
        book.active.append(row)
    book.save(path := tmp_path / "10月资金月报.xlsx")
    receive(reader, site, path)
    expect(reader.get_by_text("待确认 1 处")).to_be_visible()
    expect(reader.get_by_role("button", name="发布", exact=True)).to_be_disabled()
    click(reader.get_by_test_id("stForm").get_by_text("采纳", exact=True))
    click(reader.get_by_role("button", name="记录并重新核对"))
    expect(reader.get_by_text("读取 1 行 = 入库 1 + 退回 0 + 重复 0")).to_be_visible()
    expect(reader.get_by_text("待确认 1 处")).to_have_count(0)
    made = Store(own_sample_warehouse).decisions().values()
    assert [(decision.verdict, decision.by) for decision in made] == [("采纳", OWNER.name)]


def test_receiving_shows_how_far_it_is_and_can_be_cancelled(site, reader):
    reader.goto(f"{site}/data")
    files = sorted(SAMPLE.glob("*.xlsx"))
    reader.locator("input[type=file]").set_input_files(files)
    for file in files:
        expect(reader.get_by_text(file.name, exact=True)).to_be_visible()
    reader.wait_for_timeout(1_000)
    click(reader.get_by_role("button", name="接收并核对"))
    reader.get_by_role("button", name="取消").click()
    expect(reader.get_by_role("button", name="取消")).to_have_count(0)
    expect(reader.get_by_text("行 = 入库")).to_have_count(0)
    expect(reader.get_by_role("button", name="接收并核对")).to_be_enabled()
