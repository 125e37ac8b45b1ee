"""What hinders who doesn't see, sees little or has no mouse: axe-core finds nothing of weight, whatever is open."""

import re
from collections.abc import Callable
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page, expect

from data.warehouse.store import Store
from tests.journeys.gestures import click, drawn, open_row, walk_to
from tests.journeys.test_matrix import come_in
from tests.journeys.test_wall import presented
from tests.journeys.views import VIEWS

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
GRAVE = ("critical", "serious", "moderate")
# What hinders, as its rule and where; not within a picture, which its words and its table stand for.
LOOK = """async ([grave, isQuick]) => {
    const rules = isQuick ? {'color-contrast': {enabled: false}} : {}
    const told = {resultTypes: ['violations'], preload: false, iframes: false, rules}
    const {violations} = await axe.run({exclude: ['.main-svg']}, told)
    return violations.filter(found => grave.includes(found.impact))
        .flatMap(found => found.nodes.map(node => `${found.id}: ${node.target.join(' ')}`))
}"""
# Type that is too small to read, by what it says; a slide that the presenter sees small is a picture of the wall.
SMALL = """least => {
    const found = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (texts.nextNode()) {
        const each = texts.currentNode.parentElement, box = each.getBoundingClientRect()
        const isRead = texts.currentNode.textContent.trim() && box.width > 1 && box.height > 1
        const size = parseFloat(getComputedStyle(each).fontSize)
        if (isRead && !each.closest('canvas') && size < least) found.push(`small: ${each.textContent}`)
    }
    return found
}"""
LEAST = 12  # px
# Pictures that aren't told: without words, or on a page without a card that holds their table.
UNTOLD = """() => {
    const pictures = [...document.querySelectorAll('[data-testid=stPlotlyChart]')]
    const untold = pictures.filter(each => !each.closest('[aria-label]') && !each.querySelector('[aria-label]'))
    const cards = [...document.querySelectorAll('button')].filter(each => each.innerText.includes('口径与下载'))
    const isLeftAlone = pictures.length && !cards.length
    return [...untold.map(each => 'no words: ' + each.innerText), ...(isLeftAlone ? ['no card'] : [])]
}"""
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
# Icons whose names are spelled out, because the font hasn't got them.
SPELLED = """() => [...document.querySelectorAll('[data-testid=stIconMaterial]')]
    .filter(each => each.getBoundingClientRect().width > 1.6 * parseFloat(getComputedStyle(each).fontSize))
    .map(each => 'spelled out: ' + each.innerText)"""
DESK, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
# Whether a page is wider than its screen, where it has settled by the time that the rest was looked at.
WIDER = """() => [...document.querySelectorAll('[data-testid=stMain]')]
    .filter(main => main.scrollWidth > main.clientWidth).map(() => 'wider than the screen')"""
SINGLE = ("dossier?id=LL2025-0214", "unit?id=LL11")


def faults(page: Page, least: float = LEAST, *, is_quick: bool = False) -> list[str]:
    """What hinders on the page as it stands; `is_quick`: colours are looked at elsewhere."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    return [
        *page.evaluate(LOOK, [GRAVE, is_quick]), *page.evaluate(SMALL, least), *page.evaluate(WIDER),
        *page.evaluate(SPELLED),
    ]  # fmt: skip


def hindering(page: Page, least: float = LEAST, ready: Callable[[Page], None] = drawn) -> list[str]:
    """What hinders on the page as it stands, at a desk and in a window as narrow as a phone."""
    found = []
    for size, is_quick in ((PHONE, True), (DESK, False)):
        page.set_viewport_size(size)
        ready(page)
        found += [f"{size['width']} {fault}" for fault in faults(page, least, is_quick=is_quick)]
    return found


def seen(page: Page, site: str, view: str) -> None:
    walk_to(page, site, view)
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")  # what helps who listens has come
    drawn(page)


def test_at_a_desk_nothing_hinders_or_runs_out_on_any_page_and_each_picture_has_words_and_a_table(site, reader):
    found = {}
    for view in [*VIEWS, *SINGLE]:
        seen(reader, site, view)
        found[view] = faults(reader) + reader.evaluate(UNTOLD)
        assert reader.get_by_test_id("stAlert").count() == 0, view
    assert {view: told for view, told in found.items() if told} == {}


def test_in_a_hand_nothing_hinders_or_runs_out_on_any_page_and_nothing_lies_over_what_is_to_be_tapped(site, hand):
    found = {}
    for view in [*VIEWS, *SINGLE]:
        seen(hand, site, view)
        found[view] = faults(hand, is_quick=True) + hand.evaluate(COVERED)
    assert {view: told for view, told in found.items() if told} == {}


def opened_row(page: Page) -> None:
    open_row(page, page.get_by_test_id("stDataFrame").first, 1)


def unfolded(page: Page) -> None:
    """A unit's drawer from the table under the ranking."""
    click(page.get_by_text("表格", exact=True).first)
    opened_row(page)


