"""How a reader's hand and eye work, shared by the journeys: look for the title, wait, press what is painted.

The one place where a journey moves the mouse by pixels (tests/test_house.py).
"""

import re
from contextlib import suppress

from playwright.sync_api import Download, FloatRect, Locator, Page, TimeoutError, expect

WALK = "path => { history.pushState({}, '', path); dispatchEvent(new PopStateEvent('popstate')) }"
# Whether what has the focus is seen to have it: by a line around it, or around the field that it is in; a painted table
# draws its own around a cell.
MARKED = """() => {
    const seen = each => [getComputedStyle(each)].some(look =>
        (look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) > 1) || look.borderColor === 'rgb(31, 95, 168)')
    let each = document.activeElement
    if (each.closest('canvas')) return true
    for (let within = 4; within && each; within--, each = each.parentElement) if (seen(each)) return true
    return false
}"""
HEADER, ROW = 35, 33  # px: how tall the header and a row of a table are painted


def title(page: Page) -> Locator:
    """The sentence over the page."""
    return page.locator("h1").first


def sign_in(page: Page, name: str, password: str) -> None:
    """Fill in the form at which one signs in, and send it."""
    page.get_by_label("账号").fill(name)
    page.get_by_label("口令").fill(password)
    page.get_by_role("button", name="登录").click()


def walk_to(page: Page, site: str, view: str) -> None:
    """Go to a view as a link within the dashboard does, which loads the program once; the first time by its address."""
    if page.url.startswith(site):
        left = page.title()
        page.evaluate(WALK, f"/{view}")
        expect(page).not_to_have_title(left)
    else:
        page.goto(f"{site}/{view}")
    title(page).wait_for()
    settled(page)


def settled(page: Page) -> None:
    """Wait until the script is done."""
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")


def drawn(page: Page) -> None:
    """Wait until the script is done and every picture is there, which Plotly draws after it."""
    settled(page)
    expect(page.get_by_test_id("stPlotlyChart").filter(has_not=page.locator(".main-svg"))).to_have_count(0)


def opened(page: Page, view: str) -> None:
    """Wait until the address names this view and its script is done: two views may share the words of a title."""
    expect(page).to_have_url(re.compile(rf"/{view}(\?|$)"))
    settled(page)


def tile(page: Page, label: str) -> Locator:
    """The figure under a label: tiles are drawn side by side, so their order while they are drawn tells nothing."""
    named = page.get_by_test_id("stMetricLabel").get_by_text(label, exact=True)
    return page.get_by_test_id("stMetric").filter(has=named).get_by_test_id("stMetricValue")


def click(element: Locator) -> None:
    """Click an element of a page that is at rest: while a script runs, what it draws anew stands there twice."""
    settled(element.page)
    element.click()


def tab_to(page: Page, element: Locator, *, most: int = 80) -> Locator:
    """Press Tab until an element, or something in it, has the focus, and it is seen to have it; returns the element."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if element.evaluate("each => each.contains(document.activeElement)"):
            _until(page, MARKED, f"nobody sees that {element} has the focus")
            return element
    raise AssertionError(f"no Tab leads to {element}")


def _until(page: Page, said: str, fault: str) -> None:
    """Wait for a second until the page says so."""
    for _ in range(20):
        if page.evaluate(said):
            return
        page.wait_for_timeout(50)
    raise AssertionError(fault)


def open_row(page: Page, table: Locator, row: int) -> Locator:
    """Open a row (from 0) of a table by keys; returns the dialog that it opens."""
    settled(page)
    canvas = table.get_by_test_id("data-grid-canvas")
    canvas.focus()
    for _ in range(row):
        canvas.press("ArrowDown")
    canvas.press("Enter")
    page.get_by_role("dialog").wait_for()
    return page.get_by_role("dialog")


def press(page: Page, element: Locator, right: float, down: float, *, times: int = 1) -> None:
    """Press a spot of an element, in px from its upper left corner, by moving onto it first as a hand does.

    Tables and pictures are painted: they learn which cell or mark lies under the mouse only from its moves, and a
    mouse that jumps in from beside them presses nothing.
    """
    settled(page)
    element.scroll_into_view_if_needed()
    box = _at_rest(page, element)
    x, y = box["x"] + right, box["y"] + down
    page.mouse.move(x - 12, y)
    page.mouse.move(x, y, steps=6)
    page.wait_for_timeout(50)  # what is under the mouse is painted in the next frame
    page.mouse.click(x, y, click_count=times)


def stir(page: Page) -> None:
    """Move the mouse over the page, as who wants to see what can be done."""
    page.mouse.move(200, 200)
    page.mouse.move(240, 220, steps=3)


def _at_rest(page: Page, element: Locator) -> FloatRect:
    """The place of an element once it moves no more: what unfolds above pushes it down."""
    before = None
    while (box := element.bounding_box()) != before:
        before = box
        page.wait_for_timeout(150)
    return box


def press_open(page: Page, element: Locator, right: float, down: float) -> Locator:
    """Press a spot until what it opens is there; returns the dialog.

    What is drawn once more between press and release swallows the click, for a reader as for this one: again.
    """
    dialog = page.get_by_role("dialog")
    for _ in range(3):
        press(page, element, right, down)
        with suppress(TimeoutError):
            dialog.wait_for(timeout=5_000)
            return dialog
    raise AssertionError("a press opens nothing")


def click_cell(page: Page, table: Locator, row: int) -> Locator:
    """Press the second column or so in a row (from 0) of a table; returns the dialog that it opens."""
    return press_open(page, table, 150, _down(row))


def choose_in_cell(page: Page, table: Locator, row: int, right: float, option: str) -> None:
    """Choose from the list that a cell of an editable table unfolds at a double press."""
    for times in (1, 2):
        press(page, table, right, _down(row), times=times)
    page.locator("#portal").get_by_text(option, exact=True).click()


def _down(row: int) -> float:
    return HEADER + ROW * (row + 0.5)


def click_row(page: Page, name: str) -> Locator:
    """Press beside a row's name in the picture; Plotly's own drag layer lies over its marks. Returns the dialog."""
    label = page.locator(".js-plotly-plot .annotation").filter(has_text=name).first
    label.wait_for()
    box = label.bounding_box()
    return press_open(page, label, box["width"] + 60, box["height"] / 2)


def press_mark(page: Page, name: str, until: re.Pattern) -> None:
    """Press beside a name in a picture until the address says so; what is drawn anew meanwhile swallows the press."""
    label = page.locator(".js-plotly-plot .annotation").filter(has_text=name).first
    for _ in range(3):
        label.wait_for()
        box = label.bounding_box()
        press(page, label, box["width"] + 80, box["height"] / 2)
        with suppress(AssertionError):
            expect(page).to_have_url(until, timeout=5_000)
            return
    raise AssertionError(f"a press beside {name} leads nowhere")


def take_away(page: Page, button: str) -> Download:
    """Press a download button until a file comes: a redraw between press and release swallows the click."""
    pressed = page.get_by_role("button", name=button).first  # of several tables the first
    for _ in range(2):
        settled(page)
        with suppress(TimeoutError), page.expect_download(timeout=5_000) as download:
            pressed.click()
            return download.value
    with page.expect_download() as download:
        pressed.click()
    return download.value
