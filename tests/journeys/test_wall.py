"""The wall in a browser: whatever the window, a slide is whole and its words can be read; keys, clicker and a hand."""

import datetime as dt
import re
from itertools import combinations
from pathlib import Path

import plotly
import pytest
from playwright.sync_api import expect

from briefing.gather import gather
from briefing.meeting.agenda import ALL
from briefing.meeting.wall import drawn, pictures
from charts.projector import Window
from data.warehouse import meetings
from data.warehouse.store import Store
from queries import Scope, open_version
from tests.journeys.gestures import press_mark, settled, stir

PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
DESK, PHONE = (1366, 768), (390, 844)
SIZES = [DESK, (1536, 864), (1920, 1080), (3840, 2160), PHONE, (1366, 620)]
OCTOBER, JANUARY = dt.date(2026, 10, 1), dt.date(2026, 1, 1)
READ = 18 / 1080  # of a window's height: the smallest type that is read from the back row
BY_HAND = 12 - 0.05  # px: the smallest type that is read in a hand
NEAR = 3  # px that the boxes of two texts may share, which are higher than their letters
BOXES = """place => [...place.querySelectorAll('text')].filter(text => text.textContent.trim()).map(text => {
    const box = text.getBoundingClientRect(), parts = [text, ...text.querySelectorAll('tspan')]
    const least = Math.min(...parts.map(part => parseFloat(getComputedStyle(part).fontSize)))
    return [text.textContent, box.left, box.top, box.right, box.bottom, least]
})"""
DRAW = f"""async slides => {{
    const place = document.getElementById('place'), told = [], boxes = {BOXES}
    for (const slide of slides) {{
        await Plotly.newPlot(place, slide.data, slide.layout, {{staticPlot: true}})
        told.push(boxes(place))
    }}
    return told
}}"""


@pytest.fixture(scope="module")
def easel(browser):
    """A page that draws slides as Streamlit does, and nothing else."""
    page = browser.new_page()
    page.set_content("<body style='margin:0'><div id='place'></div></body>")
    page.add_script_tag(path=PLOTLY)
    yield page
    page.close()


@pytest.fixture(scope="module")
def slides(sample_warehouse):
    """Every slide of the sample county, in its last month and in January."""
    version = open_version(Store(sample_warehouse).current().path)
    return {month: pictures(gather(version, Scope(month, may_see=None)), ALL) for month in (OCTOBER, JANUARY)}


def faults(texts, width, height):
    """What leaves the window, what lies on something else, what is too small to read."""
    least = BY_HAND if width < 640 else READ * height - 0.05
    out = [text for text, left, top, right, bottom, _ in texts if min(left, top, width - right, height - bottom) < -1]
    crossing = [
        (one[0], other[0])
        for one, other in combinations(texts, 2)
        if min(one[3], other[3]) - max(one[1], other[1]) > NEAR and min(one[4], other[4]) - max(one[2], other[2]) > NEAR
    ]
    return out, crossing, [(text, size) for text, *_, size in texts if size < least]


@pytest.mark.parametrize(("month", "size"), [*((OCTOBER, size) for size in SIZES), (JANUARY, DESK), (JANUARY, PHONE)])
def test_every_slide_is_whole_and_its_words_stand_apart_and_are_read_from_the_back_row(easel, slides, month, size):
    made = [drawn(slide, Window(*size)) for slide in slides[month]]
    found = zip(slides[month], easel.evaluate(DRAW, made), strict=True)
    assert {slide.title: told for slide, texts in found if (told := faults(texts, *size)) != ([], [], [])} == {}


def presented(page, site, root, slide=1):
    """A meeting on the wall; returns its id."""
    meeting = meetings.prepare(Store(root), "县委常委会", dt.date(2026, 11, 20), OCTOBER, {}, ALL)
    page.goto(f"{site}/present?meeting={meeting.id}&slide={slide}")
    drawn_on(page)
    return meeting.id


def drawn_on(page):
    """Wait until a slide is there."""
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    settled(page)


def slides_of(page):
    """How many slides a wall has, as its bar says."""
    return int(page.get_by_role("button", name="全部页面", include_hidden=True).text_content().split(" / ")[1])


def filled(page):
    """Whether the picture is as large as the window and nothing scrolls."""
    page.locator(".js-plotly-plot .main-svg").first.wait_for()
    found = page.evaluate(
        "() => { const box = document.querySelector('.js-plotly-plot .main-svg').getBoundingClientRect(),"
        " all = document.documentElement; return [box.left, box.top, box.width - innerWidth, box.height - innerHeight,"
        " all.scrollWidth - innerWidth, all.scrollHeight - innerHeight] }"
    )
    return tuple(found)


