"""Which addresses are ours, and where the server may listen."""

import pytest

from ui.access.addresses import is_loopback, origins, refuse_open_doors


def test_by_default_only_this_machine_s_own_names_at_the_port_that_it_listens_on():
    assert {origin for origin in origins(8501, "") if origin.startswith("http:")} == {
        "http://127.0.0.1:8501", "http://localhost:8501", "http://[::1]:8501",
    }  # fmt: skip
    assert "http://127.0.0.1" in origins(80, "")  # as a browser writes it


def test_what_a_proxy_serves_it_at_is_named_beside_them():
    named = origins(8501, "https://Kanban.Example:443, http://10.1.2.3:8080") - origins(8501, "")
    assert named == {"https://kanban.example", "http://10.1.2.3:8080"}


@pytest.mark.parametrize(
    "named", ["kanban.example", "*", "https://", "ftp://x", "http://x/y", "http://a@x", "http://x:y", "http://x?q"]
)
def test_what_is_no_address_is_said_so(named):
    with pytest.raises(ValueError, match=r"SERVED_AT 里的“.*”不是网址"):
        origins(8501, named)


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.2", "::1", "localhost"])
def test_this_machine_is_no_open_door(address):
    assert is_loopback(address)
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
