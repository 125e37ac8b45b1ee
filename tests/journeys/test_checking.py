"""What a statistician does about a finding: reads it, explains it, and opens it again."""

import re

from playwright.sync_api import Page, expect

from data.people.actor import OWNER
from data.warehouse.store import Store
from tests.journeys.gestures import click, click_cell, settled, title

REASON = "2026年3月签有增资协议"


def number(page: Page, pattern: str) -> int:
    return int(re.search(pattern, page.get_by_test_id("stMain").inner_text())[1])


def test_explain_a_finding_and_open_it_again(site, own_sample_warehouse, reader):
    reader.goto(f"{site}/checks")
    title(reader).wait_for()
    settled(reader)
    before = number(reader, r"发现 (\d+) 条疑点")
    click_cell(reader, reader.get_by_test_id("stDataFrame").first, 0)
    expect(reader.get_by_role("link", name="打开项目档案")).to_be_visible()
    reader.get_by_label("理由").fill(REASON)
    click(reader.get_by_role("button", name="记录处置"))
    expect(title(reader)).to_contain_text(f"发现 {before - 1} 条疑点")
    (decision,) = Store(own_sample_warehouse).decisions().dismissed.values()
    assert (decision.verdict, decision.reason, decision.by) == ("已说明", REASON, OWNER.name)
    click(reader.locator("summary").filter(has_text="已处置 1 条"))
    click_cell(reader, reader.get_by_test_id("stDataFrame").nth(1), 0)
    expect(reader.get_by_role("dialog").get_by_text(REASON)).to_be_visible()
    reader.get_by_label("重新打开的理由").fill("金额又变了")
    click(reader.get_by_role("button", name="重新打开"))
    expect(title(reader)).to_contain_text(f"发现 {before} 条疑点")
    assert dict(Store(own_sample_warehouse).decisions()) == {}