def test_a_slide_fills_every_window_and_one_that_changes_its_size(site, own_sample_warehouse, reader):
    presented(reader, site, own_sample_warehouse, slide=3)
    sizes = {}
    for width, height in ((1366, 620), (390, 844), (1920, 1080)):
        reader.set_viewport_size({"width": width, "height": height})
        picture = reader.locator(f".js-plotly-plot .main-svg[width='{width}'][height='{height}']").first
        expect(picture).to_be_visible()
        sizes[width, height] = filled(reader)
    assert set(sizes.values()) == {(0, 0, 0, 0, 0, 0)}


def test_no_key_is_lost_b_is_black_and_the_bar_hides_while_nobody_moves(site, own_sample_warehouse, reader):
    presented(reader, site, own_sample_warehouse)
    last, bar = slides_of(reader), reader.get_by_role("toolbar")
    for key in ("ArrowRight", "PageDown", " ", "ArrowRight", "ArrowLeft", "PageDown"):  # faster than any slide comes
        reader.keyboard.press(key)
    expect(reader).to_have_url(re.compile("slide=5$"))
    for key, place in (("End", last), ("ArrowRight", last), ("Home", 1), ("PageUp", 1), ("End", last)):
        reader.keyboard.press(key)
        expect(reader).to_have_url(re.compile(f"slide={place}$"))
    expect(bar).to_be_hidden()
    stir(reader)
    expect(bar).to_be_visible()
    reader.keyboard.press("b")
    black = reader.locator(".wall-black")
    expect(black).to_have_css("background-color", "rgb(0, 0, 0)")
    assert black.bounding_box() == {"x": 0, "y": 0, "width": 1366, "height": 768}
    expect(bar).to_be_hidden()
    reader.keyboard.press("ArrowLeft")  # the first key only brings the slide back
    expect(black).to_be_hidden()
    expect(reader).to_have_url(re.compile(f"slide={last}$"))
    reader.keyboard.press("f")
    reader.wait_for_function("() => document.fullscreenElement !== null")
    reader.keyboard.press("f")
    reader.wait_for_function("() => document.fullscreenElement === null")
    stir(reader)
    reader.get_by_role("button", name="全部页面").click()
    reader.get_by_role("dialog").get_by_role("button", name=re.compile("^红榜")).first.click()
    expect(reader.get_by_role("figure", name=re.compile("^红榜"))).to_be_visible()


def test_the_presenters_own_screen_leads_the_wall_and_follows_it(site, own_sample_warehouse, reader):
    meeting = presented(reader, site, own_sample_warehouse)
    stir(reader)
    with reader.context.expect_page() as opened:
        reader.get_by_role("link", name="演讲者视图").click()
    desk = opened.value
    drawn_on(desk)
    assert desk.url == f"{site}/presenter?meeting={meeting}"
    for asked in ("备注", "问答", "现在", "已讲"):
        expect(desk.get_by_text(asked, exact=True).first).to_be_visible()
    desk.keyboard.press("PageDown")
    expect(reader).to_have_url(re.compile("slide=2$"))
    drawn_on(reader)
    reader.keyboard.press("End")
    expect(desk.get_by_role("figure", name=re.compile("^请会议研究决定"))).to_be_visible()
    expect(reader.get_by_text("问答")).to_have_count(0)


def texts_on(page):
    """The texts of the slide that is there, once the one before is gone."""
    expect(page.locator(".js-plotly-plot")).to_have_count(1)
    drawn_on(page)
    return page.locator(".js-plotly-plot").evaluate(BOXES)


def test_a_unit_opens_its_projects_and_one_of_them_its_facts_all_readable_and_escape_leads_back(
    site, own_sample_warehouse, reader
):
    meeting = presented(reader, site, own_sample_warehouse, slide=7)
    press_mark(reader, "荻浦镇", re.compile("at_unit="))
    listed = reader.get_by_role("figure", name="荻浦镇：项目 4 个，当年到位 8,018 万元，协议投资额 6.11 亿元")
    expect(listed).to_be_visible()
    found = [texts_on(reader)]
    press_mark(reader, "禾荻泰差别化涤纶生产项目", re.compile("&id="))
    for place, key in enumerate(("PageDown", "PageDown", "Escape"), start=1):
        told = re.compile(rf"^禾荻泰差别化涤纶生产项目：.*（{place}.\d）$")
        expect(reader.get_by_role("figure", name=told)).to_be_visible()
        found.append(texts_on(reader))
        reader.keyboard.press(key)
    expect(listed).to_be_visible()
    reader.keyboard.press("Backspace")
    expect(reader).to_have_url(f"{site}/present?meeting={meeting}&slide=7")
    assert [faults(texts, *DESK) for texts in found] == [([], [], [])] * 4
