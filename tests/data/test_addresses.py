"""Which addresses are ours."""

import pytest

from data.addresses import is_loopback, origins


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


@pytest.mark.parametrize(("address", "is_own"), [
    ("127.0.0.1", True), ("127.0.0.2", True), ("::1", True), ("localhost", True), (None, False), ("", False),
    ("0.0.0.0", False), ("::", False), ("10.0.0.5", False), ("kanban.example", False),
])  # fmt: skip
def test_what_can_be_reached_from_this_machine_only(address, is_own):
    assert is_loopback(address) is is_own
