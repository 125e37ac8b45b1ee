"""What the environment says of the office's provider, and what becomes of one that doesn't answer."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.requests import Request

from bench.dashboard import free_port
from data.errors import DataError
from ui.access.addresses import refuse_open_doors
from ui.access.provider import Provider, provider, send_there

NAMED = {"OIDC_ISSUER": "https://sso.example.gov.cn/", "OIDC_CLIENT_ID": "kanban", "OIDC_CLIENT_SECRET": "s"}


@pytest.fixture
def named(monkeypatch):
    """Name a provider, or a part of it."""

    def name(**told):
        for key, value in told.items():
            monkeypatch.setenv(key, value)

    return name


def test_an_office_without_a_provider_has_none():
    assert provider() is None


def test_a_provider_is_named_whole(named):
    named(**NAMED)
    assert provider() == Provider("https://sso.example.gov.cn", "kanban", "s", "preferred_username")
    named(OIDC_NAME="name")
    assert provider() == Provider("https://sso.example.gov.cn", "kanban", "s", "name")


def test_with_a_part_of_it_the_server_does_not_start(named):
    named(OIDC_ISSUER="https://sso.example.gov.cn", OIDC_CLIENT_ID="kanban")
    with pytest.raises(SystemExit, match="没有启动：统一认证的设置不全，缺 OIDC_CLIENT_SECRET。"):
        refuse_open_doors("127.0.0.1", has_sign_in=True)


def test_a_provider_that_does_not_answer_is_said(named):
    named(**NAMED | {"OIDC_ISSUER": f"http://127.0.0.1:{free_port()}"})
    asked = Request({"type": "http", "method": "GET", "path": "/", "headers": [], "query_string": b"", "session": {}})
    with ThreadPoolExecutor() as beside, pytest.raises(DataError, match="统一认证的服务器现在连不上"):
        beside.submit(lambda: asyncio.run(send_there(asked, "http://127.0.0.1/sign-in/back"))).result()
