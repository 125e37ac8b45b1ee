"""The browser's own ways: each change of what is looked at is a step that Back undoes; an address opens it again."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.gestures import click, click_row, opened, settled, title, walk_to
from tests.journeys.test_reading import address, choose

FIRST = "临澜经济开发区"


def test_back_closes_a_drawer_and_its_address_opens_it(site, reader: Page):
    walk_to(reader, site, "rankings")
    drawer = click_row(reader, FIRST)
    settled(reader)
    assert address(reader) == {"drawer": [f"projects?figure=arrived&unit={_quoted(FIRST)}"]}
    said = drawer.text_content()

    reader.go_back()
    expect(drawer).to_be_hidden()
    assert address(reader) == {}
    reader.go_forward()
    expect(drawer).to_be_visible()
    reader.reload()
    expect(drawer).to_have_text(said)


def test_a_drawer_that_is_closed_is_no_step_on_the_way_back(site, reader: Page):
    walk_to(reader, site, "chains")
    click(reader.get_by_test_id("stTopNavLink").filter(has_text="排名"))
    opened(reader, "rankings")
    drawer = click_row(reader, FIRST)
    settled(reader)
    reader.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(reader).to_have_url(f"{site}/rankings")
    reader.go_back()
    opened(reader, "chains")


def test_each_change_of_the_filters_is_a_step_on_the_way_back(site, reader: Page):
    walk_to(reader, site, "chains")
    choose(reader, "产业", "电子信息")
    expect(title(reader)).to_contain_text("电子信息到位资金")
    reader.keyboard.press("Escape")
    click(reader.get_by_role("button", name="产业：电子信息"))
    expect(title(reader)).not_to_contain_text("电子信息到位资金")
    assert address(reader) == {}

    reader.go_back()
    expect(title(reader)).to_contain_text("电子信息到位资金")
    assert address(reader) == {"industry": ["电子信息"]}
    reader.go_back()
    expect(title(reader)).not_to_contain_text("电子信息到位资金")
    assert address(reader) == {}
    reader.go_forward()
    expect(title(reader)).to_contain_text("电子信息到位资金")


def test_a_drawer_that_an_address_names_wrongly_says_so(site, reader: Page):
    drawer = reader.get_by_role("dialog")
    told = {"project?project_id=无": "没有找到这个项目", "nothing": "没有打开", "city?x=1": "没有打开"}
    for named, said in told.items():
        reader.goto(f"{site}/rankings?drawer={named.replace('?', '%3F').replace('=', '%3D')}")
        expect(drawer).to_contain_text(re.compile(said))


def _quoted(name: str) -> str:
    return "".join(f"%{byte:02X}" for byte in name.encode())
