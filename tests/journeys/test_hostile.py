"""A county whose every name is hostile, on every page, wall and document: nothing is asked, injected or broken."""

import datetime as dt
import io
import re
import shutil
import zipfile
from urllib.parse import quote

import duckdb
import pytest
from playwright.sync_api import expect

from data.warehouse.meetings import prepare
from data.warehouse.store import Store
from tests.hostile import HOST
from tests.hostile_county import make_hostile
from tests.journeys.gestures import click, drawn, settled, take_away, title, walk_to
from tests.journeys.views import VIEWS
from tests.live_parts import live
from ui.meeting.slides import ITEMS

# Everything on a page that leads to or fetches from elsewhere, or that a name could have made.
FOREIGN = """() => {
    const own = location.origin, found = [];
    const away = text => { try { return new URL(text, own).origin !== own } catch { return true } };
    for (const each of document.querySelectorAll('*')) {
        for (const name of ['href', 'src', 'xlink:href', 'action', 'formaction', 'data', 'poster', 'srcset']) {
            const told = each.getAttribute(name);
            if (told && !/^(data|blob):/.test(told) && away(told)) found.push(each.outerHTML.slice(0, 200));
        }
        if ([...each.attributes].some(one => /^on/.test(one.name))) found.push(each.outerHTML.slice(0, 200));
    }
    return [...found, ...[...document.querySelectorAll('iframe, object, embed, base, .katex')].map(e => e.outerHTML)];
}"""


@pytest.fixture(scope="module")
def made(sample_warehouse, tmp_path_factory):
    """The store of a hostile county with a meeting."""
    store = Store(shutil.copytree(sample_warehouse, tmp_path_factory.mktemp("hostile") / "warehouse"))
    make_hostile(store)
    occasion = f"=1+1 ![x](http://{HOST}/x.png)"
    prepare(store, occasion, dt.date(2026, 11, 5), dt.date(2026, 10, 1), {}, tuple(ITEMS))
    return store


@pytest.fixture
def county(desk, made):
    """The address of the dashboard over the hostile county, and its store."""
    return desk.address, Store(desk.lay(made.root))


@pytest.fixture
def visitor(reader):
    """A reader on whose pages no script of a name may run."""
    faults = []
    reader.on("dialog", lambda dialog: (faults.append(f"dialog {dialog.message}"), dialog.dismiss()))
    reader.on("pageerror", lambda error: faults.append(f"error {error}"))
    yield reader
    assert faults == []


def look(page, address):
    """Open an address; returns what is wrong with the page."""
    page.goto(address)
    title(page).wait_for()
    return wrong(page)


def wrong(page):
    """What a name has broken or made on the page as it is drawn."""
    drawn(page)
    broken = [each.inner_text() for each in page.get_by_test_id("stException").all()]
    broken += [text for each in page.get_by_test_id("stAlert").all() if "暂时打不开" in (text := each.inner_text())]
    return broken + page.evaluate(FOREIGN)


def names(store, question):
    """Some names of the county, by a question over its tables."""
    with duckdb.connect(str(store.current().path), read_only=True) as con:
        return [name for (name,) in con.execute(question).fetchall()]


def test_no_view_asks_runs_or_breaks_anything(county, visitor):
    site, _ = county
    found, told = {}, ""
    for view in VIEWS:
        walk_to(visitor, site, view)
        if wrongs := wrong(visitor):
            found[view] = wrongs
        told += visitor.get_by_test_id("stMain").inner_text()
    assert (found, [word for word in (HOST, "=HYPERLINK", ":material") if word not in told]) == ({}, [])


FILTERS = {
    "unit": "select unit from units where unit_group is not null order by unit_id",
    "industry": "select industry from industries order by seq",
    "park": "select park from parks order by park",
    "region": "select distinct region from regions order by region",
}


FILTERED = {  # each view under one kind of filter
    "unit": ("rankings", "chains_map"),
    "industry": ("", "rows"),
    "park": ("chains_parks", "key_projects_dates"),
    "region": ("rankings_sources", "key_projects_arrival"),
}


@pytest.mark.parametrize("name", FILTERS)
def test_no_filter_by_a_name_asks_runs_or_breaks_anything(county, visitor, name):
    site, store = county
    found = {}
    values = names(store, FILTERS[name])
    for view, value in zip(FILTERED[name], values, strict=False):
        if told := look(visitor, f"{site}/{view}?{name}={quote(value, safe='')}"):
            found[view, value] = told
    assert (found, len(values) >= len(FILTERED[name])) == ({}, True)


def test_no_dossier_asks_runs_or_breaks_anything(county, visitor):
    site, store = county
    projects = names(store, "select project_id from projects where is_key order by project_id limit 2")
    told = {each: look(visitor, f"{site}/dossier?id={quote(each, safe='')}") for each in projects}
    assert {each: found for each, found in told.items() if found} == {}


def test_what_a_figure_unfolds_to_asks_runs_and_breaks_nothing(county, visitor):
    site, _ = county
    visitor.goto(site)
    tile = visitor.get_by_role("button", name="新签约")
    tile.wait_for()
    settled(visitor)
    click(tile)
    visitor.get_by_role("dialog").get_by_text("个项目的明细、出处和下载").wait_for()
    assert wrong(visitor) == []


def test_the_wall_asks_runs_and_breaks_nothing(county, visitor):
    site, _ = county
    visitor.goto(f"{site}/present?meeting=20261105-001&slide=1")
    places = visitor.get_by_role("button", name="全部页面", include_hidden=True)
    places.wait_for(state="attached")
    last = int(places.text_content().split(" / ")[1])
    found = {1: wrong(visitor)}
    for place in range(2, last + 1):
        visitor.keyboard.press("PageDown")
        expect(visitor).to_have_url(re.compile(f"slide={place}$"))
        found[place] = wrong(visitor)
    visitor.goto(f"{site}/presenter?meeting=20261105-001")
    visitor.get_by_text("问答", exact=True).wait_for()
    found["presenter"] = wrong(visitor)
    assert {place: told for place, told in found.items() if told} == {}


DOCUMENTS = [
    "演示文稿（.pptx）", "情况汇报（.docx）", "月度通报（.docx）", "重点项目调度单（.docx）", "数据表（.xlsx）",
]  # fmt: skip


def test_each_document_is_written_and_nothing_in_it_is_alive(county, visitor):
    site, _ = county
    visitor.goto(f"{site}/meetings")
    for label in DOCUMENTS:
        click(visitor.get_by_role("button", name=label.split("（")[0], exact=False).first)
        content = take_away(visitor, f"下载{label}").path().read_bytes()
        whole = zipfile.ZipFile(io.BytesIO(content)).testzip() is None
        assert (label, wrong(visitor), live(content), whole) == (label, [], [], True)
