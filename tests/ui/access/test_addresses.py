"""Where the server may listen."""

import pytest

from ui.access.addresses import refuse_open_doors


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.2", "::1", "localhost"])
def test_this_machine_is_no_open_door(address):
    refuse_open_doors(address, has_sign_in=False)


@pytest.mark.parametrize("address", [None, "", "0.0.0.0", "::", "10.0.0.5", "kanban.example"])
def test_where_others_reach_it_it_does_not_start_and_says_why(address):
    with pytest.raises(SystemExit, match=r"没有启动：监听地址是 .*看板还没有账号"):
        refuse_open_doors(address, has_sign_in=False)
    refuse_open_doors(address, has_sign_in=True)


def test_an_address_that_is_none_is_said_at_the_start(monkeypatch):
    monkeypatch.setenv("SERVED_AT", "kanban")
    with pytest.raises(SystemExit, match="没有启动：SERVED_AT 里的“kanban”不是网址"):
        refuse_open_doors("127.0.0.1", has_sign_in=False)


def test_behind_a_proxy_others_reach_it_too(monkeypatch):
    monkeypatch.setenv("SERVED_AT", "https://kanban.example")
    with pytest.raises(SystemExit, match=r"没有启动：SERVED_AT 是 https://kanban.example，.*看板还没有账号"):
        refuse_open_doors("127.0.0.1", has_sign_in=False)
    refuse_open_doors("127.0.0.1", has_sign_in=True)
