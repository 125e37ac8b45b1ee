"""Doors: the ports that the dashboard listens on, and who comes in where others can reach it."""

import http.client
import os
import socket
from collections.abc import Iterator

from data.addresses import is_loopback, served_at
from data.doctor.finding import Finding, Machine, good, mind, wrong
from data.people.actor import ROLES
from data.people.grants import grants
from data.warehouse.store import Store
from records.accounts import all_accounts

PATIENCE = 3  # seconds
HEALTH = "/healthz"
SECRET = "STREAMLIT_SERVER_COOKIE_SECRET"  # noqa: S105  # its name


def ports(machine: Machine) -> Iterator[Finding]:
    """Whether each port is free, or the dashboard's already."""
    for port in machine.ports:
        if _answers(machine.address, port):
            yield good(f"端口 {port}：看板正在运行。")
        elif why := _refusal(machine.address, port):
            yield wrong(
                f"端口 {port} 用不了（{why}）。",
                "停掉占用它的程序（Linux：ss -ltnp 可以看是谁），或用 --server.port 换一个端口。",
            )
        else:
            yield good(f"端口 {port} 空着，可以用。")
    if len(machine.ports) > 1 and not os.environ.get(SECRET):
        yield mind(
            f"有 {len(machine.ports)} 个进程，却没有设 {SECRET}，一个进程的读者转不到别的进程。",
            "给每个进程设同一个长的随机值（make server 会设好），再重启。",
        )


def sign_in(machine: Machine) -> Iterator[Finding]:
    """Whether whoever can reach it has to sign in, and whether somebody can let others in."""
    store, is_open = Store(machine.root), not is_loopback(machine.address)
    try:
        others = served_at()
    except ValueError as error:
        yield wrong(f"{error}", "改正 SERVED_AT，再启动看板。")
        others = frozenset()
    in_use = {each.name for each in all_accounts(store.records) if not each.is_closed}
    has_provider = bool(os.environ.get("OIDC_ISSUER"))  # at which one signs in, too
    if not in_use and not has_provider and (is_open or others):
        yield wrong(
            "看板可以从别的电脑打开，却还没有可用的账号。",
            "先用 python -m data accounts --add 建账号，再用 python -m data grants --give 授权。",
        )
    elif not in_use and not has_provider:
        yield good("没有账号：看板只在本机打开，由本机的人使用。")
    else:
        yield good(f"{len(in_use)} 个可用的账号{'，另可由统一认证登录' if has_provider else ''}，须登录才能打开。")
        yield from _granters(store, in_use)
    if others and not all(each.startswith("https:") for each in others):
        yield mind("SERVED_AT 里有 http:// 的网址，口令会不加密地经过网络。", "在代理上配好证书，只用 https://。")


def _granters(store: Store, in_use: set[str]) -> Iterator[Finding]:
    if not any(each.name in in_use and "grant" in ROLES[each.role].acts for each in grants(store)):
        yield mind(
            "没有一个可用的账号是管理员，页面上没有人能授权。", "python -m data grants --give 账号 admin 授予一位。"
        )


def _answers(address: str, port: int) -> bool:
    """Whether a dashboard listens there."""
    near = http.client.HTTPConnection(address if is_loopback(address) else "127.0.0.1", port, timeout=PATIENCE)
    try:
        near.request("GET", HEALTH)
        return near.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        near.close()


def _refusal(address: str, port: int) -> str:
    """Why nothing can listen there; '' when it can."""
    try:
        family = socket.getaddrinfo(address, port, type=socket.SOCK_STREAM)[0][0]
        with socket.create_server((address, port), family=family):
            return ""
    except OSError as error:
        return os.strerror(error.errno) if error.errno and error.errno > 0 else f"{error}"
