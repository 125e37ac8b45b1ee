"""Every page under every role: no frame that reaches who may see one unit names another's, and what isn't for somebody
is refused at its own address. Spoken over the websocket, as a browser does.
"""

import datetime as dt
import re
import time
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

import queries
from bench.session import session
from briefing.meeting import agenda
from data.people import grants
from data.people.actor import ROLES
from data.people.own_units import within
from data.warehouse import meeting_links, meetings
from data.warehouse.store import Store
from records import accounts
from records.accounts import Account
from ui.access.tickets import COOKIE, ticket
from ui.access.viewer import KEPT
from ui.drill_links import FIGURES
from ui.navigation import BY_LINK, LINK, OF_A_UNIT, OF_THE_COUNTY, PAGES, SCRIPTS

UNIT = "LL11"  # 望澜街道
OTHERS = {"LL43": 0, "LL01": 1, "LL17": 2}  # a department, a park, a township that shares projects: each a third
OLD = "version"
OPEN = {  # what may stand behind the name of a page that is for everybody
    "overview": ("",), "rankings": ("", "month=2026-03", OLD), "rankings_board": ("",),
    "rankings_scores": ("",), "rankings_origins": ("",), "rankings_sources": ("",), "rankings_city": ("",),
    "rankings_compare": ("", "kind=产业"),
    "chains": ("",), "chains_map": ("", "chain=食品加工"), "chains_flows": ("",), "chains_parks": ("",),
    "chains_by_park": ("",),
    "key_projects": ("", OLD), "key_projects_dates": ("",), "key_projects_arrival": ("",), "checks": ("",),
    "key_projects_leaders": ("",),
    "checks_witnesses": ("",),
    "forecast": ("", "month=2026-03"), "forecast_parts": ("", "kind=按产业"),
    "lifecycle": ("", "by=按单位"), "lifecycle_stuck": ("",), "lifecycle_early": ("",),
    "dispatch": ("", "dispatch=月调度（主要负责人）"), "dispatch_items": ("", "state=全部"), "dispatch_closure": ("",),
    "negotiations": ("",), "negotiations_lost": ("", "years=历年"),
    "lifecycle_slips": ("",), "lifecycle_outlook": ("",),
    "rows": ("", "node=SMT贴装", OLD, *(f"figure={name}" for name in FIGURES)),
    "changes": ("", "against=较上年末"), "changes_late": ("",),
    "dossier": ("",), "unit": ("id=LL11",), "caliber": ("",), "manual": ("",),
    BY_LINK: (),  # see for yourself below
}  # fmt: skip
OF_OTHERS = {  # asked for by somebody who knows their names or numbers: he hears no more than what he said himself
    "rankings": "unit=清砚街道", "rows": "at_unit=清砚街道", "dossier": "id=LL2026-0338", "unit": "id=清砚街道",
    "key_projects": "park=县经开区",
}  # fmt: skip
CLOSED = {OF_A_UNIT, *OF_THE_COUNTY}
REFUSED = "，没有打开。"


def come_in(store, name, role, unit=""):
    """The cookie of somebody who has signed in and holds a role."""
    known = Account(name, "secret", must_change=False)
    with store.records.changing() as con:
        accounts.put(con, known)
    grants.give(store, name, role, unit)
    return f"{COOKIE}={ticket(store, known)}"


@pytest.fixture
def store(own_sample_warehouse):
    return Store(own_sample_warehouse)


def strange(store, unit=UNIT):
    """What no frame of the unit's may hold: numbers and names of other units, but for those that a park bears too or
    that share a project with it, and of their projects.
    """
    version = queries.open_version(store.current().path)

    def column(sql, *given):
        return [value for (value,) in version.con.execute(sql, given).fetchall()]

    own = list(within(version.con, [unit], dt.date(2026, 10, 1)))
    theirs = column("select project_id from project_shares where unit_id in ?", own)
    beside = column("select distinct unit_id from project_shares where project_id in ?", theirs)
    words = column(
        "select unnest([unit_id, unit]) from units where parent_id is not null and unit_id not in ? and unit_group ="
        " '乡镇组' and not exists (from parks where contains(park, unit))", [*own, *beside],
    ) + column("select unnest([project_id, project_name]) from projects where project_id not in ?", theirs)  # fmt: skip
    known = column("select unnest([project_id, project_name]) from projects where project_id in ?", theirs)
    version.con.close()
    return re.compile("|".join(f"{re.escape(word)}(?!\\d)" for word in sorted(words, key=len, reverse=True))), known


def test_every_page_is_read_here_under_every_role():
    assert {*OPEN, *(SCRIPTS.get(path, path) for path in CLOSED)} == {path.stem for path in PAGES.glob("*.py")}


def texts(run):
    """What a run's messages hold as text, what its pictures say among it: they come as JSON in ASCII."""
    text = run.content.decode(errors="replace")
    return re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), text)


def strangers(run, words, known):
    text = texts(run)
    for word in known:
        text = text.replace(word, "")
    return set(words.findall(text))


def found_in(site, store, unit, asked):
    """What of others stands in the frames of these pages, as a viewer of the unit reads them; and how long all are."""
    words, known = strange(store, unit)
    found, current, size = {}, f"version={store.current().id}", 0
    with session(site, come_in(store, f"某人{unit}", "unit", unit)) as reader:
        for page, query in asked:
            run = reader.run("" if page == "overview" else page, query=query.replace(OLD, current))
            found[page, query] = strangers(run, words, known)
            size += run.size
    return {asked: words for asked, words in found.items() if words}, size


EVERY = [*((page, query) for page, every in OPEN.items() for query in every), (OF_A_UNIT, "")]


