"""A unit reports its month online: its receipt, what comes back to be corrected, and the version that it goes into."""

import datetime as dt
from pathlib import Path

import pytest
import xlsxwriter
from playwright.sync_api import Browser, Page, expect

from data.people import grants, sign_in
from data.reporting.calendar import of_version
from data.warehouse.store import Store
from records.deliveries import all_deliveries
from tests.journeys import gestures
from tests.journeys.conftest import DESK, PATIENCE
from tests.journeys.gestures import click, press, settled, title

FIRST, OWN = "kaiban-2026-yi", "renzhen-2026-er"
UNIT, STATISTICIAN = "望澜街道", "统计员"
MINE, OTHERS = "LL2024-0163", "LL2024-0001"


@pytest.fixture
def store(own_sample_warehouse):
    """The sample county's, where a unit and the statistician have accounts."""
    store = Store(own_sample_warehouse)
    for name, role, unit in ((UNIT, "unit", "LL11"), (STATISTICIAN, "statistician", "")):
        sign_in.add(store, name, FIRST)
        sign_in.change(store, name, FIRST, OWN)
        grants.give(store, name, role, unit)
    return store


@pytest.fixture
def statistician(browser: Browser):
    context = browser.new_context(viewport=DESK, locale="zh-CN")
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    yield page
    context.close()


def enter(page: Page, site: str, name: str, path: str) -> None:
    page.goto(f"{site}{path}")
    gestures.sign_in(page, name, OWN)
    title(page).wait_for()
    settled(page)


def book(folder: Path, month: dt.date, *projects: str) -> Path:
    path = folder / "月报.xlsx"
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet("资金月报")
        rows = [("项目编号", "月份", "本月到位资金（万元）"), *((each, f"{month:%Y-%m}", 100) for each in projects)]
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return path


def lay_down(page: Page, path: Path) -> None:
    page.locator("input[type=file]").set_input_files(path)
    expect(page.get_by_text(path.name).first).to_be_visible()
    click(page.get_by_role("button", name="放进并核对"))
    expect(page.get_by_text("已放进 1 个文件")).to_be_visible()


def open_first(page: Page) -> None:
    """Click the first unit of the statistician's table."""
    press(page, page.get_by_test_id("stDataFrame").first, 60, 50)
    page.get_by_role("dialog").wait_for()
    settled(page)


def test_a_month_goes_from_the_unit_to_the_version(site, store, reader, statistician, tmp_path):
    month = of_version(store.current().path).latest(dt.date.today())
    enter(reader, site, UNIT, "/reporting")
    lay_down(reader, book(tmp_path, month, MINE, OTHERS))
    expect(reader.get_by_text(f"项目编号“{OTHERS}”不是由本单位填报的项目")).to_be_visible()
    expect(reader.get_by_text("读取 2 行 = 入库 1 + 退回 1 + 重复 0")).to_be_visible()
    click(reader.get_by_role("button", name="提交给统计员"))
    expect(title(reader)).to_contain_text("已提交，等待核收")

    enter(statistician, site, STATISTICIAN, "/collecting")
    expect(title(statistician)).to_contain_text("已收 1/40 个单位")
    open_first(statistician)
    statistician.get_by_label("退回的原因").fill("请删去别的单位的项目")
    click(statistician.get_by_role("button", name="退回"))
    expect(statistician.get_by_text("已退回，原因：请删去别的单位的项目")).to_be_visible()

    reader.reload()
    expect(title(reader)).to_contain_text("被退回，请改正后重新提交")
    expect(reader.get_by_text("统计员退回：请删去别的单位的项目")).to_be_visible()
    lay_down(reader, book(tmp_path, month, MINE))
    expect(reader.get_by_text("全部入库，没有需要处理的行。")).to_be_visible()
    click(reader.get_by_role("button", name="提交给统计员"))
    expect(title(reader)).to_contain_text("已提交，等待核收")

    statistician.reload()
    expect(title(statistician)).to_contain_text("已收 1/40 个单位")
    open_first(statistician)
    click(statistician.get_by_role("button", name="核收"))
    click(statistician.get_by_role("button", name="把已核的 1 个单位合成一份草稿"))
    expect(statistician.get_by_text(f"{UNIT}_月报.xlsx").first).to_be_visible()
    statistician.get_by_label("发布说明").fill("月报")
    click(statistician.get_by_role("button", name="发布", exact=True))
    expect(statistician.get_by_text("已发布版本")).to_be_visible()

    reader.reload()
    version = store.current().id
    expect(title(reader)).to_contain_text(f"已并入版本 {version}")
    [made] = all_deliveries(store.records)
    assert (made.state, made.version_id, made.returns) == ("已并入", version, 1)
    assert [entry.who for entry in store.record.entries("报送提交", "报送核收", "报送并入")] == [
        UNIT, UNIT, STATISTICIAN, STATISTICIAN,
    ]  # fmt: skip
