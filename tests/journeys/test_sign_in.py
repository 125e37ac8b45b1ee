"""Who has an account signs in, sees what his roles let him, and no frame that reaches his browser holds more."""

import io
import zipfile

import duckdb
import pytest
from playwright.sync_api import Page, expect

from data.people import grants, sign_in
from data.warehouse.store import Store
from tests.journeys import gestures
from tests.journeys.gestures import click, settled, take_away, title

FIRST, OWN = "kaiban-2026-yi", "renzhen-2026-er"
UNIT, UNIT_ID = "望澜街道", "LL11"
VIEWS = ("", "chains_map", "rows", "checks")  # every page: test_matrix.py, without a browser


@pytest.fixture
def store(own_sample_warehouse):
    """The sample county's, where a unit has an account."""
    store = Store(own_sample_warehouse)
    sign_in.add(store, UNIT, FIRST)
    return store


def enter(page: Page, password: str) -> None:
    gestures.sign_in(page, UNIT, password)


def come_in(page: Page, site: str, path: str = "/") -> None:
    """Sign in for the first time, on the way to a page."""
    page.goto(f"{site}{path}")
    enter(page, FIRST)
    change(page, FIRST)


def change(page: Page, first: str) -> None:
    page.get_by_label("初始口令").fill(first)
    for label in ("新口令（10 个字符以上）", "再写一遍新口令"):
        page.get_by_label(label).fill(OWN)
    page.get_by_role("button", name="改口令并登录").click()


def others(store: Store) -> list[str]:
    """The other towns: names that no park bears too, since parks are no secret."""
    con = duckdb.connect(str(store.current().path), read_only=True)
    rows = con.execute(
        "select unit from units where unit_group = any(select unit_group from units where unit_id = ?) and unit_id <> ?"
        " and not exists (from parks where contains(park, unit))", [UNIT_ID, UNIT_ID],
    ).fetchall()  # fmt: skip
    con.close()
    return [unit for (unit,) in rows]


def test_a_unit_signs_in_where_it_was_going_and_nothing_of_others_reaches_its_browser(site, store, reader):
    grants.give(store, UNIT, "unit", UNIT_ID)
    strangers, frames = others(store), []
    reader.on("websocket", lambda socket: socket.on("framereceived", lambda frame: frames.append(frame)))
    come_in(reader, site, "/rankings?month=2026-08")
    expect(title(reader)).to_have_text("1 个单位达到序时进度")
    expect(reader).to_have_url(f"{site}/rankings?month=2026-08")
    expect(reader.get_by_role("link", name="会议")).to_have_count(0)
    for view in VIEWS:
        reader.goto(f"{site}/{view}")
        title(reader).wait_for()
        settled(reader)
        expect(reader.get_by_text("编号")).to_have_count(0)  # of a bug
    received = b"".join(frame if isinstance(frame, bytes) else frame.encode() for frame in frames)
    assert len(strangers) > 5
    assert UNIT.encode() in received
    assert [name for name in strangers if name.encode() in received] == []


def test_a_role_that_is_taken_back_is_so_at_the_next_click(site, store, reader):
    grants.give(store, UNIT, "leader")
    come_in(reader, site)
    expect(title(reader)).to_contain_text("1—10月全县到位资金")
    [given] = grants.grants(store)
    grants.end(store, given.number)
    reader.get_by_role("link", name="排名").click()
    expect(reader.get_by_text(f"{UNIT}还没有被授权，看不到数据。")).to_be_visible()


def test_who_has_not_signed_in_gets_nothing_but_the_form(site, store, reader):
    reader.goto(f"{site}/key_projects")
    expect(reader).to_have_url(f"{site}/sign-in?to=/key_projects")
    enter(reader, "falsch-2026-san")
    expect(reader.get_by_role("alert")).to_have_text("用户名或口令不对。")
    asked = reader.request.get(f"{site}/media/anything.png", headers={"sec-fetch-mode": "no-cors"})
    assert (asked.status, asked.text()) == (401, "请先登录，再从页面上打开。")
    opened = reader.evaluate(
        "new Promise(done => { const s = new WebSocket(location.origin.replace('http', 'ws') + '/_stcore/stream');"
        " s.onopen = () => done('open'); s.onerror = () => done('refused'); })"
    )
    assert opened == "refused"
    assert "登录失败" not in [entry.what for entry in store.record.entries()]


def test_what_somebody_does_is_recorded_under_the_name_that_signed_in(site, store, reader):
    grants.give(store, UNIT, "statistician")
    come_in(reader, site)
    title(reader).wait_for()
    reader.goto(f"{site}/meetings")
    reader.get_by_label("会议名称").fill("县委常委会")
    reader.get_by_role("button", name="准备").click()
    expect(reader.get_by_text("县委常委会").first).to_be_visible()
    settled(reader)
    did = [(entry.who, entry.what) for entry in store.record.entries()]
    assert (UNIT, "会议准备") in did


def test_the_first_account_is_an_administrators_and_everybody_has_to_sign_in(site, own_sample_warehouse, reader):
    reader.goto(f"{site}/people")
    reader.get_by_label("管理员账号").fill(UNIT)
    reader.get_by_role("button", name="建管理员账号").click()
    first = reader.get_by_test_id("stCode").inner_text()
    reader.reload()
    enter(reader, first)
    change(reader, first)
    expect(title(reader)).to_have_text("1 个账号可以登录，都已授权")


def test_who_grants_looks_first_in_the_place_of_whom_it_is_for(site, store, reader):
    grants.give(store, UNIT, "admin")
    sign_in.add(store, "砚洲镇", FIRST)
    come_in(reader, site, "/people")
    for label, choice in (("账号", "砚洲镇"), ("角色", "单位"), ("范围", "砚洲镇")):
        reader.get_by_role("combobox", name=label).first.click()
        reader.keyboard.type(choice)
        reader.get_by_role("option", name=choice, exact=True).click()
    reader.get_by_role("button", name="先看看他会看到什么").click()
    expect(reader.get_by_text("正以砚洲镇的身份查看")).to_be_visible()
    expect(title(reader)).to_contain_text("1—10月砚洲镇到位资金")
    expect(reader.get_by_role("link", name="会议")).to_have_count(0)
    reader.get_by_role("button", name="结束查看").click()
    expect(title(reader)).to_contain_text("1—10月全县到位资金")
    did = [(each.what, each.who, each.about, each.details.get("shown_as")) for each in store.record.entries()]
    assert did[-4:] == [
        ("查看", UNIT, "账号与授权", None), ("代看", UNIT, "砚洲镇", None), ("查看", UNIT, "总览", "砚洲镇"),
        ("查看", UNIT, "总览", None),
    ]  # fmt: skip


def test_a_backup_that_is_made_when_it_is_taken_is_made_by_who_signed_in(site, store, reader):
    grants.give(store, UNIT, "admin")
    come_in(reader, site, "/data")
    click(reader.get_by_role("button", name="详情").first)
    content = take_away(reader, "导出备份").path().read_bytes()
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
    did = [(entry.what, entry.who) for entry in store.record.entries("导出", "下载")]
    assert sorted(did) == [("下载", UNIT), ("导出", UNIT)]