def test_no_frame_of_a_unit_s_holds_anything_of_others(site, store):
    found, size = found_in(site, store, UNIT, EVERY)
    assert (found, size > 500_000) == ({}, True)


@pytest.mark.parametrize(("unit", "first"), OTHERS.items())
def test_no_frame_of_another_kind_of_unit_s_holds_anything_of_others(site, store, unit, first):
    asked = [(page, query.replace(UNIT, unit)) for page, query in EVERY[first::3] if page != "manual"]  # its examples
    found, size = found_in(site, store, unit, asked)
    assert (found, size > 150_000) == ({}, True)


@pytest.mark.parametrize(("page", "query"), OF_OTHERS.items())
def test_who_asks_for_what_is_another_s_hears_no_more_than_he_said(site, store, page, query):
    words, known = strange(store)
    with session(site, come_in(store, "望澜街道", "unit", UNIT)) as reader:
        asked = query.partition("=")[2]
        assert strangers(reader.run(page, query=query), words, known) <= {asked}


def test_what_is_drawn_again_of_an_open_page_is_refused_once_the_role_was_taken_back(site, store):
    with session(site, come_in(store, "望澜街道", "unit", UNIT)) as reader:
        reader.run("rankings")
        part = next(iter(reader.folded))
        assert "望澜街道".encode() in reader.unfold(part).content
        [given] = grants.grants(store)
        grants.end(store, given.number)
        time.sleep(KEPT)
        with pytest.raises(RuntimeError, match="您的权限已经变了"):
            reader.unfold(part)


def test_a_link_to_a_meeting_shows_its_slides_under_the_reader_s_name_and_opens_nothing_else(site, store):
    words, known = strange(store)
    day = dt.date(2026, 10, 1)
    meeting = meetings.prepare(store, "例会", day, day, {}, ("units",))
    token = meeting_links.make(store, meeting, ["望澜街道"], dt.date.max)
    with session(site, come_in(store, "望澜街道", "unit", UNIT)) as reader:
        reader.run(BY_LINK, query=f"{LINK}={token}")  # which asks for the window's size
        slide = texts(reader.run(query=f"{LINK}={token}&slide=2"))  # the first is the cover
        assert ("清砚街道" in slide, slide.count(f"望澜街道 {dt.date.today()}") >= 3) == (True, True)
        for page, query in (("rankings", "at_unit=清砚街道"), ("rows", ""), ("present", f"meeting={meeting.id}")):
            assert strangers(reader.run(page, query=f"{query}&{LINK}={token}"), words, known) <= {"清砚街道"}, page
        reader.run(BY_LINK, query=f"{LINK}={token}")
        meeting_links.revoke(store, meeting, f"{meeting.id}-1")
        with pytest.raises(RuntimeError, match="这个链接已被撤销"):
            reader.run(query=f"{LINK}={token}&slide=2")
    assert len(store.record.entries("打开链接")) == 1


def fetched(site, address, cookie):
    """The status of a file's answer to somebody."""
    cookie = f"{cookie}; {urlopen(Request(f'{site}/sign-in')).headers['set-cookie'].partition(';')[0]}"
    try:
        return urlopen(Request(f"{site}{address}", headers={"Cookie": cookie, "sec-fetch-mode": "no-cors"})).status
    except HTTPError as error:
        return error.code


def test_a_file_is_for_who_took_it_and_not_for_whom_he_sends_its_address(site, store):
    own, other = come_in(store, "望澜街道", "unit", UNIT), come_in(store, "李局", "leader")
    with session(site, own) as reader:
        reader.run("rankings")
        card = next(part for part in reader.folded if "card_" in part)
        named = re.findall(rb"[0-9a-f]{32}", reader.unfold(card).content.partition(b"Excel")[2])
        address = next(filter(None, (reader.take(each.decode()) for each in named)))
    assert (fetched(site, address, own), fetched(site, address, other)) == (200, 404)


@pytest.mark.parametrize("role", ROLES)
def test_a_page_is_refused_to_whom_it_is_not_for(site, store, role):
    day = dt.date(2026, 10, 1)
    meeting = meetings.prepare(store, "例会", day, day, {}, agenda.ALL[:1])
    for unit in ("", UNIT):
        refused = set()
        with session(site, come_in(store, f"某人{unit}", role, unit)) as reader:
            for page in CLOSED:
                text = reader.run(page, query=f"meeting={meeting.id}").content.decode(errors="replace")
                refused |= {page} if REFUSED in text else set()
        acts = set(ROLES[role].acts)
        open_pages = {page for page, act in OF_THE_COUNTY.items() if act in acts and not unit}
        assert refused == CLOSED - (open_pages | ({OF_A_UNIT} if unit and "receive" in acts else set()))


def test_a_telephone_number_in_a_remark_is_read_whole_by_who_confirms_cells_only(site, store):
    draft = store.draft()
    draft.con.execute("update projects set remark = '联系 13812345678' where report_unit = ?", [UNIT])
    [(project,)] = draft.con.execute("select min(project_id) from projects where report_unit = ?", [UNIT]).fetchall()
    store.publish(draft, "备注", "统计股")
    shown = {}
    for role, unit in (("leader", ""), ("analyst", ""), ("unit", UNIT), ("statistician", "")):
        with session(site, come_in(store, role, role, unit)) as reader:
            text = texts(reader.run("dossier", query=f"id={project}"))
            shown[role] = (re.search(r"138[^0-9]{4,16}5678", text) is not None, "13812345678" in text)
    assert shown == dict.fromkeys(("leader", "analyst", "unit"), (True, False)) | {"statistician": (False, True)}
