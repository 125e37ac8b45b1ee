"""The journeys of the three readers by keyboard alone: Tab, Enter, arrows, / and Esc; one always sees where one is."""

import datetime as dt
import re

from playwright.sync_api import expect

from briefing.meeting.agenda import ALL
from data.warehouse import meetings
from data.warehouse.store import Store
from tests.journeys.gestures import opened, settled, tab_to, title

OCTOBER = dt.date(2026, 10, 1)


def test_a_leader_reads_the_first_page_opens_what_waits_for_him_and_comes_back(site, reader):
    reader.goto(site)
    settled(reader)
    said = title(reader).inner_text()
    tab_to(reader, reader.get_by_role("link", name="跳到正文"), most=1)
    reader.keyboard.press("Enter")
    decision = reader.get_by_test_id("stPageLink-NavLink").filter(has_text="→").first
    project = decision.inner_text().splitlines()[0]
    tab_to(reader, decision, most=30)
    reader.keyboard.press("Enter")
    expect(title(reader)).to_have_text(project)
    opened(reader, "dossier")
    tab_to(reader, reader.get_by_role("button", name="口径与下载"), most=40)
    reader.go_back()  # the browser's own key
    expect(title(reader)).to_have_text(said)


def test_an_analyst_filters_opens_a_row_of_the_ranking_and_takes_the_table(site, reader):
    reader.goto(f"{site}/rankings")
    settled(reader)
    press = reader.keyboard.press
    tab_to(reader, reader.locator("summary").filter(has_text="筛选"))
    press("Enter")
    industry = reader.get_by_label("产业").first
    industry.wait_for()
    settled(reader)
    tab_to(reader, industry)
    reader.keyboard.type("电子信息")
    expect(reader.get_by_role("option", name="电子信息")).to_be_visible()
    for key in ("ArrowDown", "Enter", "Escape"):
        press(key)
    expect(title(reader)).to_contain_text("电子信息")
    settled(reader)
    tab_to(reader, reader.locator("summary").filter(has_text="表格"))
    press("Enter")
    table = reader.get_by_test_id("stDataFrame")
    tab_to(reader, table.get_by_test_id("data-grid-canvas"))
    drawer = reader.get_by_role("dialog")
    for key in ("ArrowDown", "ArrowDown", "ArrowUp"):
        press(key)
    expect(drawer).to_have_count(0)  # walking opens nothing
    unit = table.locator("[aria-rowindex='3'] td").nth(1).text_content()
    press("Enter")
    expect(drawer).to_contain_text(unit)
    press("Escape")
    expect(drawer).to_have_count(0)
    expect(reader).not_to_have_url(re.compile("drawer="))
    settled(reader)
    press("ArrowDown")  # back where one was
    press("Enter")
    expect(drawer).to_contain_text(table.locator("[aria-rowindex='4'] td").nth(1).text_content())
    press("Escape")
    expect(drawer).to_have_count(0)
    settled(reader)
    tab_to(reader, reader.get_by_role("button", name="口径与下载"))
    press("Enter")
    tab_to(reader, reader.get_by_role("button", name="Excel").first)
    with reader.expect_download() as taken:
        press("Enter")
    assert taken.value.suggested_filename.endswith(".xlsx")


def test_a_presenter_opens_a_meeting_leads_through_it_and_leaves(site, own_sample_warehouse, reader):
    meetings.prepare(Store(own_sample_warehouse), "县委常委会", dt.date(2026, 11, 20), OCTOBER, {}, ALL)
    reader.goto(f"{site}/meetings")
    settled(reader)
    press = reader.keyboard.press
    tab_to(reader, reader.get_by_role("button", name="开始汇报"))
    press("Enter")
    figure = reader.get_by_role("figure")
    expect(figure).to_be_visible()
    press("ArrowRight")
    expect(reader).to_have_url(re.compile("slide=2$"))
    black = reader.locator(".wall-black")
    press("b")
    expect(black).to_be_visible()
    press("b")
    expect(black).to_be_hidden()
    tab_to(reader, reader.get_by_role("button", name="全部页面", include_hidden=True))
    press("Enter")
    tab_to(reader, reader.get_by_role("dialog").get_by_role("button", name=re.compile("^红榜")).first)
    press("Enter")
    expect(reader.get_by_role("figure", name=re.compile("^红榜"))).to_be_visible()
    tab_to(reader, reader.get_by_role("button", name="结束汇报", include_hidden=True))
    press("Enter")
    opened(reader, "meetings")