def pressed(name: str) -> Callable[[Page], None]:
    return lambda page: click(page.get_by_role("button", name=name).first)


def searched(page: Page) -> None:
    page.keyboard.press("/")
    page.get_by_role("dialog").get_by_role("textbox").press_sequentially("lw")
    page.get_by_role("dialog").get_by_role("link").first.wait_for()


def chosen(page: Page) -> None:
    """The filters, and what one of them offers."""
    click(page.get_by_text("筛选", exact=True))
    click(page.get_by_label("产业").first)
    page.get_by_role("option", name="电子信息").wait_for()


# What opens over a page or in it, in which view.
OPEN = {
    "filters": ("", chosen), "card": ("chains", pressed("口径与下载")), "city": ("", pressed("全市位次")),
    "unit": ("rankings", unfolded), "rows": ("", pressed("到位资金")), "project": ("key_projects", opened_row),
    "finding": ("checks", opened_row), "item": ("dispatch_items", opened_row), "talk": ("negotiations", opened_row),
    "day": ("meetings", lambda page: click(page.get_by_role("spinbutton").first)), "search": ("lifecycle", searched),
}  # fmt: skip


def test_nothing_hinders_in_a_drawer_the_search_the_filters_a_card(site, reader):
    found = {}
    for name, (view, act) in OPEN.items():
        walk_to(reader, site, view)
        act(reader)
        found[name] = hindering(reader)
        reader.keyboard.press("Escape")
        expect(reader.get_by_role("dialog")).to_have_count(0)
        expect(reader).not_to_have_url(re.compile("drawer="))
    assert {name: told for name, told in found.items() if told} == {}


def test_nothing_hinders_on_the_wall_its_list_and_the_presenters_screen(site, own_sample_warehouse, reader):
    meeting = presented(reader, site, own_sample_warehouse, slide=3)
    found = {"wall": hindering(reader)}
    reader.get_by_role("button", name="全部页面", include_hidden=True).focus()
    reader.keyboard.press("Enter")
    found["list"] = hindering(reader)
    reader.goto(f"{site}/presenter?meeting={meeting}")
    reader.locator(".js-plotly-plot .main-svg").first.wait_for()
    found["presenter"] = hindering(reader, least=0)
    assert {name: told for name, told in found.items() if told} == {}


def test_nothing_hinders_who_signs_in_or_reports_for_a_unit(site, own_sample_warehouse, reader):
    store = Store(own_sample_warehouse)
    name, _, value = come_in(store, "望澜街道", "unit", "LL11").partition("=")
    reader.context.add_cookies([{"name": name, "value": value, "url": site}])
    reader.goto(f"{site}/reporting")
    found = {"reporting": hindering(reader)}
    reader.context.clear_cookies()
    reader.goto(f"{site}/sign-in")
    found["sign-in"] = hindering(reader, ready=lambda page: page.get_by_label("账号").wait_for())
    assert {name: told for name, told in found.items() if told} == {}
