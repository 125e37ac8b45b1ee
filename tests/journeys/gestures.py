"""How a reader's hand and eye work, shared by the journeys: look for the title, wait, click a row of a picture."""

import re
from contextlib import suppress

from playwright.sync_api import Download, Locator, Page, TimeoutError, expect


def title(page: Page) -> Locator:
    """The sentence over the page."""
    return page.locator("h1").first


def settled(page: Page) -> None:
    """Wait until the script is done."""
    page.get_by_test_id("stApp").wait_for()
    page.wait_for_function("document.querySelector('[data-testid=stApp]').dataset.testScriptState === 'notRunning'")


def opened(page: Page, view: str) -> None:
    """Wait until the address names this view and its script is done: two views may share the words of a title."""
    expect(page).to_have_url(re.compile(rf"/{view}(\?|$)"))
    settled(page)


def click_row(page: Page, name: str) -> None:
    """Click beside a row's name in the picture; Plotly's own drag layer lies over its marks.

    A picture that is drawn once more between press and release swallows the click, for a reader as for this one: again.
    """
    label = page.locator(".js-plotly-plot .annotation").filter(has_text=name).first
    for _ in range(3):
        label.wait_for()
        settled(page)
        box = label.bounding_box()
        page.mouse.click(box["x"] + box["width"] + 60, box["y"] + box["height"] / 2)
        with suppress(TimeoutError):
            return page.get_by_role("dialog").wait_for(timeout=5_000)


def take_away(page: Page, button: str) -> Download:
    """Press a download button until a file comes: a redraw between press and release swallows the click."""
    pressed = page.get_by_role("button", name=button)
    for _ in range(2):
        settled(page)
        with suppress(TimeoutError), page.expect_download(timeout=5_000) as download:
            pressed.click()
            return download.value
    with page.expect_download() as download:
        pressed.click()
    return download.value
