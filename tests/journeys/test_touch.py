"""A phone in a hand: the first tap opens, and nothing lies over what is to be tapped."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.gestures import drawn, settled, walk_to
from tests.journeys.views import VIEWS

PHONE = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Mobile Safari/537.36"
# What can be tapped and isn't reached: what it says, and what lies over its middle once it is scrolled there.
COVERED = """() => {
    const found = [], tapped = 'button, a[href], summary, [role=radio], [role=tab], [role=checkbox], [type=checkbox]'
    for (const each of document.querySelectorAll(tapped)) {
        if (!each.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue
        each.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'})
        const box = each.getBoundingClientRect(), at = [box.left + box.width / 2, box.top + box.height / 2]
        if (box.width < 2 || box.height < 2 || box.right < 0 || box.left > innerWidth) continue
        const over = document.elementFromPoint(...at), label = each.closest('label')
        if (!over || each.contains(over) || label?.contains(over)) continue
        const said = each.innerText || each.ariaLabel || each.outerHTML
        found.push(`${said.slice(0, 40)} < ${over.outerHTML.slice(0, 99)}`)
    }
    return found
}"""


@pytest.fixture
def hand(browser: Browser) -> Iterator[Page]:
    """A reader with a phone in his hand."""
    context = browser.new_context(
        viewport={"width": 390, "height": 844}, user_agent=PHONE, has_touch=True, is_mobile=True, locale="zh-CN"
    )
    yield context.new_page()
    context.close()


def test_nothing_lies_over_what_is_to_be_tapped(site, hand):
    found = {}
    for view in VIEWS:
        walk_to(hand, site, view)
        drawn(hand)
        found[view] = hand.evaluate(COVERED)
    assert {view: faults for view, faults in found.items() if faults} == {}


def tapped(hand: Page, element: Locator) -> None:
    """Tap what is at rest, once."""
    drawn(hand)
    element.tap()


def test_the_first_tap_opens_pages_filters_a_card_a_row_and_a_figure(site, hand):
    hand.goto(site)
    settled(hand)
    tapped(hand, hand.get_by_test_id("stExpandSidebarButton"))
    tapped(hand, hand.get_by_test_id("stSidebarNavLink").filter(has_text="重点项目"))
    expect(hand).to_have_url(f"{site}/key_projects")
    drawer = hand.get_by_role("dialog")
    tapped(hand, hand.get_by_role("button", name="■ 红").first)
    expect(drawer).to_be_visible()
    tapped(hand, drawer.get_by_role("button", name="关闭"))
    expect(drawer).to_have_count(0)
    tapped(hand, hand.locator("summary").filter(has_text="筛选"))
    expect(hand.get_by_label("产业").first).to_be_visible()
    tapped(hand, hand.get_by_role("button", name="口径与下载"))
    expect(hand.get_by_role("button", name="CSV").first).to_be_visible()
    hand.goto(f"{site}/rankings")
    tapped(hand, hand.locator("summary").filter(has_text="表格"))
    hand.get_by_test_id("data-grid-canvas").wait_for()
    drawn(hand)
    hand.get_by_test_id("stDataFrame").tap(position={"x": 150, "y": 90})
    expect(drawer).to_be_visible()
    hand.goto(site)
    tapped(hand, hand.get_by_role("button", name="新签约"))
    expect(drawer).to_be_visible()
