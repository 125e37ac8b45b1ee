"""A phone in a hand: the first tap opens."""

from playwright.sync_api import Locator, Page, expect

from tests.journeys.gestures import drawn, settled


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
    tapped(hand, hand.locator("[class*=st-key-stacked_] button").first)
    expect(drawer).to_be_visible()
    hand.goto(site)
    tapped(hand, hand.get_by_role("button", name="新签约"))
    expect(drawer).to_be_visible()
