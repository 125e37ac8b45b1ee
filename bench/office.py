"""An office's server that really runs: processes of the dashboard over one store, HAProxy in front of them with TLS.

The proxy's settings are those of `make server`, on ports that nobody listens on.
"""

import os
import re
import shutil
import ssl
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.dashboard import Server, free_port, running, wait_until_healthy
from deploy.set_up import haproxy

SECRET = "one of all processes"  # noqa: S105  # of servers that live for a test


@dataclass(frozen=True)
class Office:
    """The address at which offices open it, its processes by the name that the proxy gives them, whom to trust."""

    address: str
    plain: str
    processes: Mapping[str, Server]
    tls: ssl.SSLContext
    proxy: int


def is_possible() -> bool:
    """Whether this machine has what it takes."""
    return all(map(shutil.which, ("haproxy", "openssl")))


@contextmanager
def office(warehouse: Path, folder: Path, processes: int = 2, **environment: str) -> Iterator[Office]:
    """Run them over a store in which somebody has an account; `folder` is for what the proxy needs."""
    certificate, secure, plain = _certificate(folder), free_port(), free_port()
    address = f"https://127.0.0.1:{secure}"
    told = {
        "WAREHOUSE": str(warehouse.resolve()), "SERVED_AT": address, "STREAMLIT_SERVER_COOKIE_SECRET": SECRET,
        "DUCKDB_THREADS": "1", **environment,
    }  # fmt: skip
    with ExitStack() as stack:
        ports = [free_port() for _ in range(processes)]
        begun = [stack.enter_context(running(_command(port), port, None, **told)) for port in ports]
        for server in begun:  # all start at once
            wait_until_healthy(server.process, f"{server.address}/healthz")
        apps = [f"127.0.0.1:{port}" for port in ports]
        told_proxy = haproxy(address.removeprefix("https://"), apps, str(certificate), f":{plain}", f":{secure}")
        proxy = stack.enter_context(_proxy(told_proxy, folder / "haproxy.cfg"))
        tls = ssl.create_default_context(cafile=certificate)
        wait_until_healthy(proxy, f"{address}/sign-in", tls)
        named = {app.replace(":", "_"): server for app, server in zip(apps, begun, strict=True)}
        yield Office(address, f"http://127.0.0.1:{plain}", named, tls, proxy.pid)


def _command(port: int) -> list[str]:
    return ["-m", "streamlit", "run", "app.py", "--server.port", f"{port}", "--server.headless", "true"]


def _certificate(folder: Path) -> Path:
    pair = (folder / "key.pem", folder / "certificate.pem")
    names = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    command = [shutil.which("openssl") or "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    command += [*names, "-keyout", str(pair[0]), "-out", str(pair[1])]
    subprocess.run(command, check=True, capture_output=True)
    (folder / "tls.pem").write_text("".join(part.read_text() for part in pair))
    return folder / "tls.pem"


@contextmanager
def _proxy(settings: str, file: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """HAProxy with these settings; only root can become somebody else."""
    file.write_text(settings if os.geteuid() == 0 else re.sub(r"^ +(user|group) .*\n", "", settings, flags=re.M))
    command = [shutil.which("haproxy") or "haproxy", "-db", "-f", str(file)]
    proxy = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield proxy
    finally:
        proxy.terminate()
        proxy.wait(10)
