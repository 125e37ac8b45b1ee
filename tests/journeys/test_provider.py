"""Signing in through the office's own provider: a real one, Canaille, on the loopback."""

import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect

from bench.dashboard import ROOT, free_port, running
from data.people import grants
from data.warehouse.store import Store
from records.accounts import account, put
from tests.journeys.conftest import PATIENCE
from tests.journeys.gestures import title
from tests.journeys.office_provider import CLIENT, NAME, PASSWORD, SECRET, SUBJECT
from ui.access.provider import FAILED
from ui.access.tickets import COOKIE

PROVIDER = Path(sys.executable).parents[1] / "provider"  # `make test` puts it there


@pytest.fixture(scope="module")
def root(sample_warehouse, tmp_path_factory):
    return Path(shutil.copytree(sample_warehouse, tmp_path_factory.mktemp("office") / "warehouse"))


@pytest.fixture(scope="module")
def office(root):
    """The address of a dashboard whose office has a provider, and the provider's."""
    port, at = free_port(), free_port()
    command = [f"{ROOT}/tests/journeys/office_provider.py", f"{at}", f"http://127.0.0.1:{port}"]
    health = "/.well-known/openid-configuration"
    with running(command, at, health, PYTHONPATH=f"{PROVIDER}") as provider:
        told = {
            "OIDC_ISSUER": provider.address, "OIDC_CLIENT_ID": CLIENT, "OIDC_CLIENT_SECRET": SECRET,
            "WAREHOUSE": f"{root}",
        }  # fmt: skip
        app = ["-m", "streamlit", "run", "app.py", "--server.port", f"{port}", "--server.headless", "true"]
        with running(app, port, "/_stcore/health", **told) as dashboard:
            yield dashboard.address, provider.address


def at_the_provider(page) -> None:
    page.get_by_role("link", name="统一认证登录").click()
    page.locator("input[name=login]").fill(SUBJECT)
    page.locator("[type=submit]").first.click()
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("[type=submit]").first.click()


@pytest.fixture
def visitor(page):
    """A reader of both: what the provider's own pages do in his browser is no concern of ours."""
    page.set_default_timeout(PATIENCE)
    return page


def test_the_provider_says_who_it_is_roles_are_granted_here_and_who_leaves_is_out(office, root, visitor):
    site, provider = office
    visitor.goto(f"{site}/rankings?month=2026-08")
    expect(visitor.get_by_label("口令")).to_have_count(0)  # nobody has one
    at_the_provider(visitor)
    expect(visitor.get_by_text(f"{NAME}还没有被授权，看不到数据。")).to_be_visible()
    grants.give(Store(root), NAME, "leader")
    visitor.reload()
    expect(title(visitor)).to_contain_text("个单位中")
    expect(visitor).to_have_url(f"{site}/rankings?month=2026-08")

    left_open = visitor.context.new_page()
    left_open.goto(f"{site}/chains")
    expect(title(left_open)).to_contain_text("主导产业")
    visitor.get_by_role("button", name="退出").click()
    visitor.wait_for_url(f"{provider}/**")  # there he leaves too
    left_open.get_by_role("link", name="园区契合").click()
    expect(left_open.get_by_text("登录已失效，请重新登录。")).to_be_visible()


def test_an_answer_that_nobody_asked_for_lets_nobody_in(office, visitor):
    site, _ = office
    visitor.goto(f"{site}/sign-in/back?code=stolen&state=made-up")
    expect(visitor.get_by_role("alert")).to_have_text(FAILED)
    assert [each["name"] for each in visitor.context.cookies() if each["name"] == COOKIE] == []


def test_whom_another_account_of_that_name_stands_for_is_not_let_in(office, root, visitor):
    site, _ = office
    visitor.goto(f"{site}/")
    at_the_provider(visitor)
    title(visitor).wait_for()
    store = Store(root)
    known = account(store.records, NAME)
    with store.records.changing() as con:
        put(con, replace(known, secret=f"{known.secret}-of-a-colleague"))
    visitor.context.clear_cookies(name=COOKIE)
    visitor.goto(f"{site}/")
    visitor.get_by_role("link", name="统一认证登录").click()
    expect(visitor.get_by_role("alert")).to_have_text(f"这里已有另一个人的账号叫 {NAME}，没有登录。请管理员核对。")
