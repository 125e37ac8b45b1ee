"""What a county's leader asks before a meeting is answered after two clicks at most, in the sentence over the page."""

import re

from playwright.sync_api import Page, expect

from data.warehouse.store import Store
from tests.journeys.gestures import click, click_cell, settled, title
from tests.journeys.test_matrix import come_in

# What he asks: the clicks from the first page, and what the sentence over the page then says.
ASKED = {
    "完成多少，快还是慢": ((), r"到位资金 61\.15 亿元.*完成全年任务的 89\.9%.*快于序时进度 6\.6 个百分点"),
    "全市第几，差多少": (("排名", "全市位次"), r"第 3 位.*(差|距|少)"),
    "谁拖后腿": (("排名", "红黑榜"), r"蓼湾乡|黑榜"),
    "哪些要拍板，卡在哪": (("调度",), r"周调度要过 \d+ 项：红灯 7 个，.*个红灯还没有事项"),
    "钱从哪来": (("排名", "来源地"), r"长三角来资最多：25\.04 亿元"),
    "比上月变了什么": (("变化",), r"较上月：5 个重点项目亮灯升级"),
    "年底能到多少": (("年终预测",), r"全年可到 72\.60 亿元，为任务的 106\.8%"),
    "在谈多少，大的几个": (("在谈",), r"在谈 14 个，拟投资 145\.20 亿元"),
    "签了没开工的多久了": (("全程跟踪", "卡在哪里"), r"45 个项目签约未开工，最久的已 518 天"),
    "上次定的事办得怎样": (("调度", "事项台账"), r"已销号 8 件，销号率 27\.6%；未销号 21 件，其中 11 件超期"),
    "谁没有动静": (("在谈",), r"4 个超过 30 天没有动静"),
}  # fmt: skip


def walk(page: Page, words: str, place: int) -> None:
    """Click a name in the top bar first, then one of the subject's views."""
    links = page.get_by_test_id("stTopNavLink") if place == 0 else page.get_by_test_id("stPageLink").locator("a")
    click(links.filter(has_text=re.compile(f"^{words}$")).first)


def test_what_a_leader_asks_is_answered_after_two_clicks(site, reader):
    reader.set_viewport_size({"width": 1366, "height": 768})
    reader.goto(site)
    for question, (clicks, answer) in ASKED.items():
        walk(reader, "总览", 0)
        for place, words in enumerate(clicks):
            walk(reader, words, place)
        expect(title(reader), question).to_contain_text(re.compile(answer))
        settled(reader)


def test_whoever_asks_finds_what_a_leader_leads_after_two_clicks(site, reader):
    reader.goto(site)
    click(reader.get_by_role("link", name="各位县领导包保的项目"))
    expect(title(reader)).to_have_text("县委常委、县经开区党工委书记包保的红灯最多，2 个")
    led = click_cell(reader, reader.get_by_test_id("stDataFrame"), 0)
    expect(led).to_contain_text("县委常委、县经开区党工委书记包保的项目")
    expect(led.get_by_role("link")).to_have_count(1 + 3)


def test_a_leader_who_has_signed_in_finds_what_he_leads_after_one_click(site, own_sample_warehouse, reader):
    name, _, value = come_in(Store(own_sample_warehouse), "县政协主席", "leader").partition("=")
    reader.context.add_cookies([{"name": name, "value": value, "url": site}])
    reader.goto(site)
    click(reader.get_by_role("link", name="我包保的项目"))
    expect(title(reader)).to_have_text("县政协主席包保 2 个重点项目：红灯 1 个、绿灯 1 个")
