"""The addresses that the dashboard answers at: this machine's own, and those that SERVED_AT names.

SERVED_AT="https://kanban.example.gov.cn http://10.1.2.3" lists origins (scheme and host, the port unless it is the
scheme's own) at which a proxy on this machine passes the dashboard on.
"""

import ipaddress
import os
from urllib.parse import urlsplit

OWN_PORT = {"http": 80, "https": 443}
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def origins(port: int, named: str | None = None) -> frozenset[str]:
    """The origins that are ours when the server listens on `port`; `named` stands for SERVED_AT.

    Raises ValueError, in Chinese, when SERVED_AT names something that is no origin.
    """
    own = [f"{scheme}://{host}:{port}" for scheme in OWN_PORT for host in LOOPBACK]
    return frozenset(_origin(each) for each in own) | served_at(named)


def served_at(named: str | None = None) -> frozenset[str]:
    """The origins that SERVED_AT names; see `origins`."""
    told = os.environ.get("SERVED_AT", "") if named is None else named
    return frozenset(_origin(each) for each in told.replace(",", " ").split())


def own_origin(host: str) -> str:
    """The origin of ours at which a browser asked for `host`, as Host says it: how SERVED_AT names it, else http."""
    named = sorted(served_at(), reverse=True)  # the encrypted one first
    return next((each for each in named if each.partition("://")[2] == host.lower()), f"http://{host}")


def _origin(text: str) -> str:
    """An origin as a browser writes it: lower case, without the scheme's own port."""
    try:
        parts = urlsplit(text.lower())
        plain = parts._replace(path="").geturl() == text.lower() and not (parts.username or parts.query)
        port = "" if parts.port in (None, OWN_PORT.get(parts.scheme)) else f":{parts.port}"
    except ValueError:
        plain = False
    if not plain or parts.scheme not in OWN_PORT or not parts.hostname:
        raise ValueError(
            f"SERVED_AT 里的“{text}”不是网址，请写成 https://主机名 或 http://主机名:端口，多个用空格分开。"
        )
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return f"{parts.scheme}://{host}{port}"


def is_loopback(address: str | None) -> bool:
    """Whether an address that a server is bound to can be reached from this machine only."""
    if address == "localhost":
        return True
    try:
        return ipaddress.ip_address(address or "").is_loopback
    except ValueError:
        return False
