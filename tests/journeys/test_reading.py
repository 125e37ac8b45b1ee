"""What a reader does: open, filter, follow a figure down to its ledger row, share what is on the screen."""

import re
from contextlib import suppress
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, Page, TimeoutError, expect

from bench.dashboard import dashboard
from data.warehouse.store import Store
from tests.journeys.gestures import click, click_row, opened, settled, take_away, tile, title


def address(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def choose(page: Page, label: str, option: str) -> None:
    """Unfold the filters and pick one; unfolding reruns the script, which may close a list opened too early."""
    click(page.get_by_text("筛选", exact=True))
    offered = page.get_by_role("option", name=option)
    for _ in range(5):
        click(page.get_by_label(label).first)
        with suppress(TimeoutError):
            offered.click(timeout=3_000)
            break
        page.keyboard.press("Escape")  # what is open makes the rest of the page inert


def test_filter_then_drill_from_a_bar_to_a_dossier_with_the_filters_kept(site, reader):
    reader.goto(f"{site}/?month=2026-09")
    choose(reader, "产业", "电子信息")
    expect(title(reader)).to_contain_text("1—9月电子信息到位资金")
    assert address(reader) == {"month": ["2026-09"], "industry": ["电子信息"]}

    click(reader.get_by_test_id("stTopNavLink").filter(has_text="产业链"))
    opened(reader, "chains")
    expect(title(reader)).to_have_text(re.compile("^电子信息到位资金"))
    click_row(reader, "电子信息")
    drawer = reader.get_by_role("dialog")
    expect(drawer).to_contain_text("电子信息 · 当年有到位资金的项目")
    listed = drawer.get_by_test_id("stPageLink-NavLink")
    project = listed.nth(2).inner_text().splitlines()[0]
    click(listed.nth(2))
    expect(title(reader)).to_have_text(project)
    expect(reader.get_by_text("项目台账.xlsx · ")).to_be_visible()
    assert {key: address(reader)[key] for key in ("month", "industry")} == {
        "month": ["2026-09"],
        "industry": ["电子信息"],
    }

    reader.go_back()
    expect(title(reader)).to_contain_text("电子信息到位资金")
    expect(drawer).to_contain_text("电子信息 · 当年有到位资金的项目")
    reader.go_back()
    expect(drawer).to_be_hidden()
    assert address(reader) == {"month": ["2026-09"], "industry": ["电子信息"]}


def test_the_drawer_leads_to_as_many_rows_as_the_tile_says(site, reader):
    reader.goto(f"{site}/?industrial=true")
    signed = reader.get_by_role("button", name="新签约")
    signed.wait_for()
    settled(reader)
    value = tile(reader, "新签约").inner_text()
    click(signed)
    click(reader.get_by_role("dialog").get_by_text("个项目的明细、出处和下载"))
    expect(title(reader)).to_contain_text(f"当年新签约项目 {value}，")
    assert address(reader) == {"industrial": ["true"], "figure": ["signed"]}


def test_a_shared_address_gives_the_same_view_to_somebody_else(site, reader, browser: Browser):
    reader.goto(f"{site}/rankings?metric=新签约")
    title(reader).wait_for()
    choose(reader, "来源区域", "长三角")
    reader.keyboard.press("Escape")
    expect(reader.get_by_role("button", name="来源区域：长三角")).to_be_visible()
    settled(reader)
    seen = title(reader).inner_text()
    stranger = browser.new_context().new_page()
    stranger.goto(reader.url)
    expect(title(stranger)).to_have_text(seen)
    expect(stranger.get_by_role("button", name="来源区域：长三角")).to_be_visible()
    stranger.context.close()


def type_into(page: Page, label: str, text: str) -> None:
    """Type into an unfolded filter and take what it makes of that; a rerun may close its list meanwhile: again."""
    for _ in range(5):
        click(page.get_by_label(label).first)
        page.keyboard.type(text)
        with suppress(TimeoutError):
            page.get_by_role("option", name=f"按“{text}”找").wait_for(timeout=3_000)
            break
        page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    settled(page)
    page.keyboard.press("Escape")


def test_a_filter_takes_pinyin_and_asks_for_more_of_what_could_be_several(site, reader):
    reader.goto(f"{site}/chains")
    click(reader.get_by_text("筛选", exact=True))
    settled(reader)
    for typed in ("dzxx", "jg"):
        type_into(reader, "产业", typed)
    expect(reader.get_by_role("button", name="产业：电子信息")).to_be_visible()
    expect(reader.get_by_text("产业“jg”可指食品加工、皮革加工，请再多打一个字。")).to_be_visible()
    expect(title(reader)).to_contain_text("电子信息到位资金")
    assert address(reader) == {"industry": ["电子信息"]}


def test_what_was_typed_of_a_filter_is_no_step_on_the_way_back(site, reader):
    reader.goto(f"{site}/chains")
    click(reader.get_by_text("筛选", exact=True))
    settled(reader)
    type_into(reader, "产业", "dzxx")
    expect(title(reader)).to_contain_text("电子信息到位资金")
    reader.go_back()
    expect(title(reader)).not_to_contain_text("电子信息到位资金")
    assert address(reader) == {}


def test_a_filter_that_is_taken_back_leaves_the_address_and_stays_away(site, reader):
    reader.goto(f"{site}/?industry=电子信息")
    click(reader.get_by_role("button", name="产业：电子信息"))
    expect(title(reader)).to_contain_text("全县到位资金")
    click(reader.get_by_test_id("stTopNavLink").filter(has_text="重点项目"))
    expect(title(reader)).to_contain_text("40 个重点项目")
    assert address(reader) == {}


def test_filters_wait_while_the_reader_looks_up_a_definition(site, reader):
    reader.goto(f"{site}/?industry=电子信息")
    expect(title(reader)).to_contain_text("电子信息")
    click(reader.locator("header").get_by_text("数据与说明"))
    click(reader.get_by_role("menuitem", name="口径"))
    expect(title(reader)).to_contain_text("个问题的口径")
    click(reader.get_by_test_id("stTopNavLink").filter(has_text="总览"))
    expect(title(reader)).to_contain_text("1—10月电子信息到位资金")


def test_the_definition_under_a_picture_is_the_questions_own_and_its_table_can_be_taken_away(site, reader):
    reader.goto(f"{site}/chains_parks")
    title(reader).wait_for()
    click(reader.get_by_role("button", name="口径"))
    expect(reader.get_by_text("园内属主导产业的项目数 / 园内项目数").first).to_be_visible()
    download = take_away(reader, "CSV")
    reader.keyboard.press("Escape")
    expect(reader.get_by_text("园内属主导产业的项目数 / 园内项目数")).to_have_count(0)
    assert re.fullmatch(
        r"园区里的项目合不合园区的主导产业定位_2026-10_2026-10-0001-\w{8}\.csv", download.suggested_filename
    )
    header = download.path().read_text(encoding="utf-8-sig").splitlines()[0].split(",")
    assert (header[0], {"产业", "项目数", "到位资金（万元）"} - set(header)) == ("园区", set())


# Whether the page is as wide as its screen.
FITS = "main => main.scrollWidth <= main.clientWidth"


def test_no_view_opened_on_a_phone_is_wider_than_that(site, reader):
    reader.set_viewport_size({"width": 390, "height": 844})
    reader.goto(f"{site}/rankings")
    title(reader).wait_for()
    settled(reader)
    assert reader.get_by_test_id("stMain").evaluate(FITS)


def test_the_first_page_asked_for_after_a_start_has_the_window_around_it(sample_warehouse, reader):
    with dashboard(sample_warehouse) as started:
        reader.goto(f"{started}/rankings")
        expect(reader.get_by_text("演示数据", exact=True)).to_be_visible()
        expect(title(reader)).to_contain_text("慢于序时进度")
        expect(reader.get_by_text("没有这一页")).to_have_count(0)


def test_a_link_to_a_view_keeps_its_month_its_filters_and_its_version(site, own_sample_warehouse, reader):
    store = Store(own_sample_warehouse)
    version = store.current()
    reader.goto(f"{site}/rankings?industry=电子信息")
    click(reader.get_by_role("button", name=f"版本 {version.id}"))
    address = reader.get_by_test_id("stCode").inner_text()
    asked = parse_qs(urlsplit(address).query)
    assert asked == {"industry": ["电子信息"], "month": ["2026-10"], "version": [version.id]}
    store.publish(store.draft(), "更正", "统计股")
    reader.goto(address)
    expect(reader.get_by_text(f"这里看的是指定的版本 {version.id}，不是当前版本。")).to_be_visible()
    expect(title(reader)).to_contain_text("电子信息：")
