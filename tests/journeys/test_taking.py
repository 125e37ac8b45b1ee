"""Found by a key, printed on paper, taken away as a picture: what a reader's own browser does."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.gestures import click, settled, title

PRINTED = "void (window.print = () => console.log(`heads: ${document.querySelectorAll('thead').length}`))"


def test_a_key_opens_the_search_and_pinyin_leads_to_a_unit_s_sheet(site, reader):
    reader.goto(site)
    settled(reader)
    expect(reader.get_by_role("button", name="搜索")).to_be_visible()
    reader.keyboard.press("/")
    line = reader.get_by_role("dialog").get_by_role("textbox")
    expect(line).to_be_focused()
    line.press_sequentially("lwx")
    click(reader.get_by_role("dialog").get_by_role("link", name=re.compile("蓼湾乡")).first)
    expect(title(reader)).to_contain_text(re.compile("蓼湾乡"))
    expect(reader.get_by_role("heading", name=re.compile("蓼湾乡.*(累计到位|还没有到位资金)"))).not_to_have_count(0)


def test_a_page_is_printed_with_whole_tables_and_is_then_as_before(site, reader):
    reader.goto(f"{site}/key_projects")
    settled(reader)
    reader.evaluate(PRINTED)
    click(reader.get_by_role("button", name=re.compile("版本")).first)
    with reader.expect_console_message(lambda said: said.text == "heads: 1"):
        click(reader.get_by_role("button", name=re.compile("打印这一页")))
    expect(reader.get_by_test_id("stDataFrame")).to_be_visible()
    expect(reader.locator("html")).not_to_have_class(re.compile("on-paper"))


def test_a_picture_is_taken_with_its_title_its_scope_and_its_version(site, reader, tmp_path):
    reader.goto(f"{site}/?industry=精细化工")
    settled(reader)
    click(reader.get_by_text("口径与下载").first)
    with reader.expect_download() as taken:
        click(reader.get_by_role("button", name="图片 SVG"))
    taken.value.save_as(made := Path(tmp_path) / "图.svg")
    told = made.read_text(encoding="utf-8")
    source = r"来源：临澜县招商引资数据 · 版本 2026-10-\S+ · 演示数据"
    assert re.search(rf"累计到位.*范围：精细化工.*{source}", told, re.DOTALL)
    with reader.expect_download() as taken:
        click(reader.get_by_role("button", name="图片 PNG"))
    assert Path(taken.value.path()).read_bytes().startswith(b"\x89PNG")
